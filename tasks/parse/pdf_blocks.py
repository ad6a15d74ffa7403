"""Blocks out of paragraphs and tables: kind, number, text with offsets, boxes; levels come later."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from models.document import Block, BlockKind
from models.provenance import Box
from tasks.parse.clause_number import NumberedText
from tasks.parse.pdf_figures import Figure
from tasks.parse.pdf_headings import Shape, is_heading
from tasks.parse.pdf_joining import JoinedText, boxes_of, join_lines
from tasks.parse.pdf_levels import Draft
from tasks.parse.pdf_lines import PrintedLine
from tasks.parse.pdf_tables import PlacedTable
from tasks.parse.pdf_wrapping import is_contents_line, numbered
from tasks.parse.tables import text_of

_SHORT_SHARE = 0.15  # a line that leaves this share of the width free is short


class DraftMaker:
    """Makes drafts of blocks, knowing the document's body size and words."""

    def __init__(self, body_size: float, vocabulary: Collection[str]) -> None:
        """Keep the document's measures.

        Args:
            body_size: Height of the document's body text in points.
            vocabulary: Words of the document in lower case, for line-end hyphens.
        """
        self._body_size = body_size
        self._vocabulary = vocabulary

    def paragraph(self, lines: Sequence[PrintedLine]) -> Draft:
        """The draft of one paragraph: heading, list item, table of contents line or plain paragraph."""
        found, joined = _without_number(numbered(lines[0]), lines[0].text, join_lines(lines, self._vocabulary))
        shape = Shape(
            text=joined.text,
            number=found.number,
            is_bold=all(line.is_bold for line in lines),
            scale=lines[0].size / self._body_size if self._body_size else 1.0,
            lines=len(lines),
            is_short=lines[-1].right - lines[-1].x1 > _SHORT_SHARE * (lines[-1].right - lines[-1].left),
        )
        block = Block(
            index=0,
            kind="toc" if is_contents_line(lines[0]) else _kind(shape, found.marker),
            text=joined.text,
            page=lines[0].page,
            page_end=lines[-1].page,
            boxes=boxes_of(lines),
            lines=joined.lines,
            number=found.number,
            marker=found.marker,
        )
        return Draft(block, shape, lines[0].x0)

    def set_apart(self, lines: Sequence[PrintedLine], kind: BlockKind) -> Draft:
        """What is no part of the running text: header, footer, footnote, turned text."""
        joined = join_lines(lines, self._vocabulary)
        page = lines[0].page
        boxes = boxes_of(lines)
        return Draft(
            Block(index=0, kind=kind, text=joined.text, page=page, page_end=page, boxes=boxes, lines=joined.lines)
        )

    def figure(self, figure: Figure) -> Draft:
        """A picture with its caption."""
        x0, top, x1, bottom = (round(max(0.0, side), 2) for side in figure.box)
        joined = join_lines(figure.caption, self._vocabulary)
        boxes = (Box(page=figure.page, x0=x0, top=top, x1=x1, bottom=bottom), *boxes_of(figure.caption))
        page = figure.page
        return Draft(
            Block(index=0, kind="figure", text=joined.text, page=page, page_end=page, boxes=boxes, lines=joined.lines)
        )

    def table(self, parts: Sequence[PlacedTable]) -> Draft:
        """A table, joined from its parts on successive pages."""
        table = parts[0].table
        return Draft(
            Block(
                index=0,
                kind="table",
                text=text_of(table),
                page=parts[0].page,
                page_end=parts[-1].page,
                boxes=tuple(_outline(part) for part in parts),
                table=table,
            )
        )


def _without_number(found: NumberedText, first_line: str, joined: JoinedText) -> tuple[NumberedText, JoinedText]:
    """The number or marker and the text without it; a marker with nothing behind it is text."""
    if not found.cut:
        return found, joined
    marks = found.rest[: len(found.rest) - (len(first_line) - found.cut)]
    rest = marks + joined.text[found.cut :]
    if not rest.strip() and found.marker is not None:
        return found._replace(marker=None, number=None), joined
    return found, joined.without_prefix(rest, found.cut)


def _kind(shape: Shape, marker: str | None) -> BlockKind:
    if marker is not None:
        return "list_item"
    return "heading" if is_heading(shape) else "paragraph"


def _outline(part: PlacedTable) -> Box:
    x0, top, x1, bottom = (round(side, 2) for side in (part.x0, part.top, part.x1, part.bottom))
    return Box(page=part.page, x0=x0, top=top, x1=x1, bottom=bottom)
