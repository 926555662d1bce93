### What people send beside PDFs: photos, pictures, text, Office files; several files joined; attachments.

## What intake did

note-converted-picture = The picture was made into A4 pages: please check that it is sharp and the right way up.
note-converted-text = The text was set on A4 pages: please check it.
note-converted-office = The Office file was made a PDF, and its layout may have shifted a little: please check it.
note-letters-left-out = Emoji or special signs in the text cannot be shown and were left out: please check it.

## Refusals

refusal-unknown-file = This kind of file cannot become pages to sign. Send a PDF, a picture (JPG, PNG, HEIC, WEBP, TIFF) or a text file.
refusal-office-needs-pdf = Nothing here converts Office files. Save it as PDF in Word, Excel or PowerPoint, and send that.
refusal-office-failed = This Office file could not be converted. Save it as PDF in Word, Excel or PowerPoint, and send that.
refusal-office-too-long = This Office file takes too long to convert. Save it as PDF in Word, Excel or PowerPoint, and send that.
refusal-office-unreachable = The service that converts Office files cannot be reached right now. Try again later, or save it as PDF and send that.
refusal-picture-broken = This picture cannot be read; perhaps it did not arrive whole. Take or send it again.
refusal-picture-large = This picture has too many pixels. Make it smaller than 60 megapixels and send it again.
refusal-text-unreadable = This is no text that I can read. Save it as UTF-8 text or as a PDF, and send that.
refusal-text-too-long = The text has more than { NUMBER($limit) } characters. Divide it, or save it as a PDF, and send that.
refusal-signed-not-joined = A PDF with signatures cannot be joined with other files: its signatures would break. Send it as a task of its own.
refusal-too-many-files = A task joins { NUMBER($limit) } files at most. Divide it, or join some before you send them.
refusal-last-file = One file must stay. To use another instead, choose “Replace the file”.
refusal-file-gone = The list of files has just changed; please look at it again.
refusal-attach-signed = This PDF has signatures, and an attachment would break them. Send the attachment some other way.
refusal-attachments-many = { NUMBER($limit) } attachments at most. Take one out first, or put several into a ZIP file.
refusal-attachment-large = An attachment may have { NUMBER($limit_mb) } MB at most. Make it smaller and send it again.
refusal-attachment-runs = For everybody's safety, programs, scripts, web pages and files with macros cannot be attached. Use a PDF, a picture or a file without macros.
refusal-attachment-gone = This attachment has been taken out already: please look at the newest list.

## The draft's card

joining-files = Putting the files together …
photo-name = Photo
draft-file-line = { $number }. { $filename } · { $from ->
    [0] p. { NUMBER($to) }
   *[other] pp. { NUMBER($from) }–{ NUMBER($to) }
}
draft-attachments = { $count ->
    [1] 1 attachment
   *[other] { NUMBER($count) } attachments
}: { $names }
button-add-file = Add a file
button-files = Files and order
button-attachments = { $count ->
    [0] Attachments
   *[other] Attachments ({ NUMBER($count) })
}
button-file-up = Move up
button-file-down = Move down
button-file-off = Take this file out
button-attachment-off = Take out { $name }
ask-add-file = Send the file to add to “{ $title }”: each PDF or Office file is a document of its own, photos in a row become one ({ NUMBER($limit_mb) } MB at most; larger ones through the upload page).
ask-add-words = I am waiting for the file to add. Send it, or press “Back”.
files-title = Files and order
files-hint = Press a file to move it up or down, or to take it out.
ask-file-act = What shall happen to this file?
places-dropped = Pages have moved, and { $count ->
    [1] one place to sign went
   *[other] { NUMBER($count) } places to sign went
} with them: please check the places again.
attachments-title = Attachments
attachments-none = No attachments yet.
attachments-hint = Send the files to attach ({ NUMBER($limit_mb) } MB each at most, { NUMBER($limit) } in all). They are signed together with the PDF, and everybody can look at them before they sign.
ask-attachment-words = I am waiting for attachments. Send a file, or press “Back”.

## The parties

card-attachments = { $count ->
    [1] 1 attachment
   *[other] { NUMBER($count) } attachments
}: { $names }
attachment-of = Attachment { NUMBER($number) }/{ NUMBER($count) } of “{ $title }”
button-attachments-get = Attachments ({ NUMBER($count) })
page-word-attachments = Attachments ({ $n })
page-word-attachments-means = Attachments are signed together with the document: look at them before you sign.
page-word-attachment-get = Download { $name }

## The upload page

page-word-drop-many = Drop a file anywhere on this page, or
page-word-choose-many = Choose a file
page-word-choose-limit-many = PDF, picture, text or Office file, { $limit } MB at most
page-word-not-pages = This kind of file cannot become pages to sign. Choose a PDF, a picture, text or an Office file.
page-word-upload-add-title = Add a file
page-word-upload-add-text = The new file is another document of the draft, signed by itself; photos come behind the photos before them.
page-word-upload-added-title = The file was added
