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
refusal-seal-opacity = The opacity of a seal is between { NUMBER($least) }% and { NUMBER($most) }%: please choose another.
refusal-seal-border = The border is between { $least } and { $most } mm wide: please choose another width.
refusal-seal-character = No seal typeface has the character “{ $character }”. Write it another way, or upload a picture of the seal.

## Seam seals

refusal-seam-one-page = The document has one page, so there is no seam to seal. Use an ordinary seal.
refusal-seam-two-pages = With two pages a seam seal must go on both. Choose all pages.
refusal-seam-too-few = A seam seal needs two pages at least. Choose more pages.
refusal-seam-pages = I could not read the pages. Write “all”, or pages such as 1-3,6-10.
refusal-seam-group = A group has { NUMBER($least) } to { NUMBER($most) } pages: with more of them a strip would be too thin to see. Please choose another number.
refusal-seam-size = A seam seal measures between { $least } and { $most } mm: please choose another size.
refusal-seam-inset = A seam seal stands between { $least } and { $most } mm from the edge: please choose another distance.
refusal-seam-height = The seam seal must lie on the page. Please choose its height again.
refusal-seam-no-room = The seam seal does not fit on page { NUMBER($page) }. Move it, make it smaller, or leave this page out.
refusal-seam-covers = The seam seal would cover another place on page { NUMBER($page) }. Choose another height or the other edge.

## Uploaded pictures

refusal-seal-picture-large = The picture is larger than { NUMBER($limit_mb) } MB. Make it smaller or crop it, then send it again.
refusal-seal-picture-unreadable = I cannot read this picture. Please send a photo or scan as PNG, JPEG or WebP.
refusal-seal-picture-none = I found no seal in the picture. Stamp it clearly on white paper, avoid shadows, and take the photo from straight above.
refusal-seal-picture-small = The seal in the picture is too small to read. Take the photo from nearer, so that it fills most of the picture.
refusal-seal-picture-size = A seal is between { NUMBER($least) } and { NUMBER($most) } mm wide. Measure yours and write the number, for example 40.

## Keeping and using

refusal-seal-for-admins = Only admins and seal keepers make seals of { $company }. Please ask one of them.
refusal-seal-owner-length = Please write the name on the seal, in { NUMBER($most) } characters at most.
refusal-seal-changed = This seal has changed just now. Please look at it again first.
refusal-seal-not-yours = You may not use this seal. Ask its keeper to allow it, or use another one.
refusal-seal-choose = Several seals could be used. Please choose one.
refusal-seal-until-past = The permission must end later than now. Please choose another date.
refusal-seal-user-unknown = I do not know this person. Ask them to write to me once.

seal-kind-company = Company seal
seal-kind-contract = Contract seal
seal-kind-finance = Finance seal
seal-kind-personnel = HR seal
seal-kind-invoice = Invoice seal
seal-kind-legal = Legal representative’s seal
seal-kind-name = Personal name seal

## In the chat

seals-mine = My seals
seals-none = There are no seals yet. I can draw one, or take one from a photo of yours.
seal-size = { $width } × { $height } mm
seal-width = { $width } mm wide
seal-state-draft = not in use yet
seal-state-approved = ready to use
seal-state-frozen = frozen
seal-state-cancelled = cancelled
seal-frozen-means = While it is frozen nobody can sign with it. Thaw it to use it again.
seal-to-use = You may use this seal; somebody else keeps it.
seal-cutting = Cleaning the photo of the seal…
ask-seal-kind = What kind of seal shall it be?
ask-seal-company = Which company is on it? Please write its full registered name.
ask-seal-person = Whose name is on it?
ask-seal-way = How shall its picture be made?
ask-seal-code = Has the seal a registered code? Send it to me and it will stand on the arc at the bottom. We never make one up.
ask-seal-tax-number = Please send the company’s tax number, for example:
ask-seal-photo = Stamp it clearly on white paper and send me a photo from straight above, up to 5 MB. A scan will do, too.
ask-seal-keep = This is how it looks on paper. Shall I keep it?
ask-seal-width = On the left is what you sent, on the right what I made of it. If it is right, choose how wide it really is, or write the millimetres, and I will keep it.
confirm-seal-cancel = A cancelled seal cannot be brought back and signs nothing more; what it has sealed stays sealed. Cancel it?
button-seals = My seals
button-seal-new = Make or upload a seal
button-seal-draw = Draw it for me
button-seal-photo = Upload a photo
button-seal-again = Another photo
button-seal-no-code = No code
button-seal-keep = Keep this seal
button-seal-freeze = Freeze
button-seal-thaw = Thaw
button-seal-cancel = Cancel the seal
button-confirm-seal-cancel = Yes, cancel it
command-seals = My seals: make, upload, freeze
