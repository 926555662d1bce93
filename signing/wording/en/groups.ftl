### A task's card in groups.

command-link = Show a document's progress in this group
button-groups = Show in a group
button-groups-choose = Choose a group
button-groups-off = Take off “{ $name }”
groups-title = Show “{ $title }” in a group
groups-explained = People in the group see the title, the names and how far everybody is; neither the document nor anybody's address. The button leads to the private chat with me. The link below is good for one hour, and for one group.
groups-standing = It stands in: { $names }
groups-off = It was taken off “{ $name }”.
group-shown = It stands in “{ $name }” now, and moves as the document does.
group-progress = { $done }/{ $total } done
group-card-over = { $number } is no longer shown in this group.
group-card-open = Open in private chat
group-someone = { $role } (name not shown)
refusal-group-link-over = This link was used or is too old. Please press “Show in a group” on the document's card again.
refusal-groups-many = A document stands in { NUMBER($limit) } groups at most. Please take it off one first.
event-group-linked = { $who } shows it in the group “{ $group }”
event-group-unlinked = It is no longer shown in the group “{ $group }”
report-event-group-linked = It is shown in the group “{ $group }” from now on
report-event-group-unlinked = It is no longer shown in the group “{ $group }”
