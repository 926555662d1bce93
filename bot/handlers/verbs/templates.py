"""The buttons on templates, their sheets and their links."""

from __future__ import annotations

from bot.conversations import bulk, share_owner, share_start, template_roles, template_save, template_start
from bot.handlers import templates
from bot.handlers.boundary import Handler

TEMPLATES: dict[str, Handler] = {
    "templates": templates.templates,
    "tpl": template_start.choose,
    "tplpick": template_start.pick,
    "tplskip": template_start.skip,
    "tplgo": template_start.go,
    "tplsave": template_save.begin_save,
    "tplblank": template_save.toggle_blank,
    "tplkeep": template_save.keep,
    "tplrename": template_save.begin_rename,
    "tplroles": template_roles.show_roles,
    "tplrole": template_roles.begin,
    "tplarchive": templates.ask_archive,
    "tplaway": templates.archive,
    "tplbulk": bulk.begin_bulk,
    "bulk": bulk.show,
    "bulkrow": bulk.show,
    "bulkgo": bulk.go,
    "bulkresult": bulk.results,
    "bulkempty": bulk.empty,
    "bulkoff": bulk.leave_out,
    "bulklinks": bulk.links,
}
SHARES: dict[str, Handler] = {
    "tplshare": share_owner.show,
    "shset": share_owner.change,
    "shqr": share_owner.code,
    "shoff": share_owner.ask_off,
    "shoffyes": share_owner.off,
    "shask": share_owner.request,
    "shyes": share_owner.yes,
    "shno": share_owner.no,
    "shskip": share_start.skip,
    "shsend": share_start.send,
}
