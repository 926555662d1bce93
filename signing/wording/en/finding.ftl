### Finding: /find, and /tasks with words.

command-find = Find by title, name, date, number or text
find-ask = What are you looking for? Send a few words in any order: title, name or company, part of the number, a date, or words of the document itself. For example: “Ann purchase October”.
find-found = Find { $words } ({ $which })
find-none = Nothing was found. Try a shorter word, or one word fewer; the text is searched only in documents that you may open.
find-tab-everything = Whole house
refusal-find-nothing-asked = There is no word to look for. Send a title, a name, a number or a date, for example “/find Ann October”.
refusal-find-over = This list is too old. Please send /find and your words again.
standing-any = Any state
standing-open = In progress
standing-ended = Ended
tasks-none-standing = Nothing here stands like that.
