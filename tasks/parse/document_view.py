"""What a person sees of a reading: each page's picture, the boxes of its blocks, and the blocks as they were read."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping

from models.document import Block, BlockKind, ParsedDocument, ParseNote
from models.frozen import Frozen
from models.provenance import Box

KINDS: tuple[BlockKind, ...] = (
    "heading", "paragraph", "list_item", "table", "figure", "footnote", "header", "footer", "watermark", "toc",
)  # fmt: skip


class Frame(Frozen):
    """A rectangle to be drawn over a page, in points from its top left.

    Attributes:
        target: Id of the block on the page it belongs to.
    """

    target: str
    kind: str
    title: str
    x0: float
    top: float
    width: float
    height: float


class BlockView(Frozen):
    """A block as it was read.

    Attributes:
        id: Unique in the view.
        place: Where it stands where there are no pages: the sheet and its cells.
        table: Rows of (text, row span, column span, is a heading, address), or None.
    """

    id: str
    kind: str
    label: str
    text: str
    level: int
    place: str
    section: str
    is_ocr: bool
    confidence_pct: int
    table: tuple[tuple[tuple[str, int, int, bool, str], ...], ...] | None = None


class PageView(Frozen):
    """A page, or the whole document where the format has no pages.

    Attributes:
        number: From 1; None for a document without pages.
        picture: Its picture as base64 WebP; empty where none could be drawn.
        cells: Boxes of table cells.
    """

    number: int | None
    width_pt: float
    height_pt: float
    picture: str
    frames: tuple[Frame, ...]
    cells: tuple[Box, ...]
    blocks: tuple[BlockView, ...]
    notes: tuple[ParseNote, ...]


class DocumentView(Frozen):
    """One document with its pages."""

    id: str
    name: str
    media_type: str
    sha256: str
    version: str
    language: str
    counts: tuple[tuple[str, int], ...]
    notes: tuple[ParseNote, ...]
    pages: tuple[PageView, ...]


def document_view(document: ParsedDocument, pictures: Mapping[int, bytes], ordinal: int = 1) -> DocumentView:
    """The document ready to be shown.

    Args:
        document: As it was read.
        pictures: WebP picture by page number; pages without one are drawn as empty sheets.
        ordinal: Position among the documents shown together, from 1.
    """
    prefix = f"d{ordinal}"
    counts = Counter(block.kind for block in document.blocks)
    numbers: list[int | None] = [page.number for page in document.pages] or [None]
    return DocumentView(
        id=prefix,
        name=document.name,
        media_type=document.media_type,
        sha256=document.sha256,
        version=document.parser_version,
        language=document.language,
        counts=tuple((kind, counts[kind]) for kind in KINDS if counts[kind]),
        notes=document.notes,
        pages=tuple(_page(document, number, pictures, prefix) for number in numbers),
    )


def _page(document: ParsedDocument, number: int | None, pictures: Mapping[int, bytes], prefix: str) -> PageView:
    size = document.pages[number - 1] if number else None
    begun = [block for block in document.blocks if block.page == number or number is None]
    touched = document.blocks if number is None else [b for b in document.blocks if _touches(b, number)]
    return PageView(
        number=number,
        width_pt=size.width_pt if size else 0,
        height_pt=size.height_pt if size else 0,
        picture=base64.b64encode(pictures.get(number or 0, b"")).decode(),
        frames=tuple(_frames(touched, number, prefix)) if number else (),
        cells=tuple(
            box
            for block in touched
            if block.table is not None and number
            for cell in block.table.cells
            for box in cell.boxes
            if box.page == number
        ),
        blocks=tuple(_block(block, prefix) for block in begun),
        notes=tuple(note for note in document.notes if note.page == number) if number else (),
    )


def _touches(block: Block, number: int) -> bool:
    return any(box.page == number for box in block.boxes)


def _frames(blocks: Iterable[Block], number: int, prefix: str) -> Iterable[Frame]:
    for block in blocks:
        for box in block.boxes:
            if box.page == number:
                yield Frame(
                    target=f"{prefix}-b{block.index}",
                    kind=block.kind,
                    title=f"{block.index} {block.kind}: {block.text[:200]}",
                    x0=box.x0,
                    top=box.top,
                    width=round(box.x1 - box.x0, 2),
                    height=round(box.bottom - box.top, 2),
                )


def _block(block: Block, prefix: str) -> BlockView:
    return BlockView(
        id=f"{prefix}-b{block.index}",
        kind=block.kind,
        label=block.number or block.marker or "",
        text=block.text,
        level=block.level or 1,
        place=_place(block),
        section=" › ".join(block.section),
        is_ocr=block.source == "ocr",
        confidence_pct=round(100 * block.confidence),
        table=_rows(block) if block.table is not None else None,
    )


def _place(block: Block) -> str:
    refs = [cell.ref for cell in block.table.cells if cell.ref] if block.table else []
    return "".join(block.cells_named(refs))


def _rows(block: Block) -> tuple[tuple[tuple[str, int, int, bool, str], ...], ...]:
    table = block.table
    if table is None:
        return ()
    return tuple(
        tuple(
            (cell.text, cell.row_span, cell.col_span, row < table.header_rows, cell.ref or "")
            for cell in table.row_cells(row)
        )
        for row in range(table.rows)
    )
