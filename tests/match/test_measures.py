"""Time limits and counts: met only when our records are at least as good, silent when they say nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from models.capability import CompanyProfile
from models.facts import Fact, TenderFacts
from models.match import LedgerRow
from models.requirement import Requirement
from tasks.match.constraints import check
from tasks.match.ledger import build_ledger
from tasks.match.profile import Concepts
from tasks.match.quantities import dates, figures

TODAY = dt.date(2026, 11, 25)
Judge = Callable[..., LedgerRow]
FACTS = TenderFacts(
    title=Fact(value="Contact centre services", text="title", document="tender.pdf", page=1),
    submission_deadline=Fact(value="2027-01-15T14:00", text="deadline", document="tender.pdf", page=1),
)


@pytest.fixture
def judge(profile: CompanyProfile, concepts: Concepts, demand: Callable[..., Requirement]) -> Judge:
    def one(text: str, category: str = "scope", **more: object) -> LedgerRow:
        language = "en" if text.isascii() else "zh"
        return build_ledger([demand(text, category, **more)], FACTS, profile, concepts, language, TODAY).ledger[0]

    return one


@pytest.mark.parametrize(
    ("text", "identity", "outcome"),
    [
        ("Report a data breach within 24 hours.", "incident_notice", "met"),
        ("Report a data breach within 30 minutes.", "incident_notice", "failed"),
        ("发生数据泄露的，应在1小时内报告。", "incident_notice", "failed"),
        ("知识库须在2个工作日内更新。", "knowledge_update", "met"),
        ("Average speed of answer | all calls | no more than 25 seconds", "asa", "met"),
        ("Average speed of answer | all calls | no more than 10 seconds", "asa", "failed"),
        ("95% of e-mails answered within 1 working day", "email_response", "met"),
        ("95% of e-mails answered within 4 hours", "email_response", "unclear"),
        ("Web chats answered: 80% within 40 seconds", "chat_service_level", "met"),
        ("岗前培训不少于15个工作日", "initial_training", "met"),
        ("岗前培训不少于20个工作日", "initial_training", "failed"),
        ("submit an exit plan within three months", "plan_delivery", "met"),
        ("submit an exit plan within 3 days", "plan_delivery", "failed"),
    ],
)
def test_a_number_is_compared_in_the_right_direction(
    profile: CompanyProfile, text: str, identity: str, outcome: str
) -> None:
    found = {one.id: one.outcome for one in check(text, profile, "en", TODAY)}
    assert found.get(identity) == outcome, found


def test_an_unproven_limit_is_not_compared(profile: CompanyProfile) -> None:
    bare = profile.model_copy(
        update={"capabilities": tuple(one.model_copy(update={"evidence": None}) for one in profile.capabilities)}
    )
    assert not any(one.id == "incident_notice" for one in check("Report a breach within 24 hours.", bare, "en", TODAY))


def test_a_limit_counts_only_while_its_evidence_holds(profile: CompanyProfile) -> None:
    text = "不间断电源支持时间不少于2小时"
    assert [one.id for one in check(text, profile, "zh", TODAY, dt.date(2027, 5, 31))] == ["ups"]
    assert check(text, profile, "zh", TODAY, dt.date(2027, 6, 1)) == ()


def test_a_met_limit_brings_the_record_that_proves_it(judge: Judge) -> None:
    row = judge("The Supplier shall report every personal data breach within 24 hours.", "security")
    assert row.compliance == "comply"
    assert "data-protection" in {item.id for item in row.evidence}


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier shall deliver the firearms plan within 20 days and shall insure the armoury and its guards.",
        "Operations manager | 1 | Three years in charge of at least 40 Advisers",
        "质检员 | 3 | 2年以上质检工作经验",
        "主场地中断后2小时内在备用场地恢复不少于20个坐席。",
        "The Supplier shall staff web chat from 08:00 to 20:00.",
    ],
)
def test_a_met_number_never_answers_the_rest(judge: Judge, text: str) -> None:
    assert judge(text).compliance in {"partial", "unknown"}


def test_a_team_is_named_with_the_time_it_takes_to_train_it(judge: Judge) -> None:
    row = judge("The Supplier shall provide a dedicated team of no fewer than 52 full-time equivalent advisers.")
    assert row.compliance == "partial"
    assert "52 people asked; newly hired, they are trained in 2 months" in (row.gap or "")


def test_years_are_no_quantities_and_points_ask_nothing(judge: Judge) -> None:
    assert judge("具有良好的商业信誉和健全的财务会计制度，提供2025年度财务报告。", "eligibility").compliance == "comply"
    assert "6" not in (judge("管理体系认证 | 6 | 具有质量管理体系认证证书，每个得2分。", "eligibility").gap or "")


def test_an_instruction_with_a_day_of_its_own_is_due_before_that_day(judge: Judge) -> None:
    row = judge("Questions must be sent through the portal by 8 December 2026.", "submission")
    assert row.due_on == dt.date(2026, 12, 7)


def test_roles_are_named_in_the_language_of_the_tender(judge: Judge) -> None:
    assert judge("报价须包含全部费用。", "commercial").owner == "财务经理"
    assert judge("The price shall include all cost.", "commercial").owner == "Finance manager"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One team leader is named for every twelve agents.", ["twelve agents"]),
        ("Invoices reach the Authority within forty (40) days.", ["forty (40) days"]),
        ("The service starts on July 1, 2027.", []),
    ],
)
def test_number_words_are_figures_and_american_dates_are_none(text: str, words: list[str]) -> None:
    assert [one.words for one in figures(text)] == words


def test_american_dates_are_dates() -> None:
    assert dates("valid from Sept. 3rd, 2027 to July 1 2029") == (dt.date(2027, 9, 3), dt.date(2029, 7, 1))


def test_chinese_answers_are_punctuated_in_chinese(judge: Judge) -> None:
    response = judge("投标人须提供同类业绩证明。", "eligibility").response_text
    assert "：" in response
    assert ": " not in response
    assert "。 " not in judge("中标人负责岗前培训。", "staffing").response_text


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Abandonment rate | Not more than 5% | 1% of the monthly invoice", "met"),
        ("Abandonment rate | Not more than 3% | 6% of the monthly invoice", "failed"),
        ("Customer satisfaction | At least 97% | 2% of the monthly invoice", "failed"),
        ("Abandonment rate | Calls given up / calls offered | ≤ 5% | 1% of the fee", "met"),
    ],
)
def test_the_target_of_a_row_is_compared_and_not_the_credit(text: str, outcome: str, profile: CompanyProfile) -> None:
    rates = [one for one in check(text, profile, "en", TODAY) if one.id in {"abandonment", "satisfaction"}]
    assert [one.outcome for one in rates] == [outcome]
