"""Parsed documents built by hand: blocks in reading order, one printed line each, ten points high."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Block, BlockKind, Cell, Language, Line, ParsedDocument, Table
from models.provenance import Box

Part = tuple[BlockKind, str, Table | None, int]


def heading(text: str, level: int = 1) -> Part:
    return "heading", text, None, level


def paragraph(text: str) -> Part:
    return "paragraph", text, None, 0


def item(text: str) -> Part:
    return "list_item", text, None, 0


def header(text: str) -> Part:
    return "header", text, None, 0


def table(*rows: Sequence[str], heads: int = 1) -> Part:
    """A table whose first ``heads`` rows are headings; each cell has its own box on the page."""
    cells = tuple(
        Cell(
            row=row,
            col=col,
            text=text,
            boxes=(Box(page=2, x0=100 * col, top=20 * row, x1=100 * col + 90, bottom=20 * row + 10),),
        )
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    )
    text = "\n".join(" | ".join(texts) for texts in rows)
    return "table", text, Table(rows=len(rows), cols=max(map(len, rows)), header_rows=heads, cells=cells), 0


def document(*parts: Part, language: Language = "en", first_page: int = 2, name: str = "tender.pdf") -> ParsedDocument:
    """The parts as one document, ten blocks a page; sections follow from the headings."""
    blocks: list[Block] = []
    above: list[tuple[int, str]] = []
    for index, (kind, text, grid, level) in enumerate(parts):
        if kind == "heading":
            above = [one for one in above if one[0] < level]
        page = first_page + index // 10
        box = Box(page=page, x0=50, top=100 + 20 * (index % 10), x1=50 + 5 * len(text), bottom=110 + 20 * (index % 10))
        blocks.append(
            Block(
                index=index,
                kind=kind,
                text=text,
                page=page,
                page_end=page,
                boxes=(box,),
                lines=() if grid else (Line(start=0, end=max(1, len(text)), box=box),),
                level=level or None,
                section=tuple(words for _, words in above),
                table=grid,
            )
        )
        if kind == "heading":
            above.append((level, text))
    return ParsedDocument(
        sha256="0" * 64,
        name=name,
        media_type="application/pdf",
        parser_version="by-hand",
        language=language,
        blocks=tuple(blocks),
    )
