"""Every number of the price with its origin: stated in the tender, assumed by a rule or rate card, or computed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.capability import Text
from models.errors import RateMissingError
from models.estimate import Assumption, RateCard, Rule
from models.facts import Fact, Stated
from models.provenance import Source
from tasks.price.wording import LABELS, OWNERS, UNITS, number


@dataclass(frozen=True, slots=True)
class Input:
    """A number of the cost model and the row that explains it; both carry the same name."""

    name: str
    value: Decimal
    row: Assumption


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes inputs in the language of the tender, for one rate card."""

    language: str
    card: RateCard

    def say(self, en: str, zh: str) -> str:
        """The sentence in the tender's language."""
        return zh if self.language == "zh" else en

    def of(self, text: Text) -> str:
        """The text in the tender's language."""
        return text.of(self.language)

    def stated(self, name: str, value: Decimal, unit: str, source: Source, line: str = "", basis: str = "") -> Input:
        """An input that the tender states."""
        row = Assumption(
            id=name, label=self._label(name, line), value=number(value), unit=self._unit(unit), status="extracted",
            source=source, basis=basis,
        )  # fmt: skip
        return Input(name, value, row)

    def assumed(self, name: str, rule: Rule, question: Text | None = None, line: str = "") -> Input:
        """An input that a pricing rule supplies; it says whether its owner still has to confirm it.

        ``question`` is what to ask the buyer, for what the tender should have said.
        """
        confirm = self.say(" (to be confirmed)", "（待确认）") if rule.confirm else ""
        row = Assumption(
            id=name, label=self._label(name, line), value=number(rule.value), unit=self._unit(rule.unit),
            status="assumed", basis=self.say("Pricing rule: ", "定价规则：") + self.of(rule.basis) + confirm,
            owner=self.of(OWNERS[rule.owner]), question=self.of(question) if question else None,
        )  # fmt: skip
        return Input(name, rule.value, row)

    def rate(self, name: str, rate: str, unit: str, line: str = "") -> Input:
        """An input from the rate card; raise ``RateMissingError`` naming the rate when the card lacks it."""
        return self.from_card(name, rate_of(self.card, rate), unit, rate, line)

    def from_card(self, name: str, value: Decimal, unit: str, rate: str, line: str = "") -> Input:
        """An input made of one or more rates of the card; ``rate`` says which."""
        confirm = self.say(" (to be confirmed)", "（待确认）") if self.card.confirm else ""
        row = Assumption(
            id=name, label=self._label(name, line), value=number(value), unit=self._unit(unit), status="assumed",
            basis=self.say(f"Rate card {self.card.id}: {rate}", f"费率卡 {self.card.id}：{rate}") + confirm,
            owner=self.of(OWNERS["finance"]),
        )  # fmt: skip
        return Input(name, value, row)

    def computed(
        self, name: str, value: Decimal, unit: str, basis: str, line: str = "", source: Source | None = None
    ) -> Input:
        """An input that follows from others; ``basis`` says how."""
        row = Assumption(
            id=name, label=self._label(name, line), value=number(value), unit=self._unit(unit), status="computed",
            source=source, basis=basis,
        )  # fmt: skip
        return Input(name, value, row)

    def note(self, name: str, label: Text, value: str, basis: Text, owner: str, question: Text | None) -> Assumption:
        """An assumption that is not a number of the cost model."""
        return Assumption(
            id=name, label=self.of(label), value=value, status="assumed", basis=self.of(basis),
            owner=self.of(OWNERS[owner]), question=self.of(question) if question else None,
        )  # fmt: skip

    def _unit(self, unit: str) -> str:
        return self.of(UNITS[unit]) if unit in UNITS else unit

    def _label(self, name: str, line: str) -> str:
        stem = next((stem for stem in _STEMS if line and name.startswith(f"{stem}_")), name)
        label = self.of(LABELS[stem])
        return self.say(f"{label}: {line}", f"{label}：{line}") if line else label


_STEMS = (
    "service_level_percent", "service_level_seconds", "productive_hours", "hours_per_week", "contacts", "seats",
    "aht_s", "wage", "fte", "concurrency",
)  # fmt: skip


def place_of(item: Stated, whole: Fact[Any]) -> Source:
    """Where an item of a list-valued fact stands; its own words at the fact's place when it names none."""
    return item.where if item.document else whole.where.model_copy(update={"text": item.text})


def rate_of(card: RateCard, name: str) -> Decimal:
    """The rate of this name; raise ``RateMissingError`` naming card and rate when it is not there."""
    if name not in card.rates:
        raise RateMissingError(f"{card.id}: {name}")
    return card.rates[name]
