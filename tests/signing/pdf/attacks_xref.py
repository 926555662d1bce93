"""Revisions written by hand: what one reader takes for true, another never looks at."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

FALSE = b"<</Length 43>>stream\nBT /Helv 30 Tf 60 600 Td (Pay 1,000,000) Tj ET\nendstream"
WHITE = b"<</Length 22>>stream\n1 g 0 0 600 850 re f   \nendstream"


def start_of(data: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", data)[-1])


def page_content(data: bytes) -> int:
    """The number of the first page's content stream, in the files of this corpus."""
    found = re.search(rb"/Contents (\d+) 0 R", data) or re.search(rb"/Contents \[\s*(\d+) 0 R", data)
    assert found is not None
    return int(found.group(1))


def root_of(data: bytes) -> int:
    return int(re.findall(rb"/Root (\d+) 0 R", data)[-1])


def size_of(data: bytes) -> int:
    return max(int(each) for each in re.findall(rb"/Size (\d+)", data))


@dataclass
class ByHand:
    """One appended revision: objects as bytes, and a table that may lie."""

    data: bytes
    rows: dict[int, tuple[int, int, bytes]] = field(default_factory=dict)
    body: bytes = b""

    @property
    def end(self) -> int:
        return len(self.data) + len(self.body)

    def object(self, number: int, content: bytes, *, listed: bool = True, generation: int = 0) -> ByHand:
        if not self.body and not self.data.endswith(b"\n"):
            self.body += b"\n"
        if listed:
            self.rows[number] = (self.end, generation, b"n")
        self.body += b"%d %d obj\n" % (number, generation) + content + b"\nendobj\n"
        return self

    def row(self, number: int, offset: int, generation: int, kind: bytes) -> ByHand:
        self.rows[number] = (offset, generation, kind)
        return self

    def written(self, *, shift: int = 0, previous: int | None = None, start: int | None = None, more: bytes = b"",
                table: bytes | None = None) -> bytes:  # fmt: skip
        at = self.end
        if table is None:
            table = b"xref\n0 1\n0000000000 65535 f \n"
            for number, (offset, generation, kind) in sorted(self.rows.items()):
                table += b"%d 1\n%010d %05d %s \n" % (number, offset, generation, kind)
        previous = start_of(self.data) if previous is None else previous
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d%s>>\n" % (
            size_of(self.data) + 10, root_of(self.data), previous, more,
        )  # fmt: skip
        start = at + shift if start is None else start
        return self.data + self.body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def orphan(data: bytes) -> ByHand:
    """Harmless by itself: an object that nothing names."""
    return ByHand(data).object(size_of(data) + 1, b"<</Harmless true>>")


def incremental_saving(data: bytes) -> bytes:
    return ByHand(data).object(page_content(data), FALSE).written()


def no_table_at_all(data: bytes) -> bytes:
    """Only an object behind the end: readers that rebuild take it (incremental saving, sloppy variant)."""
    return data + b"\n%d 0 obj\n" % page_content(data) + FALSE + b"\nendobj\n"


def old_start(data: bytes) -> bytes:
    return ByHand(data).object(page_content(data), FALSE).written(start=start_of(data))


def start_beside(data: bytes) -> bytes:
    """Nearly right: forgiving readers find the table; others rebuild, and the last object of a number wins."""
    made = orphan(data).object(page_content(data), FALSE, listed=False)
    return made.written(shift=3)


def unlisted_twin(data: bytes) -> bytes:
    return orphan(data).object(page_content(data), FALSE, listed=False).written()


def twice_in_the_table(data: bytes) -> bytes:
    made = orphan(data).object(page_content(data), FALSE, listed=False)
    at, number, new = made.end, page_content(data), size_of(data) + 1
    false = len(data) + made.body.rindex(b"%d 0 obj" % number)
    true = re.search(rb"(?m)^%d 0 obj" % number, data)
    assert true is not None and at
    rows = [b"%010d 00000 n \n" % false, b"%010d 00000 n \n" % true.start()]
    table = b"xref\n0 1\n0000000000 65535 f \n%d 1\n%s%d 1\n%s" % (number, rows[0], number, rows[1])
    table += b"%d 1\n%010d 00000 n \n" % (new, made.rows[new][0])
    return made.written(table=table)


def another_generation(data: bytes) -> bytes:
    return ByHand(data).object(page_content(data), FALSE, generation=1).written()


def new_of_another_generation(data: bytes) -> bytes:
    """What is named is not there for one reader, and is there for another, who looks at the number alone."""
    new = size_of(data) + 1
    named = ByHand(data).object(new, b"<</It %d 0 R>>" % (new + 1))
    return named.object(new + 1, FALSE, generation=1).written()


def freed(data: bytes) -> bytes:
    return orphan(data).row(page_content(data), 0, 0, b"f").written()


def freed_next(data: bytes) -> bytes:
    return orphan(data).row(page_content(data), 0, 1, b"f").written()


def hidden_in_a_hybrid(data: bytes) -> bytes:
    """The table is harmless; a stream beside it (7.5.8.4) names another content."""
    made = orphan(data).object(page_content(data), FALSE, listed=False)
    number = page_content(data)
    false = len(data) + made.body.rindex(b"%d 0 obj" % number)
    stream = made.end
    entry = b"\x01" + false.to_bytes(4, "big") + b"\0"
    made.object(
        size_of(data) + 2,
        b"<</Type/XRef/Size %d/W[1 4 1]/Index[%d 1]/Root %d 0 R/Length 6>>stream\n%s\nendstream"
        % (size_of(data) + 10, number, root_of(data), entry),
        listed=False,
    )
    return made.written(more=b"/XRefStm %d" % stream)


def in_an_object_stream(data: bytes) -> bytes:
    """A page of another size, packed away."""
    pages = re.search(rb"(?m)^(\d+) 0 obj\s*<<[^>]*?/Type /Page\b", data) or re.search(
        rb"/Kids \[\s*(\d+) 0 R", data
    )
    pages = pages or re.search(rb"(\d+) 0 R", data[data.rindex(b"/Kids") :])
    assert pages is not None
    number, holder = int(pages.group(1)), size_of(data) + 1
    inside = b"%d 0 <</Type/Page/MediaBox[0 0 9 9]>>" % number
    packed = zlib.compress(inside)
    made = ByHand(data)
    made.object(
        holder,
        b"<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(b"%d 0 " % number), len(packed), packed),
    )
    at = made.end
    rows = b"\x02" + holder.to_bytes(4, "big") + b"\0"
    rows += b"\x01" + made.rows[holder][0].to_bytes(4, "big") + b"\0" + b"\x01" + at.to_bytes(4, "big") + b"\0"
    table = b"<</Type/XRef/Size %d/W[1 4 1]/Index[%d 1 %d 2]" % (holder + 2, number, holder)
    table += b"/Root %d 0 R/Prev %d/Length %d>>" % (root_of(data), start_of(data), len(rows))
    table += b"stream\n%s\nendstream" % rows
    return (
        made.data + made.body + b"%d 0 obj\n" % (holder + 1) + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at
    )


def past_the_last(data: bytes) -> bytes:
    """/Prev skips the last revision: its signature stays in the file, and no reader sees it."""
    starts = [int(each) for each in re.findall(rb"startxref\s+(\d+)", data)]
    return orphan(data).written(previous=starts[-2])


def another_root(data: bytes) -> bytes:
    made = orphan(data)
    root = re.findall(rb"(?ms)^%d 0 obj\s*(<<.*?)\s*endobj" % root_of(data), data)[-1]
    new = size_of(data) + 2
    made.object(new, root[:2] + b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>" + root[2:])
    out = made.written()
    return out[: len(data)] + out[len(data) :].replace(b"/Root %d 0 R" % root_of(data), b"/Root %d 0 R" % new)


TRICKS: dict[str, Callable[[bytes], bytes]] = {
    "incremental saving": incremental_saving,
    "incremental saving without a table": no_table_at_all,
    "startxref to the old table": old_start,
    "startxref beside the table": start_beside,
    "two objects with one number": unlisted_twin,
    "one number twice in the table": twice_in_the_table,
    "the content in another generation": another_generation,
    "a new object in another generation than it is named": new_of_another_generation,
    "the content freed": freed,
    "the content freed for its next generation": freed_next,
    "hidden in a hybrid table": hidden_in_a_hybrid,
    "a page in an object stream": in_an_object_stream,
    "a table that skips the last signature": past_the_last,
    "another catalogue": another_root,
}
