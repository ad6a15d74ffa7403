"""A picture as a document: its pages, and the blocks of the text recognised on them."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Block, Page, ParseNote
from models.errors import Code, DocumentError
from models.recognition import RecognisedPage
from tasks.parse import pdf_recognised
from tasks.parse.pdf_flow import blocks_of
from tasks.parse.pdf_layout import PageContent
from tasks.parse.pictures import frame_count, open_picture, size_pt
from tasks.parse.port import Reading


def read_picture(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:
    """The picture's frames as pages, with the text recognised on them.

    Raises:
        DocumentError: damaged, too_large.
    """
    sizes = _sizes(content, name)
    by_number = pdf_recognised.pages_by_number(recognised)
    pages: list[Page] = []
    notes: list[ParseNote] = []
    for number, (width, height) in enumerate(sizes, start=1):
        found = by_number.get(number)
        characters = sum(len(word.text) for word in found.words) if found else 0
        pages.append(Page(number=number, width_pt=width, height_pt=height, characters=characters))
        if found:
            notes.extend(pdf_recognised.notes_of(found))
        else:
            detail = f"Page {number} is a picture and was not recognised."
            notes.append(ParseNote(code=Code.NO_TEXT.value, page=number, detail=detail))
    contents = [
        PageContent(page.number, page.height_pt, pdf_recognised.words_of(page), pdf_recognised.rules_of(page))
        for page in (
            by_number.get(number) or RecognisedPage(number=number, width_pt=width, height_pt=height)
            for number, (width, height) in enumerate(sizes, start=1)
        )
    ]
    blocks: list[Block] = [pdf_recognised.marked(block, by_number) for block in blocks_of(contents)]
    back = {
        number: pdf_recognised.as_shown(page, *sizes[number - 1])
        for number, page in by_number.items()
        if page.quarter_turns or page.skew_deg
    }
    return Reading(pages, [pdf_recognised.with_boxes(block, back) for block in blocks], notes)


def _sizes(content: bytes, name: str) -> list[tuple[float, float]]:
    picture = open_picture(content, name)
    sizes: list[tuple[float, float]] = []
    try:
        for frame in range(frame_count(picture)):
            picture.seek(frame)
            sizes.append(size_pt(picture))
    except (OSError, EOFError, ValueError, SyntaxError) as error:
        if not sizes:
            raise DocumentError(name, Code.DAMAGED) from error
    return sizes
