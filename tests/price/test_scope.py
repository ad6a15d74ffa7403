"""Scope from facts: what is stated stays stated, what is missing is assumed aloud, nothing is counted twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.facts import ServiceLevel, TenderFacts, Volume
from tasks.price.assumptions import Input, Writer
from tasks.price.scope import Scope, build_scope
from tests.price.factory import card, fact, heads, interval_table, service_level, shipped_rules, volume, volumes

D = Decimal


def scope_of(facts: TenderFacts, language: str = "en") -> Scope:
    return build_scope(facts, shipped_rules(), Writer(language, card("CNY" if language == "zh" else "GBP")))


def inputs_of(scope: Scope) -> dict[str, Input]:
    return {item.name: item for item in scope.inputs}


def voice(quantity: float = 38400, period: str | None = "month", **more: object) -> Volume:
    return volume(quantity, "calls", period, "voice", **more)


def test_a_fully_stated_queue_assumes_nothing_but_its_shape() -> None:
    scope = scope_of(
        TenderFacts(
            volumes=volumes(voice(aht_s=285)),
            opening_hours=fact("Mon–Sat 08:00–20:00"),
            service_levels=fact((service_level(85, 15),)),
        )
    )
    (line,) = scope.lines
    assert (line.kind, line.contacts_per_month, line.aht_s, line.hours_per_week) == ("queue", 38400, 285, 72)
    assert (line.service_level_percent, line.service_level_seconds) == (85, 15)
    assert scope.basis == "stated"
    assert {item.row.status for item in scope.inputs} == {"extracted"}
    assert all(item.row.source and item.row.source.page == 4 for item in scope.inputs if item.name != "aht_s_voice")
    assert [note.id for note in scope.notes] == ["day_shape", "service_level_definition"]
    assert all(note.question for note in scope.notes)


@pytest.mark.parametrize(
    ("quantity", "period", "per_month"),
    [
        (460800, "year", "38400.00"),
        (115200, "quarter", "38400.00"),
        (8400, "week", "36500.00"),
        (1400, "day", "36500.00"),
        (100, "hour", "31285.71"),
    ],
)
def test_other_periods_become_a_month_and_say_how(quantity: float, period: str, per_month: str) -> None:
    facts = TenderFacts(volumes=volumes(voice(quantity, period)), opening_hours=fact("Mon–Sat 08:00–20:00"))
    row = inputs_of(scope_of(facts))["contacts_voice"].row
    assert scope_of(facts).lines[0].contacts_per_month == D(per_month)
    assert row.status == "computed"
    assert row.source is not None
    assert f"{quantity:,.0f}" in row.basis


def test_a_volume_without_a_period_is_not_priced_but_named() -> None:
    scope = scope_of(TenderFacts(volumes=volumes(voice(5000, None))))
    assert scope.basis == "assumed"
    assert any("states no period" in warning for warning in scope.warnings)


def test_a_missing_handling_time_is_assumed_with_owner_and_question() -> None:
    scope = scope_of(TenderFacts(volumes=volumes(voice())))
    row = inputs_of(scope)["aht_s_voice"].row
    assert (row.status, row.value, row.owner) == ("assumed", "300", "operations")
    assert row.question
    assert scope.basis == "mixed"
    assert any("Handling time" in warning for warning in scope.warnings)


def test_channel_rows_are_separate_queues_and_mail_waits() -> None:
    rows = [
        volume(9000, "General line", "month", "voice", label="Contacts a month", aht_s=240),
        volume(3000, "Billing line", "month", "voice", label="Contacts a month", aht_s=360),
        volume(2500, "E-mail", "month", "email", label="Contacts a month"),
        volume(1500, "Web chat", "month", "chat", label="Contacts a month"),
    ]
    lines = scope_of(TenderFacts(volumes=volumes(*rows))).lines
    assert [line.id for line in lines] == ["voice", "voice_2", "chat", "email"]
    assert [line.kind for line in lines] == ["queue", "queue", "queue", "deferred"]
    assert lines[1].label == "Inbound calls – Billing line"
    assert lines[2].concurrency > 1


def test_a_table_of_hours_is_not_a_volume_of_contacts() -> None:
    rows = volumes(volume(24, "Correspondence post", "day", "back_office", label="Hours per day"))
    assert scope_of(TenderFacts(volumes=rows)).basis == "assumed"


def test_the_same_calls_stated_twice_are_priced_once() -> None:
    stated = volumes(voice(label="average"), volume(41000, "calls", "month", "voice"))
    scope = scope_of(TenderFacts(volumes=stated))
    assert [line.contacts_per_month for line in scope.lines] == [38400]
    assert any("41000" in warning and "not added" in warning for warning in scope.warnings)


def test_answered_and_offered_columns_are_one_queue() -> None:
    rows = [
        volume(9000, "Calls answered", "month", "voice", label="average"),
        volume(9600, "Calls offered", "month", "voice", label="average"),
    ]
    assert [line.contacts_per_month for line in scope_of(TenderFacts(volumes=volumes(*rows))).lines] == [9600]


def test_the_interval_table_is_the_typical_day() -> None:
    weekday, saturday = interval_table([40.0] * 24, "weekday"), interval_table([10.0] * 8, "saturday")
    scope = scope_of(
        TenderFacts(
            volumes=volumes(voice(20857, aht_s=240)),
            interval_volumes=fact((*weekday, *saturday)),
            opening_hours=fact("Mon–Fri 08:00–20:00"),
        )
    )
    (line,) = scope.lines
    assert len(line.profile) == 24
    assert {one.contacts for one in line.profile} == {40}
    assert not [warning for warning in scope.warnings if "interval table" in warning]


def test_an_interval_table_that_contradicts_the_month_is_reported() -> None:
    facts = TenderFacts(
        volumes=volumes(voice(40000, aht_s=240)),
        interval_volumes=fact(interval_table([40.0] * 24)),
        opening_hours=fact("Mon–Fri 08:00–20:00"),
    )
    assert any("interval table gives 960 contacts a day" in warning for warning in scope_of(facts).warnings)


def test_an_interval_table_alone_is_a_volume() -> None:
    facts = TenderFacts(interval_volumes=fact(interval_table([40.0] * 24)), opening_hours=fact("Mon–Fri 08:00–20:00"))
    (line,) = scope_of(facts).lines
    assert line.contacts_per_month == D("20857.14")
    assert line.status == "computed"


def test_a_share_answered_without_seconds_is_not_a_service_level() -> None:
    facts = TenderFacts(volumes=volumes(voice()), service_levels=fact((service_level(95, None),)))
    row = inputs_of(scope_of(facts))["service_level_percent_voice"].row
    assert (row.value, row.status) == ("80", "assumed")
    assert row.question


def test_a_day_long_mail_target_is_not_the_calls_target() -> None:
    mail = ServiceLevel(metric="service_level", target="95 %", percent=95, seconds=86400, text="E-mails answered")
    facts = TenderFacts(volumes=volumes(voice()), service_levels=fact((mail,)))
    assert inputs_of(scope_of(facts))["service_level_percent_voice"].row.status == "assumed"


def test_seats_without_contacts_are_staffed_seats() -> None:
    facts = TenderFacts(
        volumes=volumes(volume(30, "个坐席", None, None)), opening_hours=fact("7×24小时"), contract_term=fact(24)
    )
    scope = scope_of(facts, "zh")
    (line,) = scope.lines
    assert (line.kind, line.heads, line.heads_unit, line.hours_per_week) == ("headcount", 30, "seats", 168)


def test_a_price_of_seats_alone_is_not_sure_and_asks_for_the_contacts() -> None:
    seats = heads(("agent", 24), text="The operator keeps {1} dedicated {0} seats staffed at all times.")
    scope = scope_of(TenderFacts(staffing_minimum=seats, opening_hours=fact("24 hours a day, 7 days a week")))
    assert [(line.heads, line.heads_unit, line.hours_per_week) for line in scope.lines] == [(24, "seats", 168)]
    assert scope.basis == "mixed"
    assert {note.id for note in scope.notes if note.question} >= {"contacts_unknown", "seats_staffed"}


def test_agents_beside_seats_are_still_people() -> None:
    agents = heads(("agents", 24), text="The operator employs {1} {0} who share 12 seats.")
    assert [line.heads_unit for line in scope_of(TenderFacts(staffing_minimum=agents)).lines] == ["people"]


def test_listed_agents_fill_the_seats_and_are_not_added_to_them() -> None:
    facts = TenderFacts(
        volumes=volumes(volume(30, "个坐席", None, None)),
        staffing_minimum=heads(("座席员", 70)),
        opening_hours=fact("7×24小时"),
    )
    scope = scope_of(facts, "zh")
    assert [(line.heads, line.heads_unit, line.in_centre) for line in scope.lines] == [(70, "people", True)]
    assert scope.seats_minimum.count == 30


def test_roles_are_priced_as_listed_and_the_total_row_is_no_role() -> None:
    scope = scope_of(TenderFacts(staffing_minimum=heads(("班组长", 2), ("保洁员", 20), ("总人数", 22))), "zh")
    assert [(line.role, line.heads) for line in scope.lines] == [("supervisor", 2), ("agent", 20)]
    assert any("保洁员" in warning and "费率卡无对应工资" in warning for warning in scope.warnings)
    assert any(note.id == "workplace" and note.question for note in scope.notes)


def test_sentences_that_repeat_a_number_of_agents_count_once() -> None:
    repeated = heads(("advisers", 52), ("Advisers", 40), text="The Supplier employs {1} {0}.")
    scope = scope_of(TenderFacts(volumes=volumes(voice()), staffing_minimum=repeated))
    assert scope.agents_minimum.count == 52
    assert [line.id for line in scope.lines] == ["voice"]


def test_who_signs_for_the_bidder_is_not_staff() -> None:
    signs = heads(("负责人", 1), text="单位{0}为同一人的，不得同时参加投标。{1}")
    assert [line.id for line in scope_of(TenderFacts(staffing_minimum=signs), "zh").lines] == ["seats"]


def test_supervisors_alone_are_no_scope() -> None:
    scope = scope_of(TenderFacts(staffing_minimum=heads(("项目经理", 1))), "zh")
    assert scope.basis == "assumed"
    assert [line.status for line in scope.lines] == ["extracted", "assumed"]


@pytest.mark.parametrize(("language", "word"), [("en", "ASSUMED"), ("zh", "假设")])
def test_nothing_stated_gives_an_assumed_scope_that_says_so(language: str, word: str) -> None:
    scope = scope_of(TenderFacts(), language)
    (line,) = scope.lines
    assert (scope.basis, line.status, line.source) == ("assumed", "assumed", None)
    assert word in scope.warnings[0]
    assert "extracted" not in {item.row.status for item in scope.inputs}
    assumed = [item.row for item in scope.inputs if item.row.status == "assumed"]
    assert all(row.owner and row.basis for row in assumed)
    assert any(row.question for row in assumed)


def test_the_order_of_the_stated_queues_does_not_change_the_scope() -> None:
    rows = [voice(), volume(900, "chats", "month", "chat"), volume(700, "e-mails", "week", "email")]
    assert scope_of(TenderFacts(volumes=volumes(*rows))).lines == (
        scope_of(TenderFacts(volumes=volumes(*reversed(rows)))).lines
    )


@pytest.mark.parametrize(
    "facts",
    [
        TenderFacts(staffing_minimum=heads(("Project Manager", 1), ("Database Developer", 1))),
        TenderFacts(staffing_minimum=heads(("Cleaner", 6))),
        TenderFacts(staffing_minimum=heads(("客服坐席", 6)), volumes=volumes(volume(1200, "件", "month", None))),
    ],
)
def test_people_without_contacts_never_make_a_stated_price(facts: TenderFacts) -> None:
    scope = scope_of(facts)
    assert scope.basis == "mixed"
    assert scope.is_placeholder
    assert any("ASSUMED" in one for one in scope.warnings)
    assert any(note.question for note in scope.notes)


def test_a_role_on_no_rate_card_is_an_assumption_with_a_question() -> None:
    scope = scope_of(TenderFacts(staffing_minimum=heads(("Cleaner", 6))))
    (note,) = [one for one in scope.notes if one.id == "default_wage"]
    assert (note.status, note.value) == ("assumed", "Cleaner")
    assert note.question


def test_a_definition_that_the_tender_gives_is_not_asked_for() -> None:
    level = ServiceLevel(
        metric="service_level", target="80%", percent=80, seconds=20, document="tender.pdf", page=7,
        text="Calls answered within 20 s / calls offered | 80% | calendar month",
    )  # fmt: skip
    scope = scope_of(TenderFacts(volumes=volumes(voice()), service_levels=fact((level,))))
    (note,) = [one for one in scope.notes if one.id == "service_level_definition"]
    assert (note.status, note.question) == ("extracted", None)
    assert note.source
