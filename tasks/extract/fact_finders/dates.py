"""Dates with times as tenders print them, English and Chinese; a zone only where the words state one.

Never completes a date from the clock and never guesses the order of 03/04/2026. A year of two digits is of this
century.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tasks.extract.fact_finders.mentions import has_digit
from tasks.extract.fact_finders.numerals import ZH_NUMERAL, zh_number

Order = Literal["day", "month"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_NEXT = r"(?:at|by|before|to|until|from|no|not)\b|\d{1,2}\s?[:.]\s?\d\d|\d{1,4}\s?(?:hours|hrs|[ap]\.?m)"
_DATE = re.compile(
    rf"(?P<d1>\b\d{{1,2}})\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]+(?P<m1>{_MONTH}),?[\s-]+(?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})\s?(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    r"|(?<![\d./-])(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?=T\d\d:|(?![\d/]|[.-]\d))"
    r"|(?<![\d./-])(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<y4>(?:19|20)\d\d)(?![\d/-])"
    rf"|(?P<d8>\b\d{{1,2}})(?P<sign8>[-/ ])(?P<m8>{_MONTH})(?P=sign8)'?(?P<y8>[1-4]\d)(?![\d:.])"
    rf"(?=\W*(?:$|\n|{_NEXT})|\s?[,;.)(])"
    r"|(?<![\d./-])(?P<a9>\d{1,2})(?P<sign9>[/-])(?P<b9>\d{1,2})(?P=sign9)(?P<y9>[1-4]\d)(?![\d/:%-]|[.,]\d)"
    rf"|(?P<y5>\d{{4}}|[〇零○一二三四五六七八九]{{4}})\s*年\s*(?P<m5>\d{{1,2}}|{ZH_NUMERAL}{{1,3}})\s*月"
    rf"\s*(?P<d5>\d{{1,2}}|{ZH_NUMERAL}{{1,3}})\s*[日号]",
    re.IGNORECASE,
)
_ZONES = {
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "bst": "+01:00",
    "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "sast": "+02:00", "hkt": "+08:00", "sgt": "+08:00",
    "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
    "eastern standard time": "-05:00", "eastern daylight time": "-04:00", "central standard time": "-06:00",
    "central daylight time": "-05:00", "mountain standard time": "-07:00", "mountain daylight time": "-06:00",
    "pacific standard time": "-08:00", "pacific daylight time": "-07:00", "greenwich mean time": "+00:00",
    "british summer time": "+01:00", "central european time": "+01:00", "indian standard time": "+05:30",
    "beijing time": "+08:00", "hong kong time": "+08:00", "singapore time": "+08:00", "北京时间": "+08:00",
}  # fmt: skip
_ZONE = (
    r"(?P<zone>(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d\d)?|(?:Eastern|Central|Mountain|Pacific)\s+(?:Standard|Daylight)\s+Time"
    r"|Greenwich Mean Time|British Summer Time|Central European Time|Indian Standard Time"
    r"|(?:Beijing|Hong Kong|Singapore) time|北京时间|[+-]\d\d:\d\d|(?:[A-Z]\.){2,3}[A-Z]?|[A-Z]{3,4}\b|Z\b)"
)
_TIME = re.compile(
    r"(?P<noon>\b(?:12(?:[:.]00)?\s*)?(?:noon|midday)\b)|(?P<night>\b(?:12(?:[:.]00)?\s*)?midnight\b)"
    r"|(?:(?P<part>上午|下午|中午|晚上|早上)\s*)?(?P<hz>\d{1,2}|[零一二三四五六七八九十]{1,3})\s*[点时]\s*"
    r"(?:(?P<mz>\d{1,2}|[零〇一二三四五六七八九十]{1,3})\s*分?|(?P<half>半)|整)?(?:\s*\d{1,2}\s*秒)?"
    r"|(?:(?P<part2>上午|下午|中午|晚上|早上)\s*)?(?<![\d:.])(?P<h>\d{1,2})\s?[:.]\s?(?P<m>\d{2})(?::(?P<s>\d{2}))?(?:\.\d+)?\s*"
    r"(?P<half_day>[ap]\.?\s?m\b\.?)?(?:\s*(?:hours|hrs?\b|[时分]))?"
    r"|(?<![\d:.])(?P<h12>\d{1,2})\s*(?P<half_day12>[ap]\.?\s?m\b\.?)|(?<![\d:.])(?P<hh>[01]\d|2[0-4])(?P<mm>[0-5]\d)\s*(?:hours|hrs?\b)",
    re.IGNORECASE,
)
_CENTURY = 2000
_LINK = (
    rf"(?:[\s,;()\-.]|\b(?:at|by|on|of|before|until|till|time|from|and|the|hours|local|no|not|later|than|"
    rf"prior|to|latest|up|upto)\b|{_WEEKDAY}|(?:星期|周)[一二三四五六日天]|T(?=\d)|(?:北京)?时间|:|@)*"
)
_AFTER = re.compile(_LINK + r"$", re.IGNORECASE)
_ZONE_AFTER = re.compile(r"[\s,(]*" + _ZONE)
_LOCAL_ZONE = (
    r"(?:\(?\s*(?:[A-Z][\w.]*\s+){0,2}(?:Time|time)\s*\)?|\(?[A-Z]{2,4}\)?|\(?(?:[A-Z]\.){2,3}\)?|\([^()]{0,30}\))"
)
_BETWEEN_BACK = re.compile(rf"[\s,]*(?:{_LOCAL_ZONE}[\s,]*){{0,2}}" + _LINK + r"$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One printed date.

    Attributes:
        start: Offset of its first character, the time included.
        end: Offset behind its last character, time and zone included.
        day: The calendar day.
        time: ``15:00`` or empty.
        zone: ``-05:00`` or empty; only where the words state an offset.
        ambiguous: Day and month could be exchanged and nothing in the words decides.
    """

    start: int
    end: int
    day: date
    time: str = ""
    zone: str = ""
    ambiguous: bool = False

    @property
    def iso(self) -> str:
        """``2026-01-15``, ``2026-01-15T15:00`` or ``2026-01-15T15:00-05:00``."""
        if not self.time:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.time}{self.zone}"


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    text: str
    days_later: int
    zone: str


def find_dates(text: str, order: Order | None = None) -> Iterator[FoundDate]:
    """Each date in folded ``text``, left to right, with the time and zone printed beside it.

    Args:
        text: Text as ``fold`` returns it.
        order: Which part comes first in 03/04/2026, when the tender elsewhere shows it.
    """
    hits = list(_DATE.finditer(text)) if has_digit(text) or "年" in text else []
    for position, hit in enumerate(hits):
        day, ambiguous = _day(hit, order)
        if day is None:
            continue
        limit_left = hits[position - 1].end() if position else 0
        limit_right = hits[position + 1].start() if position + 1 < len(hits) else len(text)
        clock = _clock_after(text, hit.end(), limit_right) or _clock_before(text, hit.start(), limit_left)
        if clock is None:
            yield FoundDate(hit.start(), hit.end(), day, ambiguous=ambiguous)
            continue
        zone = clock.zone or ("+08:00" if text[max(0, hit.start() - 5) : hit.start()].strip() == "北京时间" else "")
        yield FoundDate(
            min(hit.start(), clock.start),
            max(hit.end(), clock.end),
            day + timedelta(days=clock.days_later),
            clock.text,
            zone,
            ambiguous,
        )


def day_order(texts: Iterator[str]) -> Order | None:
    """Which part comes first in the tender's slash dates: decided by dates such as 25/12/2026, else None."""
    witnesses = {"day": 0, "month": 0}
    for text in texts:
        if "/" not in text and "-" not in text:
            continue
        for hit in re.finditer(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:(?:19|20)\d\d|[1-4]\d)(?![\d/-])", text):
            first, second = int(hit[1]), int(hit[3])
            if first > 12 >= second:
                witnesses["day"] += 1
            elif second > 12 >= first:
                witnesses["month"] += 1
    if bool(witnesses["day"]) == bool(witnesses["month"]):
        return None
    return "day" if witnesses["day"] else "month"


def _day(hit: re.Match[str], order: Order | None) -> tuple[date | None, bool]:
    ambiguous = False
    if hit["y4"] or hit["y9"]:
        names = ("a", "b", "y4") if hit["y4"] else ("a9", "b9", "y9")
        first, second, year = (int(hit[name]) for name in names)
        year += 0 if hit["y4"] else _CENTURY
        day_first = hit["sign"] == "." or first > 12 or (order == "day" and second <= 12)
        ambiguous = first <= 12 and second <= 12 and first != second and hit["sign"] != "." and order is None
        if order is None and first <= 12 and second <= 12:
            day_first = True
        day, month = (first, second) if day_first else (second, first)
    elif hit["y5"]:
        year, month, day = (_zh_or_digits(hit[name]) for name in ("y5", "m5", "d5"))
    elif hit["y3"]:
        year, month, day = int(hit["y3"]), int(hit["m3"]), int(hit["d3"])
    elif hit["y8"]:
        year, month, day = int(hit["y8"]) + _CENTURY, _MONTHS.index(hit["m8"][:3].lower()) + 1, int(hit["d8"])
    else:
        name, dom, yr = (hit["m1"], hit["d1"], hit["y1"]) if hit["y1"] else (hit["m2"], hit["d2"], hit["y2"])
        year, month, day = int(yr), _MONTHS.index(name[:3].lower()) + 1, int(dom)
    try:
        return date(year, month, day), ambiguous
    except ValueError:
        return None, False


def _zh_or_digits(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else zh_number(text) or 0


def _clock_after(text: str, start: int, limit: int) -> _Clock | None:
    for hit in _TIME.finditer(text, start, min(limit, start + 60)):
        between = text[start : hit.start()]
        if _AFTER.fullmatch(between) or re.fullmatch(r"[\s(]*北京时间[\s):]*", between):
            return _clock(text, hit, "+08:00" if "北京时间" in between else "")
        return None
    return None


def _clock_before(text: str, end: int, limit: int) -> _Clock | None:
    hits = list(_TIME.finditer(text, max(limit, end - 80), end))
    if not hits or not _BETWEEN_BACK.fullmatch(text[hits[-1].end() : end]):
        return None
    return _clock(text, hits[-1], "")


def _clock(text: str, hit: re.Match[str], zone: str) -> _Clock | None:
    hour, minute = _hour_minute(hit)
    if hour is None or hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    end = len(text[: hit.end()].rstrip())
    found = _ZONE_AFTER.match(text, end)
    if found and not zone:
        zone = _offset(found["zone"])
        if zone:
            end = found.end()
    return _Clock(
        hit.start() + len(hit[0]) - len(hit[0].lstrip()), end, f"{hour % 24:02d}:{minute:02d}", hour // 24, zone
    )


def _hour_minute(hit: re.Match[str]) -> tuple[int | None, int]:
    if hit["noon"] or hit["night"]:
        return (12 if hit["noon"] else 24), 0
    if hit["hz"]:
        hour = _zh_or_digits(hit["hz"])
        minute = 30 if hit["half"] else _zh_or_digits(hit["mz"] or "0")
        return _afternoon(hour, hit["part"]), minute
    if hit["hh"]:
        return int(hit["hh"]), int(hit["mm"])
    hour, minute = int(hit["h"] or hit["h12"]), int(hit["m"] or 0)
    half = (hit["half_day"] or hit["half_day12"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return (hour, minute) if hour < 24 and half.startswith("p") else (None, 0)
        return hour % 12 + (12 if half.startswith("p") else 0), minute
    return _afternoon(hour, hit["part2"]), minute


def _afternoon(hour: int, part: str | None) -> int:
    return hour + 12 if part in {"下午", "晚上"} and hour < 12 else hour


def _offset(words: str) -> str:
    plain = " ".join(words.replace(".", "").split())
    stated = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])\s?(\d{1,2})(?::?(\d\d))?", plain, re.IGNORECASE)
    if stated:
        return f"{stated[1]}{int(stated[2]):02d}:{stated[3] or '00'}"
    return _ZONES.get(plain.lower(), "")
