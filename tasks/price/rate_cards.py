"""Which rate card prices a tender."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from models.errors import RateMissingError
from models.estimate import RateCard
from models.facts import TenderFacts
from tasks.price.assumptions import Writer

# How tenders name a currency; a bare dollar sign is read as US dollars where no other dollar is named.
_CURRENCY_WORDS = {
    "USD": re.compile(r"\bU\.?S\.? dollars?\b|\bUSD\b|\bUS\$|(?<![A-Za-z])\$\s?\d|美元"),
    "GBP": re.compile(r"\bpounds? sterling\b|\bGBP\b|£"),
    "EUR": re.compile(r"\beuros?\b|\bEUR\b|€|欧元"),
    "CNY": re.compile(r"\bRMB\b|\bCNY\b|\brenminbi\b|人民币|\d\s?万?元"),
    "HKD": re.compile(r"\bHKD\b|HK\$|港币|港元"),
    "AUD": re.compile(r"\bAUD\b|A\$|\bAustralian dollars?\b"),
    "CAD": re.compile(r"\bCAD\b|C\$|\bCanadian dollars?\b"),
}


def choose_rate_card(
    facts: TenderFacts, language: str, cards: Sequence[RateCard], texts: Sequence[str] = ()
) -> RateCard:
    """The card in the budget's currency, else of the place the tender names, else of its language.

    A single card means that a person chose it.

    Args:
        facts: Looked at first.
        language: Of the tender; decides only where its words do not.
        cards: To choose from.
        texts: The requirements, for a currency or a place that the facts do not name.

    Raises:
        RateMissingError: There is no card at all; the tender is parked.
    """
    if not cards:
        raise RateMissingError("config/rate-cards")
    ordered = sorted(cards, key=lambda card: card.id)
    suited = (
        _by_currency(facts, ordered)
        or _by_place(_words_of(facts), ordered)
        or _by_currency_named(texts, ordered)
        or _by_place(" ".join(texts), ordered)
        or _by_language(language, ordered)
        or ordered
    )
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


def _by_currency_named(texts: Sequence[str], cards: Sequence[RateCard]) -> list[RateCard]:
    """The cards in the currency that most of the texts name; none where two are named equally often."""
    leading = _leading_currency(texts)
    return [card for card in cards if card.currency == leading]


def _leading_currency(texts: Sequence[str]) -> str | None:
    named = {code: sum(1 for text in texts if words.search(text)) for code, words in _CURRENCY_WORDS.items()}
    most = max(named.values())
    leading = [code for code, count in named.items() if count == most]
    return leading[0] if most and len(leading) == 1 else None


def currency_doubt(facts: TenderFacts, card: RateCard, texts: Sequence[str], writer: Writer) -> str:
    """Why the card's currency may not be the buyer's, as a sentence; empty when the tender points to it.

    Args:
        facts: A stated amount names the currency before anything else.
        card: The one that prices the tender.
        texts: The requirements; without any, nobody has looked and nothing is said.
        writer: Of the sentence; a Chinese tender that names no currency is paid in CNY.
    """
    amount = facts.budget or facts.bid_security
    named = amount.value.currency if amount else _leading_currency(texts)
    if named and named != card.currency:
        return writer.say(
            f"The tender names {named}, for which there is no rate card in use: all amounts are in {card.currency} "
            "and must not be quoted before they are priced anew.",
            f"招标文件以{named}计价，现无该币种费率卡：全部金额以{card.currency}列示，重新测算前不得对外报价。",
        )
    is_local = named or _by_place(_words_of(facts), [card]) or _by_place(" ".join(texts), [card])
    if not texts or is_local or (writer.language == "zh" and card.currency == "CNY"):
        return ""
    return writer.say(
        f"The tender names no currency and no place of a rate card: priced in {card.currency} by ASSUMPTION.",
        f"招标文件未载明币种及费率卡所属地区：按{card.currency}计价为【假设】。",
    )


def _words_of(facts: TenderFacts) -> str:
    """Everything that was read from the tender, values and the words they rest on."""
    read = [getattr(facts, name) for name in type(facts).model_fields]
    return " ".join(f"{fact.value} {fact.text}" if isinstance(fact.value, str) else fact.text for fact in read if fact)


def _by_place(words: str, cards: Sequence[RateCard]) -> list[RateCard]:
    """The cards with most of their places named in the words."""
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
