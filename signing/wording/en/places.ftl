### Places: pages, words, tags in the text, fields of a form.

refusal-pages-unreadable = I cannot read “{ $words }” as pages. Write 1-3,5,8, or “all”, “odd”, “last”.
refusal-keyword-empty = Please type the words to look for in the document, for example: Party B (Seal)
refusal-keyword-too-long = That is { NUMBER($length) } characters; { NUMBER($limit) } is the limit. A part of it will do, for example: Party B (Seal)
refusal-keyword-not-found = “{ $keyword }” is not in the document. Please type it as it stands there; words in a scan cannot be found.
refusal-keyword-hit-missing = “{ $keyword }” stands in the document { $hits ->
    [one] once only
   *[other] { NUMBER($hits) } times only
}, so there is no place number { NUMBER($hit) }. Choose another number.
refusal-keyword-hits-unreadable = I cannot read “{ $words }” as the number of a place. Write 1, or 1,3, or “all”.
refusal-keyword-everywhere = “{ $keyword }” stands in the document { NUMBER($hits) } times; { NUMBER($limit) } places are the limit. Choose longer words.
