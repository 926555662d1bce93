### Who may use a seal: allowed and taken back in the chat.

button-seal-users = Who may use it
seal-users-title = Who may use “{ $seal }”
seal-users-none = Nobody else yet: only its keepers can use it.
seal-user-uses = may use it
seal-user-keeps = keeps it, too
seal-user-until = until { $time }
seal-user-forever = for good
seal-user-over = ended { $time }
button-seal-user-new = Allow somebody
button-seal-take-back = Take back · { $name }
ask-seal-user = Who shall be allowed to use it? Choose with the button below, or send their phone number, user name or numeric ID. They must have written to me once; a phone number must have been shared by themselves.
example-seal-user = +86 138 0013 8000
seal-user-found = Found { $name }.
ask-seal-user-term = Until when may { $name } use “{ $seal }”? Choose, or write when it ends, for example “31 December”.
button-seal-days = { $days ->
    [365] 1 year
   *[other] { NUMBER($days) } days
}
button-seal-forever = For good
button-seal-keep-too = Let them keep it, too
seal-user-allowed = { $name } may use it now, and has been told.
confirm-seal-take-back = { $name } can no longer use “{ $seal }” at once; what was sealed stays sealed. Take it back?
button-seal-take-back-yes = Yes, take it back
seal-user-taken-back = { $name } can no longer use it, and has been told.
