"""What can be done with a sent task: `(task, …, now) -> (task, events)`. Every action counts the version up by
one, keeps to the tables of `states`, and says no with a Refusal before anything has changed.

What the initiator does to a draft stands in `drafting`."""

from __future__ import annotations

from signing.task.actions.binding import bind as bind
from signing.task.actions.binding import invited as invited
from signing.task.actions.binding import reach_changed as reach_changed
from signing.task.actions.binding import unreached as unreached
from signing.task.actions.by_parties import acting_party as acting_party
from signing.task.actions.by_parties import approve as approve
from signing.task.actions.by_parties import begin_signing as begin_signing
from signing.task.actions.by_parties import check_may_act as check_may_act
from signing.task.actions.by_parties import check_may_reject as check_may_reject
from signing.task.actions.by_parties import mark_read as mark_read
from signing.task.actions.by_parties import party_to_act as party_to_act
from signing.task.actions.by_parties import reject as reject
from signing.task.actions.by_parties import signed as signed
from signing.task.actions.by_parties import signing_failed as signing_failed
from signing.task.actions.by_us import check_withdraw as check_withdraw
from signing.task.actions.by_us import closed as closed
from signing.task.actions.by_us import expire as expire
from signing.task.actions.by_us import prepare_failed as prepare_failed
from signing.task.actions.by_us import prepared as prepared
from signing.task.actions.by_us import renewed as renewed
from signing.task.actions.by_us import waits as waits
from signing.task.actions.by_us import withdraw as withdraw
from signing.task.actions.moving import Change as Change
from signing.task.actions.moving import advance as advance
from signing.task.actions.moving import check_parties_move as check_parties_move
from signing.task.actions.reason import REASON_LIMIT as REASON_LIMIT
from signing.task.actions.reason import read_reason as read_reason
