"""What a priced scope is: assumptions, staffing, cost lines and price options, all exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import Field

from models.frozen import Frozen
from models.money import Money
from models.provenance import Source, Status

SLDefinition = Literal["virtual", "offered", "answered"]


class Assumption(Frozen):
    """An input of the price; ``status`` says whether the tender states it or we assumed it.

    Attributes:
        id: Stable snake_case name, e.g. ``aht_s``.
        label: For people.
        value: As shown: a number or short text.
        unit: ``s``, ``%``, ``GBP/month`` ... or empty.
        source: The place in the tender when ``status`` is ``extracted``.
        basis: Rate card line, rule or reason when it is not from the tender.
        owner: Role that must confirm it.
        question: What to ask the buyer, or None.
    """

    id: str
    label: str
    value: str
    unit: str = ""
    status: Status
    source: Source | None = None
    basis: str = ""
    owner: str = ""
    question: str | None = None


class Interval(Frozen):
    """Contacts offered in one interval of a typical operating day."""

    start: str
    contacts: Decimal


class ScopeLine(Frozen):
    """One channel (or headcount role) to staff.

    Attributes:
        kind: ``queue`` is staffed by Erlang, ``deferred`` by workload, ``headcount`` as the tender says.
        contacts_per_month: For queue and deferred lines.
        profile: Contacts by interval of a typical operating day; empty means an even day.
        heads: For headcount lines.
    """

    id: str
    label: str
    kind: Literal["queue", "deferred", "headcount"]
    channel: str = "voice"
    contacts_per_month: Decimal = Decimal(0)
    aht_s: Decimal = Decimal(0)
    service_level_percent: Decimal = Decimal(80)
    service_level_seconds: Decimal = Decimal(20)
    service_level_definition: SLDefinition = "virtual"
    interval_minutes: int = 30
    profile: tuple[Interval, ...] = ()
    hours_per_week: Decimal = Decimal(0)
    min_on_shift: int = 0
    heads: Decimal = Decimal(0)
    status: Status = "extracted"
    source: Source | None = None


class StaffedInterval(Frozen):
    """What one interval needs and what it then achieves."""

    start: str
    contacts: Decimal
    load_erlang: float
    agents: int
    service_level: float
    asa_s: float
    occupancy: float


class StaffingResult(Frozen):
    """How many people a scope line needs.

    Attributes:
        seats_peak: Most agents at once.
        productive_hours_per_month: Hours on the phones.
        paid_hours_per_month: The same divided by (1 - shrinkage).
        fte: Fractional; rounded to heads only at roster level.
    """

    line_id: str
    model: str
    intervals: tuple[StaffedInterval, ...] = ()
    seats_peak: int
    productive_hours_per_month: Decimal
    paid_hours_per_month: Decimal
    fte: Decimal


class RateCard(Frozen):
    """Dated rates of one site; every figure has a source and may need confirming (config/rate-cards/)."""

    id: str
    name: str
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    effective_from: dt.date
    effective_to: dt.date | None = None
    source: str
    confirm: bool = True
    rates: dict[str, Decimal]


class CostLine(Frozen):
    """One cost of the service; codes as in the pricing specification §2.1.

    Attributes:
        monthly: Recurring, first contract year; zero for a one-off.
        one_off: At the start; zero for a recurring line.
        basis: How it is computed, in words and numbers.
    """

    code: str
    label: str
    monthly: Decimal = Decimal(0)
    one_off: Decimal = Decimal(0)
    basis: str = ""
    status: Status = "computed"


class PriceOption(Frozen):
    """The same scope under one billing unit."""

    id: str
    label: str
    unit: str
    quantity_per_month: Decimal
    unit_price: Money


class Estimate(Frozen):
    """The priced scope.

    Attributes:
        basis: ``stated`` when volumes or headcount come from the tender, ``assumed`` when the scope itself is assumed.
        monthly_cost: Levelised over the term.
        floor_monthly: Price that covers cost, credits and finance.
        target_monthly: With the target margin on price.
        stretch_monthly: With the stretch margin.
        total_ex_vat: Target over the whole term.
        ceiling_check: ``under``, ``over`` or ``unknown``, against the tender's ceiling.
        inputs: Every numeric input of the cost model by name, as the workbook shows it.
    """

    currency: str
    rate_card: str
    basis: Literal["stated", "mixed", "assumed"]
    term_months: int
    scope: tuple[ScopeLine, ...]
    staffing: tuple[StaffingResult, ...]
    fte_total: Decimal
    seats: int
    cost_lines: tuple[CostLine, ...]
    monthly_cost: Money
    floor_monthly: Money
    target_monthly: Money
    stretch_monthly: Money
    total_ex_vat: Money
    vat: Money
    total_inc_vat: Money
    options: tuple[PriceOption, ...]
    ceiling_check: Literal["under", "over", "unknown"]
    ceiling_note: str = ""
    assumptions: tuple[Assumption, ...]
    inputs: dict[str, Decimal] = Field(default_factory=dict)
    warnings: tuple[str, ...] = ()
