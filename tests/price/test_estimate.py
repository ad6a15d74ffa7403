"""The whole estimate: traceable, adding up, never in two currencies, never at zero by accident."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from models.errors import Code, RateMissingError
from models.estimate import Estimate, PricingRules, RateCard
from models.facts import TenderFacts
from models.money import Money
from tasks.price.estimate import estimate_price
from tasks.price.rate_cards import choose_rate_card
from tests.price.factory import (
    card,
    fact,
    heads,
    rules_with,
    service_level,
    shipped_cards,
    shipped_rules,
    volume,
    volumes,
)

D = Decimal
CARD, RULES = card("GBP"), shipped_rules()
STATED = TenderFacts(
    volumes=volumes(
        volume(36000, "calls", "month", "voice", aht_s=290), volume(5000, "e-mails", "month", "email", aht_s=400)
    ),
    opening_hours=fact("Mon–Fri 08:00–20:00"),
    service_levels=fact((service_level(80, 20),)),
    contract_term=fact(36),
)


def priced(facts: TenderFacts, language: str = "en", currency: str = "GBP") -> Estimate:
    return estimate_price(facts, language, card(currency), shipped_rules())


@pytest.mark.parametrize(
    ("facts", "language", "currency"),
    [
        (STATED, "en", "GBP"),
        (TenderFacts(), "zh", "CNY"),
        (TenderFacts(staffing_minimum=heads(("保洁员", 6))), "zh", "CNY"),
    ],
)
def test_every_input_has_a_row_that_explains_it(facts: TenderFacts, language: str, currency: str) -> None:
    estimate = priced(facts, language, currency)
    rows = {row.id: row for row in estimate.assumptions}
    assert len(rows) == len(estimate.assumptions)
    assert set(estimate.inputs) <= set(rows)
    for row in rows.values():
        assert row.source is not None if row.status == "extracted" else row.basis
        assert row.owner or row.status != "assumed"


def test_totals_add_up() -> None:
    estimate = priced(STATED)
    quoted = estimate.options[0]
    assert quoted.unit_price.amount * quoted.quantity_per_month * 36 == estimate.total_ex_vat.amount
    assert estimate.total_ex_vat + estimate.vat == estimate.total_inc_vat
    assert sum(line.monthly for line in estimate.cost_lines) == estimate.years[0].total_per_month
    assert estimate.fte_total == sum(result.fte for result in estimate.staffing)
    assert estimate.floor_monthly.amount < estimate.target_monthly.amount < estimate.stretch_monthly.amount


def test_the_same_facts_give_the_same_bytes_in_either_order() -> None:
    assert STATED.volumes is not None
    turned = STATED.model_copy(update={"volumes": volumes(*reversed(STATED.volumes.value))})
    assert priced(STATED).model_dump_json() == priced(STATED).model_dump_json()
    assert priced(turned).cost_lines == priced(STATED).cost_lines


def test_an_estimate_survives_storage() -> None:
    estimate = priced(TenderFacts(), "zh", "CNY")
    assert Estimate.model_validate_json(estimate.model_dump_json()) == estimate


@settings(deadline=None, max_examples=40)
@given(contacts=st.integers(1, 400_000), more=st.integers(0, 50_000), aht_s=st.integers(60, 900))
def test_more_contacts_never_need_fewer_people_or_cost_less(contacts: int, more: int, aht_s: int) -> None:
    def at(quantity: int) -> Estimate:
        stated = volumes(volume(quantity, "calls", "month", "voice", aht_s=aht_s))
        return estimate_price(STATED.model_copy(update={"volumes": stated}), "en", CARD, RULES)

    fewer, busier = at(contacts), at(contacts + more)
    assert busier.fte_total >= fewer.fte_total
    assert busier.seats >= fewer.seats
    assert busier.total_cost >= fewer.total_cost


def test_labels_follow_the_tenders_language() -> None:
    english, chinese = priced(STATED), priced(STATED, "zh", "CNY")
    assert english.cost_lines[0].label == "Wages: Inbound calls"
    assert chinese.cost_lines[0].label == "工资：呼入话务"
    assert chinese.total_in_chinese.startswith("人民币")
    assert english.total_in_chinese == ""


@pytest.mark.parametrize("rate", ["seat_month", "agent_wage_month", "vat_rate", "paid_hours_per_week"])
def test_a_missing_rate_stops_the_price_and_is_named(rate: str) -> None:
    full = card("GBP")
    short = full.model_copy(update={"rates": {name: value for name, value in full.rates.items() if name != rate}})
    with pytest.raises(RateMissingError, match=rate) as raised:
        estimate_price(STATED, "en", short, shipped_rules())
    assert raised.value.code is Code.RATE_MISSING


def test_more_agents_demanded_than_the_contacts_need_are_priced() -> None:
    plain = priced(STATED)
    needed = int(plain.fte_total) + 10
    more = priced(STATED.model_copy(update={"staffing_minimum": heads(("advisers", needed))}))
    assert more.fte_total == needed
    assert more.target_monthly.amount > plain.target_monthly.amount
    assert any(f"demands {needed} agents" in warning for warning in more.warnings)


def test_seats_demanded_are_equipped() -> None:
    seats = heads(("equipped workstations", 90))
    estimate = priced(STATED.model_copy(update={"staffing_minimum": seats}))
    assert estimate.seats == 90
    assert estimate.inputs["seats_voice"] < 90


def test_people_at_the_buyers_place_cost_no_seat() -> None:
    estimate = priced(TenderFacts(staffing_minimum=heads(("门店服务员", 40))), "zh", "CNY")
    assert estimate.seats == 0
    assert estimate.options[0].id == "fte_month"
    assert estimate.options[0].quantity_per_month == 40
    assert "INTEGRATION" not in {line.code for line in estimate.cost_lines}


@pytest.mark.parametrize(
    ("text", "factor", "check"),
    [
        ("Budget for the whole term, excluding VAT", "1.01", "under"),
        ("Budget for the whole term, excluding VAT", "0.99", "over"),
        ("Budget for the whole term, including VAT", "1.01", "over"),
        ("Budget for the whole term", "1.01", "unknown"),
        ("Budget excluding VAT", "0.5", "unknown"),
        ("Budget a year, excluding VAT", "0.3334", "under"),
        ("Budget for each contract year, excluding VAT", "0.33", "over"),
        ("Estimated value", "0.2", "over"),
    ],
)
def test_the_ceiling_is_compared_like_with_like(text: str, factor: str, check: str) -> None:
    total = priced(STATED).total_ex_vat
    budget = fact(Money(amount=total.amount * D(factor), currency="GBP"), text)
    estimate = priced(STATED.model_copy(update={"budget": budget}))
    assert estimate.ceiling_check == check
    assert (estimate.ceiling_note in estimate.warnings) == (check != "under")
    assert "p. 4" in estimate.ceiling_note


def test_a_chinese_annual_ceiling_with_tax() -> None:
    facts = STATED.model_copy(
        update={"budget": fact(Money(amount=D(1000), currency="CNY"), "最高投标限价：1000元/年（含税）")}
    )
    estimate = priced(facts, "zh", "CNY")
    assert estimate.ceiling_check == "over"
    assert "每年、含税" in estimate.ceiling_note


def test_an_assumed_scope_is_never_held_against_the_ceiling() -> None:
    budget = fact(Money(amount=D(1), currency="GBP"), "Budget in total, including VAT")
    assert priced(TenderFacts(budget=budget)).ceiling_check == "unknown"


def test_currencies_are_never_mixed() -> None:
    facts = STATED.model_copy(update={"budget": fact(Money(amount=D(1), currency="EUR"), "EUR 1")})
    estimate = priced(facts)
    assert estimate.ceiling_check == "unknown"
    assert "different currencies" in estimate.ceiling_note


@pytest.mark.parametrize(
    ("facts", "language", "currency"),
    [
        (TenderFacts(budget=fact(Money(amount=D(1), currency="USD"))), "en", "USD"),
        (TenderFacts(budget=fact(Money(amount=D(1), currency="CNY"))), "en", "CNY"),
        (TenderFacts(buyer=fact("Lakeside County Council")), "en", "GBP"),
        (TenderFacts(buyer=fact("Federal Office of Examples")), "en", "USD"),
        (TenderFacts(contact_email=fact("bids@example.gov")), "en", "USD"),
        (TenderFacts(contact_email=fact("bids@example.gov.uk")), "en", "GBP"),
        (TenderFacts(opening_hours=fact("9:00 to 17:00 except Federal holidays")), "en", "USD"),
        (TenderFacts(budget=fact(Money(amount=D(1), currency="EUR"))), "en", "GBP"),
        (TenderFacts(), "en", "GBP"),
        (TenderFacts(), "zh", "CNY"),
    ],
)
def test_the_rate_card_follows_currency_place_language(facts: TenderFacts, language: str, currency: str) -> None:
    cards = shipped_cards()
    assert choose_rate_card(facts, language, cards).currency == currency
    assert choose_rate_card(facts, language, cards[::-1]).currency == currency


@pytest.mark.parametrize(
    ("texts", "currency"),
    [
        (["Prices are quoted in US dollars."], "USD"),
        (["Insurance of $1,500,000 is held.", "A bond of $20,000 is lodged."], "USD"),
        (["Rates are in pounds sterling.", "Travel over £50 needs consent."], "GBP"),
        (["Prices may be in US dollars or pounds sterling."], "GBP"),
        (["Agents work within the United States."], "USD"),
        (["Answer within 20 seconds."], "GBP"),
    ],
)
def test_a_currency_or_place_in_the_requirements_points_to_the_card(texts: list[str], currency: str) -> None:
    assert choose_rate_card(TenderFacts(), "en", shipped_cards(), texts).currency == currency
    budget = TenderFacts(budget=fact(Money(amount=D(1), currency="CNY")))
    assert choose_rate_card(budget, "en", shipped_cards(), texts).currency == "CNY"


def test_seats_around_the_clock_earn_the_night_premium() -> None:
    seats = heads(("agent", 9), text="{1} {0} seats are staffed 24 hours a day, 7 days a week.")
    estimate = priced(TenderFacts(staffing_minimum=seats, opening_hours=fact("24 hours a day, 7 days a week")))
    assert estimate.inputs["night_share"] == D("0.3333")
    assert estimate.seats == 9
    assert estimate.fte_total > 40


def test_a_single_card_was_chosen_by_a_person() -> None:
    only = (card("USD"),)
    assert choose_rate_card(TenderFacts(), "zh", only) == only[0]


def test_the_card_in_force_on_the_deadline_wins() -> None:
    old = card("GBP")
    new = old.model_copy(update={"id": "uk-2027", "effective_from": old.effective_to, "effective_to": None})
    on_time = TenderFacts(submission_deadline=fact("2026-06-01T12:00"))
    late = TenderFacts(submission_deadline=fact("2028-06-01"))
    assert choose_rate_card(on_time, "en", (new, old)).id == old.id
    assert choose_rate_card(late, "en", (new, old)).id == new.id


def test_no_card_is_a_missing_rate() -> None:
    with pytest.raises(RateMissingError, match="rate-cards"):
        choose_rate_card(TenderFacts(), "en", ())


def test_a_card_out_of_date_is_reported() -> None:
    estimate = priced(STATED.model_copy(update={"submission_deadline": fact("2031-01-01T10:00")}))
    assert any("not in force" in warning for warning in estimate.warnings)


@pytest.mark.parametrize("margin", ["0.10", "0.20"])
def test_the_margin_is_a_share_of_the_price(margin: str) -> None:
    estimate = estimate_price(STATED, "en", card("GBP"), rules_with(margin_target=margin))
    lines = {line.code: line.monthly for line in estimate.price_lines}
    assert lines["MARGIN"] / estimate.target_monthly.amount == pytest.approx(D(margin), abs=D("0.00001"))


def test_rules_that_cannot_work_are_refused() -> None:
    raw = shipped_rules().model_dump(mode="json")
    for name, value in (("shrinkage", 1), ("span_qa", 0), ("margin_target", -1)):
        with pytest.raises(ValidationError, match=name):
            PricingRules.model_validate({**raw, name: {**raw[name], "value": value}})
    with pytest.raises(ValidationError, match="voice"):
        PricingRules.model_validate({**raw, "aht_s": {"chat": raw["aht_s"]["chat"]}})


def test_shipped_cards_name_the_same_rates_and_are_illustrative() -> None:
    cards: tuple[RateCard, ...] = shipped_cards()
    assert [one.currency for one in cards] == ["CNY", "GBP", "USD"]
    for one in cards:
        assert one.confirm
        assert "illustrative" in one.source.en
        assert {name for name in one.rates if not name.startswith("social_")} == {
            name for name in cards[0].rates if not name.startswith("social_")
        }
