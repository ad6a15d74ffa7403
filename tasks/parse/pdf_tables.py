"""Ruled tables: cells with spans from the rules of a page, filled with the page's own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.document import Cell, Table
from models.provenance import Box
from tasks.parse.pdf_cells import cell_text
from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_ruling import Rule
from tasks.parse.tables import continue_table, header_rows_of

_SNAP_PT = 3.0
_EDGE_PT = 4.0
_SAME_EDGE_PT = 8.0
_MAX_CROSSINGS = 400_000
_MAX_POINTS = 4_000

_Rect = tuple[float, float, float, float]


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
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    edges: tuple[float, ...]
    table: Table
    bold_rows: frozenset[int]


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
    for rects in _cell_groups(rules):
        found = _table(rects, left, page, vocabulary)
        if found is not None:
            table, left = found
            tables.append(table)
    return tables, left


def _cell_groups(rules: Sequence[Rule]) -> list[list[_Rect]]:
    """Rectangles closed by rules, grouped into tables, from top to bottom."""
    from pdfplumber import table as geometry  # noqa: PLC0415 - most pages have no rules and do without it

    edges = [_edge(rule) for rule in rules]
    merged = geometry.merge_edges(edges, _SNAP_PT, _SNAP_PT, _SNAP_PT, _SNAP_PT)
    merged += _closing_edges(merged)
    merged = geometry.merge_edges(merged, _SNAP_PT, _SNAP_PT, _SNAP_PT, _SNAP_PT)
    merged = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _SNAP_PT]
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if upright * (len(merged) - upright) > _MAX_CROSSINGS:
        return []
    points = geometry.edges_to_intersections(merged, _SNAP_PT, _SNAP_PT)
    if len(points) > _MAX_POINTS:
        return []
    return [list(group) for group in geometry.cells_to_tables(geometry.intersections_to_cells(points))]


def _closing_edges(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Horizontal edges where upright ones end together: a row cut by a page break is drawn without them."""
    uprights = [edge for edge in edges if edge["orientation"] == "v" and edge["bottom"] - edge["top"] > 2 * _EDGE_PT]
    closing = []
    for side in ("top", "bottom"):
        for level in _distinct([edge[side] for edge in uprights]):
            xs = [edge["x0"] for edge in uprights if abs(edge[side] - level) <= _EDGE_PT]
            if len(xs) > 2:
                closing.append(_edge(Rule(min(xs), level, max(xs), level)))
    return closing


def _edge(rule: Rule) -> dict[str, Any]:
    """The rule as pdfplumber's table geometry wants it."""
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.is_horizontal else "v",
        "object_type": "line",
    }


def _table(
    rects: list[_Rect], words: list[Word], page: int, vocabulary: Collection[str]
) -> tuple[PlacedTable, list[Word]] | None:
    """The table of these rectangles and the words left, or None when it is a frame around text."""
    inside: dict[_Rect, list[Word]] = {rect: [] for rect in rects}
    left: list[Word] = []
    for word in words:
        rect = _rect_around(word, rects)
        (left if rect is None else inside[rect]).append(word)
    filled = [rect for rect in rects if inside[rect]]
    if len(filled) < 2:
        return None
    xs = _distinct([x for rect in rects for x in (rect[0], rect[2])])
    tops = _distinct([y for rect in rects for y in (rect[1], rect[3])])
    xs = _without_slivers(xs, [(rect[0], rect[2]) for rect in filled])
    tops = _without_slivers(tops, [(rect[1], rect[3]) for rect in filled])
    if len(xs) < 3:
        return None
    cells: dict[tuple[int, int], Cell] = {}
    bold: dict[int, bool] = {}
    for rect in sorted(rects, key=lambda item: (item[1], item[0])):
        row, col = _index(tops, rect[1]), _index(xs, rect[0])
        row_end, col_end = _index(tops, rect[3]), _index(xs, rect[2])
        if row_end <= row or col_end <= col:
            if not inside[rect]:
                continue
            row_end, col_end = max(row_end, row + 1), max(col_end, col + 1)
        if (row, col) in cells:
            left.extend(inside[rect])
            continue
        cells[row, col] = Cell(
            row=row,
            col=col,
            row_span=row_end - row,
            col_span=col_end - col,
            text=cell_text(inside[rect], page, rect, vocabulary),
            boxes=(_box(rect, page),),
        )
        if inside[rect]:
            bold[row] = bold.get(row, True) and all(word.bold for word in inside[rect])
    table = Table(rows=len(tops) - 1, cols=len(xs) - 1, cells=tuple(cells[place] for place in sorted(cells)))
    outline = (min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects))
    return PlacedTable(
        page, *outline, tuple(xs), table, frozenset(row for row, all_bold in bold.items() if all_bold)
    ), left


def _box(rect: _Rect, page: int) -> Box:
    x0, top, x1, bottom = (round(value, 2) for value in rect)
    return Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)


def _rect_around(word: Word, rects: Sequence[_Rect]) -> _Rect | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return next((rect for rect in rects if rect[0] - 1 <= x <= rect[2] + 1 and rect[1] - 1 <= y <= rect[3] + 1), None)


def _distinct(values: list[float]) -> list[float]:
    """The values, ascending, those within a hair of each other taken once."""
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _EDGE_PT:
            distinct.append(value)
    return distinct


def _without_slivers(edges: list[float], filled: list[tuple[float, float]]) -> list[float]:
    """The edges at which a filled cell starts or ends: double borders and empty strips fall away."""
    used = {_index(edges, value) for pair in filled for value in pair}
    return [edge for index, edge in enumerate(edges) if index in used]


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def joined_over_break(first: PlacedTable, second: PlacedTable) -> PlacedTable | None:
    """Both as one table when the second's columns are those of the first, or some of them; else None.

    Args:
        first: Parts joined so far, ``header_rows`` set.
        second: The first thing on the next page.
    """
    if len(first.edges) < len(second.edges):
        finer, coarser = second.edges, first.edges
    else:
        finer, coarser = first.edges, second.edges
    places = [_index(finer, edge) for edge in coarser]
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


def _regridded(table: Table, places: Sequence[int], cols: int) -> Table:
    """The table on a finer grid: column ``n`` starts at ``places[n]``."""
    cells = tuple(
        cell.model_copy(
            update={"col": places[cell.col], "col_span": places[cell.col + cell.col_span] - places[cell.col]}
        )
        for cell in table.cells
    )
    return table.model_copy(update={"cols": cols, "cells": cells})
