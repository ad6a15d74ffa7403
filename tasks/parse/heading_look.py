"""Whether a DOCX paragraph is a heading: by its outline level, or where the author only made it look like one."""

from __future__ import annotations

import re

from tasks.parse.clause_number import MARKS

_CHAPTER = re.compile(r"第\s?[^\s]{1,5}\s?(?:章|部分|篇|卷|编|册)")
_SECTION = re.compile(r"第\s?[^\s]{1,5}\s?节")
_NAMED = re.compile(r"(?:section|article|part|chapter|appendix|annex|attachment|exhibit|schedule)\s", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_COUNT = re.compile(r"[一二三四五六七八九十]{1,3}")
_ENDS_SENTENCE = re.compile(r"(?:[。；;！？?!][”\"）)]?|[；;，,]\s?(?:或者?|和|及|以及|and|or))$")
_STATEMENT_HAN = re.compile(r"不得|不接受|不允许|不收取|必须|须(?!知)|应当|应(?=[为在按由满具提对保])|禁止|严禁")
_STATEMENT = re.compile(r"\b(?:shall|must|will|may|should|cannot|is|are|was|were)\b", re.IGNORECASE)
_KEY_AND_VALUE = re.compile(r"[：:]\s{0,8}\S")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,400}|[^\s@]{1,100}@[^\s@]{1,100}\.[^\s@]{2,30}")
_LONGEST_HEADING_HAN = 60
_LONGEST_HEADING_WORDS = 25
_SENTENCE_WORDS = 8
_FEWEST_LETTERS = 2
_SHORT_HAN = 30
_SHORT_WORDS = 14


def is_running_text(text: str) -> bool:
    """Whether a paragraph says something in sentences, whatever its style: clauses are often set as headings."""
    if _ENDS_SENTENCE.search(text) or "。" in text or len(_LETTER.findall(text)) < _FEWEST_LETTERS:
        return True
    if text.endswith(("：", ":")):
        return "，" in text
    if _STATEMENT_HAN.search(text):
        return True
    words = len(text.split())
    if text.endswith(".") and words >= _SENTENCE_WORDS:
        return True
    return len(_HAN.findall(text)) > _LONGEST_HEADING_HAN or words > _LONGEST_HEADING_WORDS


def is_address(text: str) -> bool:
    """Whether the text is a web or mail address and nothing else: often large or numbered, never a title."""
    return bool(_ADDRESS.fullmatch(text))


def is_chapter(label: str) -> bool:
    """Whether the label begins like 第一章 or 第二部分."""
    return bool(_CHAPTER.match(label))


def is_han_count(label: str) -> bool:
    """Whether the label is a bare Chinese numeral, as in 一、."""
    return bool(_HAN_COUNT.fullmatch(label))


def heading_level(number: str | None, text: str, above: int, *, is_bold: bool) -> int | None:
    """The level of a paragraph that has no outline level but reads as a heading.

    Args:
        number: Its clause number.
        text: Its text behind the number.
        above: Level of the last heading that has an outline level, 0 before the first.
        is_bold: Whether all of it is bold.

    Returns:
        A level from 1, or None for running text.
    """
    if not text or is_running_text(text) or is_address(text) or text[0] in MARKS:
        return None
    printed = number or text
    if is_chapter(printed):
        return 1
    if _SECTION.match(printed):
        return 2
    is_short = len(_HAN.findall(text)) <= _SHORT_HAN and len(text.split()) <= _SHORT_WORDS
    if not is_short or text.endswith((",", "，", "、", ":", "：")):
        return None
    return _level_by_look(number, text, above, is_bold=is_bold)


def _level_by_look(number: str | None, text: str, above: int, *, is_bold: bool) -> int | None:
    if number is not None and is_han_count(number):
        return max(above, 1) + 1
    if _STATEMENT.search(text) or _KEY_AND_VALUE.search(text) or text[0] in "(（":
        return None
    if number is None:
        return above + 1 if is_bold or (text.isupper() and len(text.split()) > 1) else None
    if not is_bold:
        return None
    return above + 1 if _NAMED.match(number) else above + 1 + number.count(".")
