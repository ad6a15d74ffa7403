"""Key data against annotated key data: what is right, wrong, missing or extra, fact by fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from tasks.evaluate.fact_lists import (
    same_criterion,
    same_items,
    same_language,
    same_name,
    same_quantity,
    same_role,
    same_target,
)
from tasks.evaluate.fact_texts import figures, folded, same_moment, same_organisation, same_title, same_words

Outcome = Literal["right", "wrong", "missing", "extra", "absent"]
_Same = Callable[[Any, Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class FactOutcome:
    """How one fact came out.

    Attributes:
        name: Of the fact.
        outcome: ``missing``: annotated, not read; ``extra``: read, not annotated; ``absent``: neither.
        expected: The annotated value, or None.
        found: The value read, or None.
    """

    name: str
    outcome: Outcome
    expected: Any
    found: Any


def score_facts(gold_facts: Mapping[str, Any], rows: Mapping[str, Any]) -> tuple[FactOutcome, ...]:
    """Each fact of the annotation guide judged, in the guide's order.

    Names, buyers, places, hours: the folded text is equal, or one holds the other with at least half its length (a
    title without the kind of document; a buyer also by its short form or its leading organisation; hours also by
    their figures; a procedure whatever the lengths). References and
    addresses: equal letters and digits. Dates: the day, the minute where one is annotated, the zone where both state
    one. Money: the amount, the currency where both state one. Numbers: exactly. Lists: F1 of the items is at least
    two thirds. An annotation that quotes words without a normal value ("10 days before the deadline", a
    placeholder) asks for none: nothing read is ``absent``, and what is read must rest on those words.

    Args:
        gold_facts: The ``facts`` object of an annotation file.
        rows: ``TenderFacts.rows()``: name to ``{"value", "text", ...}`` or null.
    """
    return tuple(_judged(name, gold_facts.get(name), rows.get(name)) for name in _SAME)


def _judged(name: str, expected: Any, row: Mapping[str, Any] | None) -> FactOutcome:
    found = row["value"] if row else None
    stated = expected not in (None, [], "")
    normal = stated and _has_normal_value(expected)
    if row is None or found in (None, []):
        return FactOutcome(name, "missing" if normal else "absent", expected, None)
    if not stated:
        return FactOutcome(name, "extra", None, found)
    same = _SAME[name](expected, row) if normal else _rests_on(expected, row)
    return FactOutcome(name, "right" if same else "wrong", expected, found)


def _has_normal_value(expected: Any) -> bool:
    if isinstance(expected, Mapping):
        return any(value is not None for key, value in expected.items() if key not in {"text", "currency"})
    if isinstance(expected, list) and all(isinstance(item, Mapping) and "count" in item for item in expected):
        return any(item["count"] is not None for item in expected)
    return True


def _rests_on(expected: Any, row: Mapping[str, Any]) -> bool:
    if isinstance(expected, Mapping):
        return folded(row["text"]) in folded(expected["text"]) or folded(expected["text"]) in folded(row["text"])
    return same_items(expected, row["value"], same_role)


def _text(expected: Any, row: Mapping[str, Any]) -> bool:
    return same_words(expected, row["value"])


def _title(expected: Any, row: Mapping[str, Any]) -> bool:
    return same_title(expected, row["value"])


def _buyer(expected: Any, row: Mapping[str, Any]) -> bool:
    return same_organisation(expected, row["value"])


def _part(expected: Any, row: Mapping[str, Any]) -> bool:
    return same_words(expected, row["value"], 0)


def _code(expected: Any, row: Mapping[str, Any]) -> bool:
    return folded(expected) == folded(row["value"])


def _hours(expected: Any, row: Mapping[str, Any]) -> bool:
    wanted, parts = figures(expected), (row["value"], row["text"])
    return any(same_words(expected, part) or (wanted and figures(part) == wanted) for part in parts)


def _moment(expected: Any, row: Mapping[str, Any]) -> bool:
    return same_moment(expected["iso"], row["value"])


def _money(expected: Any, row: Mapping[str, Any]) -> bool:
    found = row["value"]
    currencies = expected.get("currency"), found.get("currency")
    same = Decimal(str(expected["amount"])) == Decimal(str(found["amount"]))
    return same and (not all(currencies) or currencies[0] == currencies[1])


def _months(expected: Any, row: Mapping[str, Any]) -> bool:
    return bool(expected["months"] == row["value"])


def _number(expected: Any, row: Mapping[str, Any]) -> bool:
    return Decimal(str(expected)) == Decimal(str(row["value"]))


def _list(same: Callable[[Any, Any], bool]) -> _Same:
    return lambda expected, row: same_items(expected, row["value"], same)


_SAME: dict[str, _Same] = {
    "title": _title,
    "buyer": _buyer,
    "reference": _code,
    "procedure": _part,
    "submission_deadline": _moment,
    "questions_deadline": _moment,
    "budget": _money,
    "contract_term": _months,
    "place_of_performance": _text,
    "bid_security": _money,
    "bid_validity_days": _number,
    "price_weight_percent": _number,
    "evaluation_criteria": _list(same_criterion),
    "contact_email": _code,
    "languages_of_bid": _list(same_language),
    "lots": _number,
    "staffing_minimum": _list(same_role),
    "volumes": _list(same_quantity),
    "service_levels": _list(same_target),
    "opening_hours": _hours,
    "mandatory_certificates": _list(same_name),
}
