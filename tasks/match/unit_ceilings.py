"""Price limits for a unit: so much a seat and month, a person and month, an hour, a call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.requirement import Requirement
from tasks.match.quantities import number

_LIMITS = re.compile(
    r"\bceiling\b|\bmaximum\b|\bnot[- ](?:to[- ])?exceed\b|\bno more than\b|\bcapped at\b|\bup to\b"
    r"|限价|控制价|上限|不(?:得)?(?:超过|高于)",
    re.IGNORECASE,
)
_AMOUNT = r"(?P<n>\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?)"
_MONEY = rf"(?:US\$|\$|£|€|\b(?:USD|GBP|EUR)) ?{_AMOUNT}"
_PER = r"(?:/|per|a|and|each)"
_ENGLISH = {
    "seat_month": rf" ?{_PER} ?(?:\w+ )?(?:seat|position|workstation)s?(?: ?{_PER} ?|-)(?:calendar )?month",
    "fte_month": rf" ?{_PER} ?(?:\w+ )?(?:FTE|agent|advis[eo]r|person)s?(?: ?{_PER} ?|-)(?:calendar )?month",
    "production_hour": rf" ?{_PER} ?(?:\w+ )?hour",
    "contact": rf" ?{_PER} ?(?:\w+ )?(?:call|contact)\b",
    "minute": rf" ?{_PER} ?(?:\w+ )?minute",
}
_CHINESE = {
    "seat_month": (r"每个?[坐座]?席位?[每·/]月", r"[坐座]?席位?(?:[/·每]|每)月"),
    "fte_month": (r"每人[每·/]月", r"人(?:[/·每]|每)月"),
    "production_hour": (r"每(?:生产|有效)?小时", r"小时"),
    "contact": (r"每[通件笔]", r"[通件笔]"),
    "minute": (r"每分钟", r"分钟"),
}
_FORMS = tuple(
    (
        unit,
        re.compile(
            rf"{_MONEY}{english}"
            rf"|{_CHINESE[unit][0]}[^\d。；，|]{{0,8}}{_AMOUNT.replace('<n>', '<n2>')}(?P<w2>万)?元"
            rf"|{_AMOUNT.replace('<n>', '<n3>')}(?P<w3>万)?元[/／]?每?{_CHINESE[unit][1]}",
            re.IGNORECASE,
        ),
    )
    for unit, english in _ENGLISH.items()
)


@dataclass(frozen=True, slots=True)
class UnitCeiling:
    """A stated limit.

    Attributes:
        unit: Id of the price option that it limits.
        amount: In the tender's currency, for one unit.
        words: The sentence that states it.
    """

    unit: str
    amount: Decimal
    requirement: Requirement
    words: str


def unit_ceilings(requirement: Requirement) -> Iterator[UnitCeiling]:
    """Each limit for a unit that the sentence states; nothing when it speaks of no limit."""
    text = re.sub(r"(?<=[\u3000-\uffef\d]) (?=[\u3000-\uffef\d])", "", requirement.text)
    if not _LIMITS.search(text):
        return
    for unit, form in _FORMS:
        match = form.search(text)
        if match is not None:
            digits = match["n"] or match["n2"] or match["n3"]
            in_ten_thousands = match["w2"] or match["w3"]
            amount = number(digits) * (10_000 if in_ten_thousands else 1)
            yield UnitCeiling(unit, amount, requirement, match[0])
