"""Tables with level rules only: rows between the rules, columns between strips of white."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence

from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_grid import Grid, Segment, Span

_SAME_END_PT = 4.0
_MIN_LINES = 3
_MIN_WIDTH_PT = 120.0
_FARTHEST_PT = 320.0  # from rule to rule
_NEAREST_PT = 8.0
_STRIP_PT = 6.0
_FEW_BANDS = 2  # a rule above, below and under the headings: the rows of the body are not parted
_MIN_SHARE = 0.5


def level_grids(lines: Sequence[Segment], words: Sequence[Word]) -> Iterator[Grid]:
    """Grids of the tables that these lines head, part and close.

    Args:
        lines: Level lines that meet no upright ones.
        words: The page's words outside its other tables.
    """
    for group in _groups(lines):
        start, end = group[0].start, group[0].end
        levels = [line.at for line in group]
        held = sorted(
            (
                word
                for word in words
                if start - 1 <= (word.x0 + word.x1) / 2 <= end + 1
                and levels[0] < (word.top + word.bottom) / 2 < levels[-1]
            ),
            key=lambda word: word.top + word.bottom,
        )
        bands = _bands(levels, held)
        strips = _strips(bands)
        if not strips:
            continue
        ys = _row_levels(levels, bands, strips[0])
        xs = [start, *strips, end]
        cells = [
            Span(row, col, row + 1, col + 1) for row, col in itertools.product(range(len(ys) - 1), range(len(xs) - 1))
        ]
        yield Grid(xs, ys, cells)


def _groups(lines: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Lines below each other that start and end together."""
    open_groups: list[list[Segment]] = []
    for line in sorted(lines):
        if line.end - line.start < _MIN_WIDTH_PT:
            continue
        for group in open_groups:
            last = group[-1]
            if abs(last.start - line.start) <= _SAME_END_PT and abs(last.end - line.end) <= _SAME_END_PT:
                if line.at - last.at > _FARTHEST_PT:
                    continue
                if line.at - last.at >= _NEAREST_PT:
                    group.append(line)
                break
        else:
            open_groups.append([line])
    yield from (group for group in open_groups if len(group) >= _MIN_LINES)


def _bands(levels: Sequence[float], words: Sequence[Word]) -> list[list[Word]]:
    bands: list[list[Word]] = [[] for _ in levels[1:]]
    for word in words:
        band = bisect.bisect_right(levels, (word.top + word.bottom) / 2) - 1
        bands[min(band, len(bands) - 1)].append(word)
    return bands


def _strips(bands: Sequence[Sequence[Word]]) -> list[float]:
    """Middles of the strips of white that go through all bands; most bands have words on both sides."""
    spans = sorted((word.x0, word.x1) for band in bands for word in band)
    if not spans or sum(map(bool, bands)) < len(bands):
        return []
    strips = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= _STRIP_PT:
            middle = (x0 + reach) / 2
            both = sum(any(w.x1 < middle for w in band) and any(w.x0 > middle for w in band) for band in bands)
            if both > _MIN_SHARE * len(bands):
                strips.append(middle)
        reach = max(reach, x1)
    return strips


def _row_levels(levels: Sequence[float], bands: Sequence[Sequence[Word]], strip: float) -> list[float]:
    """The rules, and where few part the table, the white above every line that starts in the first column."""
    if len(bands) > _FEW_BANDS:
        return list(levels)
    body = bands[-1]
    found = list(levels[:-1])
    bottom = 0.0
    for line in _lines(body):
        top = min(word.top for word in line)
        if bottom and any(word.x1 < strip for word in line) and any(word.x0 > strip for word in line):
            found.append((bottom + top) / 2)
        bottom = max(bottom, *(word.bottom for word in line))
    return [*found, levels[-1]]


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand beside each other; they come from top to bottom."""
    line: list[Word] = []
    for word in words:
        if line and (word.top + word.bottom) / 2 > line[0].bottom:
            yield line
            line = []
        line.append(word)
    if line:
        yield line
