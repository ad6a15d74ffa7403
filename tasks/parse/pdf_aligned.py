"""Tables without rules: lines whose words leave the same upright strips of white."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

from models.document import Cell, Table
from models.provenance import Box
from tasks.parse.language import is_cjk
from tasks.parse.pdf_cells import cell_text
from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_lines import PrintedLine
from tasks.parse.pdf_tables import PlacedTable
from tasks.parse.pdf_wrapping import ends_sentence, is_contents_line, numbered

_MIN_ROWS = 3
_STRIP_PT = 6.0  # narrowest strip of white between two columns
_GAP_SIZES = 1.3  # a gap inside a line, in sizes of its type, that no sentence has
_OTHER_SIZE = 1.5  # type that much larger is no row of the same table
_LABEL_GAP_PT = 3.0  # enough after a label where others have their value
_CLOSING = "，。；、：）！？,.;:)!?"
_PROSE_WORDS = 4.5  # a line of a column, on average
_SPACED = 1.35  # the widest step from line to line against the tightest, where rows are set apart
_WRAP_SIZES = 1.5  # a line that wraps the one above stands no farther below it, in sizes of its type
_MIN_SHARE = 0.5  # of the rows must have words on both sides of a strip


def with_aligned_tables(
    lines: Sequence[PrintedLine], page: int, vocabulary: Collection[str]
) -> list[PrintedLine | PlacedTable]:
    """The lines in reading order, those that form a table without rules replaced by it.

    Args:
        lines: Of one page, in reading order.
        page: Page number, from 1.
        vocabulary: Words of the document in lower case, for line-end hyphens.
    """
    items: list[PrintedLine | PlacedTable] = []
    run = _Run()
    for line in [*lines, None]:
        if line is not None and run.lines and run.may_take(line):
            run.take(line)
            continue
        items.extend(_table_or_lines(run.lines, page, vocabulary))
        run = _Run()
        if line is not None and _has_gap(line):
            run.take(line)
        elif line is not None:
            items.append(line)
    return items


class _Run:
    """Lines below each other that may be the rows of one table."""

    def __init__(self) -> None:
        self.lines: list[PrintedLine] = []
        self._starts: set[int] = set()  # where words stand behind a gap, in whole points
        self._left, self._right = float("inf"), 0.0

    def take(self, line: PrintedLine) -> None:
        self.lines.append(line)
        self._left, self._right = min(self._left, line.x0), max(self._right, line.x1)
        if _has_gap(line):
            self._starts.update(round(word.x0) for word in _after_gaps(line))

    def may_take(self, line: PrintedLine) -> bool:
        last = self.lines[-1]
        step = line.top - last.top
        if line.column or last.column or step > 3 * line.size:
            return False
        if max(_tallest(line), _tallest(last)) > _OTHER_SIZE * min(_tallest(line), _tallest(last)):
            return False
        if _has_gap(line) or self._has_value_behind_label(line):
            return True
        if step >= 1.6 * line.size or (line.is_bold and not last.is_bold):
            return False
        return line.x1 - line.x0 < 0.4 * (self._right - self._left) or self._starts_at(line.x0, 4)

    def _has_value_behind_label(self, line: PrintedLine) -> bool:
        return any(
            after.x0 - before.x1 > _LABEL_GAP_PT and _is_label(before) and self._starts_at(after.x0, 2)
            for before, after in itertools.pairwise(line.words)
        )

    def _starts_at(self, x: float, within: int) -> bool:
        return any(round(x) + off in self._starts for off in range(1 - within, within))


def _tallest(line: PrintedLine) -> float:
    return max(word.size for word in line.words)


def _is_label(word: Word) -> bool:
    return word.text.endswith((":", "："))


def _after_gaps(line: PrintedLine) -> list[Word]:
    """The words that stand behind a gap no sentence has; a blank to be filled in and spread letters are none."""
    least = max(_GAP_SIZES * line.size, 12.0)
    return [
        after
        for before, after in itertools.pairwise(line.words)
        if after.x0 - before.x1 > least and after.text[0] not in _CLOSING and not _are_spread(before, after)
    ]


def _are_spread(before: Word, after: Word) -> bool:
    """Whether they are letters of one Chinese word that is spread to the width of the labels around it."""
    return (
        len(before.text) == 1 and is_cjk(before.text) and is_cjk(after.text[0]) and len(after.text.rstrip(":：")) == 1
    )


def _has_gap(line: PrintedLine) -> bool:
    """Whether the line falls into parts, and is not just a numbered paragraph or a line of a table of contents."""
    if line.column or is_contents_line(line):
        return False
    parts = _after_gaps(line)
    if len(parts) != 1 or parts[0] is not line.words[1]:
        return bool(parts)
    found = numbered(line)
    return found.number is None and found.marker is None


def _table_or_lines(
    run: Sequence[PrintedLine], page: int, vocabulary: Collection[str]
) -> list[PrintedLine | PlacedTable]:
    """The run as a table with the lines behind it, or as it is when no strips of white go through it."""
    end = max((index for index, line in enumerate(run, 1) if _has_gap(line)), default=0)
    strips = _strips(run[:end])
    end += _wrapped_behind(run, end, strips)
    inside, behind = run[:end], run[end:]
    if sum(map(_has_gap, inside)) < _MIN_ROWS or not strips:
        return list(run)
    if _is_contents(inside):
        return [*(replace(line, is_contents=True) for line in inside), *behind]
    rows = _rows(inside, strips)
    if len(rows) < _MIN_ROWS:
        return list(run)
    return [_table(rows, strips, page, vocabulary), *behind]


def _wrapped_behind(run: Sequence[PrintedLine], end: int, strips: Sequence[float]) -> int:
    """How many lines behind the table wrap a cell of its last row: set tight, inside one column.

    In the first column only where white stands between the rows: it may be text below the table.
    """
    steps = [after.top - before.top for before, after in itertools.pairwise(run[:end])]
    if not strips or not steps:
        return 0
    count = 0
    for before, line in itertools.pairwise(run[end - 1 :]):
        step = line.top - before.top
        crosses = any(line.x0 < strip < line.x1 for strip in strips)
        is_spaced = max(steps) > _SPACED * min(*steps, step)
        if crosses or step > 1.15 * min(steps) or not (is_spaced or line.x0 > strips[0]):
            break
        count += 1
    return count


def _is_contents(lines: Sequence[PrintedLine]) -> bool:
    """Whether every line ends in a page number, none smaller than the one before."""
    last = [line.words[-1].text for line in lines]
    return (
        len(lines) > _MIN_ROWS
        and all(text.isdecimal() and len(text) < 5 for text in last)
        and all(int(before) <= int(after) for before, after in itertools.pairwise(last))
    )


def _strips(lines: Sequence[PrintedLine]) -> list[float]:
    """Middles of the strips of white that no word of the lines touches, from left to right."""
    spans = sorted((word.x0, word.x1) for line in lines for word in line.words)
    strips: list[float] = []
    reach = spans[0][1] if spans else 0.0
    for x0, x1 in spans:
        if x0 - reach >= _STRIP_PT:
            middle = (x0 + reach) / 2
            both = sum(line.x0 < middle < line.x1 for line in lines)
            if both >= _MIN_SHARE * len(lines):
                strips.append(middle)
        reach = max(reach, x1)
    return strips


def _rows(lines: Sequence[PrintedLine], strips: Sequence[float]) -> list[list[PrintedLine]]:
    """Lines gathered into rows: by the white between them where it differs, else a row begins in the first column.

    A label with a colon always begins one; prose that fills its column never ends one without a stop.
    """
    steps = [after.top - before.top for before, after in itertools.pairwise(lines)]
    is_spaced = max(steps) > _SPACED * min(steps)
    last_column = [[word for word in line.words if word.x0 > strips[-1]] for line in lines]
    is_prose = sum(map(len, last_column)) >= _PROSE_WORDS * sum(map(bool, last_column))
    right = max(line.x1 for line in lines)
    rows = [[lines[0]]]
    for before, line, step in zip(lines, lines[1:], steps, strict=False):
        begins = line.x0 < strips[0] < line.x1
        wraps = before.x1 > right - 0.2 * (right - strips[-1]) and not ends_sentence(before.text, line.text)
        if is_spaced:
            is_set_apart = step > 1.25 * min(steps) and (line.x0 < strips[0] or step > _WRAP_SIZES * line.size)
            begins = is_set_apart or (begins and _has_label(line, strips[0]))
        elif is_prose and wraps and not _has_label(line, strips[0]):
            begins = False
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _has_label(line: PrintedLine, strip: float) -> bool:
    """Whether what stands before the strip ends in a colon."""
    label = [word.text for word in line.words if word.x0 < strip]
    return bool(label) and label[-1].endswith((":", "："))


def _table(
    rows: Sequence[Sequence[PrintedLine]], strips: Sequence[float], page: int, vocabulary: Collection[str]
) -> PlacedTable:
    lines = [line for row in rows for line in row]
    edges = (min(line.x0 for line in lines), *strips, max(line.x1 for line in lines))
    cells: list[Cell] = []
    bold_rows = set()
    for number, row in enumerate(rows):
        top, bottom = min(line.top for line in row), max(line.bottom for line in row)
        words = [word for line in row for word in line.words]
        if all(word.bold for word in words):
            bold_rows.add(number)
        for col, (x0, x1) in enumerate(itertools.pairwise(edges)):
            inside = _between(words, x0, x1)
            if inside:
                box = Box(page=page, x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2), bottom=round(bottom, 2))
                text = cell_text(inside, page, (x0, top, x1, bottom), vocabulary)
                cells.append(Cell(row=number, col=col, text=text, boxes=(box,)))
    table = Table(rows=len(rows), cols=len(edges) - 1, cells=tuple(cells))
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    starts = tuple(min(word.x0 for line in lines for word in line.words if word.x0 > strip) for strip in strips)
    starts = (edges[0], *starts, edges[-1])
    return PlacedTable(page, edges[0], top, edges[-1], bottom, starts, table, frozenset(bold_rows), is_open=True)


def _between(words: Sequence[Word], x0: float, x1: float) -> list[Word]:
    return [word for word in words if x0 - 0.5 <= (word.x0 + word.x1) / 2 < x1 + 0.5]
