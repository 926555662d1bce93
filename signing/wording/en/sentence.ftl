# A draft filled by a sentence
understood = This is what I understood
understood-open = not said yet
understood-parties = Parties:
understood-lost = Not understood: { $words }. Add it with the buttons below, or write it again in other words.
understood-nameless = Nobody is named for { $words }. Press Edit parties and write the person’s name.
understood-handles = Nobody can be reached by { $words } alone. Press Edit parties and add a phone or e-mail, or pick them from the chat.
understood-unsealed = To be sealed, but no company was named: { $words }. Press Edit parties and add the company.
understood-assumed = You did not say what they do, so they sign: { $words }. Press Edit parties to change it.
understood-twice = Already on the list, not added again: { $words }.
understood-known = You have dealt with { $name } before. If it is the same person, press the button; if not, go on.
understood-several = You have dealt with { $count } people called { $name }. Choose one below, or go on if it is none of them.
understood-next = If all is right, press Next. It goes on with: { $step }.
button-take-contact = { $name } is { $how }
reminders-every = { $days ->
    [1] every day
   *[other] every { $days } days
  }
refusal-sentence-lost = I could not understand “{ $words }”. You could say: get this signed by Ann then Bob by Friday.
refusal-contact-gone = This contact has changed and was not used. Press Edit parties and fill it in.
