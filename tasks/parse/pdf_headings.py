"""Which paragraph is a heading, and of which level: by number, size, weight and shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.parse.heading_look import is_address
from tasks.parse.language import is_cjk

_MAX_LETTERS = 160
_MAX_HAN = 42
_LARGE = 1.15  # times the body size
_MAX_LEVEL = 6
_DUTY = re.compile(r"(?i)\b(?:shall|must|will|should|may|is|are|has|have|can)\b|[须应得]")
_PART = re.compile(r"(?i)(?:section|part|article|chapter|volume|appendix|annex|attachment|exhibit|schedule)\b")
_HAN_PART = re.compile(r"第.{1,7}(?:章|部分|篇|卷|编|册)$")
_HAN_SECTION = re.compile(r"第.{1,7}[节條条]$")
_HAN_NUMERALS = "一二三四五六七八九十百零〇○"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph looks like.

    Attributes:
        text: Without number.
        number: Clause number or None.
        is_bold: Nearly all of it is bold.
        scale: Its size over the size of the document's body text.
        lines: Number of printed lines.
        is_short: Its last line ends well before the right edge.
    """

    text: str
    number: str | None
    is_bold: bool
    scale: float
    lines: int
    is_short: bool


def is_heading(shape: Shape) -> bool:
    """Whether the paragraph titles what follows it."""
    text = shape.text.strip()
    if not text:
        return shape.number is not None and bool(_PART.match(shape.number) or _HAN_PART.match(shape.number))
    is_han = is_cjk(text[0]) or is_cjk(text[-1])
    if len(text) > (_MAX_HAN if is_han else _MAX_LETTERS) or shape.lines > 3 or not any(c.isalpha() for c in text):
        return False
    if is_address(text) or text.startswith("__"):  # a rule to write on: a form's line
        return False
    if text[-1] in ".:：":
        is_title = is_han or text[-1] == ":" or _is_title_case(text)
        return shape.is_bold and len(text) < 80 and is_title and not _DUTY.search(text)
    if text[-1] in ";,?。；，、？":
        return False
    return _is_han_heading(shape, text) if is_han else _is_latin_heading(shape, text)


def is_weak(shape: Shape) -> bool:
    """Whether only its number and its shortness make it a heading, no larger or bolder type."""
    return shape.number is not None and not shape.is_bold and shape.scale < _LARGE


def form_of(number: str) -> str:
    """The number with its digits and numerals masked: equal for the items of one list."""
    return re.sub(rf"\d+|[{_HAN_NUMERALS}]+|(?<![A-Za-z])[A-Za-z](?![A-Za-z])", "#", number)


def is_next(before: str, number: str) -> bool:
    """Whether two lone numbers follow each other: 9 and 10, B and C."""
    return before != number and _follows(before, number)


def _is_latin_heading(shape: Shape, text: str) -> bool:
    has_duty = bool(_DUTY.search(text))
    if shape.scale >= _LARGE or shape.is_bold:
        return shape.scale >= _LARGE or not (has_duty and len(text) > 60)
    if not shape.is_short or shape.lines > 2:
        return False
    if shape.number is not None:
        return _is_title_case(text) and not (has_duty and len(text) > 50)
    return text.isupper() and len(text) > 5 and len(text.split()) <= 14


def _is_han_heading(shape: Shape, text: str) -> bool:
    if shape.number is not None and _HAN_PART.match(shape.number):
        return True
    if any(stop in text for stop in "。；") or re.search(r"[:：].", text):
        return False
    if shape.scale >= _LARGE or shape.is_bold:
        return True
    return (
        shape.number is not None and shape.is_short and len(text) <= 20 and "，" not in text and not _DUTY.search(text)
    )


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(words) and len(text.split()) <= 14 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


class NumberOutline:
    """Heading levels by number, told from the numbers that came before.

    ``C.4.1`` tells its level itself. ``4.1`` counts from the part or 一、 it stands under. A lone ``3`` or
    ``B`` is a chapter when it follows on the chapters so far, else an item under the heading above.
    """

    def __init__(self) -> None:
        """Start before the first heading."""
        self.depth = 0
        self._chapter: str | None = None  # the number that a next chapter would follow; None when any may begin
        self._chapter_level = 1
        self._above = 0  # level of the last heading that is no lone item

    def level_of(self, number: str) -> int:
        """The level of the next heading with this number, from 1."""
        self.depth = min(self._level(number), _MAX_LEVEL)
        return self.depth

    def _level(self, number: str) -> int:
        if _HAN_PART.match(number) or _PART.match(number):
            name = number.rsplit(maxsplit=1)[-1]
            has_own_chapters = not _HAN_PART.match(number) and not name.isalpha()
            return self._open(1, name if name.isascii() else None, 1 if has_own_chapters else 2)
        if _HAN_SECTION.match(number):
            return self._open(2, None, 3)
        bare = number.strip("（）()")
        if bare and all(letter in _HAN_NUMERALS for letter in bare):
            level = 3 if number != bare else 2
            return self._open(level, None, level + 1)
        parts = [part for part in re.split(r"\s?[.．]\s?", number) if part]
        if len(parts) > 1 and parts[-1] == "0":
            parts.pop()  # 4.0 is chapter 4
        elif len(parts) == 1 and self._chapter is not None and not _follows(self._chapter, number):
            return self._above + 1
        base = 1 if parts[0][:1].isalpha() else self._chapter_level
        return self._open(base + len(parts) - 1, parts[0], base)

    def _open(self, level: int, chapter: str | None, chapter_level: int) -> int:
        self._above, self._chapter, self._chapter_level = level, chapter, chapter_level
        return level


def _follows(chapter: str, number: str) -> bool:
    if chapter.isdecimal() and number.isdecimal():
        return int(number) in {int(chapter), int(chapter) + 1}
    return len(chapter) == len(number) == 1 and ord(number) - ord(chapter) in {0, 1}
