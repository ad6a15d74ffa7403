"""Printed lines of a page in reading order: words gathered into rows, columns of prose kept apart."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tasks.parse.language import is_cjk
from tasks.parse.pdf_characters import Word

_GUTTER_PT = 9.0
_MAX_WIDTH_PT = 5_000.0  # wider pages are plans, not prose
_MIN_COLUMN_ROWS = 6
_MIN_FILL = 0.5
_FEW_LINES = 12
_SAME_END_PT = 6.0


@dataclass(frozen=True)
class PrintedLine:
    """One line of type.

    Attributes:
        page: Page number, from 1.
        words: Left to right; never empty.
        column: 0 for text over the whole width; the columns of a two-column stretch count on from 1.
        left: Left edge of that column's text.
        right: Right edge of that column's text.
        is_contents: Whether it is known to be a line of a table of contents.
    """

    page: int
    words: tuple[Word, ...]
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    is_contents: bool = False

    def placed(self, **changes: float | bool) -> PrintedLine:
        """The same words with another ``column``, ``left``, ``right`` or ``is_contents``; what is measured stays so."""
        line = object.__new__(PrintedLine)
        line.__dict__.update(self.__dict__, **changes)
        return line

    @cached_property
    def x0(self) -> float:
        """Left edge of the first word."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge of the last word."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """Height of the word that is most typical: the median, by width."""
        ordered = sorted(self.words, key=lambda word: word.size)
        half = sum(word.x1 - word.x0 for word in ordered) / 2
        for word in ordered:
            half -= word.x1 - word.x0
            if half <= 0:
                return word.size
        return ordered[-1].size

    @cached_property
    def is_bold(self) -> bool:
        """Whether nearly all of it is set in bold."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) for word in self.words if word.bold) >= 0.85 * letters

    @cached_property
    def text(self) -> str:
        """The words with the spaces that stand or show between them."""
        parts = [self.words[0].text]
        for before, word in itertools.pairwise(self.words):
            if word.spaced or word.x0 < before.x0 or _shows_space(before, word):
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)


def _shows_space(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    size = min(before.size, word.size)
    return gap > (0.8 if is_cjk(before.text[-1]) or is_cjk(word.text[0]) else 0.2) * size


def lines_of(words: Sequence[Word], page: int) -> list[PrintedLine]:
    """The lines in reading order: top to bottom, a column of prose before the column on its right.

    Args:
        words: Of one page (or one cell), in any order.
        page: Page number, from 1.
    """
    rows = _rows([word for word in words if word.upright])
    return [PrintedLine(page, tuple(row), column) for column, group in _columns(rows) for row in group]


def sideways_lines_of(words: Sequence[Word], page: int) -> list[PrintedLine]:
    """Text that does not read from left to right (watermarks, turned labels), in the order it was drawn."""
    turned = [word for word in words if not word.upright]
    return [PrintedLine(page, tuple(turned))] if turned else []


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words that share a baseline, rows from top to bottom, words from left to right."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float, float, float]] = []  # top and bottom of the highest word; least and greatest top
    for word in sorted(words, key=lambda item: (item.top + item.bottom, item.x0)):
        word_top, word_bottom = word.top, word.bottom
        size = word_bottom - word_top
        for index in range(len(rows) - 1, max(-1, len(rows) - 5), -1):
            top, bottom, least, greatest = spans[index]
            shared = (min(word_bottom, bottom)) - (max(word_top, top))
            if shared > 0.5 * min(bottom - top, size):
                slack = 0.25 * size
                if (word_top - least > slack or greatest - word_top > slack) and _collides(rows[index], word):
                    continue
                rows[index].append(word)
                if size > bottom - top:
                    top, bottom = word_top, word_bottom
                spans[index] = (top, bottom, min(least, word_top), max(greatest, word_top))
                break
        else:
            rows.append([word])
            spans.append((word_top, word_bottom, word_top, word_top))
    order = sorted(range(len(rows)), key=lambda index: spans[index][0] + spans[index][1])
    return [sorted(rows[index], key=operator.attrgetter("x0")) for index in order]


def _collides(row: list[Word], word: Word) -> bool:
    """Whether the word would be printed over another of the row: then it is the next, tightly set row."""
    slack = 0.25 * word.size
    for other in row:
        if abs(word.top - other.top) > slack:
            shared = min(word.x1, other.x1) - max(word.x0, other.x0)
            if shared > 0.5 * min(word.x1 - word.x0, other.x1 - other.x0):
                return True
    return False


def _columns(rows: list[list[Word]]) -> list[tuple[int, list[list[Word]]]]:
    """The rows with their column, those of a two-column stretch split at its gutter, the left side first."""
    gutter = _gutter(rows)
    if gutter is None:
        return [(0, rows)]
    groups: list[tuple[int, list[list[Word]]]] = []
    column = 0
    for crossing, chunk in itertools.groupby(rows, key=lambda row: _crosses(row, gutter)):
        stretch = list(chunk)
        if crossing or not _is_prose_in_columns(stretch, gutter):
            groups.append((0, stretch))
        else:
            groups.append((column + 1, _side(stretch, gutter, left=True)))
            groups.append((column + 2, _side(stretch, gutter, left=False)))
            column += 2
    return groups


def _side(rows: list[list[Word]], gutter: float, *, left: bool) -> list[list[Word]]:
    sides = ([word for word in row if (word.x1 <= gutter) is left] for row in rows)
    return [side for side in sides if side]


def _crosses(row: list[Word], gutter: float) -> bool:
    if any(word.x0 < gutter < word.x1 for word in row):
        return True
    before = max((word.x1 for word in row if word.x1 <= gutter), default=None)
    after = min((word.x0 for word in row if word.x0 >= gutter), default=None)
    return before is not None and after is not None and after - before < _GUTTER_PT


def _gutter(rows: list[list[Word]]) -> float | None:
    """Where most rows leave white space in the middle half of the text, or None."""
    if len(rows) < _MIN_COLUMN_ROWS:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(word.x1 for row in rows for word in row)
    if right - left > _MAX_WIDTH_PT:
        return None
    votes: dict[int, int] = {}
    for row in rows:
        for before, after in itertools.pairwise(row):
            if after.x0 - before.x1 >= _GUTTER_PT:
                for x in range(int(before.x1) + 1, int(after.x0)):
                    if left + 0.25 * (right - left) < x < left + 0.75 * (right - left):
                        votes[x] = votes.get(x, 0) + 1
    most = max(votes.values(), default=0)
    if most < _MIN_COLUMN_ROWS:
        return None
    best = sorted(x for x, count in votes.items() if count == most)
    return best[len(best) // 2] + 0.5


def _is_prose_in_columns(rows: list[list[Word]], gutter: float) -> bool:
    both = [row for row in rows if row[0].x0 < gutter < row[-1].x1]
    if len(both) < _MIN_COLUMN_ROWS or len(both) < 0.5 * len(rows):
        return False
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    inked_left = sum(word.x1 - word.x0 for row in both for word in row if word.x1 <= gutter)
    inked_right = sum(word.x1 - word.x0 for row in both for word in row if word.x0 >= gutter)
    return inked_left >= _MIN_FILL * len(both) * (gutter - left) and inked_right >= _MIN_FILL * len(both) * (
        right - gutter
    )


def measured(lines: Sequence[PrintedLine], usual_right: float = 0.0) -> list[PrintedLine]:
    """The lines with the edges of their column: the outermost right end that two lines share.

    Args:
        lines: Of one page, in reading order.
        usual_right: Where lines end on the other pages; counts when this page has few lines.
    """
    edges = {
        column: _edges([line for line in lines if line.column == column], usual_right if column == 0 else 0.0)
        for column in {line.column for line in lines}
    }
    return [line.placed(left=edges[line.column][0], right=edges[line.column][1]) for line in lines]


def _edges(lines: list[PrintedLine], usual_right: float) -> tuple[float, float]:
    ends = sorted((line.x1 for line in lines), reverse=True)
    shared = next((a for a, b in itertools.pairwise(ends) if a - b < _SAME_END_PT), 0.0)
    right = max(shared, min(ends[0], usual_right + _SAME_END_PT)) if usual_right or shared > 0.8 * ends[0] else ends[0]
    return min(line.x0 for line in lines), max(right, usual_right) if len(lines) < _FEW_LINES else right
