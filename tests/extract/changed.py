"""The same tender set differently: what a reader would call the same document must ask the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from models.document import Block, Cell, Line, ParsedDocument, Table
from tasks.extract.traditional import TRADITIONAL, simplified

Change = Callable[[ParsedDocument], ParsedDocument]

_FULL_WIDTH = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_TO_TRADITIONAL = {ord(plain): sign for sign, plain in reversed(TRADITIONAL)}
_PLAIN = {wide: plain for plain, wide in _FULL_WIDTH.items()}
_CHAPTER = re.compile(r"^(第)[一二三四五六七八九十]{1,3}([章部])")
_SECTION = re.compile(r"^(Section|Part|Chapter) [A-Z\d]{1,3}\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d{1,2})(?=[.\s]|$)")
_COLUMN = 40  # characters
_LONG = 60


def same(text: str) -> str:
    """A requirement's text as it is compared: letters and digits, plain and simplified."""
    return "".join(sign for sign in simplified(text.translate(_PLAIN)) if sign.isalnum()).lower()


def placed(document: ParsedDocument, blocks: Iterator[Block]) -> ParsedDocument:
    """The document with these blocks, numbered anew."""
    numbered = tuple(block.model_copy(update={"index": index}) for index, block in enumerate(blocks))
    return document.model_copy(update={"blocks": numbered})


def page_breaks_moved(document: ParsedDocument) -> ParsedDocument:
    """Every paragraph that is long enough runs over the end of a page."""
    return placed(document, (part for block in document.blocks for part in _over_a_page(block)))


def page_ends_at(document: ParsedDocument, index: int, cut: int) -> ParsedDocument:
    """The page ends inside one block, with a foot and a head between its halves."""

    def blocks() -> Iterator[Block]:
        for block in document.blocks:
            if block.index != index:
                yield block
                continue
            first, second = _halves(block, cut)
            yield first
            yield Block(index=0, kind="footer", text="Page 1 of 9", page=first.page, page_end=first.page)
            yield Block(index=0, kind="header", text="Tender 2031", page=second.page, page_end=second.page)
            yield second

    return placed(document, blocks())


def _over_a_page(block: Block) -> tuple[Block, ...]:
    if block.kind not in {"paragraph", "list_item"} or len(block.text) < _LONG:
        return (block,)
    half = len(block.text) // 2
    cut = next((at for at in range(max(half, 26), len(block.text) - 10) if is_inside(block.text, at)), None)
    return (block,) if cut is None else _halves(block, cut)


def _halves(block: Block, cut: int) -> tuple[Block, Block]:
    page = block.page or 1
    first = {"text": block.text[:cut].rstrip(), "page": page, "page_end": page, "lines": _lines(block, 0, cut)}
    second = {
        "kind": "paragraph",
        "number": None,
        "marker": None,
        "level": None,
        "text": block.text[cut:].lstrip(),
        "page": page + 1,
        "page_end": page + 1,
        "lines": (),
    }
    return block.model_copy(update=first), block.model_copy(update=second)


def is_inside(text: str, cut: int) -> bool:
    """Whether a place is inside a sentence: before a word in small letters, or between two Chinese characters."""
    if re.fullmatch(r"[一-鿿]{2}", text[cut - 1 : cut + 1]):
        return True
    return bool(re.fullmatch(r"[a-z,] [a-z]", text[cut - 2 : cut + 1]))


def _lines(block: Block, start: int, end: int) -> tuple[Line, ...]:
    kept = [line for line in block.lines if line.start >= start and line.start < end]
    return tuple(line.model_copy(update={"end": min(line.end, end)}) for line in kept)


def running_heads_added(document: ParsedDocument) -> ParsedDocument:
    """A head and a foot stand between any two blocks."""

    def blocks() -> Iterator[Block]:
        for block in document.blocks:
            for kind, text in (
                ("footer", "The supplier must keep page 3 / 供应商须保留本页"),
                ("header", "★ Tender 2031"),
            ):
                yield Block(index=0, kind=kind, text=text, page=block.page, page_end=block.page)
            yield block

    return placed(document, blocks())


def paragraphs_in_tables(document: ParsedDocument) -> ParsedDocument:
    """Every paragraph stands in a table of one cell, as some editors frame them."""
    return placed(document, (_framed(block) for block in document.blocks))


def _framed(block: Block) -> Block:
    if block.kind != "paragraph" or block.text.rstrip()[-1:] in ":：":
        return block
    grid = Table(rows=1, cols=1, cells=(Cell(row=0, col=0, text=block.text, boxes=block.boxes),))
    return block.model_copy(update={"kind": "table", "table": grid, "lines": ()})


def clauses_in_rows(document: ParsedDocument) -> ParsedDocument:
    """Every numbered paragraph is a row of two cells: its number and its text."""
    return placed(document, (_row(block) for block in document.blocks))


def _row(block: Block) -> Block:
    if block.kind != "paragraph" or not block.number or block.text.rstrip()[-1:] in ":：":
        return block
    cells = (Cell(row=0, col=0, text=block.number), Cell(row=0, col=1, text=block.text, boxes=block.boxes))
    text = f"{block.number} | {block.text}"
    return block.model_copy(
        update={"kind": "table", "text": text, "lines": (), "table": Table(rows=1, cols=2, cells=cells)}
    )


def lines_wrapped(document: ParsedDocument) -> ParsedDocument:
    """The lines of paragraphs and cells end where a narrow column would end them."""
    return _each_text(document, _wrapped)


def _wrapped(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > _COLUMN:
            cut = next((at for at in range(_COLUMN, 20, -1) if _may_wrap(rest, at)), None)
            if cut is None:
                break
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        lines.append(rest)
    return "\n".join(lines)


def _may_wrap(line: str, at: int) -> bool:
    return line[at] == " " if line.isascii() else bool(re.fullmatch(r"[一-鿿]{2}", line[at - 1 : at + 1]))


def full_width(document: ParsedDocument) -> ParsedDocument:
    """Digits and Latin letters of Chinese text are set as wide as a character."""
    if document.language == "en":
        return document
    return _each_text(document, lambda text: text.translate(_FULL_WIDTH))


def spaced(document: ParsedDocument) -> ParsedDocument:
    """Two spaces for one, and a no-break space here and there."""
    return _each_text(document, lambda text: re.sub(r"(?<=\w) (?=\w)", "  ", text).replace(". ", ".\u00a0 "))


def traditional(document: ParsedDocument) -> ParsedDocument:
    """Sign by sign in traditional Chinese."""
    return _each_text(document, lambda text: text.translate(_TO_TRADITIONAL))


def numbered_anew(document: ParsedDocument) -> ParsedDocument:
    """Chapters and clauses count from another number."""

    def blocks() -> Iterator[Block]:
        for block in document.blocks:
            heading = block.kind == "heading"
            yield block.model_copy(
                update={
                    "text": _renumbered(block.text) if heading else block.text,
                    "number": block.number and _renumbered(block.number),
                    "section": tuple(map(_renumbered, block.section)),
                }
            )

    return placed(document, blocks())


def _renumbered(text: str) -> str:
    text = _CHAPTER.sub(lambda found: f"{found[1]}{_moved(found.group())}{found[2]}", text)
    text = _SECTION.sub(lambda found: f"{found[1]} 4{found.group()[-1]}", text)
    return _NUMBER.sub(lambda found: str(int(found[1]) + 20), text)


def _moved(chapter: str) -> str:
    signs = "一二三四五六七八九"
    return (
        "十" + (signs[signs.find(chapter[-2])] if chapter[-2] in signs else "")
        if len(chapter) == 3
        else "二" + chapter[1:-1]
    )


def _each_text(document: ParsedDocument, change: Callable[[str], str]) -> ParsedDocument:
    def blocks() -> Iterator[Block]:
        for block in document.blocks:
            update: dict[str, object] = {
                "text": change(block.text),
                "lines": (),
                "section": tuple(map(change, block.section)),
            }
            if block.table is not None:
                cells = tuple(cell.model_copy(update={"text": change(cell.text)}) for cell in block.table.cells)
                update["table"] = block.table.model_copy(update={"cells": cells})
            yield block.model_copy(update=update)

    return placed(document, blocks())
