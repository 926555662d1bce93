"""Requests as people write them, and what is understood of each. The writer sits in Shanghai on Wednesday, 25
November 2026, 10:00. After each sentence: people (role, ? where none was said, what else is known of them, the
step), and behind bars what else was understood, and what was not."""

from tests.signing.task.said.business import BUSINESS
from tests.signing.task.said.choices import CHOICES
from tests.signing.task.said.companies import COMPANIES
from tests.signing.task.said.days import DAYS
from tests.signing.task.said.holidays import HOLIDAYS
from tests.signing.task.said.latin import LATIN
from tests.signing.task.said.levels import LEVELS
from tests.signing.task.said.lost import LOST
from tests.signing.task.said.reach import REACH
from tests.signing.task.said.reminders import REMINDERS
from tests.signing.task.said.roles import ROLES
from tests.signing.task.said.turns import TURNS

SAID = (
    *ROLES,
    *TURNS,
    *CHOICES,
    *LEVELS,
    *COMPANIES,
    *REACH,
    *LATIN,
    *DAYS,
    *HOLIDAYS,
    *REMINDERS,
    *LOST,
    *BUSINESS,
)
