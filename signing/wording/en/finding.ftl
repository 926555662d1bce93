### Finding: /find, and /tasks with words.

command-find = Find by title, name, date, number or text
find-ask = What are you looking for? Send a few words in any order: title, name or company, part of the number, a date, or words of the document itself. For example: “Ann purchase October”.
find-found = Find { $words } ({ $which })
find-none = Nothing was found. Try a shorter word, or one word fewer. The text of documents is only searched where you may open them.
find-tab-everything = Everyone’s
refusal-find-nothing-asked = There is no word to look for. Send a title, a name, a number or a date, for example “/find Ann October”.
refusal-find-over = This list is too old. Please send /find and your words again.
standing-any = Any state
standing-open = In progress
standing-ended = Ended
tasks-none-standing = There are none in this state.
