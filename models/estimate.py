"""What a priced scope is: assumptions, staffing, cost lines and price options, all exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from models.capability import Text
from models.document import Language
from models.frozen import Frozen
from models.money import Money
from models.provenance import Source, Status

SLDefinition = Literal["virtual", "offered", "answered"]
Owner = Literal["bid_manager", "workforce", "operations", "hr", "finance", "it"]
SupportRole = Literal["supervisor", "qa", "trainer", "wfm", "manager"]
CostGroup = Literal[
    "agents",
    "support",
    "attrition",
    "seats",
    "licences",
    "telephony",
    "overhead",
    "contingency",
    "setup",
    "credit",
    "finance",
    "margin",
]


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
        concurrency: Contacts that one agent handles in the time of one (chat); ``aht_s`` is divided by it.
        profile: Contacts by interval of a typical operating day; empty means an even day.
        heads: For headcount lines: people, or seats kept staffed when ``heads_unit`` says so.
        role: Wage on the rate card: ``agent``, a support role, or another role that the card has.
        in_centre: Staffed in our own centre, with workplace, licence and quality staff.
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
    concurrency: Decimal = Decimal(1)
    heads: Decimal = Decimal(0)
    heads_unit: Literal["people", "seats"] = "people"
    role: str = "agent"
    in_centre: bool = True
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
    """Dated rates of one site; every figure has a source and may need confirming (config/rate-cards/).

    Attributes:
        default_for: Languages of tenders that get this card when nothing else decides.
        places: Words in title, buyer, place or procedure that point to this card.
        rates: By name; money per month unless the name says otherwise, shares from 0 to 1.
            Rates named ``social_…`` are the parts of the employer's social insurance.
    """

    id: str
    name: Text
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    effective_from: dt.date
    effective_to: dt.date | None = None
    source: Text
    confirm: bool = True
    default_for: tuple[Language, ...] = ()
    places: tuple[str, ...] = ()
    rates: dict[str, Decimal]


class Rule(Frozen):
    """One assumption that people may change: a value with its unit, its reason and who answers for it.

    Attributes:
        unit: ``s``, ``h``, ``days``, ``share`` (0..1), ``months`` ...
        basis: Why this value; shown beside every price that rests on it.
        confirm: Still to be confirmed by its owner.
    """

    value: Decimal = Field(ge=0)
    unit: str
    owner: Owner
    confirm: bool = True
    basis: Text


class DayShape(Frozen):
    """How contacts spread over the opening hours: equal slices of the day with their relative weight."""

    weights: tuple[Decimal, ...] = Field(min_length=1)
    owner: Owner
    confirm: bool = True
    basis: Text


class RoleRule(Frozen):
    """Words that name a role in a tender, and the wage on the rate card that pays it (``<role>_wage_month``)."""

    role: str
    words: tuple[str, ...]


CHANNELS = ("voice", "outbound", "chat", "email", "back_office", "sms", "social")
_DIVISORS = (
    "opening_hours_per_day", "opening_days_per_week", "chat_concurrency", "interval_minutes", "occupancy_max",
    "occupancy_deferred", "days_per_year", "span_supervisor", "span_qa", "span_trainer", "span_wfm", "span_manager",
    "support_step", "term_months",
)  # fmt: skip


class PricingRules(Frozen):
    """Every figure of the price that is neither in the tender nor on a rate card (config/pricing-rules.yaml).

    Attributes:
        aht_s: Handling time by channel where the tender states none.
        day_shape: For services that close at night; ``round_the_clock_shape`` for the others.
        roles: First match wins; a role without a match is paid as an agent, with a warning.
    """

    assumed_seats: Rule
    opening_start_hour: Rule
    opening_hours_per_day: Rule
    opening_days_per_week: Rule
    aht_s: dict[str, Rule]
    service_level_percent: Rule
    service_level_seconds: Rule
    chat_service_level_seconds: Rule
    chat_concurrency: Rule
    interval_minutes: Rule
    min_on_shift: Rule
    occupancy_max: Rule
    occupancy_deferred: Rule
    shrinkage: Rule
    days_per_year: Rule
    day_shape: DayShape
    round_the_clock_shape: DayShape
    span_supervisor: Rule
    span_qa: Rule
    span_trainer: Rule
    span_wfm: Rule
    span_manager: Rule
    support_step: Rule
    attrition_month: Rule
    training_months: Rule
    spare_share: Rule
    overhead: Rule
    contingency: Rule
    term_months: Rule
    sla_credit: Rule
    payment_days: Rule
    finance_rate: Rule
    margin_target: Rule
    margin_stretch: Rule
    discount_rate: Rule
    roles: tuple[RoleRule, ...]

    @model_validator(mode="after")
    def _shares_leave_something(self) -> PricingRules:
        """A share of 1 or more, or a span or interval of 0, cannot be divided by."""
        for name in ("shrinkage", "sla_credit", "margin_target", "margin_stretch"):
            if getattr(self, name).value >= 1:
                raise ValueError(f"{name} is a share from 0 to below 1")
        for name in _DIVISORS:
            if getattr(self, name).value <= 0:
                raise ValueError(f"{name} must be above 0")
        missing = [channel for channel in CHANNELS if channel not in self.aht_s]
        if missing:
            raise ValueError(f"aht_s lacks {', '.join(missing)}")
        return self


class CostLine(Frozen):
    """One cost of the service; codes as in the pricing specification §2.1.

    Attributes:
        monthly: Recurring, first contract year; zero for a one-off.
        one_off: At the start; zero for a recurring line.
        basis: How it is computed, in words and numbers.
        group: What it is subtotalled under.
    """

    code: str
    label: str
    group: CostGroup = "agents"
    monthly: Decimal = Decimal(0)
    one_off: Decimal = Decimal(0)
    basis: str = ""
    status: Status = "computed"


class YearCost(Frozen):
    """One contract year: cost of a month in it, labour indexed, and how many of its months are in the term."""

    year: int = Field(ge=1)
    months: int = Field(ge=1, le=12)
    direct: Decimal
    overhead: Decimal
    contingency: Decimal
    total_per_month: Decimal


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
        seats: Production seats: most agents at once, summed over the lines.
        options: The first is the quoted unit; the total is its unit price times its quantity.
        inputs: Every numeric input of the cost model by name, as the workbook shows it.
        workplaces: Production seats, spare seats and places for support staff.
        hire_cost: Of one hire: recruiting and paid training.
        support_heads: By role, beyond those that the tender itself lists.
        price_lines: From cost to target price: expected credits, finance, margin; monthly.
        npv: Of the contract at target price, receipts late by the payment days.
        break_even_contacts: Contacts a month at which a price per contact covers cost; None without contacts.
        total_in_chinese: 大写 of the total with tax, for CNY.
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
    workplaces: int = 0
    licences: int = 0
    hire_cost: Decimal = Decimal(0)
    support_heads: dict[str, Decimal] = Field(default_factory=dict)
    years: tuple[YearCost, ...] = ()
    setup_cost: Decimal = Decimal(0)
    total_cost: Decimal = Decimal(0)
    price_lines: tuple[CostLine, ...] = ()
    npv: Money | None = None
    break_even_contacts: Decimal | None = None
    vat_rate: Decimal = Decimal(0)
    total_in_chinese: str = ""
