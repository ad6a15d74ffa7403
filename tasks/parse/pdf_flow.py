"""From the words and rules of all pages to blocks in reading order: the line of steps, no rule of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from models.document import Block
from tasks.parse.pdf_blocks import DraftMaker
from tasks.parse.pdf_characters import HYPHEN_MARK, Word
from tasks.parse.pdf_figures import Figure
from tasks.parse.pdf_furniture import opens_footnote
from tasks.parse.pdf_layout import LaidPage, PageContent, body_size, lay_out
from tasks.parse.pdf_levels import Draft, levelled
from tasks.parse.pdf_lines import PrintedLine
from tasks.parse.pdf_paragraphs import starts_paragraph
from tasks.parse.pdf_tables import PlacedTable, joined_over_break
from tasks.parse.tables import header_rows_of

_WORD = re.compile(r"[^\W\d_]{2,40}(?:-[^\W\d_]{2,40})?")
_LARGER = 1.15
_MAX_CUTS = 100  # of a page that are looked beneath


def blocks_of(pages: Sequence[PageContent]) -> list[Block]:
    """The blocks of the document, page by page: running head, text and tables, footnotes, running foot.

    A paragraph or table that goes on over a page break stands where it began.
    """
    vocabulary = _vocabulary(pages)
    laid = lay_out(pages, vocabulary)
    lines = [line for page in laid for line in page.lines]
    body = body_size(lines)
    larger = sorted({round(line.size / body, 1) for line in lines if line.size > _LARGER * body}, reverse=True)
    return levelled(list(_drafts(laid, DraftMaker(body, vocabulary))), larger)


def _vocabulary(pages: Sequence[PageContent]) -> Collection[str]:
    """Words and hyphenated compounds in lower case, the two parts at a line-end hyphen left out."""
    found: set[str] = set()
    for page in pages:
        cuts = [place for place, word in enumerate(page.words) if word.text.endswith(("-", HYPHEN_MARK))]
        left_out = {*cuts, *(place + 1 for place in cuts)}
        split = [page.words[place] for place in cuts if page.words[place].text[:-1].isalpha()]
        left_out.update(
            place for cut in split[:_MAX_CUTS] for place, word in enumerate(page.words) if _is_beneath(cut, word)
        )
        for place, word in enumerate(page.words):
            if place not in left_out:
                found.update(text.lower() for text in _WORD.findall(word.text))
    return found | {part for text in found if "-" in text for part in text.split("-")}


def _is_beneath(cut: Word, word: Word) -> bool:
    """Whether the word may be the rest of the cut one in a narrow column, where others are drawn between the two."""
    return (
        cut.bottom <= word.top + 0.3 * (cut.bottom - cut.top) <= 2 * cut.bottom - cut.top
        and word.x0 <= cut.x1
        and cut.x0 <= word.x1
    )


def _drafts(laid: Sequence[LaidPage], maker: DraftMaker) -> Iterator[Draft]:
    """Drafts in order; what goes on over a page break is held back until it ends."""
    paragraph: list[PrintedLine] = []
    table: list[PlacedTable] = []
    waiting: list[Draft] = []  # margins between the two parts of what is held back

    def release() -> Iterator[Draft]:
        if paragraph:
            yield maker.paragraph(paragraph)
        if table:
            yield maker.table(table)
        paragraph.clear()
        table.clear()
        yield from waiting
        waiting.clear()

    for page in laid:
        waiting.extend(maker.set_apart([line], "header") for line in page.headers)
        for item in page.flow:
            if isinstance(item, PrintedLine):
                if table or (paragraph and starts_paragraph(paragraph, item, page.pitch)) or not paragraph:
                    yield from release()
                paragraph.append(item)
            elif isinstance(item, Figure):
                waiting.append(maker.figure(item))
            elif (
                table and table[-1].page == item.page - 1 and (joined := joined_over_break(table[0], item)) is not None
            ):
                table[0] = joined
                table.append(item)
            else:
                yield from release()
                header_rows = header_rows_of(item.table, item.bold_rows)
                table.append(replace(item, table=item.table.model_copy(update={"header_rows": header_rows})))
        waiting.extend(maker.set_apart(lines, "footnote") for lines in _footnotes(page))
        waiting.extend(maker.set_apart([line], "figure") for line in page.sideways)
        waiting.extend(maker.set_apart([line], "footer") for line in page.footers)
        waiting.extend(maker.set_apart([line], "watermark") for line in page.watermark)
    yield from release()


def _footnotes(page: LaidPage) -> Iterator[list[PrintedLine]]:
    """The lines of each footnote of the page."""
    lines: list[PrintedLine] = []
    for line in page.footnotes:
        if lines and opens_footnote(line):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines
