"""Words of one PDF page with boxes as the page is shown; says nothing about lines or order.

pdfium delivers characters in the order the file draws them. A word ends at white space or where the
pen jumps. Reported font sizes are not trusted (some files say 1.0 throughout): a word's size is the
height of its boxes.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from models.provenance import Box

HYPHEN_MARK = "\x02"  # pdfium's sign for a hyphen at a line's end
MAX_CHARACTERS = 200_000  # of one page
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "黑体", "simhei", "heiti")
_BOLD_WEIGHT = 600
_KEPT_CONTROLS = frozenset({0x02, 0x09, 0x0A, 0x0B, 0x0C, 0x0D})
_LONG_WORD = 12
_SHOWN_SPACE = 0.11  # sizes; letters of one word differ by less
_FORCE_BOLD = 1 << 18

_Sides = tuple[float, float, float, float]  # x0, top, x1, bottom as shown


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them.

    Attributes:
        text: As in the text layer.
        x0: Left edge in points from the page's left side as shown.
        top: Upper edge in points from the page's top as shown.
        x1: Right edge.
        bottom: Lower edge.
        bold: Whether its font is a bold one.
        spaced: Whether white space stands before it in the text layer.
        turns: Quarter turns clockwise after which it reads from left to right; None for slanted text.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    spaced: bool
    turns: int | None

    @property
    def upright(self) -> bool:
        """Whether it reads from left to right as the page lies."""
        return self.turns == 0

    @property
    def size(self) -> float:
        """Height in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageFrame:
    """How the page's own coordinates become points from the top left of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @property
    def width(self) -> float:
        """Width of the page as shown, in points."""
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as shown, in points."""
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """``(x, y)`` from the top left as shown, for a point in the page's own coordinates."""
        match self.quarter_turns:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> _Sides:
        """``(x0, top, x1, bottom)`` as shown, for two opposite corners in the page's own coordinates."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: pdfium.PdfPage, turns: int = 0) -> PageFrame:
    """The frame of the page as shown (crop box and rotation), turned further by quarter turns clockwise."""
    left, bottom, right, top = page.get_bbox()
    return PageFrame(left, bottom, right, top, (page.get_rotation() // 90 + turns) % 4)


def turned_back(box: Box, turns: int, width: float, height: float) -> Box:
    """The box on the page as shown, for a box on the page turned by quarter turns clockwise.

    Args:
        box: In points from the top left of the turned page.
        turns: Quarter turns clockwise, 0 to 3.
        width: Of the page as shown, in points.
        height: Of the page as shown, in points.
    """
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    match turns:
        case 0:
            return box
        case 1:
            sides = (top, height - x1, bottom, height - x0)
        case 2:
            sides = (width - x1, height - bottom, width - x0, height - top)
        case _:
            sides = (width - bottom, x0, width - top, x1)
    left, upper, right, lower = (round(max(0.0, side), 2) for side in sides)
    return Box(page=box.page, x0=left, top=upper, x1=right, bottom=lower)


def main_turns(words: Sequence[Word]) -> int:
    """Quarter turns clockwise after which most of the text reads from left to right."""
    letters = [0, 0, 0, 0]
    for word in words:
        if word.turns is not None:
            letters[word.turns] += len(word.text)
    return letters.index(max(letters))


def words_of(page: pdfium.PdfPage, frame: PageFrame) -> tuple[list[Word], bool]:
    """The page's words in the order the file draws them, those outside the page left out.

    Text drawn twice on the same spot (a common way to fake bold) appears once.

    Returns:
        The words, and whether the page holds more characters than are read from one.
    """
    text_page = page.get_textpage()
    try:
        words = _without_overprints(_WordReader(text_page, frame).read())
        return words, text_page.count_chars() > MAX_CHARACTERS
    finally:
        text_page.close()


class _WordReader:
    """Collects characters into words; lives for one page."""

    def __init__(self, text_page: pdfium.PdfTextPage, frame: PageFrame) -> None:
        self._page = text_page
        self._frame = frame
        self._words: list[Word] = []
        self._letters: list[str] = []
        self._boxes: list[_Sides] = []
        self._box: _Sides = (0.0, 0.0, 0.0, 0.0)
        self._first = 0
        self._spaced = True
        self._bold_of_font: dict[tuple[bytes, int], bool] = {}

    def read(self) -> list[Word]:
        rect = raw.FS_RECTF()
        text_page = self._page
        high = 0
        for index in range(min(text_page.count_chars(), MAX_CHARACTERS)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            letter = chr(code) if code >= 0x20 or code in _KEPT_CONTROLS else "\ufffd"
            if letter.isspace() or letter in "\u200b\ufeff\x00":
                self._end_word()
                self._spaced = True
                continue
            raw.FPDFText_GetLooseCharBox(text_page, index, rect)
            self._add(letter, index, self._frame.box(rect.left, rect.bottom, rect.right, rect.top))
        self._end_word()
        return self._words

    def _add(self, letter: str, index: int, box: _Sides) -> None:
        if not all(map(math.isfinite, box)):
            return
        if self._letters and self._jumps(index, box):
            self._end_word()
        if not self._letters:
            self._first, self._box = index, box
        else:
            x0, top, x1, bottom = self._box
            self._box = (min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3]))
        self._letters.append(letter)
        self._boxes.append(box)

    def _jumps(self, index: int, box: _Sides) -> bool:
        """Whether the pen moved by more than the letters' own spacing."""
        x0, top, x1, bottom = self._box
        size = max(bottom - top, 1.0)
        overlap = min(bottom, box[3]) - max(top, box[1])
        if overlap >= 0.4 * min(size, max(box[3] - box[1], 0.1)) and x0 - 0.3 * size <= box[0] <= x1 + 0.6 * size:
            return False
        if self._turns(index) not in {1, 3}:
            return True
        width = max(x1 - x0, 1.0)
        return abs(box[0] - x0) > 0.5 * width or min(abs(box[1] - bottom), abs(box[3] - top)) > 0.6 * width

    def _end_word(self) -> None:
        """Keep the letters so far as one word, or as several where the gaps between them show it."""
        for letters, boxes in _parted(self._letters, self._boxes):
            self._keep("".join(letters), boxes)
            self._spaced = True
        self._letters.clear()
        self._boxes.clear()
        self._spaced = False

    def _keep(self, text: str, boxes: Sequence[_Sides]) -> None:
        x0, top, x1, bottom = _around(boxes)
        width, height = self._frame.width, self._frame.height
        if x1 > 0 and bottom > 0 and x0 < width and top < height:
            self._words.append(
                Word(
                    text=text,
                    x0=max(0.0, x0),
                    top=max(0.0, top),
                    x1=min(width, x1),
                    bottom=min(height, bottom),
                    bold=self._is_bold(self._first),
                    spaced=self._spaced,
                    turns=self._turns(self._first),
                )
            )

    def _turns(self, index: int) -> int | None:
        angle = raw.FPDFText_GetCharAngle(self._page, index)
        if angle < 0:
            return 0
        quarters = -(angle / (math.pi / 2)) - self._frame.quarter_turns  # pdfium counts angles clockwise
        nearest = round(quarters)
        return nearest % 4 if abs(quarters - nearest) < 0.06 else None

    def _is_bold(self, index: int) -> bool:
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(96)
        raw.FPDFText_GetFontInfo(self._page, index, name, 96, flags)
        key = (name.value, flags.value)
        if key not in self._bold_of_font:
            shown = name.value.decode("utf-8", "replace").lower()
            self._bold_of_font[key] = bool(flags.value & _FORCE_BOLD) or any(part in shown for part in _BOLD_NAMES)
        if self._bold_of_font[key]:
            return True
        return bool(
            raw.FPDFText_GetFontWeight(self._page, index) > _BOLD_WEIGHT
            or raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(self._page, index))
            == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        )


def _parted(letters: Sequence[str], boxes: Sequence[_Sides]) -> Iterator[tuple[Sequence[str], Sequence[_Sides]]]:
    """The letters as words: tightly set lines may show their spaces only as gaps wider than the others."""
    if len(letters) < _LONG_WORD or not all(letter.isascii() for letter in letters):
        if letters:
            yield letters, boxes
        return
    gaps = [after[0] - before[2] for before, after in itertools.pairwise(boxes)]
    wide = sorted(gaps)[len(gaps) // 2] + _SHOWN_SPACE * (boxes[0][3] - boxes[0][1])
    start = 0
    for index, gap in enumerate(gaps, start=1):
        if gap > max(wide, 0.5):
            yield letters[start:index], boxes[start:index]
            start = index
    yield letters[start:], boxes[start:]


def _around(boxes: Sequence[_Sides]) -> _Sides:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _without_overprints(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    seen: dict[tuple[str, int, int], Word] = {}
    for word in words:
        key = (word.text, round(word.x0 / 3), round(word.top / 3))
        near = seen.get(key)
        if near is not None and abs(near.x0 - word.x0) < 1.0 and abs(near.top - word.top) < 1.0:
            continue
        seen[key] = word
        kept.append(word)
    return kept
