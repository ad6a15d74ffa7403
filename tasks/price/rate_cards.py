"""Which rate card prices a tender."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from models.errors import RateMissingError
from models.estimate import RateCard
from models.facts import TenderFacts


def choose_rate_card(facts: TenderFacts, language: str, cards: Sequence[RateCard]) -> RateCard:
    """The card in the budget's currency, else of the place the tender names, else of its language.

    A single card means that a person chose it.

    Raises:
        RateMissingError: There is no card at all; the tender is parked.
    """
    if not cards:
        raise RateMissingError("config/rate-cards")
    ordered = sorted(cards, key=lambda card: card.id)
    suited = _by_currency(facts, ordered) or _by_place(facts, ordered) or _by_language(language, ordered) or ordered
    return _in_force(suited, deadline_of(facts))


def deadline_of(facts: TenderFacts) -> dt.date | None:
    """Calendar date of the submission deadline; None when it is not stated as a date."""
    if facts.submission_deadline is None:
        return None
    stated = re.match(r"\d{4}-\d{2}-\d{2}", facts.submission_deadline.value)
    try:
        return dt.date.fromisoformat(stated[0]) if stated else None
    except ValueError:
        return None


def is_in_force(card: RateCard, on: dt.date) -> bool:
    """Whether the card's dates cover this day."""
    return card.effective_from <= on and (card.effective_to is None or on <= card.effective_to)


def _by_currency(facts: TenderFacts, cards: Sequence[RateCard]) -> list[RateCard]:
    amount = facts.budget or facts.bid_security
    return [card for card in cards if amount and card.currency == amount.value.currency]


def _by_place(facts: TenderFacts, cards: Sequence[RateCard]) -> list[RateCard]:
    """The cards with most of their places named in what was read from the tender."""
    read = [getattr(facts, name) for name in type(facts).model_fields]
    words = " ".join(f"{fact.value} {fact.text}" if isinstance(fact.value, str) else fact.text for fact in read if fact)
    named = {card.id: sum(1 for place in card.places if _names(words, place)) for card in cards}
    most = max(named.values())
    return [card for card in cards if most and named[card.id] == most]


def _names(words: str, place: str) -> bool:
    """Whether the place stands in the words as a whole; one that begins with a dot may end a longer name."""
    before = r"(?<![A-Za-z0-9])" if place[:1].isalnum() else ""
    return re.search(rf"{before}{re.escape(place)}(?![A-Za-z0-9]|\.[A-Za-z])", words) is not None


def _by_language(language: str, cards: Sequence[RateCard]) -> list[RateCard]:
    return [card for card in cards if language in card.default_for]


def _in_force(cards: Sequence[RateCard], on: dt.date | None) -> RateCard:
    """The newest card that covers the day, else the newest of all."""
    valid = [card for card in cards if on and is_in_force(card, on)]
    return max(valid or cards, key=lambda card: card.effective_from)
