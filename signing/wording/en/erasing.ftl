erased-party = Party { $number } (erased)
event-erased = Personal data were erased.
refusal-erase-running = { $number } has not ended yet: its data are still needed. Withdraw it, or wait for its end.
refusal-erase-too-early = The data of { $number } must be kept until { $until }. Try again after that day.
refusal-erase-years = Data must be kept for at least { $years } years: give a longer period.
erase-done = { $number }: personal data are erased ({ $entries } entries of the record, { $rows } rows). The record still verifies.
erase-left = { $count } entries are of an older layout and keep what they tell: emptied, the record would no longer verify.
