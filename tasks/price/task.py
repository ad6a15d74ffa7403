"""Prefect shell around the pricing engine: reading and rates in, one estimate out."""

from __future__ import annotations

from collections.abc import Sequence

from prefect import task

from models.estimate import PricingRules, RateCard
from models.stage import StageKey, StageRef, hash_of
from models.tender import Reading, Tender
from tasks.price.estimate import PRICING_VERSION, estimate_price
from tasks.price.rate_cards import choose_rate_card
from tasks.stage import SHELL, StageStore, once


@task(name="price", **SHELL)
def price_tender(
    tender: Tender, read: StageRef, cards: Sequence[RateCard], rules: PricingRules, store: StageStore
) -> StageRef:
    """The scope is staffed, costed and priced; recorded as an ``Estimate``.

    The card is chosen from ``cards``; a single one means that a person chose it.

    Raises:
        RateMissingError: Not retried; the tender goes to a person. Never priced at zero.
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(
        tender_id=tender.id,
        stage="price",
        input_hash=hash_of(read.output_hash, rules.model_dump_json(), *(card.model_dump_json() for card in cards)),
        engine_version=PRICING_VERSION,
    )

    def compute() -> bytes:
        reading = Reading.model_validate_json(store.load(read))
        texts = [one.text for one in reading.requirements]
        card = choose_rate_card(reading.facts, reading.language, cards, texts)
        return estimate_price(reading.facts, reading.language, card, rules, texts).model_dump_json().encode()

    return once(store, key, compute)
