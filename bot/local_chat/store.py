"""Everything the local chat remembers, in one SQLite file and a folder of files.

Each change is written before it is answered, so `kill -9` loses nothing that anybody was told. WAL with
synchronous=NORMAL survives a killed process; a power cut may cost the last moments, which is fine for trying.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.local_chat.cast import Json, Person

TABLES = """
CREATE TABLE IF NOT EXISTS people (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS messages_of_chat ON messages (chat, id);
CREATE TABLE IF NOT EXISTS updates (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS presses (id TEXT PRIMARY KEY, chat INTEGER NOT NULL, answer TEXT);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, body TEXT NOT NULL);
"""
FIRST_UPDATE = 710_000_000  # Telegram's begin anywhere; a number nobody takes for a count


class Store:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.files = folder / "files"
        self.files.mkdir(exist_ok=True)
        self._db = sqlite3.connect(folder / "chat.sqlite3", isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(TABLES)
        self._db.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'updates', ? "
            "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'updates')",
            (FIRST_UPDATE,),
        )
        self._depth = 0

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. May be nested; never awaits inside, so the event loop keeps it alone."""
        if self._depth == 0:
            self._db.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._db.execute("ROLLBACK")
            raise
        self._depth -= 1
        if self._depth == 0:
            self._db.execute("COMMIT")

    # ── people ──

    def people(self) -> list[Person]:
        rows = self._db.execute("SELECT body FROM people ORDER BY id").fetchall()
        return [Person(**json.loads(body)) for (body,) in rows]

    def person(self, person_id: int) -> Person | None:
        row = self._db.execute("SELECT body FROM people WHERE id = ?", (person_id,)).fetchone()
        return Person(**json.loads(row[0])) if row else None

    def keep_person(self, person: Person) -> None:
        self._db.execute("INSERT OR REPLACE INTO people VALUES (?, ?)", (person.id, _text(person.row())))

    # ── messages: Telegram's `Message` objects ──

    def add_message(self, chat: int, body: Json) -> Json:
        with self.transaction():
            found = self._db.execute("INSERT INTO messages (chat, body) VALUES (?, '')", (chat,)).lastrowid
            whole = {"message_id": found, **body}
            self._db.execute("UPDATE messages SET body = ? WHERE id = ?", (_text(whole), found))
        return whole

    def message(self, chat: int, message_id: int) -> Json | None:
        row = self._db.execute(
            "SELECT body FROM messages WHERE id = ? AND chat = ?", (message_id, chat)
        ).fetchone()
        return json.loads(row[0]) if row else None

    def keep_message(self, chat: int, body: Json) -> None:
        self._db.execute(
            "UPDATE messages SET body = ? WHERE id = ? AND chat = ?", (_text(body), body["message_id"], chat)
        )

    def drop_message(self, chat: int, message_id: int) -> bool:
        return self._db.execute("DELETE FROM messages WHERE id = ? AND chat = ?", (message_id, chat)).rowcount > 0

    def messages(self, chat: int, *, before: int | None = None, limit: int = 200) -> list[Json]:
        """The last `limit` ones below `before`, oldest first."""
        rows = self._db.execute(
            "SELECT body FROM messages WHERE chat = ? AND id < ? ORDER BY id DESC LIMIT ?",
            (chat, before or 2**62, limit),
        ).fetchall()
        return [json.loads(body) for (body,) in reversed(rows)]

    def unread(self, chat: int, read: int) -> int:
        """Messages of the bot the person has not seen."""
        found = self._db.execute(
            "SELECT COUNT(*) FROM messages WHERE chat = ? AND id > ? AND json_extract(body, '$.from.is_bot')",
            (chat, read),
        ).fetchone()
        return int(found[0])

    # ── updates the bot has not confirmed ──

    def add_update(self, body: Json) -> int:
        return int(self._db.execute("INSERT INTO updates (body) VALUES (?)", (_text(body),)).lastrowid or 0)

    def updates(self, *, limit: int = 100, newest: int | None = None) -> list[Json]:
        """Oldest first; `newest` keeps only that many of the end."""
        if newest is not None:
            self._db.execute(
                "DELETE FROM updates WHERE id NOT IN (SELECT id FROM updates ORDER BY id DESC LIMIT ?)",
                (newest,),
            )
        rows = self._db.execute("SELECT id, body FROM updates ORDER BY id LIMIT ?", (limit,)).fetchall()
        return [{"update_id": number, **json.loads(body)} for number, body in rows]

    def forget_updates(self, below: int) -> None:
        self._db.execute("DELETE FROM updates WHERE id < ?", (below,))

    def count_updates(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM updates").fetchone()[0])

    # ── files: {"file_id", "file_unique_id", "file_size", "file_path", "name", "mime", …} ──

    def new_file_id(self) -> str:
        return f"BQAC{secrets.token_urlsafe(36)}"

    def keep_file(self, body: Json) -> None:
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (body["file_id"], _text(body)))

    def file(self, file_id: str) -> Json | None:
        row = self._db.execute("SELECT body FROM files WHERE id = ?", (file_id,)).fetchone()
        return json.loads(row[0]) if row else None

    def file_at(self, path: str) -> Json | None:
        row = self._db.execute(
            "SELECT body FROM files WHERE json_extract(body, '$.file_path') = ?", (path,)
        ).fetchone()
        return json.loads(row[0]) if row else None

    # ── button presses and their answers ──

    def add_press(self, press: str, chat: int) -> None:
        self._db.execute("INSERT INTO presses (id, chat) VALUES (?, ?)", (press, chat))

    def press_chat(self, press: str) -> int | None:
        row = self._db.execute("SELECT chat FROM presses WHERE id = ?", (press,)).fetchone()
        return int(row[0]) if row else None

    def answer_press(self, press: str, answer: Json) -> None:
        self._db.execute("UPDATE presses SET answer = ? WHERE id = ?", (_text(answer), press))

    # ── single facts: webhook, commands, descriptions … ──

    def fact(self, name: str, otherwise: Any = None) -> Any:
        row = self._db.execute("SELECT body FROM facts WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else otherwise

    def keep_fact(self, name: str, body: Json) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, _text(body)))


def _text(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
