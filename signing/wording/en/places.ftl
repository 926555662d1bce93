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

tag-wrong = Tag “{ $tag }”: { $why }
refusal-tag-kind = There is no such tag: please mend it and replace the file. Common ones are sign, seal, date, text, checkbox and seam.
refusal-tag-key = “{ $key }” means nothing here. Take it out or correct it, then replace the file.
refusal-tag-value = “{ $value }” cannot stand for “{ $key }”. Correct it, then replace the file.
refusal-tag-lacks = { $key ->
    [sentence] It lacks the sentence to be copied: add “sentence=…”.
   *[options] It lacks the options: add “options=one/two”.
}
refusal-tag-one-option = A radio tag has one option. Write a tag for each option of the group.
refusal-tag-open = Its two closing braces are missing: please add them and replace the file.
refusal-tag-party = There is no signer “{ $who }” ({ $parties ->
    [one] there is one signer
   *[other] there are { NUMBER($parties) } signers
}). Use a number, 1 for the first, or the whole name or company.
refusal-tag-nobody = It does not say whose it is. Write the signer’s number behind a colon, for example 1.
refusal-tag-too-many = There are too many tags; { NUMBER($limit) } places are the limit. Please take some out and replace the file.

## Fields of a form

refusal-form-no-fields = This document has no empty form fields. Please place on the page or by words instead.
refusal-keyword-options = Please give 2 to { NUMBER($limit) } options as they stand in the document, with “/” between them. For example: Monthly/Yearly

## Places by words, in the chat

button-byword = Place by words
ask-byword-party = Whose place is it?
ask-byword-kind = What is { $name } to leave there?
ask-byword-words = Type the words beside it as they stand in the document (up to 50 characters), for example:
example-byword-words = Party B (Seal)
ask-byword-choices = Type the words of each option as they stand in the document, with “/” between them, for example:
example-byword-choices = Monthly/Yearly
ask-byword-options = What is there to choose from? With “/” between the options, for example:
example-byword-options = Courier/Post/Pick-up
ask-byword-sentence = Type the sentence that is to be copied word by word, for example:
example-byword-sentence = I have read and accept all of the above.
ask-byword-pages = On which pages? Press a button, or type them, for example:
example-byword-pages = 1-3,5,last
byword-placed = “{ $words }” stands there { $hits ->
    [one] once
   *[other] { NUMBER($hits) } times
}; { $count ->
    [one] one place was put
   *[other] { NUMBER($count) } places were put
}. The picture shows page { NUMBER($page) }.
byword-seam = The seam seal goes over { NUMBER($count) } pages. The picture shows page { NUMBER($page) }.
byword-retype = Not right? Choose another side, or simply type other words.
byword-first = First
byword-last = Last
byword-all = Every one
beside-right = Right
beside-left = Left
beside-above = Above
beside-below = Below
beside-lower-right = Lower right
beside-upper-right = Upper right
beside-on = On the words
beside-centre = Centred on them
pages-all = All pages
pages-odd = Odd pages
pages-even = Even pages
pages-last = Last page
button-byword-pages = More pages
button-byword-required = Required
button-byword-undo = Undo
button-byword-undo-last = Undo the last addition
button-byword-done = Done
field-kind-signature = Signature
field-kind-initials = Initials
field-kind-seal = Company seal
field-kind-legal-seal = Legal rep’s seal
field-kind-seam = Seam seal
field-kind-date = Signing date
field-kind-text = Text
field-kind-number = Number
field-kind-id-number = ID number
field-kind-phone = Phone
field-kind-email = E-mail
field-kind-checkbox = Checkbox
field-kind-radio = One of several
field-kind-select = Drop-down
field-kind-copied = Copied sentence
field-kind-picture = Picture
places-to-fill = { $count ->
    [one] One more is for the parties to fill in.
   *[other] { NUMBER($count) } more are for the parties to fill in.
}
tags-wrong-more = { $left ->
    [one] One more tag is not understood.
   *[other] { NUMBER($left) } more tags are not understood.
}

form-who = The form in it has { NUMBER($fields) } fields, { NUMBER($empty) } of them empty; nobody fills them in yet.
form-given = The form in it has { NUMBER($empty) } empty fields; { $names } will fill them in.
button-form = Who fills in the form?
ask-form = The form has { NUMBER($empty) } empty fields. Who fills them in when signing?
button-form-names = Each party by the fields’ names
button-form-nobody = Nobody: leave them as they are
