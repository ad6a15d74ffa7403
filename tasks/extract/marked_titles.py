"""Marks (★, ▲) in front of a title: they speak for every clause below it."""

from __future__ import annotations

from tasks.extract.lead_ins import marker_style
from tasks.extract.marks import marks_used
from tasks.extract.passages import Passage

_LONGEST_TITLE = 30  # characters
_STANDS_WITHIN = 12  # characters
_ENDS_A_SENTENCE = "。；;，.!?！？"


class MarkedTitles:
    """The marked title that governs each passage while a document is read."""

    def __init__(self) -> None:
        """No title is marked."""
        self._marks: frozenset[str] = frozenset()
        self._style: str | None = None
        self._section: tuple[str, ...] = ()

    def above(self, passage: Passage) -> frozenset[str]:
        """The marks of the titles above a passage; a title of the same numbering, or another section, ends them."""
        style = marker_style(passage.block)
        if passage.section != self._section or (style is not None and style == self._style):
            self._marks, self._style, self._section = frozenset(), None, passage.section
        found = self._marks | frozenset(
            mark for heading in passage.section[-1:] for mark in marks_used(heading[:_STANDS_WITHIN])
        )
        text = passage.text.strip()
        if style is not None and len(text) <= _LONGEST_TITLE and text[-1:] not in _ENDS_A_SENTENCE:
            own = marks_used(text[:_STANDS_WITHIN])
            if own and passage.block.kind not in {"heading", "table"}:
                self._marks, self._style = own, style
        return found
