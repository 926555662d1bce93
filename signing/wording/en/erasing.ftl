erased-party = Party { $number } (erased)
event-erased = Personal data were erased.
refusal-erase-running = { $number } has not ended yet: its data are still needed. Withdraw it, or wait for its end.
refusal-erase-too-early = The data of { $number } must be kept until { $until }. Try again after that day.
refusal-erase-years = Data must be kept for at least { $years } years: give a longer period.
erase-done = { $number }: personal data are erased ({ $entries } entries of the record, { $rows } rows). The record still verifies.
erase-left = { $count } entries are of an older layout and keep what they tell: emptied, the record would no longer verify.

## Of persons, and the register

told-erasures = Personal data were erased ({ $count } times so far). Keep this file: whoever puts back an older backup gives it to “yinxin restore --erasures”, and what was erased is erased again. It names nobody.
erasures-file-elsewhere = The file is in the data folder: erasures.jsonl.
refusal-erase-person-member = Members of the house are erased only once they are members no more. An owner takes them out under /members (whom the settings name: in YINXIN_ADMINS); then try again.
refusal-erase-person-open = These documents have not ended yet: { $names }. Let them end, or have them withdrawn, then try again.
refusal-erase-person-seals = Seals of the house are still kept: { $names }. Give these to another keeper or cancel them, then try again.
refusal-erase-nobody = Nobody here is known by that. Please give an @name, a Telegram number, a phone number, or the e-mail address of somebody who gets letters.
erase-again-done = { $count ->
    [0] Nothing that was erased is there again.
    [one] 1 thing that had been erased was there again, and is erased.
   *[other] { $count } things that had been erased were there again, and are erased.
  }
erase-again-waits = ✗ One erasure cannot be done again yet: { $why }
erase-register-bad = { $file } is no register of erasures. Give the file “yinxin-erasures.jsonl” from the admins’ chat, or “erasures.jsonl” of the old data folder.
erase-which = Give a document’s number, or --person, or --register: one of them.
check-erasures-right = Erased data: what was erased is gone ({ $count } in the register)
check-erasures-again = Erased data: { $count } of the register are there again or not known to the database, as after an older backup. Run “yinxin erase --register { $path }”; a running Yinxin does it within six hours.
check-erasure-waits = Wishes to be erased: { $count } waiting, the oldest for { $days } days. The law gives a month to answer. Send /erase in the chat, then erase or decline with a reason.
check-erasures-unreadable = Erased data: the register { $path } cannot be read. Put back the file “yinxin-erasures.jsonl” from the admins’ chat.
data-of-written = Written: { $file }. Give it to nobody but the person it is about.
