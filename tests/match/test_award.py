"""Points at stake: a requirement feeds the one criterion that its place or words name, and a wrong link is not made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from models.capability import CompanyProfile
from models.facts import Criterion, Fact, TenderFacts
from models.match import MatchResult
from models.requirement import Requirement
from tasks.match.ledger import build_ledger
from tasks.match.profile import Concepts

Matched = Callable[..., MatchResult]

TREE = (
    Criterion(name="商务部分", weight=30, text="商务部分（30分）"),
    Criterion(name="同类业绩", weight=18, parent="商务部分", text="同类业绩 | 18"),
    Criterion(name="企业认证情况", weight=12, parent="商务部分", text="企业认证情况 | 12"),
    Criterion(name="技术部分", weight=40, text="技术部分（40分）"),
    Criterion(name="人员培训方案", weight=15, parent="技术部分", text="人员培训方案 | 15"),
    Criterion(name="服务方案", weight=25, parent="技术部分", text="服务方案 | 25"),
    Criterion(name="价格部分", weight=30, text="价格部分（30分）"),
)
FLAT = (
    Criterion(name="Technical Approach", weight=50, text="50"),
    Criterion(name="Key Personnel", weight=20, text="20"),
    Criterion(name="Price", weight=30, text="30"),
)


@pytest.fixture
def matched(profile: CompanyProfile, concepts: Concepts) -> Matched:
    def all_of(criteria: tuple[Criterion, ...], *requirements: Requirement, language: str = "zh") -> MatchResult:
        fact = Fact(value=criteria, text="award", document="tender.pdf", page=9)
        facts = TenderFacts(evaluation_criteria=fact, award_criteria_tree=fact)
        return build_ledger(requirements, facts, profile, concepts, language, dt.date(2030, 1, 7))

    return all_of


def test_a_row_of_the_scoring_table_feeds_its_own_leaf(matched: Matched, demand: Callable[..., Requirement]) -> None:
    row = demand("2 | 同类业绩 | 18 | 每提供1个合同得6分，最高18分。", "eligibility", section=("评标办法",))
    fed = matched(TREE, row).ledger[0]
    assert (fed.award_group, fed.award_criterion, fed.points_at_stake) == ("商务部分", "同类业绩", 18)


def test_a_heading_or_an_instruction_names_its_criterion(matched: Matched, demand: Callable[..., Requirement]) -> None:
    rows = (
        demand("The plan names the tools.", "submission", section=("Part B", "2. Technical Approach")),
        demand("A resume of one page is provided for each of the Key Personnel.", "submission"),
        demand("The bidder shall complete the pricing schedule in full.", "submission"),
    )
    found = [row.award_criterion for row in matched(FLAT, *rows, language="en").ledger]
    assert found == ["Technical Approach", "Key Personnel", "Price"]


def test_what_the_winner_does_feeds_the_criterion_of_its_kind(
    matched: Matched, demand: Callable[..., Requirement]
) -> None:
    trained = demand("坐席人员上岗前须完成不少于10天的岗前培训。", "staffing", section=("采购需求",))
    assert matched(TREE, trained).ledger[0].award_criterion == "人员培训方案"


@pytest.mark.parametrize(
    ("text", "category", "section"),
    [
        ("乙方应在每月10日前向甲方提交发票，价款按报价结算。", "commercial", ("合同条款",)),
        ("供应商应按服务方案提供服务。", "scope", ("第四章 合同格式",)),
        ("未提供投标报价表的，投标无效。", "submission", ("评标办法", "无效投标")),
        ("投标人须具有有效的营业执照。", "eligibility", ("资格要求",)),
        ("“中标人”系指经评审确定的投标人。", "scope", ("第二章 投标人须知", "定义")),
    ],
)
def test_contract_terms_void_rules_and_definitions_earn_no_points(
    matched: Matched, demand: Callable[..., Requirement], text: str, category: str, section: tuple[str, ...]
) -> None:
    row = demand(text, category, section=section, knockout="无效" in text)
    assert matched(TREE, row).ledger[0].award_criterion is None


def test_two_criteria_named_at_once_link_to_neither(matched: Matched, demand: Callable[..., Requirement]) -> None:
    row = demand("Quotes are realistic in technical approach and in key personnel.", "submission")
    assert matched(FLAT, row, language="en").ledger[0].award_criterion is None


def test_parameters_scored_by_deviation_feed_the_criterion_that_counts_them(
    matched: Matched, demand: Callable[..., Requirement]
) -> None:
    criteria = (Criterion(name="技术响应情况", weight=60, text=""), Criterion(name="价格", weight=40, text=""))
    rows = (
        demand("2 | 技术响应情况 | 每负偏离一项扣2分，扣完为止。", "submission", section=("评标", "评分标准")),
        demand("7 | 并发坐席数 | ≥200", "technical", section=("采购需求", "参数"), source="table"),
    )
    assert [row.points_at_stake for row in matched(criteria, *rows).ledger] == [60, 60]


def test_the_points_add_up_over_the_sections_and_none_counts_twice(
    matched: Matched, demand: Callable[..., Requirement]
) -> None:
    texts = ("供应商应受理来电。", "供应商应每天8:00至20:00提供服务。", "坐席人员须完成岗前培训。")
    rows = [demand(text, "staffing" if "培训" in text else "scope", section=("采购需求",)) for text in texts]
    award = matched(TREE, *rows).award
    assert [one.criterion for one in award] == ["同类业绩", "企业认证情况", "人员培训方案", "服务方案", "价格部分"]
    assert sum(one.points or 0 for one in award) == 100
    sections = {one.criterion: one.section for one in award}
    assert sections["同类业绩"] == "资格证明与业绩"
    assert sections["人员培训方案"] == "人员配置与培训"
    assert sections["价格部分"] == "报价与商务条款"


def test_without_criteria_nothing_is_linked(matched: Matched, demand: Callable[..., Requirement]) -> None:
    result = matched((), demand("Staff shall be trained.", "staffing"), language="en")
    assert (result.award, result.ledger[0].award_criterion) == ((), None)
