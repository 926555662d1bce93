### What a party fills in: what is wrong, and what to do. Shown beside the entry it is about.

refusal-answer-not-ticked = Please tick this box first.
refusal-answer-not-chosen = Please choose one of the options.
refusal-answer-not-offered = That is not one of the options. Please choose again.
refusal-answer-no-picture = Please upload a picture.
refusal-answer-number = Only a number can stand here, such as 12800.50. Please correct it.
refusal-answer-number-long = A number can have { NUMBER($limit) } digits at most. Please check for surplus digits.
refusal-answer-decimals = { $decimals ->
    [0] Please enter a whole number, without decimals.
    [one] Please enter one decimal place at most.
   *[other] Please enter { NUMBER($decimals) } decimal places at most.
}
refusal-answer-id = The number of an ID document has only letters and digits. Please copy it from the document.
refusal-answer-id-length = A Chinese ID number has 18 digits, but this one has { NUMBER($digits) }. Please check it against the card.
refusal-answer-id-birth = The region or the date of birth in this ID number cannot be right. Please check it against the card.
refusal-answer-id-check = The last digit of this ID number does not match the others. Please check it against the card.
refusal-answer-phone = This is not a valid phone number. Please write it like 13800138000, or with + and the country code.
refusal-answer-email = This is not a valid e-mail address. Please write it like name@example.com.
refusal-answer-copy-differs = Character { NUMBER($at) } should be “{ $wanted }”, but you wrote “{ $found }”. Please correct it.
refusal-answer-copy-short = The sentence is not finished. Please go on with “{ $rest }”.
refusal-answer-copy-long = There is “{ $extra }” too much at the end. Please delete it.

refusal-signed-no-filling = This PDF is signed already, so only signatures can be added. Please remove the places to fill in, then send it.
