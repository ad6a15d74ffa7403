"""The decision: worked scores, gates that fail or ask, and reasons in the tender's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.capability import CompanyProfile
from models.errors import Code
from models.estimate import Estimate
from models.facts import Fact, TenderFacts
from models.match import Decision
from models.money import Money
from models.requirement import Requirement
from models.tender import Unread
from tasks.match.decide import decide
from tasks.match.ledger import build_ledger
from tasks.match.profile import BidRules, Concepts
from tasks.match.scoring import outcome_of, score_interval

TODAY = dt.date(2026, 11, 25)
GOOD = [4, 5, 3, 4, 4, 3, 4, 3, 4, 4, 4, 3]
Run = Callable[..., Decision]


def fact(value: object, text: str = "as printed", confidence: float = 0.9) -> Fact:
    return Fact(value=value, text=text, document="tender.pdf", page=1, confidence=confidence)


def money(amount: int) -> Money:
    return Money(amount=Decimal(amount), currency="CNY")


ESTIMATE = Estimate(
    currency="CNY", rate_card="demo", basis="stated", term_months=24, scope=(), staffing=(), fte_total=Decimal(70),
    seats=50, cost_lines=(), monthly_cost=money(900_000), floor_monthly=money(1_000_000),
    target_monthly=money(1_100_000), stretch_monthly=money(1_200_000), total_ex_vat=money(26_400_000),
    vat=money(1_584_000), total_inc_vat=money(27_984_000), options=(), ceiling_check="unknown", assumptions=(),
)  # fmt: skip
FACTS = TenderFacts(
    title=fact("呼叫中心外包服务"),
    buyer=fact("某市供水公司"),
    submission_deadline=fact("2027-01-15T09:30"),
    contract_term=fact(24),
    budget=fact(money(30_000_000), "总价30,000,000元"),
    price_weight_percent=fact(20.0),
)


@pytest.fixture
def run(profile: CompanyProfile, concepts: Concepts, rules: BidRules, demand: Callable[..., Requirement]) -> Run:
    def decided(
        facts: TenderFacts = FACTS,
        estimate: Estimate = ESTIMATE,
        company: CompanyProfile = profile,
        language: str = "zh",
        texts: tuple[str, ...] = ("提供7×24小时热线服务。",),
        unread: tuple[Unread, ...] = (),
        **more: object,
    ) -> Decision:
        requirements = [demand(text, **more) for text in texts]
        match = build_ledger(requirements, facts, company, concepts, language, TODAY)
        return decide(match, facts, estimate, unread, company, rules, language, TODAY)

    return decided


def gate(decision: Decision, name: str) -> str:
    return next(one.outcome for one in decision.gates if one.id == name)


@pytest.mark.parametrize(
    ("scores", "gates", "low", "high", "outcome"),
    [
        (GOOD, ["pass"], "75.6", "75.6", "bid"),
        (GOOD, ["pass", "fail"], "75.6", "75.6", "no_bid"),
        (GOOD, ["ask"], "75.6", "75.6", "conditional"),
        ([*GOOD[:2], None, *GOOD[3:10], None, GOOD[11]], ["pass"], "61.6", "81.6", "conditional"),
        ([1, 1, 1, 2, 2, 1, 0, 1, 2, 3, 1, 2], ["pass"], "27.2", "27.2", "no_bid"),
    ],
)
def test_worked_scores(
    rules: BidRules, scores: list[int | None], gates: list[str], low: str, high: str, outcome: str
) -> None:
    weights = [factor.weight for factor in rules.factors]
    interval = score_interval(list(zip(weights, scores, strict=True)))
    assert interval == (Decimal(low), Decimal(high))
    assert outcome_of(gates, *interval, rules.thresholds) == outcome


@given(st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 5)), max_size=12))
def test_what_becomes_known_only_narrows_the_interval(weighted: list[tuple[int, int | None]]) -> None:
    low, high = score_interval(weighted)
    for score in (0, 3, 5):
        known = score_interval([(weight, score if given is None else given) for weight, given in weighted])
        assert low <= known[0] == known[1] <= high


def test_the_whole_decision_in_chinese(run: Run) -> None:
    decision = run()
    assert {one.id: one.outcome for one in decision.gates} == {
        "deadline": "pass", "contact_centre": "pass", "licence": "pass", "certificates": "pass",
        "knockouts": "pass", "conflict": "pass", "ceiling": "pass", "capacity": "pass",
        "reading": "pass",
    }  # fmt: skip
    assert len(decision.factors) == 12
    assert decision.outcome == "conditional"
    assert "得分" in decision.reasons[0]
    assert all(factor.reason for factor in decision.factors)
    unknown = [factor for factor in decision.factors if factor.score is None]
    assert decision.score_high - decision.score_low == pytest.approx(sum(factor.weight for factor in unknown))


def test_what_was_not_read_is_asked_and_named(run: Run) -> None:
    decision = run(
        unread=(Unread(path="报价表.xlsx", code=Code.UNSUPPORTED), Unread(path="a.pdf", code=Code.NO_TEXT, page=7))
    )
    (reading,) = (one for one in decision.gates if one.id == "reading")
    assert reading.outcome == "ask"
    assert "报价表.xlsx" in reading.reason
    assert "a.pdf，第7页" in reading.reason


def test_a_missing_licence_is_no_bid(run: Run, profile: CompanyProfile) -> None:
    without = tuple(one for one in profile.certificates if one.id != "licence-b24")
    decision = run(company=profile.model_copy(update={"certificates": without}))
    assert (decision.outcome, gate(decision, "licence")) == ("no_bid", "fail")
    assert "许可" in decision.reasons[0]


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("COPC", "fail"), ("ISO 14001:2015", "fail"), ("ISO/IEC 27001", "ask"), ("营业执照", "pass"), ("三级等保", "ask")],
)
def test_mandatory_certificates(run: Run, name: str, outcome: str) -> None:
    decision = run(FACTS.model_copy(update={"mandatory_certificates": fact((name,))}))
    assert gate(decision, "certificates") == outcome


@pytest.mark.parametrize(
    ("deadline", "outcome"),
    [("2026-11-24T17:00", "fail"), ("2026-11-28", "ask"), ("2027-01-15", "pass"), (None, "ask"), ("2027-02", "ask")],
)
def test_the_deadline(run: Run, deadline: str | None, outcome: str) -> None:
    stated = None if deadline is None else fact(deadline)
    assert gate(run(FACTS.model_copy(update={"submission_deadline": stated})), "deadline") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("服务期24个月", "pass"),  # from the deadline in January 2027
        ("自2028年7月1日起24个月", "ask"),
        ("24 months commencing on 1 July 2028", "ask"),
        ("two years from July 1, 2028", "ask"),
    ],
)
def test_a_certificate_must_hold_for_the_term_from_its_stated_start(run: Run, text: str, outcome: str) -> None:
    terms = {"contract_term": fact(24, text), "mandatory_certificates": fact(("增值电信业务经营许可证",))}
    assert gate(run(FACTS.model_copy(update=terms)), "certificates") == outcome


def test_a_ceiling_that_is_named_but_not_read_is_shown(run: Run) -> None:
    text = "坐席单价最高限价为7,800元/席/月，超过的投标无效。"
    decision = run(FACTS.model_copy(update={"budget": None}), texts=(text,))
    (ceiling,) = (one for one in decision.gates if one.id == "ceiling")
    assert (ceiling.outcome, ceiling.source and ceiling.source.page) == ("ask", 3)
    assert text[:20] in ceiling.reason


def test_the_ceiling_is_compared_on_the_same_term_and_tax(run: Run) -> None:
    def with_ceiling(amount: int, text: str, confidence: float = 0.9) -> str:
        return gate(run(FACTS.model_copy(update={"budget": fact(money(amount), text, confidence)})), "ceiling")

    assert with_ceiling(25_000_000, "总价（含税）") == "fail"  # floor 24.0 million, 25.44 with tax
    assert with_ceiling(25_000_000, "总价（不含税）") == "pass"
    assert with_ceiling(13_000_000, "13,000,000元/年") == "pass"
    assert with_ceiling(25_000_000, "总价", confidence=0.4) == "ask"
    assert gate(run(FACTS.model_copy(update={"budget": None})), "ceiling") == "ask"


@pytest.mark.parametrize(
    ("update", "outcome"),
    [
        ({"seats": 351}, "fail"),
        ({"seats": 120}, "ask"),
        ({"fte_total": Decimal(200)}, "ask"),
        ({"basis": "assumed"}, "ask"),
    ],
)
def test_capacity(run: Run, update: dict[str, object], outcome: str) -> None:
    assert gate(run(estimate=ESTIMATE.model_copy(update=update)), "capacity") == outcome


def test_a_knock_out_that_fails_is_no_bid_and_an_unproven_one_is_asked(run: Run) -> None:
    failed = run(texts=("★坐席数量不少于400席。",), knockout=True)
    assert (failed.outcome, gate(failed, "knockouts")) == ("no_bid", "fail")
    assert gate(run(texts=("★须提供粤语服务。",), knockout=True), "knockouts") == "ask"
    assert gate(run(texts=("★须提供特种车辆。",), knockout=True), "knockouts") == "ask"


def test_a_known_conflict_is_no_bid(run: Run, profile: CompanyProfile) -> None:
    assert run(company=profile.model_copy(update={"conflicts": ("供水公司",)})).outcome == "no_bid"


def test_other_work_is_no_bid_in_the_tenders_language(run: Run) -> None:
    facts = TenderFacts(title=fact("Office cleaning"), submission_deadline=fact("2027-01-15"))
    decision = run(facts, texts=("Floors shall be mopped daily.",) * 12, language="en")
    assert decision.outcome == "no_bid"
    assert decision.reasons[0].startswith("Contact-centre work: Not contact-centre work.")


def test_few_readable_requirements_are_asked_about(run: Run) -> None:
    decision = run(TenderFacts(), texts=("Floors shall be mopped.",), language="en")
    assert gate(decision, "contact_centre") == "ask"
    assert decision.outcome == "conditional"
