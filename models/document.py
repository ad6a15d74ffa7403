"""A parsed document: pages and blocks in reading order, every piece of text with its place.

The one form every parser delivers and every later stage reads, whatever the file was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from models.frozen import Frozen
from models.provenance import Box

BlockKind = Literal[
    "heading", "paragraph", "list_item", "table", "header", "footer", "toc", "footnote", "figure", "watermark"
]
TextSource = Literal["text", "ocr", "office"]
Language = Literal["en", "zh"]


class Line(Frozen):
    """One printed line inside a block's (or cell's) text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset behind its last character; ``start < end``.
        box: Where the line is printed; its page may differ from the block's first page.
    """

    start: int = Field(ge=0)
    end: int
    box: Box


def boxes_of_span(lines: Sequence[Line], start: int, end: int) -> tuple[Box, ...]:
    """The boxes of the printed lines that ``text[start:end]`` touches, narrowed to it at both ends.

    Args:
        lines: A block's lines, in reading order.
        start: First offset into the block's text.
        end: Offset behind the last character.

    Returns:
        One box a line, in reading order; the first and last are cut in proportion to the characters left out.
    """
    boxes: list[Box] = []
    for line in lines:
        first, last = max(start, line.start), min(end, line.end)
        if first >= last:
            continue
        per_character = (line.box.x1 - line.box.x0) / (line.end - line.start)
        boxes.append(
            line.box.model_copy(
                update={
                    "x0": round(line.box.x0 + per_character * (first - line.start), 2),
                    "x1": round(line.box.x0 + per_character * (last - line.start), 2),
                }
            )
        )
    return tuple(boxes)


class Cell(Frozen):
    r"""One table cell, anchored at its top left grid position (from 0).

    Attributes:
        text: White space folded; paragraphs and visible line ends of the cell kept as ``\n``.
        boxes: Where the cell stands; empty where the format has no boxes.
        ref: Its address in a workbook's sheet (``B4``); None elsewhere.
    """

    row: int = Field(ge=0)
    col: int = Field(ge=0)
    row_span: int = Field(default=1, ge=1)
    col_span: int = Field(default=1, ge=1)
    text: str
    boxes: tuple[Box, ...] = ()
    ref: str | None = None


class Table(Frozen):
    """A table as cells; spans say which grid positions a cell covers.

    Attributes:
        rows: Number of grid rows.
        cols: Number of grid columns.
        header_rows: How many first rows are column headings; 0 when none is recognised.
        cells: Sorted by (row, col); merged positions appear once, at their anchor.
    """

    rows: int = Field(ge=0)
    cols: int = Field(ge=0)
    header_rows: int = Field(default=0, ge=0)
    cells: tuple[Cell, ...] = ()

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells anchored in this row, left to right."""
        first = bisect_left(self.cells, row, key=lambda cell: cell.row)
        last = bisect_left(self.cells, row + 1, lo=first, key=lambda cell: cell.row)
        return self.cells[first:last]

    def grid(self) -> list[list[str]]:
        """``rows`` x ``cols`` texts; a spanning cell's text stands at every position it covers."""
        grid = [[""] * self.cols for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(self.rows, cell.row + cell.row_span)):
                for col in range(cell.col, min(self.cols, cell.col + cell.col_span)):
                    grid[row][col] = cell.text
        return grid


class Block(Frozen):
    r"""One piece of a document in reading order.

    Attributes:
        index: Position in the document, from 0, without gaps.
        kind: What it is. ``header``, ``footer``, ``watermark`` and ``toc`` are set apart, never deleted. A ``figure``
            has a place and, where it is captioned or described, a text.
        text: Reading text: printed lines joined (line-end hyphens resolved, words never glued),
            the number or list marker NOT included, but importance marks (★ ▲ ※ ●) kept in front, also
            when they were printed before the number. For a table: rows joined by ``\n``,
            cells by `` | ``.
        page: First page, from 1; None where the format has no pages (DOCX).
        page_end: Last page when the block runs over a page break, else equal to ``page``.
        boxes: One per page or column part it occupies.
        lines: The printed lines with offsets into ``text``; empty where the format has none.
        number: Clause number as printed, without trailing dot or bracket: ``3.2.1``, ``C.4``,
            ``第三章``, ``（一）`` keeps its brackets, ``★2.1`` gives ``2.1`` (and the ★ stays in ``text``).
        marker: List marker as printed (``•``, ``(a)``, ``1)``) or None.
        level: Heading level from 1, or list nesting from 1; None for other kinds.
        section: Texts of the headings above it (with their numbers), outermost first.
        table: The cells, when ``kind`` is ``table``.
        source: How the text was obtained.
        confidence: How sure the recognition of a scanned text is, 0 to 1; 1 for text that was not recognised.
        sheet: The workbook's sheet it stands on; None elsewhere.
        ref: Its cell there, when it is one cell's text (``B4``); None elsewhere.
        language: The script that prevails in it; the document's where it has no letters.
        start: Offset of its text in ``ParsedDocument.page_text(page)``.
        end: Offset behind its last character there.
    """

    index: int = Field(ge=0)
    kind: BlockKind
    text: str
    page: int | None = None
    page_end: int | None = None
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    number: str | None = None
    marker: str | None = None
    level: int | None = None
    section: tuple[str, ...] = ()
    table: Table | None = None
    source: TextSource = "text"
    confidence: float = Field(default=1.0, ge=0, le=1)
    sheet: str | None = None
    ref: str | None = None
    language: Language = "en"
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)

    def cells_named(self, refs: Sequence[str] = ()) -> tuple[str, ...]:
        """``("Sheet!B4:F4",)`` for a part of a block on a workbook's sheet; empty elsewhere.

        Args:
            refs: Addresses of the part's cells, in reading order; the block's own where there are none.
        """
        cells = list(refs) or ([self.ref] if self.ref else [])
        if self.sheet is None or not cells:
            return ()
        return (f"{self.sheet}!{cells[0]}" if cells[0] == cells[-1] else f"{self.sheet}!{cells[0]}:{cells[-1]}",)


class Page(Frozen):
    """One page of the original: its size in PDF points and how much was read from it."""

    number: int = Field(ge=1)
    width_pt: float
    height_pt: float
    characters: int = Field(ge=0)
    has_ink: bool = True


class ParseNote(Frozen):
    """Something a person should know about the reading: a page without text, a skipped part.

    Attributes:
        code: A value of ``models.errors.Code`` or a parser's own short snake_case word.
        page: The page it concerns, or None for the whole document.
        detail: One sentence.
    """

    code: str
    page: int | None = None
    detail: str


class ParsedDocument(Frozen):
    """What was read from one file.

    Attributes:
        sha256: Of the original bytes.
        name: File name (with path) inside the tender.
        media_type: By content, not by name.
        parser_version: Engine version that made it.
        language: The script that prevails.
        pages: In order; empty where the format has no pages.
        blocks: In reading order.
        notes: What could not be read, page by page. Empty means: all of it was read.
    """

    sha256: str
    name: str
    media_type: str
    parser_version: str
    language: Language
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[ParseNote, ...] = ()

    def page_text(self, page: int | None) -> str:
        """The texts of the blocks that begin on the page (None: of a document without pages), a line feed between two.

        ``page_text(block.page)[block.start : block.end] == block.text`` for every block.
        """
        return "\n".join(block.text for block in self.blocks if block.page == page)
