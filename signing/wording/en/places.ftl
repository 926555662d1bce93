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

## Tags in the text, like {"{{"}text:1|label=Account{"}}"}; the tag itself always stands before these

tag-wrong = “{ $tag }”: { $why }
refusal-tag-kind = There is no such tag. Common ones are sign, seal, date, text, checkbox and seam.
refusal-tag-key = “{ $key }” means nothing here. Take it out or correct it, then replace the file.
refusal-tag-value = “{ $value }” cannot stand for “{ $key }”. Correct it, then replace the file.
refusal-tag-lacks = { $key ->
    [sentence] It lacks the sentence to be copied: add “sentence=…”.
   *[options] It lacks the options: add “options=one/two”.
}
refusal-tag-one-option = A radio tag has one option. Write a tag for each option of the group.
refusal-tag-open = Its two closing braces are missing.
refusal-tag-party = There is no signer “{ $who }” ({ $parties ->
    [one] there is one signer
   *[other] there are { NUMBER($parties) } signers
}). Use a number, 1 for the first, or the whole name or company.
refusal-tag-nobody = It does not say whose it is. Write the signer’s number behind a colon, for example 1.
refusal-tag-too-many = There are too many tags; { NUMBER($limit) } places are the limit.

## Fields of a form

refusal-form-no-fields = This document has no empty form fields.
refusal-keyword-options = Please give 2 to { NUMBER($limit) } options as they stand in the document, with “/” between them. For example: Monthly/Yearly
