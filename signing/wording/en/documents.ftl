### Several documents in one task: each signed by itself, some for some parties only.

## The draft's card

document-line = { $number }. { $filename } · { $pages ->
    [1] 1 page
   *[other] { NUMBER($pages) } pages
}
document-only = seen only by { $names }
document-files = Joined from { NUMBER($count) } files: { $names }
button-documents = Documents
documents-title = Documents
documents-hint = Each document is signed by itself; everybody confirms once for all of theirs. Press one to move it, to say who sees it, or to take it out.
button-join-documents = Join into one PDF
button-part-document = Keep as separate documents
ask-document-act = What shall happen to this document?
button-who-sees = Who sees it
button-document-off = Take this document out
ask-who-sees = Who sees this document? Those with ✓ do; press a name to change it. The others will not know that it is there.
who-signs-document = To sign in it: { $names }. Without their ✓ their places in it go, too.
button-everybody-sees = All parties
missing-documents = Somebody sees no document, or a document is seen by nobody: press “Documents” and say who sees it.

## Refusals

refusal-too-many-documents = A task has { NUMBER($limit) } documents at most. Join some of them, or start another task.
refusal-last-document = One document must stay. For another one in its place, press “Change file”.
refusal-document-gone = The documents have just changed. Please look at the new list.
refusal-document-nobody = Somebody must see this document. If nobody needs it, take it out.
refusal-documents-limited = A document that only some see cannot be joined with others. Let all parties see it first.
refusal-one-file = This document is one file already.

## The parties

copy-one-of = “{ $title }”, document { NUMBER($number) } of { NUMBER($count) }: { $filename }
downloaded-one = “{ $title }”, document { NUMBER($number) } of { NUMBER($count) }
places-of-document = Document: { $title }

## Pages

page-word-documents = Documents ({ $n })
page-word-documents-mine = for you to sign
page-word-documents-read = for you to read
page-word-document-of = Document { $n } of { $total }
page-word-document-pages = Pages: { $n }
page-word-document-get = Download { $name }
page-word-download-all = Download all (ZIP)
page-word-page-of-document = { $title }, page { $n } of { $total }
page-word-page-with-place = your place is here
page-word-pages-list = Pages
page-word-seam-document = Over which document
page-word-not-for-party = { $name } does not see “{ $title }”, so no place of theirs can be put there. “Documents” in the chat says who sees it.
