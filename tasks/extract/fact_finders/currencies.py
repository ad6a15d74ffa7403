"""Which currency a tender speaks in, for amounts that it prints without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_MARKS = {
    "GBP": re.compile(r"£|\bGBP\b|\bpounds sterling\b", re.IGNORECASE),
    "EUR": re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE),
    "INR": re.compile(r"₹|\bINR\b|\bRs\.?\s?\d|\brupees?\b", re.IGNORECASE),
    "CNY": re.compile(r"人民币|\d\s?[万亿]?元|\bCNY\b|\bRMB\b"),
    "ZAR": re.compile(r"\bZAR\b|\bSouth African rands?\b"),
}
# one of these stands in whatever those patterns find
_MARK_WORDS = {
    "GBP": ("£", "gbp", "sterling"),
    "EUR": ("€", "eur"),
    "INR": ("₹", "inr", "rs", "rupee"),
    "CNY": ("人民币", "元", "cny", "rmb"),
    "ZAR": ("zar", "south african"),
}
_DOLLAR = re.compile(r"\$|\bUSD\b|\bdollars?\b", re.IGNORECASE)
_INDIA = re.compile(r"\bIndian?\b|\bGovernment e-?Market ?place\b|\bGeM\b")


@dataclass(frozen=True, slots=True)
class TenderCurrency:
    """The currency that a bare amount of the tender is in.

    Attributes:
        code: ISO 4217.
        remark: Why it is assumed, for the reader of the fact.
    """

    code: str
    remark: str


def tender_currency(texts: Iterable[str], dollar: str) -> TenderCurrency | None:
    """The only currency that the tender names; rupees where it names none and is Indian; else None.

    Args:
        texts: The tender's texts, folded.
        dollar: What ``$`` means in this tender.
    """
    named: Counter[str] = Counter()
    india = 0
    for text in texts:
        plain = text.lower()
        named.update(
            code
            for code, mark in _MARKS.items()
            if any(word in plain for word in _MARK_WORDS[code]) and mark.search(text)
        )
        named.update([dollar] if _DOLLAR.search(text) else [])
        india += 1 if _INDIA.search(text) else 0
    if len(named) == 1:
        code = next(iter(named))
        return TenderCurrency(code, f"printed without a currency: {code} is the only one that the tender names")
    if not named and india:
        return TenderCurrency("INR", "printed without a currency: rupees assumed, for the tender is Indian")
    return None
