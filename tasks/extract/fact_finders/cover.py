"""The first page of a tender: its lines, one by one, and how large they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.extract.fact_finders.passages import Passage

_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line (or short block) of the first page.

    Attributes:
        passage: The passage it belongs to.
        start: Offset of its first character in the passage's text.
        end: Offset behind its last one.
        document: Its document's place in the tender, from 0.
        position: Its block's place on the page, from 0.
        prominence: 0..1, height of its print over that of the tallest line; 0 where heights are unknown.
    """

    passage: Passage
    start: int
    end: int
    document: int
    position: int
    prominence: float

    @property
    def text(self) -> str:
        """The folded words."""
        return self.passage.text[self.start : self.end]


def cover_lines(passages: Sequence[Passage], blocks: int = 14) -> Iterator[CoverLine]:
    """The lines of each document's first page, in reading order; at most so many ``blocks`` of a page."""
    covers: dict[str, list[Passage]] = {}
    for one in passages:
        if one.rank == "cover" and one.kind in {"text", "heading", "margin"}:
            covers.setdefault(one.document, []).append(one)
    for number, cover in enumerate(covers.values()):
        yield from _lines_of(cover[:blocks], number)


def _lines_of(cover: Sequence[Passage], number: int) -> Iterator[CoverLine]:
    tallest = max((_height(one) for one in cover), default=0.0)
    for position, passage in enumerate(cover):
        prominence = _height(passage) / tallest if tallest and passage.kind != "margin" else 0.0
        for start, end in line_bounds(passage):
            yield CoverLine(passage, start, end, number, position, prominence)


def line_bounds(passage: Passage) -> Iterator[tuple[int, int]]:
    """Bounds of its lines: a short block is one line, a long heading gives its printed lines, a paragraph nothing."""
    if len(passage.text) <= _LONGEST_LINE and "\n" not in passage.text:
        yield 0, len(passage.text)
    elif passage.kind == "heading" or len(passage.text) <= _LONGEST_LINE:
        for line in passage.block.lines[:12]:
            yield line.start, line.end


def _height(passage: Passage) -> float:
    return max((line.box.bottom - line.box.top for line in passage.block.lines), default=0.0)
