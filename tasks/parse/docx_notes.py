"""What stands beside the text of a DOCX: its notes, and what a person should know about the reading."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element as Element

from models.document import ParseNote
from tasks.parse.docx_package import Package, w
from tasks.parse.docx_text import Tally


class Note(NamedTuple):
    """One footnote or endnote and the sign that calls it."""

    element: Element
    marker: str


class Notes:
    """Footnotes and endnotes, numbered in the order in which the text calls them."""

    def __init__(self, parts: dict[str, Element | None]) -> None:
        self._elements = {
            (kind, one.get(w("id"), "")): one
            for kind, root in parts.items()
            if root is not None
            for one in root
            if one.get(w("type"), "normal") == "normal"
        }
        self._counts = dict.fromkeys(parts, 0)

    def take(self, kind: str, note_id: str) -> Note | None:
        """The note called next; None where it is missing or was called before."""
        element = self._elements.pop((kind, note_id), None)
        if element is None:
            return None
        self._counts[kind] += 1
        return Note(element, str(self._counts[kind]))


def notes_of_tally(tally: Tally, package: Package) -> list[ParseNote]:
    """One note for each thing that was read otherwise than printed, or not read."""
    told = [
        (
            "tracked_changes",
            tally.tracked,
            f"{tally.tracked} tracked changes: the text is read as if all were accepted.",
        ),
        ("hidden_text", tally.hidden_characters, f"{tally.hidden_characters} hidden characters are left out."),
        ("pictures_not_read", tally.pictures, f"{tally.pictures} pictures were not read; text in them is missing."),
        ("embedded_part_not_read", tally.embedded, f"{tally.embedded} embedded documents were not read."),
        ("nested_too_deep", tally.too_deep, f"{tally.too_deep} parts nested too deeply were not read."),
        ("part_unreadable", len(package.unreadable), f"Broken parts were left out: {', '.join(package.unreadable)}."),
    ]
    return [ParseNote(code=code, detail=detail) for code, count, detail in told if count]
