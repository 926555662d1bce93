"""The commands of `yinxin`. Each is imported when it is called: `yinxin version` need not wait for PDF engines."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from bot.plainly import plain
from bot.start_error import StartError

# Name → module of bot.commands and function in it.
COMMANDS = {
    "serve": ("serve", "serve"),
    "settings": ("settings", "settings"),
    "verify": ("verify", "verify"),
    "sign-file": ("sign_file", "sign_file"),
    "ca": ("ca", "ca"),
    "audit": ("audit", "audit"),
    "doctor": ("doctor", "doctor"),
    "erase": ("erase", "erase"),
    "data-of": ("data_of", "data_of"),
    "keys": ("keys", "keys"),
    "backup": ("backup", "backup"),
    "restore": ("restore", "restore"),
    "version": ("version", "version"),
}


class Commands(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        found = getattr(import_module(f"bot.commands.{module}"), function)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        one = typer.Typer(add_completion=False)
        one.command(cmd_name)(found)
        return typer.main.get_command(one)


app = typer.Typer(cls=Commands, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def yinxin() -> None:
    """Yinxin 印信: a chat becomes a signing desk."""


def main() -> None:
    try:
        app()
    except StartError as error:
        sys.stderr.write(plain(error) + "\n")
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
