"""The tender as it stands while its amendments are applied: every unit with its requirement, and where it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from models.document import ParsedDocument
from models.requirement import Requirement
from tasks.extract.amendments.entry import Entry
from tasks.extract.amendments.index import TargetIndex
from tasks.extract.same_text import key
from tasks.extract.segment import units
from tasks.extract.unit import Unit, UnitKind

_RUN_IN = re.compile(r"([A-Z][\w/&,’' -]{2,60}?|[\u3400-\u9fff]{2,20})(?: [–—-] |[:：])")
_PAGE_LABEL = re.compile(r"(?:page\s?|第\s?|^[^\w]*)(\d{1,4})(?=\s?页|\s?(?:of|/)|[^\w]*$)", re.IGNORECASE)


class Standing:
    """The entries of all documents that stand, in order; amendments replace them one by one."""

    def __init__(
        self, documents: Iterable[ParsedDocument], rows: Mapping[str, Sequence[Requirement]], amended: bool = True
    ) -> None:
        """Read the documents' units again and set their requirements beside them.

        Args:
            documents: Those that no document of the tender amends by name, in the tender's order.
            rows: Requirements by document name.
            amended: Whether the rows are to be marked as standing in an amended tender.
        """
        self._entries: list[Entry] = []
        self._order: list[str] = []
        self._index: TargetIndex | None = None
        for document in documents:
            marked = [
                row.model_copy(update={"change": row.change or "unchanged"}) if amended else row
                for row in rows[document.name]
            ]
            self._order.append(document.name)
            self._entries.extend(_entries(document, marked))

    @property
    def documents(self) -> tuple[str, ...]:
        """Names of the documents that stand, in order."""
        return tuple(self._order)

    @property
    def index(self) -> TargetIndex:
        """Where the entries are found; made when the first instruction looks for its target."""
        if self._index is None:
            self._index = TargetIndex()
            for position, entry in enumerate(self._entries):
                self._index.add(position, entry)
        return self._index

    def __getitem__(self, position: int) -> Entry:
        return self._entries[position]

    def positions(self, document: str | None = None) -> list[int]:
        """Positions of what stands, of one document or of all, in order."""
        return [
            position
            for position, entry in enumerate(self._entries)
            if not entry.gone and (document is None or entry.document == document)
        ]

    def rows(self, document: str | None = None) -> tuple[Requirement, ...]:
        """The requirements that stand, of one document or of all, each once, in order."""
        found: dict[str, Requirement] = {}
        for position in self.positions(document):
            row = self._entries[position].requirement
            if row is not None:
                found.setdefault(row.id, row)
        return tuple(found.values())

    def put(self, old: Requirement | None, new: Requirement | None, position: int) -> None:
        """Let a requirement read anew, or be gone with ``new`` None, wherever it is printed."""
        for at, entry in enumerate(self._entries):
            same = entry.requirement is not None and old is not None and entry.requirement.id == old.id
            if at == position or same:
                text = entry.text if new is None else new.text
                self._entries[at] = replace(entry, requirement=new, text=text, gone=entry.gone or new is None)
                if self._index is not None:
                    self._index.add(at, self._entries[at])

    def append(self, document: str, rows: Iterable[Requirement]) -> None:
        """Let the requirements that an amendment states by itself stand beside the others."""
        if document not in self._order:
            self._order.append(document)
        self._index = None
        self._entries.extend(
            Entry(document, _unit_of(row), row.text, row, row.number, printed_page=row.page) for row in rows
        )

    def supersede(self, replaced: Sequence[str], document: ParsedDocument, rows: Sequence[Requirement]) -> None:
        """Let a re-issue stand in the place of the documents it replaces."""
        at = min(self._order.index(name) for name in replaced)
        self._order = [name for name in self._order if name not in replaced]
        self._order.insert(at, document.name)
        again = {row.id for row in rows}
        kept = [
            entry
            for entry in self._entries
            if entry.document not in replaced and (entry.requirement is None or entry.requirement.id not in again)
        ]
        fresh = _entries(document, rows)
        self._index = None
        rank = {name: position for position, name in enumerate(self._order)}
        self._entries = sorted([*kept, *fresh], key=lambda entry: rank[entry.document])


def _entries(document: ParsedDocument, rows: Sequence[Requirement]) -> list[Entry]:
    by_text = {key(row.text): row for row in reversed(rows)}
    labels = _page_labels(document)
    found: list[Entry] = []
    section: tuple[str, ...] = ()
    title = ""
    clause: tuple[str | None, str] = (None, "")
    for unit in units(document.blocks, document.language):
        if unit.section != section:
            section, title = unit.section, ""
        if unit.kind in {"sentence", "item", "heading"} and (match := _RUN_IN.match(unit.text)):
            title = match.group(1)
        if unit.number != clause[0]:
            clause = (unit.number, title)
        number = unit.number if title == clause[1] or unit.kind in {"row", "cell"} else None
        page = labels.get(unit.page, unit.page) if unit.page is not None else None
        row = by_text.get(key(unit.row_text))
        found.append(Entry(document.name, unit, row.text if row else unit.row_text, row, number, title, page))
    return found


def _page_labels(document: ParsedDocument) -> dict[int, int]:
    """The number printed on each page, where header or footer shows one."""
    labels: dict[int, int] = {}
    for block in document.blocks:
        if block.kind in {"header", "footer"} and block.page is not None:
            match = _PAGE_LABEL.search(block.text.strip())
            if match:
                labels.setdefault(block.page, int(match.group(1)))
    return labels


def _unit_of(row: Requirement) -> Unit:
    kind: UnitKind = "row" if row.source == "table" else "sentence"
    return Unit(row.text, kind, row.number, row.section, row.page, row.boxes, lead_in=row.lead_in)
