"""Tables as the fact finders read them: a grid of folded texts with its headings, caption and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Block, Cell, ParsedDocument, Table
from models.provenance import Box
from tasks.extract.fact_finders.folding import fold, squash
from tasks.extract.fact_finders.passages import Quote, ranked_blocks

_NUMBER = re.compile(r"[-+<>≤≥~约]?\s*[£$€¥]?\d[\d,.]*\s*%?")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table, page parts of one table already told apart by the parser.

    Attributes:
        document: File name inside the tender.
        language: Of the document.
        block: The table's block.
        cells: The cell at every position; a spanning one stands at each position it covers.
        rows: Folded texts; a spanning cell's text stands at every position it covers.
        heads: One heading a column; taken over from the table before when this one continues it.
        body: Index of the first row below the headings.
        caption: Texts before the table and headings above it, nearest last.
        in_form: Whether it stands in a form to fill in or a contract template.
    """

    document: str
    language: str
    block: Block
    cells: tuple[tuple[Cell | None, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    body: int
    caption: str
    in_form: bool = False

    def quote(self, row: int, cols: Sequence[int] | None = None) -> Quote:
        """The words of a row (or of some of its columns), cells joined by `` | ``, and where they are printed."""
        found = [self.cell_at(row, col) for col in (range(len(self.heads)) if cols is None else cols)]
        cells = {cell.row * len(self.heads) + cell.col: cell for cell in found if cell and cell.text.strip()}
        return self.quote_cells(list(cells.values()))

    def quote_cells(self, cells: Sequence[Cell]) -> Quote:
        """The words of some cells in the given order."""
        boxes: tuple[Box, ...] = tuple(box for cell in cells for box in cell.boxes) or self.block.boxes
        return Quote(
            text=" | ".join(squash(cell.text) for cell in cells),
            document=self.document,
            page=boxes[0].page if boxes else self.block.page,
            boxes=boxes,
        )

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """The first column whose heading matches."""
        return next((col for col, head in enumerate(self.heads) if pattern.search(head)), None)

    def cell_at(self, row: int, col: int) -> Cell | None:
        """The cell anchored or spanning there."""
        return self.cells[row][col]


def grids_of(documents: Sequence[ParsedDocument]) -> Iterator[Grid]:
    """Every table of the tender, in reading order."""
    for document in documents:
        before: Grid | None = None
        near = ""
        for block, rank in ranked_blocks(document):
            if block.table is None:
                if block.kind in {"paragraph", "heading", "list_item"}:
                    near = fold(block.text)[-160:]
                    before = None
                continue
            grid = _grid(document, block, near, before, in_form=rank == "form")
            yield grid
            before = grid


def _grid(document: ParsedDocument, block: Block, near: str, before: Grid | None, *, in_form: bool) -> Grid:
    assert block.table is not None
    cells = _cells(block.table)
    rows = tuple(tuple(fold(cell.text) if cell else "" for cell in row) for row in cells)
    body = min(block.table.header_rows, max(0, len(rows) - 1))
    if not body and rows and _is_heading(rows[0]) and not (before and len(before.heads) == len(rows[0])):
        body = 1
    if body:
        heads = tuple(_joined([row[col] for row in rows[:body]]) for col in range(block.table.cols))
    elif before and len(before.heads) == block.table.cols:
        heads = before.heads
    else:
        heads = ("",) * block.table.cols
    caption = fold(" / ".join(block.section[-2:])) + " / " + (before.caption if before and not body else near)
    return Grid(document.name, document.language, block, cells, rows, heads, body, caption, in_form)


def _cells(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    grid: list[list[Cell | None]] = [[None] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            for col in range(cell.col, min(table.cols, cell.col + cell.col_span)):
                grid[row][col] = cell
    return tuple(tuple(row) for row in grid)


def _is_heading(row: Sequence[str]) -> bool:
    filled = [text for text in row if text.strip()]
    return (
        len(filled) >= 2 and not any(_NUMBER.fullmatch(text.strip()) for text in filled) and max(map(len, filled)) <= 60
    )


def _joined(texts: Sequence[str]) -> str:
    kept: dict[str, None] = {}
    for text in texts:
        if text.strip():
            kept[squash(text)] = None
    return " ".join(kept)
