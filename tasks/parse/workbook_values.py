"""Values of cells as a person sees them: no noise of binary fractions, ISO dates, percentages."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

NumberLook = Literal["plain", "percent", "date", "span"]

_DIGITS = 15  # what a binary fraction of 64 bits holds and a spreadsheet shows
_PLAIN_BELOW = 20  # powers of ten; beyond, a number is written with its exponent
_QUOTED = re.compile(r'"[^"]{0,255}"|\\.|_.|\*.')
_BRACKETED = re.compile(r"\[[^\]]{0,255}\]")
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_READY = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{0,13}[1-9])?")
_PADDED = re.compile(r"0{2,20}")
_DECIMALS = re.compile(r"0\.(0{1,10})")
_LAST_SERIAL = Decimal("2958465.99999")  # the end of 9999
_BUILT_IN = {2: "0.00", 9: "0%", 10: "0.00%", 46: "[h]:mm:ss"}
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}


class NumberFormat(NamedTuple):
    """What a number format says of the value it shows.

    Attributes:
        look: How the number is written.
        decimals: Fewest decimals shown.
        whole_digits: Fewest digits shown in front of the point.
    """

    look: NumberLook = "plain"
    decimals: int = 0
    whole_digits: int = 0


_AS_STORED = NumberFormat()


def built_in_format(number: int) -> NumberFormat:
    """The format that every workbook knows by this number. Source: ISO/IEC 29500-1, 18.8.30."""
    if number in _BUILT_IN_DATES:
        return NumberFormat("date")
    return format_of(_BUILT_IN.get(number, ""))


def format_of(code: str) -> NumberFormat:
    """What the format's code says; its part for positive numbers counts."""
    first = code[:255].split(";", 1)[0]
    if _SPAN.search(first):
        return NumberFormat("span")
    bare = _BRACKETED.sub("", _QUOTED.sub("", first))
    if "%" in bare:
        return NumberFormat("percent")
    if re.search(r"[dmyhs年月日]", bare, re.IGNORECASE) and "general" not in bare.lower():
        return NumberFormat("date")
    decimals = _DECIMALS.fullmatch(first)
    return NumberFormat(
        decimals=len(decimals[1]) if decimals else 0, whole_digits=len(first) if _PADDED.fullmatch(first) else 0
    )


def number_text(raw: str | float, shown: NumberFormat, epoch: dt.datetime) -> str:
    """The number as a person reads it.

    Args:
        raw: As stored; text that is no number comes back as it is.
        shown: Its number format.
        epoch: Day 0 of the workbook's dates.
    """
    if shown == _AS_STORED and isinstance(raw, str) and len(raw) <= _DIGITS and _READY.fullmatch(raw):
        return raw
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation:
        return str(raw)
    return _shown(number, shown, epoch) if number.is_finite() else str(raw)


def _shown(number: Decimal, shown: NumberFormat, epoch: dt.datetime) -> str:
    if shown.look == "date" and 0 <= number <= _LAST_SERIAL:
        return _date_text(float(number), epoch)
    if shown.look == "span" and abs(number) <= _LAST_SERIAL:
        return span_text(dt.timedelta(days=float(number)))
    if shown.look == "percent":
        return f"{plain(number * 100)}%"
    text = plain(number)
    if shown.decimals and "E" not in text:
        whole, _, rest = text.partition(".")
        return f"{whole}.{rest.ljust(shown.decimals, '0')}"
    return text.zfill(shown.whole_digits) if text.isdigit() else text


def plain(number: Decimal) -> str:
    """15 significant digits without trailing zeros; never an exponent where people write none."""
    if number == 0:
        return "0"
    rounded = Decimal(f"{number:.{_DIGITS - 1}e}").normalize()
    return f"{rounded:f}" if abs(rounded.adjusted()) < _PLAIN_BELOW else f"{rounded:E}"


def moment_text(moment: dt.datetime) -> str:
    """``2031-05-01``, with the time where there is one."""
    if not (moment.hour or moment.minute or moment.second):
        return moment.date().isoformat()
    return moment.isoformat(" ", "seconds" if moment.second else "minutes")


def clock_text(clock: dt.time) -> str:
    """``14:30``, with the seconds where there are any."""
    return clock.isoformat("seconds" if clock.second else "minutes")


def span_text(span: dt.timedelta) -> str:
    """Hours, minutes and seconds: ``36:00``."""
    seconds = round(span.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    text = f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}"
    return f"{text}:{seconds % 60:02}" if seconds % 60 else text


def _date_text(serial: float, epoch: dt.datetime) -> str:
    if serial < 1:
        return clock_text((epoch + dt.timedelta(seconds=round(serial * 86400) % 86400)).time())
    # The calendar of 1900 counts a 29 February that never was. Source: ISO/IEC 29500-1, 18.17.4.1.
    day = serial + 1 if serial < 60 and epoch.year < 1900 else serial
    try:
        return moment_text(epoch + dt.timedelta(seconds=round(day * 86400)))
    except OverflowError:
        return plain(Decimal(serial))
