## Kept out: other sites

refusal-not-from-here = This was sent by a page that is not ours, so nothing was done. Please open the page again from the chat or your own link.
