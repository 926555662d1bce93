"""Where an object of an earlier revision is used: what pyHanko's difference analysis asks about every object that
a revision rewrites. pyHanko walks the whole document for each revision; here the walk enters only what leads to
the objects asked for. The answers are the same: `test_usages.py` holds them against pyHanko's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic, misc
from pyhanko.pdf_utils.reader import RawPdfPath

UNREADABLE = (misc.PdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError, AssertionError)
Number = tuple[int, int]  # object number, generation
_reference: Any = generic.Reference
_path: Any = RawPdfPath
_cons: Any = misc.ConsList


@dataclass(frozen=True, slots=True)
class Named:
    """What one object names: `upwards` under /P, which leads back from an element of the structure tree."""

    firmly: frozenset[Number]
    upwards: frozenset[Number]


class Links:
    """Which object names which, in every revision of one document. Each version of an object is read once."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._named: dict[tuple[Number, int], Named] = {}

    def at(self, revision: int) -> Net:
        versions: dict[Number, int] = {}
        for each in range(revision + 1):
            for ref in self._reader.xrefs.explicit_refs_in_revision(each):
                versions[(ref.idnum, ref.generation)] = each
        return Net(self, versions)

    def named(self, number: Number, version: int) -> Named:
        key = number, version
        if key not in self._named:
            firmly, upwards = set[Number](), set[Number]()
            _collect(self.object(number, version), firmly, upwards)
            self._named[key] = Named(frozenset(firmly), frozenset(upwards))
        return self._named[key]

    def object(self, number: Number, version: int) -> Any:
        made = _reference(*number, pdf=self._reader)
        last = self._reader.xrefs.get_last_change(made)
        return self._reader.get_object(
            made, transparent_decrypt=False, **({} if last == version else {"revision": version})
        )


def _collect(value: Any, firmly: set[Number], upwards: set[Number]) -> None:
    """Every reference in one object, at any depth, but for /Parent, which the walk never follows."""
    new = [(value, firmly)]
    while new:
        one, into = new.pop()
        if isinstance(one, generic.IndirectObject):
            into.add((one.idnum, one.generation))
        elif isinstance(one, generic.DictionaryObject):
            new += [(each, upwards if key == "/P" else into) for key, each in one.items() if key != "/Parent"]
        elif isinstance(one, generic.ArrayObject):
            new += [(each, into) for each in one]


class Net:
    """All objects of one revision, and who names whom."""

    def __init__(self, links: Links, versions: dict[Number, int]) -> None:
        self._links, self._versions = links, versions
        self.structure = set[Number]()
        self._users: defaultdict[Number, list[Number]] | None = None

    def collect_structure(self, tree: Any) -> None:
        """The elements of the structure tree, which the walk enters through the tree alone."""
        new = [tree]
        while new:
            kids = self._resolved(new.pop().get("/K", None))
            for kid in kids if isinstance(kids, generic.ArrayObject) else (kids,):
                element = self._resolved(kid)
                if not isinstance(element, generic.DictionaryObject):
                    continue
                if "/Type" in element and self._resolved(element.raw_get("/Type")) != "/StructElem":
                    continue
                if isinstance(kid, generic.IndirectObject):
                    if (kid.idnum, kid.generation) in self.structure:
                        raise misc.PdfReadError("Circular reference in structure tree")
                    self.structure.add((kid.idnum, kid.generation))
                new.append(element)

    def _resolved(self, value: Any) -> Any:
        while isinstance(value, generic.IndirectObject):
            number = value.idnum, value.generation
            if number not in self._versions:
                return None
            value = self._links.object(number, self._versions[number])
        return value

    def leading_to(self, wanted: Iterable[Number], pages: Mapping[Number, Number | None]) -> set[Number]:
        """Everything that leads to one of `wanted`, over any number of steps. A page of the tree is entered from
        its parent there alone (`pages`), whoever else names it."""
        users = self._all_users()
        found, new = set[Number](), [(one, True) for one in wanted]
        while new:
            one, named = new.pop()
            up = pages.get(one)
            by = users[one] if named or one not in pages else [up] if up else users[one]
            for user in by:
                if user not in found:
                    found.add(user)
                    new.append((user, False))
        return found

    def _all_users(self) -> defaultdict[Number, list[Number]]:
        if self._users is None:
            self._users = defaultdict(list)
            for number, version in self._versions.items():
                names = self._links.named(number, version)
                for named in names.firmly if number in self.structure else names.firmly | names.upwards:
                    self._users[named].append(number)
        return self._users


class Usages:
    """What `HistoricalResolver._load_reverse_xref_cache` fills, for the objects that somebody asks for. Raises
    KeyError for what nobody uses, as a dictionary does."""

    def __init__(self, old: Any, links: Links) -> None:
        self._old, self._net = old, links.at(old.revision)
        self._known: dict[Any, set[Any]] = {}
        self._asked = set[Number]()
        self._pages, self._parents = _page_tree(old)
        if "/StructTreeRoot" in old.root:
            self._net.collect_structure(old.root["/StructTreeRoot"])

    def __len__(self) -> int:
        return 1  # it is there: an empty one would be asked nothing

    def __getitem__(self, ref: Any) -> set[Any]:
        if (ref.idnum, ref.generation) not in self._asked:
            self.ask([ref])
        return self._known[ref]

    def ask(self, refs: Iterable[Any]) -> None:
        """Several at once cost as much as one. Raises PdfReadError where pyHanko's own walk must answer."""
        wanted = {(ref.idnum, ref.generation) for ref in refs} - self._asked
        leading = self._net.leading_to(wanted, self._parents)
        found = _Walk(self._old, self._pages, self._net.structure, wanted, leading).paths()
        self._known |= {ref: {_path(*reversed(list(one))) for one in paths} for ref, paths in found.items()}
        self._asked |= wanted


class _Walk:
    """pyHanko's own walk (`_compute_paths_to_refs`), kept to what leads to `wanted`."""

    def __init__(
        self, old: Any, pages: Mapping[Any, Any], structure: set[Number], wanted: set[Number], leading: set[Number]
    ) -> None:
        self._old, self._pages, self._structure = old, pages, structure
        self._wanted, self._leading = wanted, leading
        self._found: defaultdict[Any, set[Any]] = defaultdict(set)

    def paths(self) -> dict[Any, set[Any]]:
        self._enter(self._old.trailer_view, _cons.empty(), _cons.empty(), False)
        return self._found

    def _enter(self, value: Any, path: Any, seen: Any, in_structure: bool) -> None:
        if isinstance(value, generic.IndirectObject):
            ref = value.reference
            if ref in seen:
                return
            if (ref.idnum, ref.generation) in self._wanted:
                self._found[ref].add(path)
            if (ref.idnum, ref.generation) not in self._leading:
                return
            seen = seen.cons(ref)
            value = self._old(ref)
            if path != self._pages.get(ref, path):
                return
            if not in_structure and (ref.idnum, ref.generation) in self._structure:
                return
        if isinstance(value, generic.DictionaryObject):
            for key, entry in value.items():
                if key == "/Parent" or (in_structure and key == "/P"):
                    continue
                inside = in_structure or (
                    path.head == "/StructTreeRoot" and key == "/K" and path.tail == _cons.sing("/Root")
                )
                self._enter(entry, path.cons(key), seen, inside)
        elif isinstance(value, generic.ArrayObject):
            for index, entry in enumerate(value):
                self._enter(entry, path.cons(index), seen, in_structure)


def _page_tree(old: Any) -> tuple[dict[Any, Any], dict[Number, Number | None]]:
    """Page tree nodes: the one path that each has through the tree, and the node above it, None where that is not
    an object of its own."""
    paths: dict[Any, Any] = {}
    above: dict[Number, Number | None] = {}
    new: list[tuple[Any, Any, Number | None]] = [
        (old.root.raw_get("/Pages"), _cons.sing("/Root").cons("/Pages"), None)
    ]
    is_root = True
    while new:
        node, path, parent = new.pop()
        number = None
        if isinstance(node, generic.IndirectObject):
            if node.reference in paths:
                raise misc.PdfReadError("Circular reference in page tree")
            number = node.idnum, node.generation
            paths[node.reference] = path
            above[number] = parent
            node = old(node.reference)
        if is_root or ("/Type" in node and node["/Type"] == "/Pages"):
            # A /Kids that is an object of its own stands between: then anybody who names a page may lead to it.
            direct = not isinstance(node.raw_get("/Kids"), generic.IndirectObject)
            holder = number if direct else None
            new += [(kid, path.cons("/Kids").cons(index), holder) for index, kid in enumerate(node["/Kids"])]
        is_root = False
    return paths, above
