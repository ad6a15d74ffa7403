"""Rows that still name a value which an amendment has set anew: a stale deadline must never be worked to."""

from __future__ import annotations

from collections.abc import Sequence

from models.facts import FactCandidate, TenderFacts
from models.frozen import Frozen
from models.requirement import Requirement
from tasks.match.questions import fact_name, shown_value
from tasks.match.wording import say

_SHORTEST = 8  # characters of a row that may stand inside a longer quoted passage


class Superseded(Frozen):
    """A place that states a value no longer in force, and the words that say which one is."""

    place: FactCandidate
    note: str


def superseded_places(facts: TenderFacts, language: str) -> tuple[Superseded, ...]:
    """Every place whose value an amendment replaced, in the order of the facts."""
    found = []
    for name in type(facts).model_fields:
        fact = getattr(facts, name)
        if fact is None or not fact.candidates:
            continue
        chosen = fact.candidates[0]
        told, value, where = fact_name(name, language), shown_value(chosen.value), chosen.where.cited(language)
        note = say(
            language,
            f"Superseded: the {told} is now {value} ({where}).",
            f"已被更正：{told}现为 {value}（{where}）。",
        )
        found += [
            Superseded(place=one, note=note)
            for one in fact.candidates
            if one.standing == "amended" and one.value != chosen.value
        ]
    return tuple(found)


def superseded_by(requirement: Requirement, places: Sequence[Superseded]) -> str | None:
    """What holds instead of a value that this requirement still names; None when it names none."""
    for one in places:
        same_page = one.place.document == requirement.document and one.place.page == requirement.page
        inside = one.place.text in requirement.text
        if same_page and one.place.text and (inside or _stands_in(requirement.text, one.place)):
            return one.note
    return None


def _stands_in(text: str, place: FactCandidate) -> bool:
    return len(text) >= _SHORTEST and text in place.text and any(sign.isdigit() for sign in text)
