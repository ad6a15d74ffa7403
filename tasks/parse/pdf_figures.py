"""Pictures of some size as figures with their captions; large pale or slanted text as watermarks."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.parse.pdf_characters import Sides, Word
from tasks.parse.pdf_lines import PrintedLine
from tasks.parse.pdf_wrapping import is_full

MAX_PICTURES = 400  # of one page; more are the pieces of a drawing
_MIN_SIDE_PT = 40.0
_MIN_SHARE = 0.02  # of the page
_THIN_PT = 10.0
_BACKGROUND_SHARE = 0.6
_LOGO_PAGES = 3
_TOUCH_PT = 1.5
_CAPTION = re.compile(
    r"(?i)(?:fig(?:ure|\.)|exhibit|diagram|chart|photo|picture|illustration)\s?(?:[A-Z]-?)?\d{1,3}(?:[.-]\d{1,3}){0,2}\b"
    r"|[图圖]\s?[\d一二三四五六七八九十]{1,3}(?:[.\-－—][\d一二三四五六七八九十]{1,3}){0,2}"
)
_NEAR = 2.5  # sizes between a picture and its caption
_MAX_CAPTION_LINES = 3
_LARGE_ADVANCE_PT = 12.0  # from letter to letter of slanted text
_LONE_LETTER = 2.5
_LARGE_PALE_PT = 26.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on a page and the lines that name it."""

    page: int
    box: Sides
    caption: tuple[PrintedLine, ...] = ()


def figures_of(pages: Sequence[Sequence[Sides]], sizes: Sequence[tuple[float, float]]) -> list[list[Sides]]:
    """For every page, the boxes of its figures from top to bottom: no specks, no backgrounds, no repeated logos.

    Args:
        pages: Boxes of the pictures of every page.
        sizes: Width and height of every page in points, same frame as the boxes.
    """
    joined = [_joined(pictures) for pictures in pages]
    seen = Counter(place for boxes in joined for place in {_place(box) for box in boxes})
    logo = _LOGO_PAGES if len(pages) > _LOGO_PAGES else 2
    return [
        sorted(
            (box for box in boxes if _is_figure(box, width, height) and seen[_place(box)] < logo),
            key=lambda box: (box[1], box[0]),
        )
        for boxes, (width, height) in zip(joined, sizes, strict=True)
    ]


def _place(box: Sides) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = box
    return round(x0 / 4), round(top / 4), round(x1 / 4), round(bottom / 4)


def _is_figure(box: Sides, width: float, height: float) -> bool:
    across, down = box[2] - box[0], box[3] - box[1]
    share = across * down / max(1.0, width * height)
    if share >= _BACKGROUND_SHARE or min(across, down) < _THIN_PT:
        return False
    return share > _MIN_SHARE or (across > _MIN_SIDE_PT and down > _MIN_SIDE_PT)


def _joined(pictures: Sequence[Sides]) -> list[Sides]:
    """The pictures with those that touch as one: programs cut a picture into strips."""
    boxes = list(pictures[:MAX_PICTURES])
    merged: list[Sides] = []
    while boxes:
        box = boxes.pop()
        near = [other for other in boxes if _touch(box, other)]
        if near:
            boxes = [other for other in boxes if other not in near]
            sides = list(zip(box, *near, strict=True))
            boxes.append((min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])))
        else:
            merged.append(box)
    return merged


def _touch(one: Sides, other: Sides) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across >= -_TOUCH_PT and down >= -_TOUCH_PT


def captioned(box: Sides, page: int, lines: Sequence[PrintedLine]) -> Figure:
    """The figure with the lines right below it, or right above, that name it.

    Args:
        box: Of the picture.
        page: Page number, from 1.
        lines: Of the page's flow, in reading order.
    """
    for is_below in (True, False):
        for index, line in enumerate(lines):
            distance = line.top - box[3] if is_below else box[1] - line.bottom
            beside = min(line.x1, box[2]) - max(line.x0, box[0])
            if -line.size < distance < _NEAR * line.size and beside > 0 and _CAPTION.match(line.text):
                return Figure(page, box, _whole_caption(lines[index : index + _MAX_CAPTION_LINES]))
    return Figure(page, box)


def _whole_caption(lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The first line and those it is wrapped into."""
    kept = [lines[0]]
    for line in lines[1:]:
        if not is_full(kept[-1], line) or line.top - kept[-1].bottom > 0.6 * line.size or line.top < kept[-1].top:
            break
        kept.append(line)
    return tuple(kept)


def watermarks_of(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """For every page, the words of its watermark: large, slanted or pale, and on other pages too.

    Slanted large text needs no other page; pale text on one page alone may be a title.
    """
    slanted = [
        [word for word in words if word.turns is None and _advance(word) >= _LARGE_ADVANCE_PT] for words in pages
    ]
    pale = [
        [word for word in words if word.turns is not None and word.shade == "pale" and word.size >= _LARGE_PALE_PT]
        for words in pages
    ]
    repeated = Counter("".join(word.text for word in words) for words in pale if words)
    return [
        [*leaning, *(flat if repeated["".join(word.text for word in flat)] > 1 else [])]
        for leaning, flat in zip(slanted, pale, strict=True)
    ]


def _advance(word: Word) -> float:
    """About how far it is from letter to letter; a lone letter's box is higher than that."""
    return math.hypot(word.x1 - word.x0, word.bottom - word.top) / max(len(word.text), _LONE_LETTER)
