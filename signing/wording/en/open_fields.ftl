### Open signature fields of PDFs that came signed or certified

note-certified-open-fields = The author has certified this PDF: it can be signed in the signature fields that it came with, and nowhere else.
refusal-open-fields-few = The author has certified this PDF. It has { $fields ->
        [one] one open signature field
       *[other] { $fields } open signature fields
    } for { $signers ->
        [one] one signer
       *[other] { $signers } signers
    }. Please name fewer signers, or ask for a copy that allows more.
refusal-certified-places-stay = The author has certified this PDF: it is signed in the signature fields that it came with, which stay where they are. You can give one to another signer.
