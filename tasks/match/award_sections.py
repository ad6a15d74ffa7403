"""Which section of the proposal earns the points of which award criterion: each criterion counts in one section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from models.facts import Criterion, TenderFacts
from models.match import AwardPoints, LedgerRow
from models.requirement import Category
from tasks.match.award import criterion_key, scored_criteria
from tasks.match.kinds import response_section

# what a criterion's name says of the section that it scores, the surest first
_KINDS: tuple[tuple[Category, re.Pattern[str]], ...] = (
    ("commercial", re.compile(r"\bprice\b|\bpricing\b|\bcosts?\b|价格|报价", re.IGNORECASE)),
    (
        "eligibility",
        re.compile(
            r"experience|references?\b|track record|past performance|certificat"
            r"|业绩|经验|资质|资格|认证|证书|荣誉|信誉|实力|规模|财务|纳税|经营",
            re.IGNORECASE,
        ),
    ),
    ("transition", re.compile(r"transition|mobili[sz]ation|implementation|实施|过渡|进场", re.IGNORECASE)),
    ("staffing", re.compile(r"\bstaff|personnel|\bteam\b|people|training|人员|团队|培训|人力|经理", re.IGNORECASE)),
    ("service_level", re.compile(r"service levels?|quality|\bkpi\b|质量|考核|指标", re.IGNORECASE)),
    ("security", re.compile(r"security|data protection|confidential|信息安全|数据安全|保密|应急", re.IGNORECASE)),
    ("reporting", re.compile(r"reporting|governance|management information|报告|报表", re.IGNORECASE)),
    ("technical", re.compile(r"technolog|technical|systems?\b|platform|技术|系统|平台|设计", re.IGNORECASE)),
    ("scope", re.compile(r"service|operation|solution|methodology|服务|运营|方案", re.IGNORECASE)),
)


def award_points(facts: TenderFacts, rows: Sequence[LedgerRow], language: str) -> tuple[AwardPoints, ...]:
    """Each criterion once, in the tender's order, with the proposal section that has to earn its points.

    The section is that of most of the winner's duties that feed it, else the one its name belongs to, else that of
    most of its other rows; so points add up over the sections and none is counted twice.
    """
    fact = facts.award_criteria_tree or facts.evaluation_criteria
    found: dict[tuple[str | None, str], list[LedgerRow]] = {}
    for row in rows:
        if row.award_criterion is not None:
            found.setdefault((row.award_group, row.award_criterion), []).append(row)
    return tuple(
        AwardPoints(
            criterion=one.name,
            group=one.parent,
            points=one.weight,
            section=_section_of(one, feeding, language),
            rows=len(feeding),
            source=one.where if one.document or fact is None else fact.where,
        )
        for one in scored_criteria(facts)
        for feeding in [found.get((one.parent, one.name), [])]
    )


def _section_of(criterion: Criterion, rows: Sequence[LedgerRow], language: str) -> str:
    """The proposal section whose text is scored by this criterion; empty when nothing tells."""
    duties = Counter(row.response_section for row in rows if row.requirement.party == "supplier")
    if duties:
        return max(duties, key=lambda section: duties[section])
    key = criterion_key(criterion.name)
    kind = next((category for category, words in _KINDS if words.search(key)), None)
    if kind is not None:
        return response_section(kind, language)
    others = Counter(row.response_section for row in rows)
    return max(others, key=lambda section: others[section]) if others else ""
