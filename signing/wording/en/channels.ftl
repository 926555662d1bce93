### Ways to people besides the chat: their own robots, copies by mail, sheets on paper, who was reached how.

## A member's tasks in other hands

button-hand-over = Hand tasks over
hand-over-title = { $tasks ->
    [one] One open task that { $name } has sent
   *[other] { NUMBER($tasks) } open tasks that { $name } has sent
}
hand-over-ask = Who shall look after them from now on? Drafts, seals and roles stay as they are.
hand-over-means = { $to } becomes their sender in place of { $name }: asked by the parties, told how they go, and may withdraw them. Drafts, seals and roles stay as they are.
hand-over-nobody = Nobody else here may start tasks. Please invite a member who may, or give somebody that role.
button-hand-over-yes = Hand over
hand-over-done = { $tasks ->
    [one] The task of { $name } is { $to }’s now.
   *[other] { NUMBER($tasks) } tasks of { $name } are { $to }’s now.
}
told-tasks-handed-over = { $name } has given your open tasks to another member. You stay a member as before.
refusal-member-nothing-in-hand = { $name } has no open tasks to hand over.
