"""What is kept about people beside tasks and chains."""

from __future__ import annotations

from typing import Protocol


class Erasing(Protocol):
    async def erase(self, task_id: str) -> int:
        """Answers, questions, drawings, papers, reports, codes, links and messages of this task; how many rows."""
        ...
