"""What the operator decides: `YINXIN_*` of the environment or of a `.env` file, read once at the start.

Whatever is wrong, missing or unknown stops the start with one plain line that names the setting."""

from __future__ import annotations

from bot.settings.reading import read_settings as read_settings
from bot.settings.settled import Settings as Settings
from bot.settings.together import SIGNING as SIGNING
from bot.settings.together import is_loopback as is_loopback
from bot.settings.wrong import setting_name as setting_name
