"""Recognised pages in the place of a text layer: their words and rules, their boxes back on the page as shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from models.document import Block, ParseNote
from models.provenance import Box
from models.recognition import RecognisedPage
from tasks.parse.pdf_characters import Word, turned_back
from tasks.parse.pdf_ruling import Rule

DOUBTFUL = 0.8
"""Mean confidence below which a recognised page should be compared with its picture."""


def words_of(page: RecognisedPage) -> list[Word]:
    """The page's words as the layout reads them."""
    return [
        Word(word.text, word.x0, word.top, word.x1, word.bottom, bold=False, spaced=word.spaced, turns=0)
        for word in page.words
    ]


def rules_of(page: RecognisedPage) -> list[Rule]:
    """The page's rules: each exactly level or upright, as those of a drawn table are."""
    rules: list[Rule] = []
    for rule in page.rules:
        if rule.x1 - rule.x0 >= rule.bottom - rule.top:
            middle = (rule.top + rule.bottom) / 2
            rules.append(Rule(rule.x0, middle, rule.x1, middle))
        else:
            middle = (rule.x0 + rule.x1) / 2
            rules.append(Rule(middle, rule.top, middle, rule.bottom))
    return rules


def notes_of(page: RecognisedPage) -> list[ParseNote]:
    """What a person should know: nothing was found on it, or the recognition is in doubt."""
    if not page.words:
        detail = f"Page {page.number} shows a picture on which no text was recognised."
        return [ParseNote(code="no_text", page=page.number, detail=detail)]
    mean = mean_confidence(page)
    if mean >= DOUBTFUL:
        return []
    detail = f"Page {page.number} was recognised from a scan with {mean:.0%} confidence: compare it with the picture."
    return [ParseNote(code="doubtful_recognition", page=page.number, detail=detail)]


def mean_confidence(page: RecognisedPage) -> float:
    """The words' confidence, weighted by their length; 0 without words."""
    letters = sum(len(word.text) for word in page.words)
    return sum(word.confidence * len(word.text) for word in page.words) / letters if letters else 0.0


def marked(block: Block, pages: Mapping[int, RecognisedPage]) -> Block:
    """The block with its source and confidence, where it stands on a recognised page; its boxes as they were read."""
    page = pages.get(block.page or 0)
    if page is None:
        return block
    inside = [
        word
        for word in page.words
        if any(
            box.page == page.number
            and box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
            and box.top <= (word.top + word.bottom) / 2 <= box.bottom
            for box in block.boxes
        )
    ]
    found = page.model_copy(update={"words": tuple(inside)}) if inside else page
    return block.model_copy(update={"source": "ocr", "confidence": round(mean_confidence(found), 3)})


def as_shown(page: RecognisedPage, width: float, height: float) -> Callable[[Box], Box]:
    """Turns a box of the straightened page into the box around it on the page as shown.

    Args:
        page: How it was turned and straightened.
        width: Of the page as shown, in points.
        height: Of the page as shown, in points.
    """
    angle = math.radians(-page.skew_deg)
    cosine, sine = math.cos(angle), math.sin(angle)
    middle_x, middle_y = page.width_pt / 2, page.height_pt / 2

    def back(x: float, y: float) -> tuple[float, float]:
        dx, dy = x - middle_x, y - middle_y
        return middle_x + dx * cosine - dy * sine, middle_y + dx * sine + dy * cosine

    def shown(box: Box) -> Box:
        level = box
        if page.skew_deg:
            corners = [back(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            level = Box(
                page=box.page,
                x0=round(min(max(0.0, min(xs)), page.width_pt), 2),
                top=round(min(max(0.0, min(ys)), page.height_pt), 2),
                x1=round(max(0.0, min(max(xs), page.width_pt)), 2),
                bottom=round(max(0.0, min(max(ys), page.height_pt)), 2),
            )
        return turned_back(level, page.quarter_turns, width, height)

    return shown


def with_boxes(block: Block, back: Mapping[int, Callable[[Box], Box]]) -> Block:
    """The block with its boxes on the pages as shown, where a page was turned to be read.

    Args:
        block: With its boxes on the pages as they were read.
        back: By page number, for those pages that were turned.
    """
    if not back or not any(box.page in back for box in block.boxes):
        return block

    def shown(box: Box) -> Box:
        return back[box.page](box) if box.page in back else box

    changes: dict[str, object] = {
        "boxes": tuple(shown(box) for box in block.boxes),
        "lines": tuple(line.model_copy(update={"box": shown(line.box)}) for line in block.lines),
    }
    if block.table is not None:
        cells = tuple(
            cell.model_copy(update={"boxes": tuple(shown(box) for box in cell.boxes)}) for cell in block.table.cells
        )
        changes["table"] = block.table.model_copy(update={"cells": cells})
    return block.model_copy(update=changes)


def pages_by_number(recognised: Sequence[RecognisedPage]) -> dict[int, RecognisedPage]:
    """The recognised pages by their number."""
    return {page.number: page for page in recognised}
