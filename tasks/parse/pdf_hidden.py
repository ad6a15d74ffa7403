"""Text that a reader of the page does not see: without ink, white on white, covered, tiny or outside the page.

Words that may be hidden are few and cheap to find; whether they are is settled on a picture of the page.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from models.document import ParseNote
from models.provenance import Box
from tasks.parse.pdf_characters import Sides, Word

_TINY_PT = 2.0
_SCALE = 1.5  # pixels a point
_MAX_PIXELS = 4_000_000
_LEAST_CONTRAST = 24  # of 255
_GROUND = 225  # white letters show on what is darker
_SHOWN_WORDS = 12
_DARK = 0.35  # lightness of a fill on which dark letters vanish
_MAX_FILLS = 400  # the largest ones are looked at
_SCAN_SHARE = 0.6  # of the page, covered by pictures
_Gray = tuple[bytes, int, int, int, float]  # pixels, bytes a row, width, height, pixels a point


def is_scan_with_text(words: Sequence[Word], pictures: Sequence[Sides], width: float, height: float) -> bool:
    """Whether the text lies without ink over pictures that fill the page, as recognition programs put it.

    Args:
        words: Of the page.
        pictures: Boxes of its pictures, same frame as the words.
        width: Of the page in that frame, in points.
        height: Of the page in that frame, in points.
    """
    letters = sum(len(word.text) for word in words)
    without_ink = sum(len(word.text) for word in words if word.shade == "none")
    if 2 * without_ink <= letters:
        return False
    covered = sum(
        max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(bottom, height) - max(top, 0.0))
        for x0, top, x1, bottom in pictures
    )
    return covered >= _SCAN_SHARE * width * height


def hidden_among(
    words: Sequence[Word], fills: Sequence[tuple[Sides, float]], page: pdfium.PdfPage, shown: Callable[[Box], Box]
) -> list[Word]:
    """The words of the page that cannot be seen, in their order.

    Args:
        words: Of the page.
        fills: Areas filled in one colour, and how light they are, 0 to 1; same frame as the words.
        page: It is drawn when a word may be hidden.
        shown: Turns a box in the words' frame into one on the page as shown.
    """
    dark = [box for box, lightness in fills if lightness < _DARK and min(_sides(box)) > _TINY_PT]
    dark = sorted(dark, key=lambda box: math.prod(_sides(box)), reverse=True)[:_MAX_FILLS]
    doubtful = [
        word
        for word in words
        if word.shade in {"white", "none"} or word.size < _TINY_PT or (dark and _is_on(word, dark))
    ]
    if not doubtful:
        return []
    if all(word.size < _TINY_PT for word in doubtful):
        return doubtful
    gray = _picture_of(page)
    return [word for word in doubtful if word.size < _TINY_PT or not _shows(word, shown(_box(word)), gray)]


def draws(page: pdfium.PdfPage) -> bool:
    """Whether anything at all can be seen on the page."""
    if not raw.FPDFPage_CountObjects(page):
        return False
    pixels, stride, width, height, _ = _picture_of(page)
    rows = [pixels[row * stride : row * stride + width] for row in range(height)]
    return max(map(max, rows)) - min(map(min, rows)) >= _LEAST_CONTRAST if rows and width else False


def note_on(hidden: Sequence[Word], outside: Sequence[Word], number: int) -> ParseNote | None:
    """What a person should know of the text left out; None when it has no letters.

    Args:
        hidden: Words on the page that cannot be seen.
        outside: Words outside of it.
        number: Of the page, from 1.
    """
    left_out = [word for word in (*hidden, *outside) if any(letter.isalnum() for letter in word.text)]
    if not left_out:
        return None
    first = " ".join(word.text for word in left_out[:_SHOWN_WORDS])[:200]
    count = "1 word" if len(left_out) == 1 else f"{len(left_out)} words"
    detail = f"Page {number} holds {count} that cannot be seen on it, left out of the text: {first}"
    return ParseNote(code="hidden_text", page=number, detail=detail)


def _sides(box: Sides) -> tuple[float, float]:
    """Width and height."""
    return box[2] - box[0], box[3] - box[1]


def _is_on(word: Word, boxes: Sequence[Sides]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return word.shade == "dark" and any(x0 < x < x1 and top < y < bottom for x0, top, x1, bottom in boxes)


def _box(word: Word) -> Box:
    return Box(page=1, x0=word.x0, top=word.top, x1=max(word.x0, word.x1), bottom=max(word.top, word.bottom))


def _picture_of(page: pdfium.PdfPage) -> _Gray:
    width, height = page.get_size()
    scale = min(_SCALE, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height, scale
    finally:
        bitmap.close()


def _shows(word: Word, box: Box, gray: _Gray) -> bool:
    """Whether the picture has ink, or ground for white letters, where the word stands."""
    pixels, stride, width, height, scale = gray
    inset = 0.15 * (box.bottom - box.top)
    left, right = max(0, int(box.x0 * scale)), min(width, int(box.x1 * scale) + 1)
    upper, lower = max(0, int((box.top + inset) * scale)), min(height, int((box.bottom - inset) * scale) + 1)
    rows = [pixels[row * stride + left : row * stride + right] for row in range(upper, lower)]
    inside = b"".join(rows)
    if not inside:
        return True
    if word.shade == "white":
        return 2 * sum(value < _GROUND for value in inside) >= len(inside)
    return max(inside) - min(inside) >= _LEAST_CONTRAST
