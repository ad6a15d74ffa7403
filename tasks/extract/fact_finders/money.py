"""Amounts of money with their currency, English and Chinese, capital forms included; never a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.money import Money
from tasks.extract.fact_finders.mentions import has_digit
from tasks.extract.fact_finders.numerals import decimal_number, zh_number

_CODES = (
    "USD|GBP|EUR|CNY|RMB|AUD|CAD|NZD|SGD|HKD|INR|ZAR|CHF|JPY|SEK|NOK|DKK|PLN|CZK|AED|SAR|QAR|KES|NGN|GHS|UGX|TZS|"
    "MOP|MYR|PHP|THB|IDR|VND|BRL|MXN|TRY|ILS|TWD|KRW"
)
# R 450 000, R1.2 million and R99.50 are rand; R2 may be anything
_RAND = (
    r"(?-i:\bR)(?=\s?(?:\d{1,3}(?:[ ,]\d{3})+|\d{1,9}\.\d\d\b|\d{1,4}(?:[.,]\d{1,3})?\s?(?:million|billion|bn|m)\b))"
)
_SIGNS = rf"US\$|NT\$|A\$|AU\$|C\$|CA\$|NZ\$|S\$|HK\$|\$|£|€|¥|₹|(?<![A-Za-z])Rs\.?|{_RAND}"
_BEFORE = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD", "HK$": "HKD",
    "NT$": "TWD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "CNY", "₹": "INR", "RS": "INR", "R": "ZAR", "RMB": "CNY",
    "人民币": "CNY",
}  # fmt: skip
_NAMES = {
    "us dollar": "USD", "dollar": "USD", "pound": "GBP", "pounds sterling": "GBP", "euro": "EUR", "yuan": "CNY",
    "rupee": "INR", "rand": "ZAR", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "港元": "HKD",
    "港币": "HKD", "日元": "JPY",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?: \d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d[\d,]{0,20}(?:\.\d{1,9}){0,5}(?:,\d{2}(?!\d))?"
_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "bn": 10**9, "billion": 10**9,
    "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5, "crore": 10**7, "crores": 10**7, "cr": 10**7,
    "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
_EN_SCALE = r"(?:\s?(?P<scale>thousand|million|billion|lakhs?|lacs?|crores?|cr|mn|bn|[mk])\b)?"
_AMOUNT = re.compile(
    rf"(?P<sign>{_SIGNS}|\b(?:{_CODES})\b)\s?(?P<n1>{_NUMBER})(?:\s?(?P<zs>亿|千万|百万|万|千)\s*元?|{_EN_SCALE})"
    rf"|(?:(?:人民币|RMB|CNY|¥)\s{{0,3}}[:：]?\s{{0,3}})?(?<![\d.,])(?P<n2>{_NUMBER})\s{{0,3}}(?P<zh>亿|千万|百万|万|千)?\s{{0,3}}(?P<cur>美元|欧元|英镑|港元|港币|日元|元)"
    rf"|人民币\s*(?P<n4>{_NUMBER})\s*(?P<zh4>亿|千万|百万|万|千)?"
    rf"|(?<![\d.,])(?P<n3>{_NUMBER})\s?(?:(?P<scale3>thousand|million|billion|lakhs?|lacs?|crores?|cr|mn|bn|[mk])\s)?\s?"
    rf"(?P<name>(?:{_CODES})\b|(?:US |Australian |Canadian )?dollars?\b|pounds?(?: sterling)?\b|euros?\b|rupees?\b"
    r"|rand\b|yuan\b|€|£)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\s*(?P<n>{_NUMBER})\s?(?P<scale>thousand|million|billion|lakhs?|lacs?|crores?|cr)?\s?(?:\(s\))?(?:/-)?\s*",
    re.IGNORECASE,
)
_LEAST_BARE = 1000
# 新台幣500萬元, 港幣 1,200,000 元
_YUAN = {"新台币": "TWD", "台币": "TWD", "港币": "HKD", "港元": "HKD", "澳门币": "MOP", "澳门元": "MOP", "美金": "USD"}
_OTHER_YUAN = re.compile(rf"({'|'.join(_YUAN)})\s?[:：(（]?\s?$")
_YUAN_NAME = 6
_CAPITALS = re.compile(
    r"(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万萬亿]{2,30})\s?[元圆]\s?(?:整|正|(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])\s*角)?"
    r"\s*零?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])\s*分)?)"
)


_DOLLARS = {
    "AUD": re.compile(r"\bAUD\b|\bA\$|Australian (?:dollar|Business Number)|\bABN\b"),
    "CAD": re.compile(r"\bCAD\b|Canadian (?:dollar|fund)s?|\bC\$"),
    "NZD": re.compile(r"\bNZD\b|\bNZ\$|New Zealand dollar"),
    "SGD": re.compile(r"\bSGD\b|\bS\$|Singapore dollar"),
    "HKD": re.compile(r"\bHKD\b|\bHK\$|Hong Kong dollar|港元|港币"),
}

# one of these stands in whatever those patterns find
_DOLLAR_MARKS = (
    *("AUD", "A$", "Australian", "ABN", "CAD", "Canadian", "C$", "NZD", "NZ$", "New Zealand", "SGD", "S$", "Singapore"),
    *("HKD", "HK$", "Hong Kong", "港"),
)


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """One printed amount, ``text[start:end]``."""

    start: int
    end: int
    money: Money


def find_money(text: str, dollar: str = "USD") -> Iterator[FoundMoney]:
    """Each amount with a currency in folded ``text``, left to right.

    Args:
        text: Text as ``fold`` returns it.
        dollar: What a bare ``$`` and "dollars" mean in this tender.
    """
    found = [*_figures(text, dollar), *_capital_amounts(text)]
    yield from sorted(found, key=lambda amount: amount.start)


def table_money(text: str, heading: str) -> FoundMoney | None:
    """The amount of a cell that holds a bare number, its currency and scale read from the row's or column's heading."""
    hit = re.fullmatch(rf"\s*(?P<n>{_NUMBER})\s*", text)
    unit = re.search(
        r"[(\[/]\s*(?:单位\s*[:：]?\s*)?(?:人民币)?\s*(亿|千万|百万|万|千)?元|\(\s*(£|€|\$|GBP|EUR|USD)\s*(k|m|000s?)?\s*\)",
        heading,
    )
    value = decimal_number(hit["n"]) if hit else None
    if hit is None or unit is None or value is None:
        return None
    if unit[2]:
        scale = {"k": 10**3, "000": 10**3, "000s": 10**3, "m": 10**6}.get(unit[3] or "", 1)
        currency = _BEFORE.get(unit[2], unit[2])
    else:
        scale, currency = _SCALES.get(unit[1] or "", 1), "CNY"
    return FoundMoney(hit.start("n"), hit.end("n"), Money(amount=value * scale, currency=currency))


def bare_amount(text: str, currency: str) -> FoundMoney | None:
    """The amount of a text that holds a number only, in ``currency``; None for small numbers, which count things."""
    hit = _BARE.fullmatch(text)
    value = decimal_number(hit["n"]) if hit else None
    if hit is None or value is None:
        return None
    amount = value * _SCALES.get((hit["scale"] or "").lower(), 1)
    if amount < _LEAST_BARE:
        return None
    return FoundMoney(hit.start("n"), len(text.rstrip()), Money(amount=amount, currency=currency))


def _figures(text: str, dollar: str) -> Iterator[FoundMoney]:
    for hit in _AMOUNT.finditer(text) if has_digit(text) else ():
        number = decimal_number(hit["n1"] or hit["n2"] or hit["n3"] or hit["n4"])
        if number is None or number >= Decimal(10) ** 13:
            continue
        scale = _SCALES.get((hit["zs"] or hit["scale"] or hit["zh"] or hit["zh4"] or hit["scale3"] or "").lower(), 1)
        currency = _yuan_before(text, hit.start()) if hit["cur"] == "元" else _currency(hit, dollar)
        end = len(text[: hit.end()].rstrip(" ,."))
        yield FoundMoney(hit.start(), end, Money(amount=number * scale, currency=currency))


def _yuan_before(text: str, start: int) -> str:
    """Whose 元 an amount is in, by the name in front of it; the mainland's where there is none."""
    named = _OTHER_YUAN.search(text[max(0, start - _YUAN_NAME) : start])
    return _YUAN[named[1]] if named else "CNY"


def _currency(hit: re.Match[str], dollar: str) -> str:
    if hit["n4"] or hit["cur"] == "元":
        return "CNY"
    if hit["cur"]:
        return _NAMES[hit["cur"]]
    sign = (hit["sign"] or "").upper().rstrip(".")
    if sign:
        return dollar if sign == "$" else _BEFORE.get(sign, sign)
    name = hit["name"]
    if name.upper() in _CODES.split("|"):
        return "CNY" if name.upper() == "RMB" else name.upper()
    if name in "€£":
        return _BEFORE[name]
    plain = name.lower().rstrip("s")
    nations = {"australian dollar": "AUD", "canadian dollar": "CAD", "us dollar": "USD", "dollar": dollar}
    return nations.get(plain) or _NAMES.get(plain) or ("GBP" if plain.startswith("pound") else dollar)


def _capital_amounts(text: str) -> Iterator[FoundMoney]:
    for hit in _CAPITALS.finditer(text):
        yuan = zh_number(hit["yuan"].replace("萬", "万"))
        if yuan is None:
            continue
        cents = 10 * (zh_number(hit["jiao"] or "零") or 0) + (zh_number(hit["fen"] or "零") or 0)
        amount = Decimal(yuan) + Decimal(cents) / 100
        yield FoundMoney(hit.start(), hit.end(), Money(amount=amount, currency="CNY"))


def dollar_of(texts: Sequence[str]) -> str:
    """What a bare ``$`` means in a tender: the dollar it names by code or country, else US dollars."""
    texts = [text for text in texts if any(sign in text for sign in _DOLLAR_MARKS)]
    counts = {code: sum(1 for text in texts if known.search(text)) for code, known in _DOLLARS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "USD"
