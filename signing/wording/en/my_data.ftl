## What is kept about somebody: seen, copied, erased

erased-person = Erased person
button-my-data = My data
mydata-title = What is kept about you
mydata-identity = Name and account: { $name }
mydata-count = { $kind ->
    [proofs] Proofs of identity, passwords and apps: { $count }
    [hands] Kept signatures and initials: { $count }
    [seals] Seals: { $count }
    [contacts] Contacts: { $count }
    [documents] Documents sent or received: { $count }
    [templates] Templates and sheets: { $count }
    [folders] Folders: { $count }
   *[other] Other entries: { $count }
  }
mydata-hint = The copy holds all of it as a file for programs (JSON), with your signatures, seals and documents. Passwords and codes are not in it: they are kept in a form that nobody can read.
mydata-asked = You asked on { $at } to be erased. The administrators have been told.
mydata-file = My data
mydata-here = A copy of what is kept about you.
mydata-explained = Everything this installation keeps about you. “rows” are its tables, “record” what you have done; of passwords, codes and links only that they exist. Documents stand in the folder “documents”.
button-mydata-copy = Get a copy
button-mydata-erase = Ask for erasure
button-mydata-erase-yes = Ask now
button-back-to-my-data = Back to my data
mydata-erase-title = Ask to have your data erased?
mydata-erase-means = An administrator decides. What goes: your settings, proofs of identity, passwords, kept signatures, seals, contacts, templates, folders, drafts and links. It cannot be undone, so get a copy first. Messages in this chat are yours to delete.
mydata-erase-kept = { $count ->
    [one] 1 document must be kept by law until { $until }, with your name and how you were identified. That goes after this day.
   *[other] { $count } documents must be kept by law, the last until { $until }, with your name and how you were identified. That goes after these days.
  }
mydata-erase-asked = The administrators have been told that you wish to be erased. You will need nothing more from here; until it is done, everything works as before.
mydata-erase-already = You have asked for this already. The administrators know of it.
told-erasure-asked = { $name } wishes that the personal data kept about them be erased. The law gives you one month at most to answer; please look at it soon.
command-erase = Erase what is kept about a person
erasures-title = Wishes to be erased
erasures-none = Nobody is waiting to be erased. To look at somebody, send /erase with their @name, Telegram number, phone number or e-mail address.
erasures-line = { $name }, asked on { $at }
button-erasures = Wishes to be erased
button-erase-look = Look
button-erase-person = Erase for ever
button-erase-sure = Yes, erase for ever
button-erase-decline = Decline
ask-erase-decline = Why is what is kept about { $name } not erased? Write the reason in one or two sentences; they will read it, and it goes into the record.
example-erase-decline = A lawsuit over one of your contracts is pending; we need your data until it has ended.
erase-declined = { $name } has been told that their data is not erased, and why. They may ask again.
told-erasure-declined = { $organisation } has not erased your data, as you had asked. The reason: “{ $reason }” You may ask again, or turn to the supervisory authority.
told-erasure-done = { $kept ->
    [one] Your data has been erased. 1 document that the law wants kept stays until { $until }, with your name and how you were identified; that goes by itself then.
   *[other] Your data has been erased. { $kept } documents that the law wants kept stay until { $until } at the latest, with your name and how you were identified; that goes by itself then.
  }
letter-subject-house = News from { $organisation }
refusal-erase-not-asked = There is no open wish of theirs any more: it was carried out or declined. Send /erase to see who is waiting.
refusal-erase-reason = A reason has 1 to { NUMBER($limit) } characters. Please send it again.
erase-person-title = Erase { $name }?
erase-person-what = What goes, for ever:
erase-person-links = Settings, links, sessions, messages that wait, drafts
erase-person-kept = { $count ->
    [one] 1 document is kept until { $until }, as the law wants it, with the name and how it was proven; that goes by itself then.
   *[other] { $count } documents are kept until { $until } at the latest, as the law wants it, with the name and how it was proven; that goes by itself then.
  }
erase-person-nothing-kept = No document has to be kept by law: nothing will be left but an empty number.
erase-person-asked = They asked for it on { $at }.
erase-person-unasked = They have not asked for it here. Make sure that the wish is theirs.
erase-person-was = Erased before, on { $at }.
erase-person-done = { $name } is erased: { $rows } rows, and the personal part of { $entries } entries of the record, which still verifies.
erase-person-done-kept = { $count ->
    [one] 1 document is kept until { $until }, as the law wants it.
   *[other] { $count } documents are kept until { $until } at the latest, as the law wants it.
  }

## On the page: for parties without a chat, too
page-data-erase-means = An administrator decides. What goes: your settings, proofs of identity, passwords, kept signatures, seals, contacts, drafts and links. It cannot be undone, so get a copy first. What others received stays with them.
page-word-data-title = What is kept about you
page-word-data-lead = You can see it, get a copy, and ask for it to be erased.
page-word-data-open = Show
page-word-data-name = Name: { $name }
page-word-data-copy = Get a copy
page-word-data-erase = Ask for erasure
page-word-data-hint = The copy is a ZIP file with all of it as JSON, and with your signatures, seals and documents. A code makes sure that it is you.
page-word-security-data-copy-title = A copy of your data
page-word-security-data-copy-done = The copy is being downloaded
page-word-security-data-erase-title = Ask to have your data erased?
page-word-security-data-erase-done = The administrators have been told
