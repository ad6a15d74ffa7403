"""When the service is open: as the tender states, else by rule; what is guessed is listed as an assumption."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.capability import Text
from models.estimate import PricingRules
from models.facts import TenderFacts
from models.provenance import Source
from tasks.price.assumptions import Input, Writer
from tasks.price.hours import OpeningHours, parse_opening_hours
from tasks.price.profile import stated_day
from tasks.price.wording import number

_ASK_HOURS = Text(
    en="Please state the opening hours of each channel by day of the week.",
    zh="请明确各渠道每周各日的服务时间。",
)
_ASK_DAYS = Text(en="On which days of the week is the service open?", zh="请明确每周的服务日。")


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening hours that the whole service shares.

    Attributes:
        day_minutes: Of the longest day.
        days_per_week: Days with any opening.
        source: Where the tender states the hours; None when they are assumed.
        inputs: The rules that were used, if any.
    """

    hours_per_week: Decimal
    start_minute: int
    day_minutes: int
    days_per_week: Decimal
    basis: str
    source: Source | None = None
    inputs: tuple[Input, ...] = ()

    @property
    def is_assumed(self) -> bool:
        """Whether any part of it is not the tender's."""
        return bool(self.inputs)


def find_opening(facts: TenderFacts, rules: PricingRules, writer: Writer) -> Opening:
    """The stated opening hours, else the day of the interval table, else the rules' day."""
    stated = facts.opening_hours
    hours = parse_opening_hours(stated.value) or parse_opening_hours(stated.text) if stated else None
    if stated and hours and hours.hours_per_week > 0:
        return _from_hours(hours, stated.where, stated.text, rules, writer)
    day = stated_day(facts)
    if day:
        start, minutes, source = day
        hours = OpeningHours((minutes,) * 7, start, days_stated=False)
        return _from_hours(hours, source, writer.say("day of the interval table", "按分时段话务表"), rules, writer)
    return _by_rule(rules, writer)


def _from_hours(hours: OpeningHours, source: Source, text: str, rules: PricingRules, writer: Writer) -> Opening:
    longest = hours.longest_day_minutes
    if hours.days_stated:
        week = Decimal(sum(hours.minutes_per_day)) / 60
        days = Decimal(hours.open_days)
        return Opening(week, hours.start_minute, longest, days, text, source)
    days = rules.opening_days_per_week.value
    guess = writer.assumed("opening_days_per_week", rules.opening_days_per_week, _ASK_DAYS)
    basis = f"{text}; {number(Decimal(longest) / 60)} h × {number(days)}"
    return Opening(Decimal(longest) / 60 * days, hours.start_minute, longest, days, basis, source, (guess,))


def _by_rule(rules: PricingRules, writer: Writer) -> Opening:
    hours, days = rules.opening_hours_per_day.value, rules.opening_days_per_week.value
    guesses = (
        writer.assumed("opening_start_hour", rules.opening_start_hour),
        writer.assumed("opening_hours_per_day", rules.opening_hours_per_day, _ASK_HOURS),
        writer.assumed("opening_days_per_week", rules.opening_days_per_week),
    )
    start = int(rules.opening_start_hour.value * 60)
    basis = f"{number(hours)} h × {number(days)}"
    return Opening(hours * days, start, int(hours * 60), days, basis, None, guesses)


def hours_input(line_id: str, label: str, opening: Opening, writer: Writer) -> Input:
    """Open hours a week as an input of a scope line: stated, or computed from what the rules assume."""
    name = f"hours_per_week_{line_id}"
    if opening.source and not opening.is_assumed:
        return writer.stated(name, opening.hours_per_week, "h/week", opening.source, label)
    return writer.computed(name, opening.hours_per_week, "h/week", opening.basis, label, opening.source)
