"""Ruled tables: cells with spans from the rules of a page, filled with the page's own words."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from models.document import Cell, Table
from models.provenance import Box
from tasks.parse.pdf_cells import cell_text
from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_grid import Grid, Span, grids_of, nearest
from tasks.parse.pdf_level_rules import level_grids
from tasks.parse.pdf_ruling import Rule
from tasks.parse.tables import continue_table, header_rows_of

_SAME_EDGE_PT = 8.0
_SLIVER_PT = 7.0  # an empty strip this narrow is a double border
_SHIFTED_COL_PT = 24.0
_SHIFTED_ROW_PT = 8.0
_BORDER_PT = 1.0


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table on one page.

    Attributes:
        page: Page number, from 1.
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        edges: x positions of the grid's columns, ``cols + 1`` of them, ascending.
        table: The cells.
        bold_rows: Numbers of the rows whose text is all bold.
        is_open: Whether it has no rules: its right edge is where the longest text happens to end.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    edges: tuple[float, ...]
    table: Table
    bold_rows: frozenset[int]
    is_open: bool = False


def ruled_tables(
    rules: Sequence[Rule], words: Sequence[Word], page: int, vocabulary: Collection[str]
) -> tuple[list[PlacedTable], list[Word]]:
    """The page's ruled tables and the words that stand in none of them.

    Args:
        rules: The page's straight rules.
        words: The page's words.
        page: Page number, from 1.
        vocabulary: Words of the document in lower case, for line-end hyphens.

    Returns:
        Tables from top to bottom; the other words in their given order.
    """
    left = list(words)
    tables: list[PlacedTable] = []
    grids, alone = grids_of(rules)
    for grid in grids:
        found = _table(grid, left, page, vocabulary)
        if found is not None:
            table, left = found
            tables.append(table)
    for grid in level_grids(alone, left):
        found = _table(grid, left, page, vocabulary)
        if found is not None:
            table, left = found
            tables.append(table)
    return sorted(tables, key=lambda table: (table.top, table.x0)), left


def _table(
    grid: Grid, words: list[Word], page: int, vocabulary: Collection[str]
) -> tuple[PlacedTable, list[Word]] | None:
    """The table of this grid and the words left, or None when it is a frame around text."""
    if len(grid.cells) < 2:
        return None
    inside, left = _in_cells(grid, words)
    if len(inside) < 2:
        return None
    cols = _kept_lines(grid.xs, [(cell.col, cell.col_end, cell in inside) for cell in grid.cells], _SHIFTED_COL_PT)
    rows = _kept_lines(grid.ys, [(cell.row, cell.row_end, cell in inside) for cell in grid.cells], _SHIFTED_ROW_PT)
    if cols[-1] < 2:
        return None
    cells: dict[tuple[int, int], Cell] = {}
    bold: dict[int, bool] = {}
    for span in grid.cells:
        row, col, row_end, col_end = rows[span.row], cols[span.col], rows[span.row_end], cols[span.col_end]
        if row_end <= row or col_end <= col:
            continue
        held = inside.get(span, [])
        rect = grid.rect(span)
        cells[row, col] = Cell(
            row=row,
            col=col,
            row_span=row_end - row,
            col_span=col_end - col,
            text=cell_text(held, page, rect, vocabulary) if held else "",
            boxes=(_box(rect, page),),
        )
        if held:
            bold[row] = bold.get(row, True) and all(word.bold for word in held)
    table = Table(rows=rows[-1], cols=cols[-1], cells=tuple(cells[place] for place in sorted(cells)))
    rects = [grid.rect(span) for span in grid.cells]
    outline = (min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects))
    edges = tuple(_most_used(grid, cols, col) for col in range(cols[-1] + 1))
    bold_rows = frozenset(row for row, all_bold in bold.items() if all_bold)
    return PlacedTable(page, *outline, edges, table, bold_rows), left


def _in_cells(grid: Grid, words: list[Word]) -> tuple[dict[Span, list[Word]], list[Word]]:
    """The words of every cell that has some, and the words in none."""
    place_of = {
        place: cell
        for cell in grid.cells
        for place in itertools.product(range(cell.row, cell.row_end), range(cell.col, cell.col_end))
    }
    inside: dict[Span, list[Word]] = {}
    left: list[Word] = []
    for word in words:
        row, col = _interval(grid.ys, (word.top + word.bottom) / 2), _interval(grid.xs, (word.x0 + word.x1) / 2)
        cell = place_of.get((row, col))
        if cell is None:
            left.append(word)
        else:
            inside.setdefault(cell, []).append(word)
    return inside, left


def _interval(levels: Sequence[float], position: float) -> int:
    """Number of the interval between two levels in which the position lies, -1 outside; the border has some width."""
    if not levels[0] - _BORDER_PT <= position <= levels[-1] + _BORDER_PT:
        return -1
    return min(max(0, bisect.bisect_right(levels, position) - 1), len(levels) - 2)


def _kept_lines(levels: Sequence[float], cells: Sequence[tuple[int, int, bool]], shifted: float) -> list[int]:
    """Number of each line after those are taken as one that part no cell from another.

    Double borders and empty strips have no text of their own; a line drawn a little beside the other in
    some rows leaves a strip that no cell has to itself.

    Args:
        levels: Positions of the lines.
        cells: First line, last line, and whether it has text, for every cell.
        shifted: How far beside the other such a line may be.
    """
    own = {start for start, end, filled in cells if end == start + 1 and filled}
    own_empty = {start for start, end, filled in cells if end == start + 1 and not filled}
    kept = [
        strip in own or after - before > (_SLIVER_PT if strip in own_empty else shifted)
        for strip, (before, after) in enumerate(itertools.pairwise(levels))
    ]
    for start, end, filled in cells:
        if filled and not any(kept[start:end]):
            kept[start] = True
    return [0, *itertools.accumulate(kept)]


def _most_used(grid: Grid, cols: Sequence[int], col: int) -> float:
    """Position of the line, among those taken as one, at which most cells start or end."""
    uses = Counter(line for cell in grid.cells for line in (cell.col, cell.col_end) if cols[line] == col)
    return grid.xs[max(uses, key=lambda line: (uses[line], -line))]


def _box(rect: tuple[float, float, float, float], page: int) -> Box:
    x0, top, x1, bottom = (round(value, 2) for value in rect)
    return Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)


def joined_over_break(first: PlacedTable, second: PlacedTable) -> PlacedTable | None:
    """Both as one table when the second's columns are those of the first, or some of them; else None.

    Args:
        first: Parts joined so far, ``header_rows`` set.
        second: The first thing on the next page.
    """
    if first.is_open or second.is_open:
        return _joined_open(first, second)
    if len(first.edges) < len(second.edges):
        finer, coarser = second.edges, first.edges
    else:
        finer, coarser = first.edges, second.edges
    places = [nearest(finer, edge) for edge in coarser]
    if any(abs(finer[place] - edge) > _SAME_EDGE_PT for place, edge in zip(places, coarser, strict=True)):
        return None
    if places[0] != 0 or places[-1] != len(finer) - 1 or len(set(places)) < len(places):
        return None
    if len(finer) > len(coarser) and header_rows_of(second.table, second.bold_rows):
        return None
    upper, lower = first.table, second.table
    if finer is second.edges:
        upper = _regridded(upper, places, len(finer) - 1)
    else:
        lower = _regridded(lower, places, len(finer) - 1)
    return replace(first, edges=finer, table=continue_table(upper, lower))


def _joined_open(first: PlacedTable, second: PlacedTable) -> PlacedTable | None:
    """Both as one table when neither has rules, their columns start alike and the second has no headings of its own."""
    if not (first.is_open and second.is_open) or len(first.edges) != len(second.edges):
        return None
    starts = zip(first.edges[:-1], second.edges[:-1], strict=True)
    if any(abs(one - other) > _SAME_EDGE_PT for one, other in starts):
        return None
    if header_rows_of(second.table, second.bold_rows) and second.table.grid()[0] != first.table.grid()[0]:
        return None
    return replace(first, table=continue_table(first.table, second.table))


def _regridded(table: Table, places: Sequence[int], cols: int) -> Table:
    """The table on a finer grid: column ``n`` starts at ``places[n]``."""
    cells = tuple(
        cell.model_copy(
            update={"col": places[cell.col], "col_span": places[cell.col + cell.col_span] - places[cell.col]}
        )
        for cell in table.cells
    )
    return table.model_copy(update={"cols": cols, "cells": cells})
