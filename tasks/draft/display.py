"""How dates, money and numbers are shown; exact values in, readable text out, nothing rounded without saying so."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

from models.document import Language
from models.money import Money
from tasks.draft.words import label

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "US$", "CNY": "¥", "HKD": "HK$", "AUD": "A$", "CAD": "C$"}
_CLOCK = re.compile(r"[T ](?P<time>\d{2}:\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?P<offset>Z|[+-]\d{2}:?\d{2})?$")
_ZONE = re.compile(
    r"北京时间|当地时间|\b(?:UTC|GMT|BST|CET|CEST|[ECMP][SD]T|ET|PT)\b|[A-Z][a-z]{2,12}/[A-Z][A-Za-z_]{2,20}"
    r"|\b(?:Eastern|Central|Mountain|Pacific|Greenwich)(?: (?:Standard|Daylight|Mean))?(?: Time)?\b"
    r"|\b[Ll]ocal [Tt]ime\b"
)
_KIND_OF_DOCUMENT = re.compile(
    r"^(?:Request for (?:Proposals?|Quotations?|Tenders?|Bids?)|Invitation (?:to|for) (?:Tender|Bid)s?|RF[PQT]|ITT|IFB)"
    r"\b[^:–—]{0,40}[:–—]\s*(?=\S{3})|(?<=.{4})(?:公开|邀请|竞争性)?(?:招标|采购|磋商|谈判|比选|询价)文件$",
    re.IGNORECASE,
)


def service_name(title: str) -> str:
    """What is bought, by the tender's title without the words that only name the tender document."""
    return _KIND_OF_DOCUMENT.sub("", title)


def shown_date(date: dt.date, language: Language) -> str:
    """``18 Dec 2026`` or ``2026年12月18日``."""
    if language == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def date_of(iso: str) -> dt.date | None:
    """The calendar day of an ISO date or date-time as stated; None when the text is neither."""
    try:
        return dt.date.fromisoformat(iso[:10])
    except ValueError:
        return None


def shown_moment(iso: str, words: str | None, language: Language) -> str:
    """A stated moment with its zone as stated: ``Fri 18 Dec 2026 14:00 (Eastern Time)``.

    Args:
        iso: Date or date-time, offset only when the tender states one.
        words: The tender's own words, where a zone may be named; None where they are not at hand:
            then a missing zone is not remarked upon.
        language: Of the draft.
    """
    day = date_of(iso)
    if day is None:
        return iso
    shown = shown_date(day, language)
    if language == "en":
        shown = f"{_DAYS[day.weekday()]} {shown}"
    opening, closing = ("（", "）") if language == "zh" else (" (", ")")
    clock = _CLOCK.match(iso[10:])
    if clock is None:
        return f"{shown}{opening}{label('time_unknown', language)}{closing}"
    named, offset = _ZONE.search(words or ""), clock["offset"]
    zone = "" if words is None else named.group() if named else label("zone_unknown", language)
    if offset and not named:
        zone = "UTC" if offset == "Z" else f"UTC{offset}"
    if not zone:
        return f"{shown} {clock['time']}"
    return f"{shown} {clock['time']}{opening}{zone}{closing}"


def shown_number(number: Decimal | float) -> str:
    """Thousands grouped, no trailing zeros: ``38,400``, ``61.4``."""
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_money(money: Money, *, whole: bool = False) -> str:
    """``£214,900.00``; ``whole`` rounds half-up to the unit, for places where the exact sum stands elsewhere."""
    amount = money.amount.quantize(Decimal(1), rounding=ROUND_HALF_UP) if whole else money.amount
    text = f"{amount:,f}" if whole or amount != amount.to_integral_value() else f"{amount.to_integral_value():,f}"
    sign = _SIGNS.get(money.currency)
    return f"{sign}{text}" if sign else f"{money.currency} {text}"


def clipped(text: str, limit: int) -> str:
    """The text, cut at a word where it has words and marked with an ellipsis when it is longer than ``limit``."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    space = head.rfind(" ")
    return f"{(head[:space] if space > limit * 2 // 3 else head).rstrip(' ,;:，；：、。')}…"
