"""Words of one PDF page with boxes as the page is shown; says nothing about lines or order.

pdfium delivers characters in the order the file draws them. A word ends at white space or where the
pen jumps. Reported font sizes are not trusted (some files say 1.0 throughout): a word's size is the
height of its boxes.
"""

from __future__ import annotations

import collections
import ctypes
import functools
import itertools
import math
import operator
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from tasks.parse import pdf_native as native
from tasks.parse.pdf_characters import PageFrame, Shade, Sides, Word

MAX_CHARACTERS = 200_000  # of one page
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "黑体", "simhei", "heiti")
_BOLD_WEIGHT = 600
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0e-\x1f]")
_IMPROPER = re.compile(  # no code, more than one unit, or right to left and so in another order than the characters
    "[\x00\u0590-\u08ff\u200e\u200f\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc\ud800-\udfff\U00010000-\U0010ffff]"
)
_HYPHEN = re.compile("\ufffe")
_RUN = re.compile("[^\\s\u200b\ufeff]+")
_LONG_WORD = 12
_SHOWN_SPACE = 0.11  # sizes; letters of one word differ by less
_LEAST_SPACE_PT = 0.5
_LEVEL_RISE = 0.02
_FORCE_BOLD = 1 << 18
_PALE, _WHITE = 0.45, 0.9  # lightness from which ink counts as such
_LEAST_ALPHA, _OPAQUE, _SURELY_DARK = 13, 255, 120  # of 255
_WITHOUT_INK = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_STROKED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)

_new_word: Callable[[tuple[str, float, float, float, float, bool, bool, int | None, Shade]], Word]
_new_word = functools.partial(tuple.__new__, Word)  # half the time of calling the class


class PageWords(NamedTuple):
    """The words of a page.

    Attributes:
        words: In the order the file draws them; text drawn twice on the same spot (a way to fake bold) once.
        outside: Those that stand wholly outside the page as shown.
        is_cut: Whether the page holds more characters than are read from one.
    """

    words: list[Word]
    outside: list[Word]
    is_cut: bool


class _Style(NamedTuple):
    """How a text object draws; ``even`` says that its first and last character tell the box of all between."""

    bold: bool
    turns: int | None
    shade: Shade
    even: bool


class _Run(NamedTuple):
    """Letters between white space, and how many of the page's plain words stand before them."""

    place: int
    letters: str
    indices: Sequence[int]
    style: _Style


def words_of(page: pdfium.PdfPage, frame: PageFrame) -> PageWords:
    """The page's words with their boxes in the frame."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        words, outside = _WordReader(text_page, frame).read(min(count, MAX_CHARACTERS))
        return PageWords(_without_overprints(words), outside, count > MAX_CHARACTERS)
    finally:
        text_page.close()


class _WordReader:
    """Parts the characters into words; lives for one page."""

    def __init__(self, text_page: pdfium.PdfTextPage, frame: PageFrame) -> None:
        self._page = native.handle_of(text_page.raw)
        self._frame = frame
        self._styles = _Styles(self._page, frame.quarter_turns)

    def read(self, count: int) -> tuple[list[Word], list[Word]]:
        """The words on the page and those outside of it."""
        text, indices = _letters(self._page, count)
        runs = [run.span() for run in _RUN.finditer(text)]
        if isinstance(indices, range):  # each character is where its letter is
            firsts, lasts = [start for start, _ in runs], [end - 1 for _, end in runs]
        else:
            firsts, lasts = [indices[start] for start, _ in runs], [indices[end - 1] for _, end in runs]
        styles = self._styles
        begun_by = list(map(native.char_object, itertools.repeat(self._page), firsts))
        followed_by = [*begun_by[1:], None]
        x0s, tops, x1s, bottoms = self._boxes(firsts + lasts)
        x1s, last_x0s = x1s[len(runs) :], x0s[len(runs) :]
        width, height = self._frame.width, self._frame.height
        known, new_word = styles.of_object, _new_word
        page, drawn_by = self._page, native.char_object
        words: list[Word] = []
        uneven: list[_Run] = []
        for (start, end), index, last, first, following, x0, top, x1, bottom, last_x0 in zip(
            runs, firsts, lasts, begun_by, followed_by, x0s, tops, x1s, bottoms, last_x0s, strict=False
        ):
            letters = text[start:end]
            style = known[first] if first in known else styles.new(index, first)
            bold, turns, shade, even = style
            if (
                0 <= x0 <= last_x0
                and top >= 0
                and x1 <= width
                and bottom <= height
                and (
                    end - start == 1
                    or (
                        even
                        # a text object that draws the next word too has drawn all of this one
                        and (first == following or first == drawn_by(page, last))
                        and (end - start < _LONG_WORD or not letters.isascii())
                    )
                )
            ):
                words.append(new_word((letters, x0, top, x1, bottom, bold, True, turns, shade)))
            else:
                uneven.append(_Run(len(words), letters, indices[start:end], style))
        return self._with_uneven(words, uneven)

    def _with_uneven(self, words: list[Word], uneven: Sequence[_Run]) -> tuple[list[Word], list[Word]]:
        """The words, among them those of runs that need a look at every letter; and those outside the page."""
        x0s, tops, x1s, bottoms = self._boxes([index for run in uneven for index in run.indices])
        gaps, steps = list(map(operator.sub, x0s[1:], x1s)), list(map(operator.sub, x0s[1:], x0s))
        kept: list[Word] = []
        outside: list[Word] = []
        done = start = 0
        for place, letters, indices, style in uneven:
            kept += words[done:place]
            end = start + len(letters)
            tops_here, bottoms_here = tops[start:end], bottoms[start:end]
            widest_gap = max(gaps[start : end - 1]) if end - start > 1 else 0.0
            least_step = min(steps[start : end - 1]) if end - start > 1 else 0.0
            heights = _level_heights(tops_here, bottoms_here, widest_gap, least_step)
            if heights and (end - start < _LONG_WORD or widest_gap <= _LEAST_SPACE_PT or not letters.isascii()):
                bold, turns, shade, _ = style
                x0, x1 = min(x0s[start:end]), max(x1s[start:end])
                self._keep(
                    _new_word((letters, x0, heights[0], x1, heights[1], bold, True, turns, shade)), kept, outside
                )
            else:
                boxes = list(zip(x0s[start:end], tops_here, x1s[start:end], bottoms_here, strict=True))
                for word in self._parted(letters, indices, boxes, is_level=heights is not None):
                    self._keep(word, kept, outside)
            done, start = place, end
        kept += words[done:]
        return kept, outside

    def _keep(self, word: Word, kept: list[Word], outside: list[Word]) -> None:
        """Put the word to those on the page, cut off at its edge, or to those wholly outside."""
        _, x0, top, x1, bottom, *_ = word
        width, height = self._frame.width, self._frame.height
        if x0 >= 0 and top >= 0 and x1 <= width and bottom <= height and x1 > 0 and bottom > 0:
            kept.append(word)
        elif x1 > 0 and bottom > 0 and x0 < width and top < height:
            kept.append(
                word._replace(x0=max(0.0, x0), top=max(0.0, top), x1=min(width, x1), bottom=min(height, bottom))
            )
        elif math.isfinite(x0 + top + x1 + bottom):
            outside.append(word)

    def _parted(
        self, letters: str, indices: Sequence[int], boxes: Sequence[Sides], *, is_level: bool
    ) -> Iterator[Word]:
        """The letters between white space as one word, or as several where the pen jumps."""
        if is_level:
            yield from _shown_parts(letters, boxes, self._styles.of(indices[0]), spaced=True)
            return
        finite = [place for place, box in enumerate(boxes) if math.isfinite(sum(box))]
        if len(finite) < len(boxes):  # a character without a box is dropped
            letters = "".join(letters[place] for place in finite)
            indices, boxes = [indices[place] for place in finite], [boxes[place] for place in finite]
        start, spaced = 0, True
        for end in [*self._jumps(indices, boxes), len(boxes)]:
            if start < end:
                style = self._styles.of(indices[start])
                yield from _shown_parts(letters[start:end], boxes[start:end], style, spaced=spaced)
            start, spaced = end, False

    def _boxes(self, indices: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        """Left, upper, right and lower sides of the characters, as shown."""
        buffer, places = _room(1 << len(indices).bit_length())
        ctypes.memset(buffer, 0, 16 * len(indices))
        collections.deque(map(native.char_box, itertools.repeat(self._page), indices, places), maxlen=0)
        sides = buffer[: 4 * len(indices)]
        lefts, uppers, rights, lowers = (sides[side::4] for side in range(4))
        frame = self._frame
        match frame.quarter_turns:
            case 0:
                across, down = (lefts, rights, frame.left, 1), (uppers, lowers, frame.top, -1)
            case 1:
                across, down = (lowers, uppers, frame.bottom, 1), (lefts, rights, frame.left, 1)
            case 2:
                across, down = (rights, lefts, frame.right, -1), (lowers, uppers, frame.bottom, 1)
            case _:
                across, down = (uppers, lowers, frame.top, -1), (rights, lefts, frame.right, -1)
        x0s, x1s = _shown(*across)
        tops, bottoms = _shown(*down)
        return x0s, tops, x1s, bottoms

    def _jumps(self, indices: Sequence[int], boxes: Sequence[Sides]) -> Iterator[int]:
        """Where the pen moves by more than the letters' own spacing."""
        around: Sides | None = None
        for place, box in enumerate(boxes):
            if around is None:
                around = box
            elif self._is_jump(around, box, indices[place]):
                yield place
                around = box
            else:
                x0, top, x1, bottom = around
                around = min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3])

    def _is_jump(self, around: Sides, box: Sides, index: int) -> bool:
        x0, top, x1, bottom = around
        size = max(bottom - top, 1.0)
        overlap = min(bottom, box[3]) - max(top, box[1])
        if overlap >= 0.4 * min(size, max(box[3] - box[1], 0.1)) and x0 - 0.3 * size <= box[0] <= x1 + 0.6 * size:
            return False
        if self._styles.of(index).turns not in {1, 3}:
            return True
        width = max(x1 - x0, 1.0)
        return abs(box[0] - x0) > 0.5 * width or min(abs(box[1] - bottom), abs(box[3] - top)) > 0.6 * width


@functools.lru_cache(maxsize=16)
def _room(characters: int) -> tuple[ctypes.Array[ctypes.c_float], list[native.Place]]:
    """Memory for as many boxes, and the place of each; made once, for making the places takes long."""
    buffer = (ctypes.c_float * (4 * characters))()
    return buffer, native.places_of(buffer, 16)


def _level_heights(
    tops: list[float], bottoms: list[float], widest_gap: float, least_step: float
) -> tuple[float, float] | None:
    """Top and bottom of letters that plainly stand side by side on one line, None when a longer look is needed.

    Args:
        tops: Of the letters, in points; as many bottoms.
        bottoms: See tops.
        widest_gap: Between two neighbours, in points.
        least_step: From the left side of one to that of the next, in points.
    """
    top, bottom = tops[0], bottoms[0]
    if tops.count(top) == len(tops) and bottoms.count(bottom) == len(bottoms):
        low = bottom - top
    else:
        low = min(bottoms) - max(tops)
        top, bottom = min(tops), max(bottoms)
    shared = max(low, 1.0)
    if low >= 0.4 * max(bottom - top, 0.1) and widest_gap <= 0.6 * shared and least_step >= -0.3 * shared:
        return top, bottom
    return None


def _shown_parts(letters: str, boxes: Sequence[Sides], style: _Style, *, spaced: bool) -> Iterator[Word]:
    """The letters as words: tightly set lines may show their spaces only as gaps wider than the others."""
    start = 0
    if len(letters) >= _LONG_WORD and letters.isascii():
        gaps = [after[0] - before[2] for before, after in itertools.pairwise(boxes)]
        wide = max(sorted(gaps)[len(gaps) // 2] + _SHOWN_SPACE * (boxes[0][3] - boxes[0][1]), _LEAST_SPACE_PT)
        for place, gap in enumerate(gaps, start=1):
            if gap > wide:
                yield _word(letters[start:place], boxes[start:place], style, spaced=spaced)
                start, spaced = place, True
    yield _word(letters[start:], boxes[start:], style, spaced=spaced)


def _word(letters: str, boxes: Sequence[Sides], style: _Style, *, spaced: bool) -> Word:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Word(letters, min(x0s), min(tops), max(x1s), max(bottoms), style.bold, spaced, style.turns, style.shade)


def _letters(text_page: native.Place, count: int) -> tuple[str, Sequence[int]]:
    """The characters, one code point each, and their indices on the text page."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = native.page_text(text_page, 0, count, ctypes.byref(buffer)) - 1
    text = buffer.raw[: 2 * max(0, written)].decode("utf-16-le", "surrogatepass")
    indices: Sequence[int] = range(count)
    if len(text) != count or _IMPROPER.search(text):  # characters without a code, or of more than one unit
        codes = map(native.char_code, itertools.repeat(text_page), range(count))
        text, indices = _without_surrogates(
            "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)
        )
    else:  # the text has another sign for a hyphen at a line's end than the character has
        text = _HYPHEN.sub(lambda found: chr(native.char_code(text_page, found.start())), text)
    return _CONTROLS.sub("\ufffd", text), indices


def _without_surrogates(text: str) -> tuple[str, list[int]]:
    """The text with every pair of surrogates as one character, and where each character ends."""
    letters, indices, high = [], [], 0
    for index, letter in enumerate(text):
        code = ord(letter)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            letter = chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else "\ufffd"  # noqa: PLW2901
        high = 0
        letters.append(letter)
        indices.append(index)
    return "".join(letters), indices


def _shown(firsts: list[float], seconds: list[float], origin: float, sign: int) -> tuple[list[float], list[float]]:
    """Near and far sides, counted from the origin along or against the page's own direction."""
    if any(map(operator.gt, firsts, seconds) if sign > 0 else map(operator.lt, firsts, seconds)):
        smaller, larger = list(map(min, firsts, seconds)), list(map(max, firsts, seconds))
        firsts, seconds = (smaller, larger) if sign > 0 else (larger, smaller)
    if sign < 0:
        return [origin - value for value in firsts], [origin - value for value in seconds]
    if not origin:
        return firsts, seconds
    return [value - origin for value in firsts], [value - origin for value in seconds]


class _Styles:
    """How the characters of a page are drawn; looked up once for each text object."""

    def __init__(self, text_page: native.Place, quarter_turns: int) -> None:
        self._page = text_page
        self._quarter_turns = quarter_turns
        self.of_object: dict[int | None, _Style] = {}
        self._bold_of_font: dict[int, bool] = {}
        self._of_look: dict[tuple[float, int, int, tuple[int, int] | None], _Style] = {}
        self._colour = (ctypes.c_uint * 4)()
        self._colour_as_two = (ctypes.c_uint64 * 2).from_buffer(self._colour)
        self._colour_places = native.places_of(self._colour, 4)
        self._loose, self._tight = (ctypes.c_float * 4)(), (ctypes.c_double * 4)()
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_place = ctypes.byref(self._matrix)
        self._loose_place = ctypes.byref(self._loose)
        self._tight_places = native.places_of(self._tight, 8)  # left, right, bottom, top

    def of(self, index: int) -> _Style:
        """The style of a character."""
        drawn_by = native.char_object(self._page, index)
        return self.of_object.get(drawn_by) or self.new(index, drawn_by)

    def new(self, index: int, drawn_by: int | None) -> _Style:
        """The style of a character that is the first seen of its text object; None: pdfium put it in."""
        if drawn_by is None:
            return _Style(self._is_bold_font(index), self._turns(index), "dark", even=False)
        text_object = native.at(drawn_by)
        has_colour = native.fill_colour(text_object, *self._colour_places)
        colour = self._colour_as_two
        look = (
            native.char_angle(self._page, index),
            native.text_font(text_object),
            native.text_mode(text_object),
            (colour[0], colour[1]) if has_colour else None,
        )
        style = self._of_look.get(look)
        if style is None:
            _, font, mode, _ = look
            if font not in self._bold_of_font:
                self._bold_of_font[font] = self._is_bold_font(index)
            bold = self._bold_of_font[font] or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
            turns = self._turns(index)
            style = _Style(bold, turns, self._shade(mode, has_colour=has_colour), turns == 0 and self._is_even(index))
            if look[0] == 0:  # one angle may be that of skewed and of turned letters
                self._of_look[look] = style
        self.of_object[drawn_by] = style
        return style

    def _is_even(self, index: int) -> bool:
        """Whether the box of a character is as high as its font, not as its own ink."""
        native.char_box(self._page, index, self._loose_place)
        native.char_ink(self._page, index, *self._tight_places)
        return bool(self._loose[1] != self._tight[3] or self._loose[3] != self._tight[2])

    def _turns(self, index: int) -> int | None:
        angle = native.char_angle(self._page, index)
        if angle < 0:
            return 0
        if angle and native.char_matrix(self._page, index, self._matrix_place):
            along, rise = self._matrix[0], self._matrix[1]
            if abs(rise) < _LEVEL_RISE * along:  # a skewed letter (false italics) still stands level
                angle = 0.0
        quarters = -(angle / (math.pi / 2)) - self._quarter_turns  # pdfium counts angles clockwise
        nearest = round(quarters)
        return nearest % 4 if abs(quarters - nearest) < 0.06 else None

    def _is_bold_font(self, index: int) -> bool:
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(96)
        native.char_font(self._page, index, ctypes.byref(name), 96, ctypes.byref(flags))
        shown = name.value.decode("utf-8", "replace").lower()
        if flags.value & _FORCE_BOLD or any(part in shown for part in _BOLD_NAMES):
            return True
        return bool(native.char_weight(self._page, index) > _BOLD_WEIGHT)

    def _shade(self, mode: int, *, has_colour: bool) -> Shade:
        """How dark letters in the colour that was asked for last are drawn in this mode."""
        if mode in _WITHOUT_INK:
            return "none"
        if mode in _STROKED or not has_colour:
            return "dark"
        red, green, blue, alpha = self._colour
        if alpha == _OPAQUE and red < _SURELY_DARK and green < _SURELY_DARK:
            return "dark"
        if alpha < _LEAST_ALPHA:
            return "none"
        lightness = 1 - alpha / 255 * (1 - (0.3 * red + 0.59 * green + 0.11 * blue) / 255)
        if lightness >= _WHITE:
            return "white"
        return "pale" if lightness >= _PALE else "dark"


def _without_overprints(words: list[Word]) -> list[Word]:
    """The words, those that stand on an equal one (less than a point off) once."""
    spots = [(word[0], int(word[1] / 3 + 0.5), int(word[2] / 3 + 0.5)) for word in words]
    if len(set(spots)) == len(words):
        return words
    places: dict[tuple[str, int, int], Word] = {}
    kept: list[Word] = []
    for spot, word in zip(spots, words, strict=True):
        near = places.get(spot)
        if near is None or abs(near.x0 - word.x0) >= 1.0 or abs(near.top - word.top) >= 1.0:
            places[spot] = word
            kept.append(word)
    return kept
