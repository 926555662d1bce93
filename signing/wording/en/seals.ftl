### Seals: making, uploading and using them.

## What is wrong with a design

refusal-seal-shape = This kind of seal is not made in that shape. Please choose another.
refusal-seal-size = This seal comes in these sizes (mm): { $sizes }. Please choose one of them.
refusal-seal-name-length = The company name on a seal has { NUMBER($least) } to { NUMBER($most) } characters; this one has { NUMBER($count) }. Please check it.
refusal-seal-person-length = The name on a name seal has { NUMBER($least) } to { NUMBER($most) } characters; this one has { NUMBER($count) }. Please check it.
refusal-seal-title-long = The line below the centre has { NUMBER($limit) } characters at most. Please shorten it.
refusal-seal-code = A seal code has digits, letters and hyphens only, { NUMBER($limit) } at most. Enter the registered one, or leave it out.
refusal-seal-tax-number = An invoice seal needs the tax number: 15, 17, 18 or 20 digits and capital letters, as on the business licence.
refusal-seal-ending = After the name there may be 印, 之印 or nothing.
refusal-seal-colour = I do not know that colour. Choose red, blue, black or purple, or give a value such as #E60012.
refusal-seal-opacity = The opacity of a seal is between { NUMBER($least) }% and { NUMBER($most) }%.
refusal-seal-border = The border is between { $least } and { $most } mm wide.
refusal-seal-character = No seal typeface has the character “{ $character }”. Write it another way, or upload a picture of the seal.
