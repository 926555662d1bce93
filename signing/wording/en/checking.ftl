### Checking a PDF that opens with a password only

ask-password-to-check = I use it once to open the file and check it, delete your message and keep it nowhere.
page-word-password-means-check = It is used once to open the file and check it, and kept nowhere.
verdict-why-password-wrong = It does not open with that password, so its signatures could not be checked. Please ask the sender for the password.
page-word-why-password-wrong = The file does not open with that password, so its signatures could not be checked. Ask the sender for the password.
