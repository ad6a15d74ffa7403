"""Which award criterion a requirement feeds; silent when names do not say it."""

from __future__ import annotations

from collections.abc import Sequence

from models.facts import Criterion, TenderFacts
from models.requirement import Category, Requirement
from tasks.match.concepts import ConceptFinder, Hit, readable

_CATEGORY_WORDS: dict[Category, tuple[str, ...]] = {
    "eligibility": (
        "experience",
        "reference",
        "track record",
        "past performance",
        "qualification",
        "业绩",
        "资质",
        "资格",
    ),
    "submission": (),
    "scope": ("service delivery", "operation", "solution", "approach", "服务方案", "运营方案", "需求理解"),
    "service_level": ("service level", "quality", "performance", "服务质量", "质量"),
    "staffing": ("staff", "people", "personnel", "team", "人员", "团队", "培训"),
    "technical": ("technolog", "technical", "system", "技术", "系统", "平台"),
    "security": ("security", "data protection", "安全", "保密", "应急"),
    "reporting": ("reporting", "governance", "management information", "报告", "管理制度"),
    "transition": ("transition", "mobilisation", "mobilization", "implementation", "实施", "过渡", "进场"),
    "commercial": ("price", "pricing", "cost", "commercial", "价格", "报价", "商务"),
    "legal": (),
}


class AwardCriteria:
    """The tender's criteria with the concepts their names mention, ready to be asked row by row."""

    def __init__(self, facts: TenderFacts, finder: ConceptFinder) -> None:
        """Read the concepts of every criterion's name once."""
        criteria = facts.evaluation_criteria.value if facts.evaluation_criteria else ()
        self._criteria = tuple((one, frozenset(hit.concept for hit in finder.find(one.name))) for one in criteria)

    def fed_by(self, requirement: Requirement, hits: Sequence[Hit]) -> Criterion | None:
        """The one criterion that the section names, else shares a concept, else belongs to the category."""
        section = readable(" ".join(requirement.section)).lower()
        wanted = {hit.concept for hit in hits}
        words = _CATEGORY_WORDS[requirement.category]
        by_rule = (
            [one for one, _ in self._criteria if len(one.name) > 3 and readable(one.name).lower() in section],
            [one for one, named in self._criteria if named & wanted],
            [one for one, _ in self._criteria if any(word in readable(one.name).lower() for word in words)],
        )
        return next((found[0] for found in by_rule if len(found) == 1), None)
