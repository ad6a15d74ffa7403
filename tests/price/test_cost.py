"""A two-year service of 14 seats, worked out to the last cent: cost, price, billing units, tax, worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.estimate import ScopeLine
from tasks.price.chinese_amount import chinese_amount
from tasks.price.cost import CostSheet, build_cost, support_heads
from tasks.price.options import PriceSheet, build_price, net_present_value
from tasks.price.roster import WorkingTime, staff_line

D = Decimal
CALLS = ScopeLine(
    id="voice", label="Calls", kind="queue", contacts_per_month=D(73000), aht_s=D(180), hours_per_week=D(84)
)
CREW = staff_line(CALLS, WorkingTime(D("0.30"), D("0.85"), D("0.85"), D(40), D(365)))
INPUTS = {
    name: D(value)
    for name, value in {
        "fte_voice": CREW.fte, "wage_voice": 5000, "fte_total": CREW.fte, "fte_operated": CREW.fte,
        "fte_agents": CREW.fte, "production_seats": CREW.seats_peak, "contacts": 73000,
        "productive_hours": CREW.productive_hours_per_month, "telephony_minutes": 219000, "handling_minutes": 219000,
        "bonus_share": 0, "night_share": 0, "night_premium": 0, "social_insurance": "0.267", "housing_fund": "0.05",
        "wage_supervisor": 8000, "wage_qa": 7000, "wage_trainer": 7500, "wage_wfm": 8000, "wage_manager": 15000,
        "span_supervisor": 15, "span_qa": 30, "span_trainer": 50, "span_wfm": 75, "span_manager": 100,
        "stated_supervisor": 0, "stated_qa": 0, "stated_trainer": 0, "stated_wfm": 0, "stated_manager": 0,
        "support_step": 1, "attrition_month": "0.03", "recruit_cost": 1500, "training_months": "0.5",
        "spare_share": "0.10", "seat_month": 800, "licence_month": 350, "telephony_minute": "0.06",
        "setup_fixed": 80000, "overhead": "0.08", "contingency": "0.03", "labour_index": "0.04", "term_months": 24,
        "sla_credit": "0.005", "payment_days": 60, "finance_rate": "0.05", "margin_target": "0.10",
        "margin_stretch": "0.15", "vat_rate": "0.06", "discount_rate": "0.08",
    }.items()
}  # fmt: skip


def _cost(**changed: str) -> CostSheet:
    return build_cost({**INPUTS, **{name: D(value) for name, value in changed.items()}}, [("voice", "Calls")], "en")


def _price() -> PriceSheet:
    return build_price(INPUTS, _cost(), "CNY", "zh")


def test_people() -> None:
    assert CREW.seats_peak == 14
    assert CREW.productive_hours_per_month == D("5110.00")
    assert CREW.fte == 42
    assert support_heads(INPUTS) == {"supervisor": 3, "qa": 2, "trainer": 1, "wfm": 1, "manager": 1}


def test_first_year_by_group() -> None:
    cost = _cost()
    groups = {
        "agents": "276570.00", "support": "90214.50", "attrition": "6038.55", "seats": "19200.00",
        "licences": "5600.00", "telephony": "13140.00", "setup": "281285.00",
    }  # fmt: skip
    assert {group: str(cost.subtotal(group)) for group in groups} == groups
    assert cost.hire_cost == D("4792.50")
    assert (cost.workplaces, cost.licences) == (24, 16)


def test_years_and_total() -> None:
    cost = _cost()
    first, second = cost.years
    assert (first.direct, first.overhead, first.contingency) == (D("410763.05"), D("32861.04"), D("12322.89"))
    assert (second.direct, second.overhead, second.contingency) == (D("425675.97"), D("34054.08"), D("12770.28"))
    assert cost.total == D("11422652.72")
    assert cost.monthly == D("475943.86")


def test_floor_target_stretch() -> None:
    price = _price()
    assert (price.floor, price.target, price.stretch) == (D("482319.73"), D("536709.69"), D("568779.60"))


def test_every_billing_unit() -> None:
    units = {option.id: option.unit_price.amount for option in _price().options}
    assert units == {
        "seat_month": D("38336.41"), "fte_month": D("12778.80"), "production_hour": D("105.03"), "contact": D("7.35"),
        "minute": D("2.45"), "fixed_fee": D("536709.69"),
    }  # fmt: skip


def test_tender_total_tax_and_capitals() -> None:
    price = _price()
    assert (price.total_ex_vat, price.vat) == (D("12881033.76"), D("772862.03"))
    total = price.total_ex_vat + price.vat
    assert total == D("13653895.79")
    assert chinese_amount(total, "人民币") == "人民币壹仟叁佰陆拾伍万叁仟捌佰玖拾伍元柒角玖分"


def test_worth_and_break_even() -> None:
    price = _price()
    assert price.npv == D("1122587.24")
    assert price.break_even_contacts == D("65412.72")


def test_the_price_bridge_closes() -> None:
    price = _price()
    assert _cost().monthly + sum(line.monthly for line in price.bridge) == price.target


@given(term=st.integers(1, 90), index=st.decimals(0, "0.2", places=3), overhead=st.decimals(0, "0.5", places=3))
def test_lines_always_add_up(term: int, index: Decimal, overhead: Decimal) -> None:
    cost = _cost(term_months=str(term), labour_index=str(index), overhead=str(overhead))
    first = sum(line.monthly for line in cost.lines)
    assert first == cost.years[0].total_per_month
    assert sum(year.months for year in cost.years) == term
    assert sum(year.months * year.total_per_month for year in cost.years) + cost.setup == cost.total
    assert sum(line.one_off for line in cost.lines) == cost.setup


def test_people_whom_the_tender_lists_are_not_hired_twice() -> None:
    assert support_heads({**INPUTS, "stated_supervisor": D(2), "stated_manager": D(3)})["supervisor"] == 1
    assert support_heads({**INPUTS, "stated_supervisor": D(2), "stated_manager": D(3)})["manager"] == 0


def test_night_hours_cost_more() -> None:
    lines = {line.code: line.monthly for line in _cost(night_share="0.25", night_premium="0.20").lines}
    assert lines["SHIFT_ALLOWANCE"] == D("10500.00")


@pytest.mark.parametrize("code", ["BONUS", "SHIFT_ALLOWANCE"])
def test_a_line_of_nothing_is_left_out(code: str) -> None:
    assert code not in {line.code for line in _cost().lines}


def test_receipts_are_late_by_whole_months_rounded_half_up() -> None:
    """75 days are 2.5 months: 3, as ROUND of a spreadsheet gives, and never the even 2."""
    cost = _cost()
    late = {days: net_present_value({**INPUTS, "payment_days": D(days)}, cost, D(12_000_000)) for days in (60, 75, 90)}
    assert late[60] > late[75] == late[90]
