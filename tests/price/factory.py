"""Facts, rules and rate cards for the pricing tests; every sentence is made up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import yaml

from models.estimate import PricingRules, RateCard
from models.facts import Fact, IntervalVolume, ServiceLevel, StaffingMinimum, Volume

CONFIG = Path(__file__).resolve().parents[2] / "templates" / "config"
T = TypeVar("T")


def shipped_rules() -> PricingRules:
    return PricingRules.model_validate(yaml.safe_load((CONFIG / "pricing-rules.yaml").read_text(encoding="utf-8")))


def shipped_cards() -> tuple[RateCard, ...]:
    files = sorted((CONFIG / "rate-cards").glob("*.yaml"))
    return tuple(RateCard.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


def card(currency: str) -> RateCard:
    return next(one for one in shipped_cards() if one.currency == currency)


def rules_with(**values: str) -> PricingRules:
    rules = shipped_rules()
    changed = {
        name: getattr(rules, name).model_copy(update={"value": Decimal(value)}) for name, value in values.items()
    }
    return rules.model_copy(update=changed)


def fact(value: T, text: str = "", page: int | None = 4) -> Fact[T]:
    return Fact(value=value, text=text or str(value), document="tender.pdf", page=page)


def volumes(*items: Volume) -> Fact[tuple[Volume, ...]]:
    return fact(items, "; ".join(item.text for item in items))


def volume(quantity: float, unit: str, period: str | None, channel: str | None, **more: object) -> Volume:
    text = f"{unit} | {quantity:g}"
    return Volume.model_validate(
        {"quantity": quantity, "unit": unit, "period": period, "channel": channel, "text": text, **more}
    )


def service_level(percent: float, seconds: float | None, text: str = "Calls answered") -> ServiceLevel:
    return ServiceLevel(metric="service_level", target=f"{percent:g} %", percent=percent, seconds=seconds, text=text)


def heads(*roles: tuple[str, int], text: str = "{0} | {1}") -> Fact[tuple[StaffingMinimum, ...]]:
    return fact(tuple(StaffingMinimum(role=role, count=count, text=text.format(role, count)) for role, count in roles))


def interval_table(
    contacts: Sequence[float], weekday: str | None = None, start_hour: int = 8
) -> tuple[IntervalVolume, ...]:
    return tuple(
        IntervalVolume(
            start=f"{start_hour + index // 2:02d}:{index % 2 * 30:02d}", minutes=30, weekday=weekday, quantity=number,
            channel="voice", text=str(number),
        )
        for index, number in enumerate(contacts)
    )  # fmt: skip
