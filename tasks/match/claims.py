"""Refuse claims that the company's own headcount makes impossible."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from models.capability import Capability, CompanyProfile

PAID_HOURS = Decimal(1840)  # of one full-time year
IN_DAY = Decimal("0.88")  # share left after breaks, training, meetings
OCCUPANCY = Decimal("0.85")
SHORTEST_AHT_S = Decimal(120)  # no live service conversation averages less
_TOTAL = re.compile(
    r"(?P<n>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>million|万|亿)[^.。;；]{0,20}?"
    r"(?:contacts?|calls?|interactions?|通|次|个电话|人次|来电|联络)",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(r"IVR|self-?service|automated|outbound attempts|自助|自动|外呼尝试", re.IGNORECASE)
_SCALE = {"million": Decimal(1_000_000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


def handled_seconds(staff: int) -> Decimal:
    """Seconds a year that so many people can spend handling contacts, if all of them were agents."""
    return staff * PAID_HOURS * IN_DAY * OCCUPANCY * 3600


def longest_aht_s(contacts: Decimal, staff: int) -> Decimal:
    """The average handling time (s) that so many contacts a year leave to so many people, to 0.1 s."""
    return (handled_seconds(staff) / contacts).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def agents_needed(contacts: Decimal, aht_s: Decimal) -> int:
    """Agents that so many contacts a year need at this handling time."""
    return int((contacts * aht_s / handled_seconds(1)).to_integral_value(rounding=ROUND_CEILING))


def implausible(text: str, staff: int) -> str | None:
    """The first claimed volume that so many people cannot have handled and that no qualifier explains."""
    for sentence in re.split(r"(?<=[.。;；!])\s*", text):
        claim = _TOTAL.search(sentence)
        if claim is None or _QUALIFIER.search(sentence):
            continue
        contacts = Decimal(claim["n"]) * _SCALE[claim["unit"].lower()]
        if contacts and longest_aht_s(contacts, staff) < SHORTEST_AHT_S:
            return claim[0]
    return None


def implausible_claim(capability: Capability, profile: CompanyProfile) -> str | None:
    """The volume in the approved answer (either language) that the company's headcount contradicts."""
    staff = profile.capacity.staff
    return implausible(capability.answer.en, staff) or implausible(capability.answer.zh, staff)
