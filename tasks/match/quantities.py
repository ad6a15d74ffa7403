"""Read the figures of a sentence as numbers, with the unit behind them; leaves dates and clause numbers alone."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import Decimal

from models.frozen import Frozen

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_TENS = {
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_WORDS = {
    **dict(zip(_ENGLISH, range(1, 11), strict=True)),
    **_ENGLISH_TENS,
    **dict(zip("一二三四五六七八九十", range(1, 11), strict=True)),
    "两": 2,
    "二十": 20,
    "三十": 30,
    "五十": 50,
    "一百": 100,
}
_DIGITS = r"\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,3})?"
_NUMBER_WORD = rf"(?:(?:{'|'.join((*_ENGLISH, *_ENGLISH_TENS))})\b|二十|三十|五十|一百|[一二两三四五六七八九十])"
NUMBER = rf"(?:{_DIGITS}|{_NUMBER_WORD})"
_UNIT = (
    r"(?:%|％|per cent|percent|(?:calendar |working |business )?(?:days?|hours?)|seconds?|secs?|minutes?|mins?|weeks?"
    r"|months?|years?|seats?|agents?|operators?|staff|people|persons?|FTEs?|calls?|contacts?"
    r"|square met(?:re|er)s?|km"
    r"|秒钟?|分钟|小时|[课学]时|个?工作日|日内|天|个月|年|人|名|个|席|万?[次通件笔]|平方米|平米|㎡|公里|条|份|月|万元|元)"
)
# Digits count with any unit or none; number words only before a unit, as "one" and 一 have other uses.
_FIGURE = re.compile(
    rf"(?<![\d.,\-/:：A-Za-z第])(?:(?P<n>{_DIGITS})(?![\d.:：\-/A-Za-z]*[A-Za-z:：])(?:\s?{_UNIT}(?![A-Za-z]))?"
    rf"|(?P<w>{_NUMBER_WORD})(?:\s?\(\d{{1,4}}\))?[\s\-]{{0,2}}{_UNIT}(?![A-Za-z]))",
    re.IGNORECASE,
)
_NOT_A_QUANTITY = re.compile(
    r"(?:19|20)\d{2}\s?(?:年|[-/.])\s?\d{1,2}\s?(?:月|[-/.])\s?(?:\d{1,2}\s?日?)?|(?<!\d)(?:19|20)\d{2}(?!\d|\.\d)(?:\s?年度?)?(?!\s?[%％名人个席])"
    r"|\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?\b(?=,? 20\d{2})"
    r"|\d{1,3}(?:\.\d)?\s?(?:分(?!钟)|points\b|marks\b)|(?:guidelines|level|grade|edition|release)\s[\d.]{1,6}"
    r"|(?:section|clause|annex|appendix|schedule|table|lot|paragraph|article|part|version|第|附件|表|附表)\s?[\d.]{1,8}"
    r"|^\W{0,3}[\d.]{1,8}\s?(?:[.、)）|]|\s)"
    r"|每(?:提供|具有|增加|多|有)\s?[一1]\s?[个项份人名]"  # "for each one", what brings the points
    r"|前三年内",  # the statutory look-back of every Chinese tender; the declaration answers it
    re.IGNORECASE,
)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_DATE = re.compile(
    r"(?P<y>20\d{2})\s?(?:年|[-/.])\s?(?P<m>\d{1,2})\s?(?:月|[-/.])\s?(?P<d>\d{1,2})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{'|'.join(_MONTHS)})[a-z]{{0,6}} (?P<y2>20\d{{2}})"
    rf"|(?P<m3>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>20\d{{2}})",
    re.IGNORECASE,
)


_LEADING = re.compile(NUMBER, re.IGNORECASE)


class Figure(Frozen):
    """One number with its unit (if any), as printed at ``start``:``end``."""

    words: str
    start: int
    end: int


def number(words: str) -> Decimal:
    """The value of digits (with thousands commas) or of a small number word."""
    plain = words.replace(",", "").lower()
    return Decimal(_WORDS[plain]) if plain in _WORDS else Decimal(plain)


def figures(text: str) -> tuple[Figure, ...]:
    """Every quantity the text states, in order; dates, years, clause and version numbers are none."""
    others = [match.span() for match in _NOT_A_QUANTITY.finditer(text)]
    return tuple(
        Figure(words=match[0].strip(), start=match.start(), end=match.end())
        for match in _FIGURE.finditer(text)
        if not any(start <= match.start() < end for start, end in others)
    )


def value_of(figure: Figure) -> tuple[Decimal, str]:
    """The figure as number and unit, so that ``one Working Day`` and ``1 working day`` are the same."""
    match = _LEADING.match(figure.words)
    if match is None:
        return Decimal(0), figure.words.lower()
    unit = re.sub(r"\(\d{1,4}\)", "", figure.words[match.end() :]).strip(" -").lower()
    return number(match[0]), unit.rstrip("s")


def dates(text: str) -> tuple[dt.date, ...]:
    """Every full calendar date in the text, in order; impossible ones are left out."""
    found = []
    for match in _FULL_DATE.finditer(text):
        month = int(match["m"]) if match["m"] else _MONTHS.index((match["m2"] or match["m3"]).lower()) + 1
        year, day = int(match["y"] or match["y2"] or match["y3"]), int(match["d"] or match["d2"] or match["d3"])
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            found.append(dt.date(year, month, day))
    return tuple(found)
