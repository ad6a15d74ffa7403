"""What a bid manager must see beside a requirement: bans, places, limits for a unit, and what is only half proven."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from models.capability import CompanyProfile
from models.estimate import Estimate, PriceOption
from models.facts import Fact, ServiceLevel, TenderFacts
from models.match import Gate, LedgerRow
from models.money import Money
from models.requirement import Requirement
from tasks.match.decide import decide
from tasks.match.ledger import build_ledger
from tasks.match.profile import BidRules, Concepts

TODAY = dt.date(2026, 11, 25)
Judge = Callable[..., LedgerRow]
AskGate = Callable[..., Gate]


def money(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="CNY")


ESTIMATE = Estimate(
    currency="CNY", rate_card="demo", basis="stated", term_months=12, scope=(), staffing=(), fte_total=Decimal(40),
    seats=20, cost_lines=(), monthly_cost=money("180000"), floor_monthly=money("180000"),
    target_monthly=money("200000"), stretch_monthly=money("210000"), total_ex_vat=money("2400000"),
    vat=money("144000"), total_inc_vat=money("2544000"), ceiling_check="unknown", assumptions=(),
    options=(
        PriceOption(
            id="seat_month", label="", unit="", quantity_per_month=Decimal(20), unit_price=money("10000"),
        ),
    ),
)  # fmt: skip


def facts(level_row: str = "") -> TenderFacts:
    levels = (ServiceLevel(metric="service_level", target="", text=level_row),) if level_row else ()
    return TenderFacts(
        title=Fact(value="Contact centre services", text="title", document="tender.pdf", page=1),
        submission_deadline=Fact(value="2027-01-15T14:00", text="deadline", document="tender.pdf", page=1),
        service_levels=Fact(value=levels, text=level_row, document="tender.pdf", page=2) if levels else None,
    )


@pytest.fixture
def judge(profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]) -> Judge:
    def one(text: str, category: str = "scope", *, is_level: bool = False, **more: object) -> LedgerRow:
        language = "en" if text.isascii() else "zh"
        requirements = [demand(text, category, **more)]
        return build_ledger(requirements, facts(text if is_level else ""), profile, concepts, language, TODAY).ledger[0]

    return one


@pytest.fixture
def ask_gate(
    profile: CompanyProfile, concepts: Concepts, rules: BidRules, demand: Callable[..., Requirement]
) -> AskGate:
    def one(text: str, gate: str, category: str = "scope") -> Gate:
        language = "en" if text.isascii() else "zh"
        match = build_ledger([demand(text, category)], facts(), profile, concepts, language, TODAY)
        decision = decide(match, facts(), ESTIMATE, (), profile, rules, language, TODAY)
        return next(found for found in decision.gates if found.id == gate)

    return one


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Contractor shall not subcontract any part of the service.", "forbids"),
        ("本项目不接受联合体投标，不允许分包。", "禁止性"),
    ],
)
def test_what_is_forbidden_is_confirmed_and_not_proven_by_papers(judge: Judge, text: str, word: str) -> None:
    row = judge(text, "eligibility")
    assert row.compliance == "unknown"
    assert row.gap is not None
    assert word in row.gap
    assert "nothing in the profile" not in row.gap
    assert "公司资料中无" not in row.gap


def test_a_ban_does_not_hide_the_figures_beside_it(judge: Judge) -> None:
    gap = judge("通话录音保存不少于2年，质检记录保存不少于5年，数据不得出境。", "security").gap or ""
    assert "5年" in gap
    assert "禁止性" in gap


@pytest.mark.parametrize(
    "text",
    [
        "Service level | 75% of calls answered within 45 seconds | Monthly | 3% of monthly invoice",
        "Calls answered within 30 seconds | At least 80% | Monthly | None",
        "1 | 20秒服务水平 | ≥80% | 月度 | 每低1个百分点扣当月服务费1%",
    ],
)
def test_what_a_miss_costs_is_no_figure_to_prove(judge: Judge, text: str) -> None:
    row = judge(text, "commercial", is_level=True)
    assert (row.type, row.compliance, row.gap) == ("service_level", "comply", None)


def test_a_percentage_in_words_is_compared(judge: Judge) -> None:
    assert judge("Annual attrition of agents shall not exceed 30 percent.", "staffing").compliance == "comply"
    assert judge("Annual attrition of agents shall not exceed 10 per cent.", "staffing").compliance == "partial"


def test_a_time_limit_for_several_works_is_not_met_by_one_of_them(judge: Judge) -> None:
    row = judge("供应商须在合同签订后30日内完成人员招聘和系统对接并正式上线。", "transition")
    assert row.compliance == "partial"
    assert "30日" in (row.gap or "")
    assert judge("供应商须在30日内完成与工单系统的接口对接。", "technical").compliance == "comply"


def test_parts_before_their_total_are_compared_with_it(judge: Judge) -> None:
    assert judge("座席配置：呼入座席12席，外呼座席6席，合计18席。", "staffing").gap is None
    assert "6席" in (judge("座席配置：呼入座席12席，外呼座席6席，合计20席。", "staffing").gap or "")


@pytest.mark.parametrize(
    "text",
    [
        "Bids must not exceed 30 pages and shall be organized as Tab 1 References, Tab 2 Transition Plan.",
        "投标文件由开标一览表、资格证明文件、业绩一览表组成，正本一份、副本三份，须加盖公章。",
    ],
)
def test_the_make_up_of_the_bid_is_followed_and_not_answered(judge: Judge, text: str) -> None:
    row = judge(text, "submission")
    assert row.type in {"instruction", "form"}
    assert (row.compliance, row.gap, row.response_text, row.evidence) == ("unknown", None, "", ())


def test_of_a_period_the_last_day_counts(judge: Judge) -> None:
    text = "获取招标文件时间：2026年12月14日至2026年12月18日。"
    assert judge(text, "submission").due_on == dt.date(2026, 12, 17)


def test_a_place_without_a_site_of_ours_asks_at_the_capacity_gate(judge: Judge, ask_gate: AskGate) -> None:
    text = "Representatives shall be located in Freedonia."
    gap = judge(text).gap or ""
    assert "Freedonia" in gap
    assert "Leeds" in gap
    gate = ask_gate(text, "capacity")
    assert gate.outcome == "ask"
    assert "Freedonia" in gate.reason
    assert "20 seats" in gate.reason


@pytest.mark.parametrize(
    ("text", "outcome", "shown"),
    [
        ("最高限价：每席每月9,200元（含税）。", "fail", "9,540.00"),
        ("单价上限为1.05万元/席/月（含税），超过的投标无效。", "ask", "10,600.00"),
        ("The price must not exceed CNY 10,500 per seat per month.", "ask", None),
    ],
)
def test_a_limit_for_a_unit_is_compared_with_our_unit_price(
    ask_gate: AskGate, text: str, outcome: str, shown: str | None
) -> None:
    gate = ask_gate(text, "ceiling", "commercial")
    assert gate.outcome == outcome
    assert shown is None or shown in gate.reason


def test_a_definition_question_asks_only_what_the_row_leaves_open(judge: Judge) -> None:
    row = judge(
        "Service level | 80% of calls answered within 20 seconds | Monthly | 2% of the invoice", "service_level"
    )
    question = row.clarification_question or ""
    assert question.startswith("“Service level 80% of calls answered within 20 seconds”")
    assert "over which period" not in question
    plain = judge("The Supplier shall answer 80% of calls within 20 seconds.", "service_level")
    assert "over which period" in (plain.clarification_question or "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Service is given in English and in Klingon at all hours.", "Klingon"),
        ("投标人须具有有效的增值电信业务经营许可证，覆盖范围包含云岭省。", "“覆盖范围包含云岭省”"),
        (
            "The Supplier shall keep annual attrition below 25% and shall publish the grievances of leavers.",
            "grievances",
        ),
    ],
)
def test_a_partial_answer_names_the_words_it_leaves_open(judge: Judge, text: str, words: str) -> None:
    row = judge(text)
    assert row.compliance == "partial"
    assert words in (row.gap or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("投标人须持有营业执照、有限空间作业许可证。", "有限空间作业许可证"),
        ("The Supplier must hold the Blue Harbour Certificate for its contact centre.", "Blue Harbour Certificate"),
    ],
)
def test_a_certificate_that_we_lack_is_named(judge: Judge, text: str, name: str) -> None:
    assert name in (judge(text, "eligibility").gap or "")
