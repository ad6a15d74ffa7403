"""Grids closed by rules: which rules belong together, and the cells they bound."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tasks.parse.pdf_ruling import Rule

_SAME_LINE_PT = 3.0  # double and hairline rules are one line
_JOINT_PT = 4.5  # rules found on a scan stop short of each other by as much
_LEVEL_PT = 4.0
_DRAWN_SHARE = 0.7  # of a cell's side must be drawn
_MIN_OPEN_ENDS = 3  # rules that end together bound the table, though no rule is drawn there
_OPEN_SHARE = 0.3  # of a side that counts as open is drawn, at most
_SHORTEST_PT = 3.0
_WIDEST_GAP_PT = 150.0
_BOX_SHARE = 0.5  # of a cell, at most, is a box to be ticked or a table of its own
_MAX_SQUARES = 60_000
_MAX_CROSSINGS = 400_000
_MAX_GROUPS = 200
_MAX_INNER_SQUARES = 400_000


class Segment(NamedTuple):
    """A rule without its direction.

    Attributes:
        at: y of a level rule, x of an upright one.
        start: Where it starts along its direction.
        end: Where it ends; ``start <= end``.
    """

    at: float
    start: float
    end: float


_Lines = tuple[list[Segment], list[Segment]]  # level ones, upright ones


class Span(NamedTuple):
    """The grid positions of a cell."""

    row: int
    col: int
    row_end: int
    col_end: int

    @property
    def size(self) -> int:
        """How many positions they are."""
        return (self.row_end - self.row) * (self.col_end - self.col)


class Grid(NamedTuple):
    """Cells between lines.

    Attributes:
        xs: x positions of the upright lines, ascending.
        ys: y positions of the level lines, ascending.
        cells: By position; they do not overlap and may leave positions out.
    """

    xs: list[float]
    ys: list[float]
    cells: list[Span]

    def rect(self, cell: Span) -> tuple[float, float, float, float]:
        """``(x0, top, x1, bottom)`` of the cell."""
        return self.xs[cell.col], self.ys[cell.row], self.xs[cell.col_end], self.ys[cell.row_end]


def grids_of(rules: Sequence[Rule]) -> tuple[list[Grid], list[Segment]]:
    """The grids of a page and its level lines that belong to none.

    Args:
        rules: The page's straight rules; their joints may be open by a few points.

    Returns:
        Grids from top to bottom, with at least one cell each; the other level lines from top to bottom.
    """
    level = _merged(Segment(rule.top, rule.x0, rule.x1) for rule in rules if rule.is_horizontal)
    upright = _merged(Segment(rule.x0, rule.top, rule.bottom) for rule in rules if not rule.is_horizontal)
    grids, alone = [], []
    for group_level, group_upright in _beside(_groups(level, upright)):
        if group_upright:
            grids.append(_grid(group_level, group_upright))
        else:
            alone.extend(group_level)
    found = [grid for grid in grids if grid.cells]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0])), sorted(alone)


def levels_of(positions: Iterable[float]) -> list[float]:
    """The positions, ascending, those within a hair of each other taken once."""
    levels: list[float] = []
    for position in sorted(positions):
        if not levels or position - levels[-1] > _LEVEL_PT:
            levels.append(position)
    return levels


def _merged(segments: Iterable[Segment]) -> list[Segment]:
    """Lines made of the segments that go on in each other or lie side by side."""
    merged: list[Segment] = []
    rest = sorted(segments)
    while rest:
        together = bisect.bisect_right(rest, (rest[0].at + _SAME_LINE_PT, float("inf"), 0.0))
        pieces: list[Segment] = []
        for segment in sorted(rest[:together], key=lambda item: item.start):
            if pieces and segment.start - pieces[-1].end <= _JOINT_PT:
                last = pieces[-1]
                longer = max(last, segment, key=lambda item: item.end - item.start)
                pieces[-1] = Segment(longer.at, last.start, max(last.end, segment.end))
            else:
                pieces.append(segment)
        merged.extend(piece for piece in pieces if piece.end - piece.start >= _SHORTEST_PT)
        rest = rest[together:]
    return merged


def _groups(level: list[Segment], upright: list[Segment]) -> list[_Lines]:
    """Lines that cross or meet, together."""
    upright.sort()
    xs = [line.at for line in upright]
    parents = list(range(len(level) + len(upright)))
    crossings = 0
    for index, line in enumerate(level):
        first = bisect.bisect_left(xs, line.start - _JOINT_PT)
        last = bisect.bisect_right(xs, line.end + _JOINT_PT)
        crossings += last - first
        if crossings > _MAX_CROSSINGS:
            return []
        for other in range(first, last):
            if upright[other].start - _JOINT_PT <= line.at <= upright[other].end + _JOINT_PT:
                parents[_root(parents, len(level) + other)] = _root(parents, index)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = defaultdict(lambda: ([], []))
    for index, line in enumerate(level):
        groups[_root(parents, index)][0].append(line)
    for index, line in enumerate(upright):
        groups[_root(parents, len(level) + index)][1].append(line)
    return [group for group in groups.values() if group[0] or len(group[1]) > 1]


def _beside(groups: list[_Lines]) -> list[_Lines]:
    """The groups, those of equal height beside each other as one: a cell open at both ends parts them."""
    if len(groups) > _MAX_GROUPS:
        return groups
    found: list[_Lines] = []
    by_start = sorted(groups, key=lambda group: min((line.at for line in group[1]), default=0.0))
    for level, upright in by_start:
        for other_level, other_upright in found:
            if _has_columns(upright) and _has_columns(other_upright) and _same_height(upright, other_upright):
                other_level.extend(level)
                other_upright.extend(upright)
                break
        else:
            found.append((level, upright))
    return found


def _has_columns(upright: Sequence[Segment]) -> bool:
    return len(upright) >= _MIN_OPEN_ENDS


def _same_height(upright: Sequence[Segment], other: Sequence[Segment]) -> bool:
    top, bottom = min(line.start for line in upright), max(line.end for line in upright)
    other_top, other_bottom = min(line.start for line in other), max(line.end for line in other)
    gap = min(line.at for line in upright) - max(line.at for line in other)
    return abs(top - other_top) <= _JOINT_PT and abs(bottom - other_bottom) <= _JOINT_PT and 0 < gap < _WIDEST_GAP_PT


def _root(parents: list[int], item: int) -> int:
    while parents[item] != item:
        parents[item] = parents[parents[item]]
        item = parents[item]
    return item


def _grid(level: list[Segment], upright: list[Segment]) -> Grid:
    """The cells that the lines close."""
    level = [*level, *_closing(upright, level)]
    upright = [*upright, *_closing(level, upright)]
    xs, ys = levels_of(line.at for line in upright), levels_of(line.at for line in level)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MAX_SQUARES:
        return Grid(xs, ys, [])
    walls_above = _drawn(level, ys, xs)
    walls_left = _drawn(upright, xs, ys)
    _close_ends(walls_above, walls_left, len(ys) - 1, len(xs) - 1)
    _close_ends(walls_left, walls_above, len(xs) - 1, len(ys) - 1)
    regions = list(_regions(len(ys) - 1, len(xs) - 1, walls_above, walls_left))
    regions = _without_boxes_inside(regions, xs, ys)
    return _without_unused(Grid(xs, ys, sorted(span for region in regions for span in _rectangles(region))))


def _without_unused(grid: Grid) -> Grid:
    """The grid without the lines at which no cell starts or ends."""
    cols = sorted({col for cell in grid.cells for col in (cell.col, cell.col_end)})
    rows = sorted({row for cell in grid.cells for row in (cell.row, cell.row_end)})
    col_of = {col: index for index, col in enumerate(cols)}
    row_of = {row: index for index, row in enumerate(rows)}
    cells = [
        Span(row_of[cell.row], col_of[cell.col], row_of[cell.row_end], col_of[cell.col_end]) for cell in grid.cells
    ]
    return Grid([grid.xs[col] for col in cols], [grid.ys[row] for row in rows], cells)


def _closing(lines: Sequence[Segment], across: Sequence[Segment]) -> list[Segment]:
    """Lines where others end together and none is drawn: a table open at its sides or cut by a page break."""
    long = [line for line in lines if line.end - line.start > 2 * _LEVEL_PT]
    closing = []
    for ends in ([line.start for line in long], [line.end for line in long]):
        for at in levels_of(ends):
            ending = [line.at for line, end in zip(long, ends, strict=True) if abs(end - at) <= _LEVEL_PT]
            if len(ending) < _MIN_OPEN_ENDS:
                continue
            start, end = min(ending), max(ending)
            drawn = sum(
                min(other.end, end) - max(other.start, start)
                for other in across
                if abs(other.at - at) <= _JOINT_PT and other.end > start and other.start < end
            )
            if drawn < _OPEN_SHARE * (end - start):
                closing.append(Segment(at, start, end))
    return closing


def _drawn(lines: Sequence[Segment], levels: Sequence[float], marks: Sequence[float]) -> set[tuple[int, int]]:
    """``(level, interval)`` for every interval between two marks along which a line is drawn on the level."""
    lengths: dict[tuple[int, int], float] = defaultdict(float)
    for line in lines:
        level = nearest(levels, line.at)
        first = max(0, bisect.bisect_right(marks, line.start - _JOINT_PT) - 1)
        for interval in range(first, len(marks) - 1):
            if marks[interval] >= line.end:
                break
            overlap = min(line.end, marks[interval + 1]) - max(line.start, marks[interval])
            lengths[level, interval] += max(0.0, overlap)
    return {
        (level, interval)
        for (level, interval), length in lengths.items()
        if length >= _DRAWN_SHARE * (marks[interval + 1] - marks[interval])
    }


def _close_ends(walls: set[tuple[int, int]], beside: set[tuple[int, int]], lines: int, intervals: int) -> None:
    """Add the outer walls left out of a cell that is cut by a page break: both its sides reach the end.

    Args:
        walls: Those along the two ends, ``(line, interval)``; added to.
        beside: Those that reach them, ``(line, interval)``.
        lines: Number of the last line along the ends.
        intervals: How many intervals the ends have.
    """
    for end, reached in ((0, 0), (lines, lines - 1)):
        gap: list[int] = []
        for interval in range(intervals):
            if (end, interval) in walls:
                gap.clear()
                continue
            if (interval, reached) in beside:
                gap.clear()
                gap.append(interval)
            elif gap:
                gap.append(interval)
            if gap and (interval + 1, reached) in beside:
                walls.update((end, part) for part in gap)
                gap.clear()


def nearest(levels: Sequence[float], position: float) -> int:
    """Index of the level closest to the position."""
    index = bisect.bisect_left(levels, position)
    if index == len(levels) or (index and position - levels[index - 1] <= levels[index] - position):
        return index - 1
    return index


def _regions(
    rows: int, cols: int, walls_above: set[tuple[int, int]], walls_left: set[tuple[int, int]]
) -> Iterator[set[tuple[int, int]]]:
    """Squares of the grid that no wall parts, those left out that are open to the outside."""
    outside = rows * cols
    parents = list(range(outside + 1))

    def unite(one: int, other: int) -> None:
        parents[_root(parents, one)] = _root(parents, other)

    for row, col in itertools.product(range(rows), range(cols)):
        square = row * cols + col
        if (row, col) not in walls_above:
            unite(square, square - cols if row else outside)
        if (col, row) not in walls_left:
            unite(square, square - 1 if col else outside)
        if row == rows - 1 and (rows, col) not in walls_above:
            unite(square, outside)
        if col == cols - 1 and (cols, row) not in walls_left:
            unite(square, outside)
    regions: dict[int, set[tuple[int, int]]] = defaultdict(set)
    beyond = _root(parents, outside)
    for square in range(outside):
        root = _root(parents, square)
        if root != beyond:
            regions[root].add(divmod(square, cols))
    yield from regions.values()


def _without_boxes_inside(
    regions: list[set[tuple[int, int]]], xs: Sequence[float], ys: Sequence[float]
) -> list[set[tuple[int, int]]]:
    """The regions, what is drawn inside a cell (a box to be ticked, a table of its own) taken as part of it."""
    region_of = {square: index for index, region in enumerate(regions) for square in region}
    gone: set[int] = set()
    left = _MAX_INNER_SQUARES
    for index, region in enumerate(regions):
        box = _around(region)
        if index in gone or box.size == len(region) or box.size > left:
            continue
        left -= box.size
        squares = set(itertools.product(range(box.row, box.row_end), range(box.col, box.col_end)))
        inside = {region_of.get(square, -1) for square in squares - region}
        area = sum((ys[row + 1] - ys[row]) * (xs[col + 1] - xs[col]) for row, col in squares - region)
        whole = (ys[box.row_end] - ys[box.row]) * (xs[box.col_end] - xs[box.col])
        if area < _BOX_SHARE * whole and all(other >= 0 and regions[other] <= squares for other in inside):
            region.update(squares)
            gone |= inside
    return [region for index, region in enumerate(regions) if index not in gone]


def _around(region: set[tuple[int, int]]) -> Span:
    rows, cols = [row for row, _ in region], [col for _, col in region]
    return Span(min(rows), min(cols), max(rows) + 1, max(cols) + 1)


def _rectangles(region: set[tuple[int, int]]) -> Iterator[Span]:
    """The region as one cell, or as several where it is no rectangle."""
    box = _around(region)
    if box.size == len(region):
        yield box
        return
    cols_of: dict[int, list[int]] = defaultdict(list)
    for row, col in sorted(region):
        cols_of[row].append(col)
    going: dict[tuple[int, int], int] = {}  # columns of a rectangle that goes on: its first row
    for at in range(box.row, box.row_end + 1):
        runs = set(_runs(cols_of[at]))
        for run in [run for run in going if run not in runs]:
            yield Span(going.pop(run), run[0], at, run[1])
        for run in runs:
            going.setdefault(run, at)


def _runs(cols: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(cols) + 1):
        if index == len(cols) or cols[index] != cols[index - 1] + 1:
            yield cols[start], cols[index - 1] + 1
            start = index
