"""Other values that the tender states for the same fact as plainly as the chosen one: shown beside it, never hidden."""

from __future__ import annotations

from typing import Any

from models.facts import Fact
from tasks.draft.claims import Citer, Claim
from tasks.draft.display import clipped, date_of, shown_moment
from tasks.draft.words import label

_SHOWN = 2
_LIMIT = 60


def rival_claims(fact: Fact[Any] | None, citer: Citer, unit: str = "") -> tuple[Claim, ...]:
    """``also read: 36 months`` with its place, each value once; nothing in a draft that the buyer reads.

    Args:
        fact: None or without rivals gives nothing.
        citer: Names places.
        unit: Label key of a counted value (``months``).
    """
    if fact is None or citer.whole:
        return ()
    rivals = {one.value: one for one in reversed(fact.candidates) if one.standing == "rival"}
    found = [one for one in fact.candidates if rivals.get(one.value) is one]
    claims = [
        Claim(
            text=label("also_read", citer.language).format(value=_shown(one.value, one.text, unit, citer)),
            basis=(citer.tender(one.where),),
        )
        for one in found[:_SHOWN]
    ]
    rest = found[_SHOWN:]
    if rest:
        text = label("more", citer.language).format(n=len(rest))
        claims.append(Claim(text=text, basis=tuple(citer.tender(one.where) for one in rest)))
    return tuple(claims)


def _shown(value: str, words: str, unit: str, citer: Citer) -> str:
    if unit and value.isdigit():
        return label(unit, citer.language).format(n=value)
    if value[:4].isdigit() and date_of(value):
        return shown_moment(value, words, citer.language)
    return clipped(value, _LIMIT)
