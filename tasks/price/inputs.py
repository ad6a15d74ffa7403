"""The numbers of the cost model, each with its origin: rules, rate card, and what the staffing gave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal

from models.capability import Text
from models.errors import RateMissingError
from models.estimate import PricingRules, ScopeLine, StaffingResult
from models.facts import TenderFacts
from models.money import round_half_up
from tasks.price.assumptions import Input, Writer
from tasks.price.cost import SUPPORT, percent
from tasks.price.headcount import SUPPORT_ROLES, Minimum
from tasks.price.roster import night_share
from tasks.price.wording import MODELS, PER, number

_ASK_TERM = Text(en="Please state the contract term in months.", zh="请明确服务期（月）。")
_ON_CALLS = frozenset({"voice", "outbound"})
_RULES = (
    "shrinkage", "occupancy_max", "occupancy_deferred", "days_per_year", "interval_minutes", "min_on_shift",
    "support_step", "span_supervisor", "span_qa", "span_trainer", "span_wfm", "span_manager", "attrition_month",
    "training_months", "spare_share", "overhead", "contingency", "sla_credit", "payment_days", "finance_rate",
    "margin_target", "margin_stretch", "discount_rate",
)  # fmt: skip
_SHARES = ("bonus_share", "night_premium", "housing_fund", "labour_index", "vat_rate")
_AMOUNTS = {"recruit_cost": "", "seat_month": "/month", "licence_month": "/month", "telephony_minute": "/min"}


def base_inputs(facts: TenderFacts, rules: PricingRules, writer: Writer, *, in_centre: bool) -> list[Input]:
    """Everything that does not depend on the staffing: the term, the rules, the rate card.

    ``in_centre`` says whether any line is staffed in our own centre.

    Raises:
        RateMissingError: A rate that the cost model needs is not on the card.
    """
    money = writer.card.currency
    return [
        _term(facts, rules, writer),
        *(writer.assumed(name, getattr(rules, name)) for name in _RULES),
        writer.rate("paid_hours_per_week", "paid_hours_per_week", "h/week"),
        *(
            writer.rate(f"wage_{role}", f"{role}_wage_month", money + writer.of(PER["/month"]))
            for role, _, _ in SUPPORT
        ),
        *(writer.rate(name, name, "share") for name in _SHARES),
        _social_insurance(writer),
        *(writer.rate(name, name, money + writer.of(PER[per])) for name, per in _AMOUNTS.items()),
        _setup(writer, in_centre=in_centre),
    ]


def line_inputs(lines: Sequence[ScopeLine], staffing: Sequence[StaffingResult], writer: Writer) -> list[Input]:
    """Seats, hours, full-time equivalents and wage of each scope line."""
    unit = writer.card.currency + writer.of(PER["/month"])
    inputs: list[Input] = []
    for line, staffed in zip(lines, staffing, strict=True):
        model = writer.of(MODELS[staffed.model])
        how = writer.say(f"staffing model: {model}", f"人力模型：{model}")
        inputs += [
            writer.computed(f"seats_{line.id}", Decimal(staffed.seats_peak), "seats", how, line.label),
            writer.computed(
                f"productive_hours_{line.id}", staffed.productive_hours_per_month, "h/month", how, line.label
            ),
            writer.computed(f"fte_{line.id}", staffed.fte, "FTE", how, line.label),
            writer.rate(f"wage_{line.id}", f"{line.role}_wage_month", unit, line.label),
        ]
    return inputs


def summed_inputs(
    lines: Sequence[ScopeLine], staffing: Sequence[StaffingResult], seats: Minimum, writer: Writer
) -> list[Input]:
    """Sums over the lines that spans, places and telephony rest on; never fewer seats than the tender demands."""
    pairs = list(zip(lines, staffing, strict=True))
    summed = writer.say("sum of the scope lines", "各服务项合计")
    stated = writer.say("people that the tender lists", "招标文件所列人数")
    calls = [line for line in lines if line.channel in _ON_CALLS]
    values: list[tuple[str, Decimal, str]] = [
        ("fte_total", _sum(one.fte for _, one in pairs), "FTE"),
        ("fte_operated", _sum(one.fte for line, one in pairs if line.in_centre), "FTE"),
        ("fte_agents", _sum(one.fte for line, one in pairs if line.role not in SUPPORT_ROLES), "FTE"),
        ("productive_hours", _sum(one.productive_hours_per_month for _, one in pairs), "h/month"),
        ("contacts", _sum(line.contacts_per_month for line in lines), "contacts/month"),
        ("telephony_minutes", _minutes(calls), "min/month"),
        ("handling_minutes", _minutes(lines), "min/month"),
    ]
    return [
        *(writer.computed(name, value, unit, summed) for name, value, unit in values),
        _production_seats(_sum(Decimal(one.seats_peak) for one in staffing), seats, writer),
        writer.computed(
            "night_share",
            night_share(lines, staffing),
            "share",
            writer.say("from the intervals, or eight of 24 hours", "按分时段排班，全天候席位按24小时中的8小时"),
        ),
        *(writer.computed(f"stated_{role}", _heads_of(lines, role), "people", stated) for role, _, _ in SUPPORT),
    ]


def _term(facts: TenderFacts, rules: PricingRules, writer: Writer) -> Input:
    term = facts.contract_term
    if term is not None and 0 < term.value <= 240:
        return writer.stated("term_months", Decimal(term.value), "months", term.where)
    return writer.assumed("term_months", rules.term_months, _ASK_TERM)


def _social_insurance(writer: Writer) -> Input:
    """All parts of the employer's social insurance on the card, added."""
    parts = {name: rate for name, rate in sorted(writer.card.rates.items()) if name.startswith("social_")}
    if not parts:
        raise RateMissingError(f"{writer.card.id}: social_…")
    shown = ", ".join(f"{name} {percent(rate)}" for name, rate in parts.items())
    return writer.from_card("social_insurance", _sum(parts.values()), "share", shown)


def _setup(writer: Writer, *, in_centre: bool) -> Input:
    """Integration of our own centre; people at the buyer's premises use what is there."""
    if in_centre:
        return writer.rate("setup_fixed", "setup_fixed", writer.card.currency)
    how = writer.say("nothing is set up in a centre of ours", "不使用自有职场，无需系统对接")
    return writer.computed("setup_fixed", Decimal(0), writer.card.currency, how)


def _production_seats(planned: Decimal, minimum: Minimum, writer: Writer) -> Input:
    if minimum.count <= planned:
        basis = writer.say("sum of the scope lines", "各服务项合计")
        return writer.computed("production_seats", planned, "seats", basis)
    seats = minimum.count.to_integral_value(rounding=ROUND_CEILING)
    basis = writer.say(
        f"the tender demands {number(seats)}; the work needs {number(planned)}",
        f"招标文件要求{number(seats)}席；按业务量需{number(planned)}席",
    )
    return writer.computed("production_seats", seats, "seats", basis, source=minimum.source)


def _minutes(lines: Sequence[ScopeLine]) -> Decimal:
    return round_half_up(_sum(line.contacts_per_month * line.aht_s for line in lines) / 60)


def _heads_of(lines: Sequence[ScopeLine], role: str) -> Decimal:
    return _sum(line.heads for line in lines if line.role == role)


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
