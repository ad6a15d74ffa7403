"""What stands beside the text of a DOCX: its notes, and what a person should know about the reading."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lxml.etree import _Element as Element

from models.document import ParseNote
from tasks.parse.docx_changes import counted
from tasks.parse.docx_package import Package, w
from tasks.parse.docx_text import Tally

_NAMED_KINDS = 8


class Note(NamedTuple):
    """One footnote or endnote and the sign that calls it."""

    element: Element
    marker: str


class Notes:
    """Footnotes and endnotes, numbered in the order in which the text calls them."""

    def __init__(self, parts: dict[str, Element | None]) -> None:
        self.roots = tuple(parts.values())
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


def notes_of(tally: Tally, package: Package, changes: str, comments: str) -> list[ParseNote]:
    """One note for each thing that was read otherwise than printed, or not read.

    Args:
        tally: Counts of what the reader met.
        package: Knows the parts that were broken.
        changes: Tracked changes in words, empty where there are none.
        comments: Comments in words, empty where there are none.
    """
    embedded = ", ".join(f"{kind} ({count})" for kind, count in Counter(tally.embedded).most_common(_NAMED_KINDS))
    told = [
        ("tracked_changes", changes, f"{changes}: the text is read as if all were accepted."),
        ("comments_not_read", comments, f"{comments}: no part of the text."),
        ("hidden_text", tally.hidden_characters, f"{tally.hidden_characters} hidden characters are left out."),
        (
            "hidden_text",
            tally.faint_characters,
            f"{tally.faint_characters} characters in white or tiny print are read; a person may not see them.",
        ),
        (
            "pictures_not_read",
            tally.pictures,
            f"{counted(tally.pictures, 'picture')} not read: any text inside is missing.",
        ),
        (
            "embedded_part_not_read",
            embedded,
            f"{counted(len(tally.embedded), 'embedded document')} not read: {embedded}.",
        ),
        ("nested_too_deep", tally.too_deep, f"{tally.too_deep} parts nested too deeply were not read."),
        ("part_unreadable", package.unreadable, f"Broken parts were left out: {', '.join(package.unreadable)}."),
    ]
    return [ParseNote(code=code, detail=detail) for code, something, detail in told if something]
