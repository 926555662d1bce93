### The address book: parties one has named before.

refusal-contact-missing = Your address book has no such entry any more: send /contacts to see it.
refusal-contact-one = Write one person at a time, with a name. For example: Ann Miller ann@example.com
command-contacts = Address book: people you often name
contacts-title = Address book ({ NUMBER($count) })
contacts-none = Nobody yet. Whom you send tasks to is kept here, for your eyes only.
button-contact-add = Add
button-contact-edit = Change
button-contact-forget = Delete
button-contacts = Address book
contact-used = Last used: { $at }
contact-saved = Saved.
contact-forgotten = { $name } is out of your address book. What you sent them is not affected.
ask-contact = Send name, company and how to reach them, in one line.
ask-contact-anew = Send the new details of { $name } in one line; they replace the whole entry.
example-contact = Ann Miller, Harbor Ltd, ann@example.com
