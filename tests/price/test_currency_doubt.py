"""A price in a currency that the buyer did not ask for says so before anything else."""

from __future__ import annotations

import pytest

from models.facts import TenderFacts
from tasks.price.estimate import estimate_price
from tasks.price.rate_cards import choose_rate_card
from tests.price.factory import fact, shipped_cards, shipped_rules, volume, volumes

FACTS = TenderFacts(volumes=volumes(volume(9000, "calls", "month", "voice", aht_s=240)), contract_term=fact(24))


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Prices shall be quoted in euros.", "EUR"),
        ("en", "The Supplier shall answer calls.", "ASSUMPTION"),
        ("en", "The Supplier shall answer calls in England.", ""),
        ("en", "Prices shall be quoted in pounds sterling.", ""),
        ("zh", "投标人须以欧元报价。", "EUR"),
        ("zh", "供应商负责接听来电。", ""),
    ],
)
def test_the_first_warning_names_the_currency_in_doubt(language: str, text: str, word: str) -> None:
    card = choose_rate_card(FACTS, language, shipped_cards(), [text])
    estimate = estimate_price(FACTS, language, card, shipped_rules(), [text])
    if word:
        assert word in estimate.warnings[0]
        assert estimate.basis != "stated"
    else:
        assert not any(card.currency in one and ("币种" in one or "currency" in one) for one in estimate.warnings)
