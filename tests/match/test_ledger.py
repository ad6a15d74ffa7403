"""A row says comply only when every part of the requirement is proven and every number compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.capability import CompanyProfile
from models.facts import Criterion, Fact, TenderFacts
from models.match import LedgerRow
from models.requirement import Requirement
from tasks.match.ledger import build_ledger
from tasks.match.profile import Concepts

TODAY = dt.date(2026, 11, 25)
Judge = Callable[..., LedgerRow]


def fact(value: object, text: str = "as printed") -> Fact:
    return Fact(value=value, text=text, document="tender.pdf", page=1)


FACTS = TenderFacts(
    title=fact("Contact centre services"),
    submission_deadline=fact("2027-01-15T14:00"),
    contract_term=fact(24),
    evaluation_criteria=fact(
        (Criterion(name="Service quality", weight=30, text="30"), Criterion(name="Price", weight=70, text="70"))
    ),
)


@pytest.fixture
def judge(profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]) -> Judge:
    def one(text: str, category: str = "scope", **more: object) -> LedgerRow:
        language = "en" if text.isascii() or "≤" in text else "zh"
        return build_ledger([demand(text, category, **more)], FACTS, profile, concepts, language, TODAY).ledger[0]

    return one


@pytest.mark.parametrize(
    ("text", "category", "evidence"),
    [
        ("The Supplier shall answer 80% of calls within 20 seconds.", "service_level", "service-levels"),
        ("Call abandonment | <= 5% | per month", "service_level", "service-levels"),
        ("All calls must be recorded and the recordings kept for at least 12 months.", "technical", "recording"),
        ("The bidder must hold a valid ISO 9001 certificate.", "eligibility", "iso-9001"),
        (
            "The bidder must have at least five years of experience in contact centre operation.",
            "eligibility",
            "experience",
        ),
        ("Provide three references for similar contracts within the last five years.", "eligibility", "ref-water"),
        ("The Supplier shall provide a minimum of 50 dedicated seats.", "scope", "site"),
        ("20秒内人工接通率不低于85%。", "service_level", "service-levels"),
        ("所有通话须全程录音，录音保存不少于6个月。", "technical", "recording"),
        ("★投标人须具有有效的增值电信业务经营许可证（含国内呼叫中心业务）。", "eligibility", "licence-b24"),
        ("投标人近三年须具有不少于3个同类业绩，须提供合同复印件。", "eligibility", "ref-water"),
        ("供应商须提供不少于50个专属坐席。", "scope", "inbound-voice"),
    ],
)
def test_proven_requirements_comply_with_their_evidence(judge: Judge, text: str, category: str, evidence: str) -> None:
    row = judge(text, category)
    assert row.compliance == "comply", (row.gap, row.why)
    assert evidence in {item.id for item in row.evidence}
    assert row.response_text
    assert row.why
    assert row.gap is None


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The Supplier shall supply 26 firearms and uniforms.", "scope"),
        ("The Supplier shall provide training in firearms handling and patrol driving.", "staffing"),
        ("The Supplier shall provide the service in Welsh and English.", "scope"),
        ("Callers who are hard of hearing shall be served in sign language.", "scope"),
        ("First contact resolution of at least 75% shall be achieved.", "service_level"),
        ("Agents shall receive 40 hours of training.", "staffing"),
        ("The project manager must have at least 5 years' experience.", "staffing"),
        ("The Supplier shall not process personal data outside the country.", "security"),
        ("Web chats | answered by an agent | 80% within 20 seconds", "service_level"),
        ("Bidders must hold SOC 2 and ISO 27001 certification.", "eligibility"),
        ("Recordings shall be destroyed by a degausser before a notary.", "security"),
        ("The Supplier shall answer 90% of calls within 10 seconds.", "service_level"),
        ("须提供粤语服务。", "scope"),
        ("投标人须具有信息安全服务资质证书。", "eligibility"),
        ("投标人须具有劳务派遣经营许可证。", "eligibility"),
        ("岗前培训不少于40课时。", "staffing"),
        ("保洁人员每日清洁卫生间两次。", "scope"),
        ("投标人不得泄露客户个人信息。", "security"),
        ("增值电信业务经营许可证有效期不得早于2031年6月30日届满。", "eligibility"),
    ],
)
def test_what_is_not_fully_proven_never_complies(judge: Judge, text: str, category: str) -> None:
    assert judge(text, category).compliance in {"partial", "unknown"}


@pytest.mark.parametrize(
    ("text", "category", "reason"),
    [
        ("The Supplier shall provide at least 500 agent seats.", "scope", "500 seats asked; we run 350"),
        ("The tenderer must have ten years' experience in contact centres.", "eligibility", "10 years asked; 7"),
        ("Call recordings shall be kept for seven (7) years.", "technical", "84 months asked; 36"),
        ("Provide 6 references for similar contracts.", "eligibility", "6 contracts asked; 4"),
        ("★坐席数量不少于400席。", "scope", "要求400席；我方共350席"),
    ],
)
def test_a_number_that_fails_is_an_exception_with_both_figures(
    judge: Judge, text: str, category: str, reason: str
) -> None:
    row = judge(text, category)
    assert row.compliance == "exception"
    assert row.risk == "high"
    assert reason in (row.gap or "")
    assert row.response_text == ""


def test_an_expired_certificate_proves_nothing(judge: Judge) -> None:
    row = judge("The bidder must hold COPC certification.", "eligibility", knockout=True)
    assert (row.compliance, row.evidence, row.risk) == ("unknown", (), "high")
    assert "2026-10-08" in (row.gap or "")


def test_a_certificate_that_ends_within_the_term_says_so(judge: Judge) -> None:
    assert "2027-02-19" in judge("The bidder must hold ISO 9001.", "eligibility").notes
    throughout = judge("The Supplier must hold ISO 9001 throughout the contract.", "eligibility")
    assert throughout.compliance == "partial"


def test_a_claim_without_evidence_is_a_gap(judge: Judge) -> None:
    row = judge("The Supplier shall report first contact resolution.", "service_level")
    assert row.compliance == "unknown"
    assert "no evidence" in (row.gap or "")


def test_a_knock_out_with_a_gap_is_urgent(judge: Judge) -> None:
    text = "The Supplier shall offer Cantonese."
    calm, urgent = judge(text), judge(text, knockout=True)
    assert (calm.risk, urgent.risk) == ("medium", "high")
    assert calm.due_on is not None
    assert urgent.due_on is not None
    assert TODAY <= urgent.due_on < calm.due_on < dt.date(2027, 1, 15)


@pytest.mark.parametrize("text", ["Tenders must be uploaded by 14:00.", "投标文件须加盖公章。"])
def test_instructions_are_done_by_people(judge: Judge, text: str) -> None:
    row = judge(text, "submission", knockout=True)
    assert (row.compliance, row.status, row.type in {"instruction", "form"}) == ("unknown", "open", True)
    assert row.notes


def test_points_at_stake_come_from_the_tender(judge: Judge) -> None:
    row = judge("Customer satisfaction of 90% shall be reached.", "service_level")
    assert (row.award_criterion, row.points_at_stake) == ("Service quality", 30)
    assert judge("Calls are taken in English.").award_criterion is None


def test_an_undefined_service_level_is_asked_once(
    profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]
) -> None:
    texts = ["Answer 80% of calls within 20 seconds.", "On Sundays answer 75% of calls within 30 seconds."]
    rows = build_ledger([demand(one, "service_level") for one in texts], FACTS, profile, concepts, "en", TODAY).ledger
    assert [row.clarification_question is not None for row in rows] == [True, False]


def test_other_trades_are_not_contact_centre_work(
    profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]
) -> None:
    texts = ["Floors shall be mopped daily.", "Staff shall receive training.", "ISO 9001 is required."] * 5
    facts = TenderFacts(title=fact("Office cleaning"))
    result = build_ledger([demand(one) for one in texts], facts, profile, concepts, "en", TODAY)
    assert not result.is_contact_centre
    assert "None of 15 requirements" in result.contact_centre_evidence
    assert [row.compliance for row in result.ledger[:3]] == ["unknown", "unknown", "comply"]


PIECES = (
    "The Supplier shall,must hold,provide,ISO 9001,80% of calls,within 20 seconds,350 seats,录音,保存,12 个月,|,★,不得"
)
WORDS = st.sampled_from(PIECES.split(","))


@given(st.lists(WORDS, max_size=14))
def test_comply_always_has_evidence_an_answer_and_no_gap(
    profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement], words: list[str]
) -> None:
    requirement = demand(" ".join(words) or "x", "scope")
    first, again = (build_ledger([requirement], FACTS, profile, concepts, "en", TODAY) for _ in range(2))
    assert first == again
    row = first.ledger[0]
    assert row.requirement == requirement
    if row.compliance == "comply":
        assert row.evidence
        assert row.response_text
        assert row.gap is None
