"""The clause number or list marker at the front of a printed text, English and Chinese.

A number is taken only where it numbers: never from a date, a quantity, a price or a reference such as "3.2 of this".
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MARKS = "★☆▲△※●＊"
"""Importance marks of Chinese tenders; they stay in the reading text."""


class NumberedText(NamedTuple):
    """A text taken apart.

    Attributes:
        number: Clause number as printed, without trailing dot; None where there is none.
        marker: List marker as printed; None where there is none.
        rest: What is read: importance marks (also those printed before the number), then the text.
        cut: Offset into the text given from which ``rest`` (behind any mark moved to its front) is verbatim.
    """

    number: str | None
    marker: str | None
    rest: str
    cut: int


_HAN = "\u3400-\u9fff"
_HAN_NUMERAL = "一二三四五六七八九十百零〇○"
# What may follow a number directly: white space, Han, an opening bracket or quote, a capital, a mark, the end.
_AFTER = rf"(?=[\s{_HAN}A-Z({{\[（【《“\"'‘〔「{MARKS}]|$)"
_UNIT_EN = (
    r"(?i:million|billion|thousand|hours?|days?|years?|months?|weeks?|minutes?|seconds?|percent|per\ cent|times|points?"
    r"|x|gb|tb|mb|ghz|km|ftes?|usd|eur|gbp|rmb|business\ days?|calendar\ days?|working\ days?|copies|pages?|hrs?|mins?"
    r"|a\.?m\.?|p\.?m\.?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b"
)
_UNIT_ZH = (
    r"(?:[%％‰°万亿元倍吨米秒岁]|小时|分钟|平方|公里|千米|个|年(?!度)|月(?!度)|日(?!常)|天|周(?!期)|季(?!度)"
    r"|名(?!称)|人(?!员|力|事)|家|份|次|台|套|位|种|条|款|层|号)"
)
_REFERENCE = r"(?:of|and|or|to|through|above|below|is|are|was|shall|must|will|may|applies|apply)\b"
_NO_QUANTITY = (
    rf"(?!\s*(?:{_UNIT_EN}|[%％‰°万亿元倍吨]|小时|分钟|平方米|公里|个月|年(?!度)|[条款]|{_REFERENCE}|[-–—~～至]\s*\d))"
)

_MARKS_IN_FRONT = re.compile(rf"(?:[{MARKS}]\s?|[*#](?=\s?[\d（(第{_HAN_NUMERAL}])){{1,3}}")
_BULLET = re.compile(
    r"(?:[•○◦▪■□◆◇➢➤►▶✓✔✗❖·‧⁃∙◎☐☑\uf000-\uf0ff]|●(?=\s{0,4}[A-Za-z])|[-–—*Øo](?=\s))\s{0,8}(?=\S)|[•▪\uf000-\uf0ff]$"
)
_DECIMAL = re.compile(
    rf"(?P<number>[A-Z]{{0,2}}\d{{1,3}}(?:\s?[.．]\s?\d{{1,3}}(?=[\D]|$)){{1,8}}|[A-Z](?:[.．]\d{{1,3}}){{1,8}})"
    rf"(?![\d,，:：/])[.．、)）]?{_AFTER}{_NO_QUANTITY}(?!分(?![包项析工类公支部标级散别担])|[节章](?!能|约)|项(?!目))",
)
_SPACED_DOT = re.compile(r"\d\s[.．]|[.．]\s")
_INTEGER = re.compile(
    rf"(?P<number>\d{{1,3}})(?:\s?[.．](?![\d.．、]){_AFTER}|[.．]?\s?、(?!\d{{1,3}}(?:[、号#楼层和及~～-])))(?!\s*[%％])"
)
_SPACED_INTEGER = re.compile(
    r"(?P<number>\d{1,2})(?:[\t　]|\s{2,8}|\s(?=[^.。；;!?]{1,60}$))\s{0,8}"
    rf"(?!{_UNIT_EN}|{_UNIT_ZH})(?=[A-Z{_HAN}])"
)
_CHINESE_PART = re.compile(
    rf"(?P<number>第\s?[{_HAN_NUMERAL}\d]{{1,5}}\s?(?:章|节|條|条|部分|篇|卷|编|册))"
    r"(?![的所第及和与或至到以款项之内、，,）)》」~～-]|规定|中(?![标国])|要求|[\s]*、\s*第)[.．:：]?"
)
_CHINESE_COMMA = re.compile(
    rf"(?P<number>[{_HAN_NUMERAL}]{{1,5}})(?:\s?[、．.](?![{_HAN_NUMERAL}]{{1,3}}[、级类等层楼期])|[\t　]\s*|\s{{2,8}})"
)
_CHINESE_BRACKET = re.compile(
    rf"(?P<number>[（(]\s?[{_HAN_NUMERAL}]{{1,5}}\s?[）)]|[{_HAN_NUMERAL}]{{1,3}}[）)])[、.．]?"
)
_NAMED = re.compile(
    r"(?P<number>(?i:section|article|part|chapter|clause|appendix|annex|attachment|exhibit|schedule)\s{1,3}"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,5}|[IVX]{1,5}|[A-Z](?:[.-]?\d{1,3})?))"
    r"(?:\s?[.:：]|\s?[–—-](?!\w)|(?=\s{1,3}[A-Z(][^.;!?]{0,80}$)|$)(?=\s|$)"
)
_IDENTIFIER = re.compile(r"(?P<number>[A-Z]{1,5}-\d{1,4}(?:\.\d{1,3}){0,3})[:.](?=\s|$)")
_CAPITAL = re.compile(r"(?P<number>[A-Z]|[IVX]{1,5})\.\s{1,8}(?=[A-Z(“\"])")
_MARKER = re.compile(
    r"(?P<marker>[(（]\s?(?:\d{1,3}|[a-zA-Z]|([a-zA-Z])\2|[ivxIVX]{1,5})\s?[)）]|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[)）]"
    rf"|[①-⓿㈠-㈩❶-➓]|[a-z][.．](?=[\s{_HAN}])|[a-zA-Z]\s?、|[ivx]{{1,5}}[.．](?=\s))[、.．]?"
)
_SEPARATOR = re.compile(r"\s*(?:[–—-]\s+(?=\S)|[:：]\s*)?")

_NUMBERS = (
    _CHINESE_PART,
    _CHINESE_BRACKET,
    _CHINESE_COMMA,
    _DECIMAL,
    _INTEGER,
    _SPACED_INTEGER,
    _NAMED,
    _IDENTIFIER,
    _CAPITAL,
)


def split_number(text: str) -> NumberedText:
    """The number or marker in front of the text, and what is left to read.

    Args:
        text: One paragraph, list item or heading as printed; tabs and white space may still be in it.

    Returns:
        At most one of number and marker; ``rest`` is ``text`` without leading white space when neither is there.
    """
    start = len(text) - len(text.lstrip())
    marks = _MARKS_IN_FRONT.match(text, start)
    # A black circle before Latin text is a plain bullet.
    if marks and not (marks[0].strip() == "●" and text[marks.end() : marks.end() + 1].isascii()):
        found = _find(text, marks.end())
        if found.number is None and found.marker is None:
            return NumberedText(None, None, text[start:], start)
        return found._replace(rest="".join(marks[0].split()) + found.rest)
    return _find(text, start)


def _find(text: str, start: int) -> NumberedText:
    bullet = _BULLET.match(text, start)
    if bullet:
        return NumberedText(None, bullet[0].strip(), text[bullet.end() :], bullet.end())
    for pattern in _NUMBERS:
        match = pattern.match(text, start)
        if match and not _is_quantity(match):
            cut = _separator_end(text, match.end())
            return NumberedText(_printed(match["number"]), None, text[cut:], cut)
    match = _MARKER.match(text, start)
    if match:
        cut = _separator_end(text, match.end())
        return NumberedText(None, "".join(match["marker"].split()), text[cut:], cut)
    return NumberedText(None, None, text[start:], start)


def _is_quantity(match: re.Match[str]) -> bool:
    """Whether "1. 5 份" was read as 1.5: a dot with a space beside it joins numbers only before a Han noun."""
    if match.re is not _DECIMAL or not _SPACED_DOT.search(match["number"]):
        return False
    after = match.string[match.end() : match.end() + 8].lstrip()
    return not re.match(rf"[{_HAN}]", after) or bool(re.match(_UNIT_ZH, after))


def _separator_end(text: str, start: int) -> int:
    separator = _SEPARATOR.match(text, start)
    return separator.end() if separator else start


def _printed(number: str) -> str:
    """The number on one line; only full-width digits and dots of a decimal number are folded."""
    bare = " ".join(number.split())
    folded = unicodedata.normalize("NFKC", bare)
    if folded[:1].isdigit() or re.fullmatch(r"[A-Z]{1,2}[\d.]+", folded):
        return folded.replace(" ", "")
    return bare if bare[:1].isascii() and bare[:1].isalpha() else bare.replace(" ", "")
