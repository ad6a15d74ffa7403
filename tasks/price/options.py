"""From cost to price: floor, target, stretch, the same price under each billing unit, and what it earns.

``price = cost / (1 - margin - sla_credit - finance)``: the margin is a share of the price, not a mark-up on cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from models.estimate import CostLine, PriceOption
from models.money import Money, round_half_up
from tasks.price.cost import CostSheet, percent
from tasks.price.wording import COST_LABELS, OPTION_LABELS

Inputs = Mapping[str, Decimal]
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """What is asked for the service, a month unless said otherwise.

    Attributes:
        options: The first is the quoted unit.
        bridge: Credits, finance and margin: what lies between cost and target.
        total_ex_vat: Unit price of the quoted unit times its quantity over the term, so that the items add up.
    """

    floor: Decimal
    target: Decimal
    stretch: Decimal
    options: tuple[PriceOption, ...]
    bridge: tuple[CostLine, ...]
    total_ex_vat: Decimal
    vat: Decimal
    npv: Decimal
    break_even_contacts: Decimal | None


def build_price(inputs: Inputs, cost: CostSheet, currency: str, language: str) -> PriceSheet:
    """The price sheet of a cost sheet."""
    target = price_at(inputs, cost.monthly, inputs["margin_target"])
    options = _options(inputs, target, currency, language)
    quoted = options[0]
    total = round_half_up(quoted.unit_price.amount * quoted.quantity_per_month * inputs["term_months"])
    return PriceSheet(
        floor=price_at(inputs, cost.monthly, Decimal(0)),
        target=target,
        stretch=price_at(inputs, cost.monthly, inputs["margin_stretch"]),
        options=options,
        bridge=_bridge(inputs, cost.monthly, target, language),
        total_ex_vat=total,
        vat=round_half_up(total * inputs["vat_rate"]),
        npv=net_present_value(inputs, cost, total),
        break_even_contacts=_break_even(inputs, cost.monthly, options),
    )


def finance_share(inputs: Inputs) -> Decimal:
    """Cost of waiting for the money, as a share of the price."""
    return inputs["payment_days"] / 365 * inputs["finance_rate"]


def price_at(inputs: Inputs, monthly_cost: Decimal, margin: Decimal) -> Decimal:
    """The monthly price that leaves this margin."""
    return round_half_up(monthly_cost / (1 - margin - inputs["sla_credit"] - finance_share(inputs)))


def _options(inputs: Inputs, target: Decimal, currency: str, language: str) -> tuple[PriceOption, ...]:
    quantities = {
        "seat_month": inputs["production_seats"],
        "fte_month": round_half_up(inputs["fte_total"]),
        "production_hour": inputs["productive_hours"],
        "contact": inputs["contacts"],
        "minute": inputs["handling_minutes"],
        "fixed_fee": _ONE,
    }
    return tuple(
        PriceOption(
            id=unit,
            label=OPTION_LABELS[unit][0].of(language),
            unit=OPTION_LABELS[unit][1].of(language),
            quantity_per_month=quantity,
            unit_price=Money(amount=target / quantity, currency=currency),
        )
        for unit, quantity in quantities.items()
        if quantity > 0
    )


def _bridge(inputs: Inputs, monthly_cost: Decimal, target: Decimal, language: str) -> tuple[CostLine, ...]:
    finance = finance_share(inputs)
    credit_amount, finance_amount = round_half_up(target * inputs["sla_credit"]), round_half_up(target * finance)
    margin = target - monthly_cost - credit_amount - finance_amount
    days = f"{target} × {inputs['payment_days']} / 365 × {percent(inputs['finance_rate'])}"
    return (
        CostLine(
            code="SLA_EXPECTED_CREDIT", label=COST_LABELS["SLA_EXPECTED_CREDIT"].of(language), group="credit",
            monthly=credit_amount, basis=f"{target} × {percent(inputs['sla_credit'])}",
        ),
        CostLine(
            code="FINANCE", label=COST_LABELS["FINANCE"].of(language), group="finance", monthly=finance_amount,
            basis=days,
        ),
        CostLine(
            code="MARGIN", label=COST_LABELS["MARGIN"].of(language), group="margin", monthly=margin,
            basis=f"{target} × {percent(inputs['margin_target'])}",
        ),
    )  # fmt: skip


def net_present_value(inputs: Inputs, cost: CostSheet, total_ex_vat: Decimal) -> Decimal:
    """Today's worth of the contract: set-up now, costs at month ends, receipts late by the payment days."""
    monthly = (1 + inputs["discount_rate"]) ** (_ONE / 12)
    lag = int(round_half_up(inputs["payment_days"] / 30, _ONE))  # as ROUND of a spreadsheet does
    receipt = total_ex_vat / inputs["term_months"] * (1 - inputs["sla_credit"])
    value, month = -cost.setup, 0
    for year in cost.years:
        for _ in range(year.months):
            month += 1
            value += receipt / monthly ** (month + lag) - year.total_per_month / monthly**month
    return round_half_up(value)


def _break_even(inputs: Inputs, monthly_cost: Decimal, options: tuple[PriceOption, ...]) -> Decimal | None:
    """Contacts a month at which the price per contact covers cost; telephony is what varies with a contact."""
    price = next((option.unit_price.amount for option in options if option.id == "contact"), None)
    if price is None:
        return None
    on_top = 1 + inputs["overhead"] + inputs["contingency"]
    variable = inputs["telephony_minutes"] * inputs["telephony_minute"] * on_top
    kept = price * (1 - inputs["sla_credit"] - finance_share(inputs))
    per_contact = variable / inputs["contacts"]
    if kept <= per_contact:
        return None
    return round_half_up((monthly_cost - variable) / (kept - per_contact))
