### Members: roles, invitations, removal.

## Refusals

refusal-start-members = Only members start signing tasks here: ask an admin for a member's link.
refusal-start-auditor = Auditors read and start nothing: ask an admin for the role of initiator as well.
refusal-members-owners = Owners and admins are named and changed by owners only: ask one of them.
refusal-member-by-settings = This member is named in the setting YINXIN_ADMINS: take them out there and restart first.
refusal-member-own = You cannot give yourself a role: ask another owner.
refusal-member-last-owner = This is the last owner, who cannot be removed: make another member an owner first.
refusal-member-needs-role = A member has at least one role: remove the member to take the last one away.
refusal-member-links-many = There are { NUMBER($limit) } unused links already: take some back first.
refusal-member-link-used = This link has been used: ask an admin for a new one.
refusal-member-link-over = This link is no longer valid: ask an admin for a new one.

## The list

command-members = Members: invite, roles, remove
members-title = Members ({ NUMBER($count) })
members-starters = { $only ->
    [yes] Only members start signing tasks.
   *[no] Anybody may start signing tasks (the setting YINXIN_MEMBERS_ONLY lets members only).
}
members-invites = Unused links: { NUMBER($count) }
member-line = { $name } · { $roles }
member-you = you
member-fixed = named in the settings
member-role-owner = owner
member-role-admin = admin
member-role-initiator = initiator
member-role-seal-keeper = seal keeper
member-role-auditor = auditor
button-member-invite = Invite a member
button-member-links = Unused links
button-members = All members

## One member

member-roles = Roles: { $roles }
member-hand = In hand: { $tasks ->
    [one] one open task
   *[other] { NUMBER($tasks) } open tasks
} sent, { $seals ->
    [one] one seal
   *[other] { NUMBER($seals) } seals
} of the house
member-is-fixed = Named in the setting YINXIN_ADMINS, and changed there only.
member-not-yours = Owners and admins are changed by owners only.
member-hint = Press a role to give it or take it.
button-member-remove = Remove
button-member-leave = Leave
member-confirm-remove = Remove { $name }?
member-what-happens = You take over { $tasks ->
    [one] one open task
   *[other] { NUMBER($tasks) } open tasks
} and { $seals ->
    [one] one seal
   *[other] { NUMBER($seals) } seals
} of the house; they can use none of its seals any more. Their drafts and own seals stay theirs, and so does what others asked them to sign.
member-what-leaves = You lose all roles. What you sent, your seals and your drafts stay yours.
member-removed = { $name } is no longer a member. You took over: { $tasks ->
    [one] one task
   *[other] { NUMBER($tasks) } tasks
}, { $seals ->
    [one] one seal
   *[other] { NUMBER($seals) } seals
}.
member-left = You are no longer a member.

## Invitations

member-invite-title = Invite a member
member-invite-ask = Choose the roles (one or more) and how long the link is valid.
member-invite-none = No role is chosen yet.
member-invite-days = Valid for { $days ->
    [one] one day
   *[other] { NUMBER($days) } days
}
button-member-days = { $days ->
    [one] 1 day
   *[other] { NUMBER($days) } days
}
button-member-make = Make the link
member-invite-made = One-time link
member-invite-roles = Roles: { $roles }
member-invite-until = Valid until { $until }, for one person, once. It is shown this one time only.
member-invite-heading = Scan to become a member
member-letter = Please open the link to become a member of our signing desk ({ $roles }):
member-links-title = Unused links
member-links-none = There are no unused links.
member-link-line = { $roles } · until { $until }
button-member-revoke = Take back: { $roles } · { $until }
member-link-revoked = The link is taken back and no longer works.

## Whoever joins

member-welcome = You are a member now. Roles: { $roles }.
member-welcome-next-start = To start a signing task, send me the PDF.
member-welcome-next-runs = Send /members to invite others, /status to see how everything stands.
member-welcome-next-look = Send /status to see all tasks, /audit to check the record. Whatever you read is recorded.
member-welcome-next-seals = Send /seals to manage the seals of the house.
told-member-joined = { $name } has become a member by your link.
told-member-changed = { $name } has changed your roles: send /whoami to see them.
told-member-removed = { $name } has ended your membership. Your open tasks are in other hands; what others asked you to sign is not affected.
event-initiator-changed = { $to } is the sender now, in place of { $name }

## First start

serve-owner-code = There is no owner yet. Open this link with your Telegram within 24 hours to become the owner (it works once; keep it to yourself): { $link }
about-members-only = Only members may start signing tasks. Otherwise anybody may.
whoami-roles = Roles as a member: { $roles }
