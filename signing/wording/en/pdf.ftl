### What our own pages in a document say, and refusals of the signing engine.

page-signature-heading = Signature page
page-signature-intro = The parties sign { $title } below.
page-signature-continued = Signature page, continued
page-signature-number = { NUMBER($page) } / { NUMBER($pages) }
page-label-signature = Signature
page-label-seal = Company seal
page-label-date = Date
page-label-signer = Signatory

refusal-place-missing = The place for this signature is no longer in the document. Please ask the sender to send it again.
refusal-place-taken = There is already a signature in this place. Please look at the current document.
refusal-value-too-long = This does not fit its place: it has { NUMBER($length) } characters, and about { NUMBER($limit) } have room. Please shorten it.
refusal-drawing-unreadable = The drawing cannot be read. Please sign again.
refusal-drawing-empty = The signature box is still empty. Please sign with your finger or mouse, or type your name.
