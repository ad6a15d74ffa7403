"""From a tender's facts to a priced scope; pure: the same facts, rates and rules give the same estimate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from models.capability import Text
from models.estimate import Assumption, Estimate, PricingRules, RateCard, ScopeLine, StaffingResult
from models.facts import TenderFacts
from models.money import Money
from tasks.price.assumptions import Input, Writer
from tasks.price.ceiling import CeilingCheck, Offer, check_ceiling
from tasks.price.chinese_amount import chinese_amount
from tasks.price.cost import CostSheet, build_cost
from tasks.price.inputs import base_inputs, line_inputs, summed_inputs
from tasks.price.options import PriceSheet, build_price
from tasks.price.rate_cards import currency_doubt, deadline_of, is_in_force
from tasks.price.roster import WorkingTime, staff_line
from tasks.price.scope import Scope, build_scope
from tasks.price.wording import number

PRICING_VERSION = "price/2"


def estimate_price(
    facts: TenderFacts, language: str, card: RateCard, rules: PricingRules, texts: Sequence[str] = ()
) -> Estimate:
    """The tender's scope, staffed, costed and priced with one rate card.

    Labels, notes and warnings are in ``language``, ``en`` or ``zh``. ``texts`` are the requirements, where a currency
    may be named that no fact states.

    Returns:
        An estimate whose ``inputs`` each have a row of the same id in ``assumptions``.

    Raises:
        RateMissingError: The card lacks a rate; it is named, the tender is parked, nothing is priced at zero.
    """
    writer = Writer(language, card)
    scope, doubt = build_scope(facts, rules, writer), currency_doubt(facts, card, texts, writer)
    if doubt:
        basis = "mixed" if scope.basis == "stated" else scope.basis
        scope = replace(scope, basis=basis, warnings=(doubt, *scope.warnings), is_placeholder=True)
    base = base_inputs(facts, rules, writer, in_centre=any(line.in_centre for line in scope.lines))
    named = {item.name: item.value for item in base}
    time = WorkingTime(
        named["shrinkage"], named["occupancy_max"], named["occupancy_deferred"], named["paid_hours_per_week"],
        named["days_per_year"],
    )  # fmt: skip
    lines, staffing, warnings = _staff(scope, time, writer)
    inputs = _unique(
        [
            *scope.inputs,
            *line_inputs(lines, staffing, writer),
            *summed_inputs(lines, staffing, scope.seats_minimum, writer),
            *base,
        ]
    )
    values = {item.name: item.value for item in inputs}
    cost = build_cost(values, [(line.id, line.label) for line in lines], language)
    price = build_price(values, cost, card.currency, language)
    offer = Offer(
        price.total_ex_vat, price.total_ex_vat + price.vat, int(values["term_months"]), card.currency,
        scope.is_placeholder,
    )  # fmt: skip
    ceiling = check_ceiling(facts.budget, offer, writer)
    notes = (_card_note(card, writer), *scope.notes)
    said = (*scope.warnings, *warnings, *_card_warnings(facts, card, writer), *_ceiling_warnings(ceiling))
    return _assemble(card, scope, lines, staffing, inputs, cost, price, ceiling, notes, said)


def _staff(
    scope: Scope, time: WorkingTime, writer: Writer
) -> tuple[tuple[ScopeLine, ...], tuple[StaffingResult, ...], list[str]]:
    """Each line's crew, and people on top where the tender demands more agents than the contacts need."""
    lines, staffing = list(scope.lines), [staff_line(line, time) for line in scope.lines]
    planned = sum((one.fte for line, one in zip(lines, staffing, strict=True) if line.role == "agent"), Decimal(0))
    warnings: list[str] = []
    minimum = scope.agents_minimum
    has_contacts = any(line.contacts_per_month for line in lines)
    if has_contacts and minimum.count > planned:
        top_up = ScopeLine(
            id="agents_minimum", label=writer.say("Agents up to the stated minimum", "补足招标文件最低坐席人数"),
            kind="headcount", channel="people", heads=minimum.count - planned, in_centre=False,
            status="computed", source=minimum.source,
        )  # fmt: skip
        lines.append(top_up)
        staffing.append(staff_line(top_up, time))
        warnings.append(
            writer.say(
                f"The contacts need {number(planned)} FTE; the tender demands {number(minimum.count)} agents: "
                "the difference is priced.",
                f"按业务量需{number(planned)}人，招标文件要求不少于{number(minimum.count)}名坐席：差额已计入报价。",
            )
        )
    warnings.extend(_occupancy_warnings(lines, staffing, writer))
    return tuple(lines), tuple(staffing), warnings


def _occupancy_warnings(
    lines: Sequence[ScopeLine], staffing: Sequence[StaffingResult], writer: Writer
) -> Iterable[str]:
    for line, staffed in zip(lines, staffing, strict=True):
        busiest = max((one.occupancy for one in staffed.intervals), default=0.0)
        if busiest > 0.90:
            yield writer.say(
                f"{line.label}: occupancy reaches {busiest:.0%}; above 90 % people leave.",
                f"{line.label}：占用率达{busiest:.0%}，超过90%易致人员流失。",
            )


def _unique(inputs: Iterable[Input]) -> list[Input]:
    """One input a name; the first stands (what the tender states comes before what is computed from it)."""
    kept: dict[str, Input] = {}
    for item in inputs:
        kept.setdefault(item.name, item)
    return list(kept.values())


def _card_note(card: RateCard, writer: Writer) -> Assumption:
    until = f" – {card.effective_to}" if card.effective_to else ""
    basis = Text(
        en=f"{card.source.en}; {card.effective_from}{until}", zh=f"{card.source.zh}；{card.effective_from}{until}"
    )
    label = Text(en="Rate card", zh="费率卡")
    return writer.note("rate_card", label, writer.of(card.name), basis, "finance", None)


def _card_warnings(facts: TenderFacts, card: RateCard, writer: Writer) -> Iterable[str]:
    if card.confirm:
        yield writer.say(
            f"Rate card {card.id} is not confirmed ({card.source.en}).",
            f"费率卡{card.id}尚未确认（{card.source.zh}）。",
        )
    deadline = deadline_of(facts)
    if deadline and not is_in_force(card, deadline):
        yield writer.say(
            f"Rate card {card.id} is not in force on the submission deadline {deadline}.",
            f"费率卡{card.id}在投标截止日{deadline}不在有效期内。",
        )


def _ceiling_warnings(ceiling: CeilingCheck) -> tuple[str, ...]:
    return (ceiling.note,) if ceiling.outcome == "over" or ceiling.is_ambiguous else ()


def _assemble(
    card: RateCard,
    scope: Scope,
    lines: tuple[ScopeLine, ...],
    staffing: tuple[StaffingResult, ...],
    inputs: Sequence[Input],
    cost: CostSheet,
    price: PriceSheet,
    ceiling: CeilingCheck,
    notes: tuple[Assumption, ...],
    warnings: tuple[str, ...],
) -> Estimate:
    values = {item.name: item.value for item in inputs}
    total_inc_vat = price.total_ex_vat + price.vat

    def money(amount: Decimal) -> Money:
        return Money(amount=amount, currency=card.currency)

    return Estimate(
        currency=card.currency,
        rate_card=card.id,
        basis=scope.basis,
        term_months=int(values["term_months"]),
        scope=lines,
        staffing=staffing,
        fte_total=values["fte_total"],
        seats=int(values["production_seats"]),
        cost_lines=cost.lines,
        monthly_cost=money(cost.monthly),
        floor_monthly=money(price.floor),
        target_monthly=money(price.target),
        stretch_monthly=money(price.stretch),
        total_ex_vat=money(price.total_ex_vat),
        vat=money(price.vat),
        total_inc_vat=money(total_inc_vat),
        options=price.options,
        ceiling_check=ceiling.outcome,
        ceiling_note=ceiling.note,
        assumptions=(*notes, *(item.row for item in inputs)),
        inputs=values,
        warnings=warnings,
        workplaces=cost.workplaces,
        licences=cost.licences,
        hire_cost=cost.hire_cost,
        support_heads=cost.support_heads,
        years=cost.years,
        setup_cost=cost.setup,
        total_cost=cost.total,
        price_lines=price.bridge,
        npv=money(price.npv),
        break_even_contacts=price.break_even_contacts,
        vat_rate=values["vat_rate"],
        total_in_chinese=chinese_amount(total_inc_vat, "人民币") if card.currency == "CNY" else "",
    )
