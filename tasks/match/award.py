"""Which award criterion a requirement feeds; silent when neither place nor names say it: a wrong link misleads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from models.facts import Criterion, TenderFacts
from models.requirement import Category, Requirement
from tasks.match.concepts import CJK, ConceptFinder, Hit, readable

# What the winner delivers is scored by what a criterion's name says of it; pass/fail rules and contract terms are not.
_CATEGORY_WORDS: Mapping[Category, tuple[str, ...]] = {
    "scope": ("service delivery", "service solution", "operating model", "methodology", "服务方案", "运营方案"),
    "service_level": ("service level", "quality", "performance", "服务质量", "质量"),
    "staffing": ("staff", "people", "personnel", "team", "人员", "团队"),
    "technical": ("technolog", "technical", "system", "技术", "系统", "平台"),
    "security": ("security", "data protection", "信息安全", "数据安全", "网络安全", "保密"),
    "reporting": ("reporting", "governance", "management information", "报告", "报表"),
    "transition": ("transition", "mobilisation", "mobilization", "implementation", "实施", "过渡", "进场"),
}
_PRICE = re.compile(r"\bprice\b|\bpricing\b|\bcosts?\b|价格|报价", re.IGNORECASE)
_GIVES_PRICE = re.compile(
    r"\b(?:submit|provide|complete|include|set forth|propose)\b[^.;]{0,60}\b(?:price|pricing|rates)\b"
    r"|\b(?:price|pricing) (?:schedule|proposal|submission|template|narrative)s?\b[^.;]{0,20}\b(?:must|shall|should)\b"
    r"|(?:填写|填报|提供|提交|编制)[^。；]{0,16}(?:报价|开标一览表)",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"[(（].{6,}|\s?[(（][^()（）]{0,12}[)）]\s*$")
_ORDINAL = re.compile(r"^\W*(?:factor\s?)?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3}|[a-z])[\s、.)）:：]+")
_DEVIATION = re.compile(r"偏离[^。；]{0,12}(?:扣|得)|deviation[^.;]{0,40}(?:deduct|points|marks)", re.IGNORECASE)
_OF_PARAMETERS = re.compile(r"技术|参数|指标|规格|technical|specification", re.IGNORECASE)
# chapters in which nothing is said that earns points: the draft contract, rules of the procedure, background
_UNSCORED = re.compile(
    r"合同(?:格式|条款|文本|草案|范本|协议|主要条款)|协议书|须知|前附表|定义|概况|概述|背景|评标|评审"
    r"|contract (?:terms|clauses|conditions|agreement)|terms and conditions|\bdefinitions?\b|\bbackground\b"
    r"|instructions to (?:tenderers|bidders|offerors)",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(r"评标|评审")
_LONGEST_HEADING = 40


def scored_criteria(facts: TenderFacts) -> tuple[Criterion, ...]:
    """The criteria without parts of their own, in the tender's order; one that counts for nothing is left out."""
    fact = facts.award_criteria_tree or facts.evaluation_criteria
    criteria = fact.value if fact else ()
    groups = {one.parent for one in criteria}
    return tuple(one for one in criteria if one.name not in groups and one.weight != 0)


class AwardCriteria:
    """The tender's scored criteria without parts of their own, ready to be asked row by row."""

    def __init__(
        self,
        facts: TenderFacts,
        finder: ConceptFinder,
        categories: Mapping[str, Category],
        requirements: Iterable[Requirement] = (),
    ) -> None:
        """Read the criteria's names once, and which of them the tender scores by deviations from a list.

        Args:
            facts: With the criteria and their tree.
            finder: Finds concepts in names.
            categories: Concept id to the category of requirements it belongs to.
            requirements: Of the tender; rows of its scoring table say how a criterion is scored.
        """
        self._leaves = scored_criteria(facts)
        self._keys = {id(one): criterion_key(one.name) for one in self._leaves}
        self._concepts = {
            id(one): frozenset(hit.concept for hit in finder.find(one.name))
            for one in self._leaves
            if not _is_price(one)
        }
        self._categories = categories
        scored_by_deviation = [
            one
            for requirement in requirements
            if _DEVIATION.search(requirement.text) and (one := self._of_its_row(requirement))
        ]
        self._by_deviation = next(
            (one for one in scored_by_deviation if _OF_PARAMETERS.search(self._keys[id(one)])), None
        )

    def fed_by(self, requirement: Requirement, hits: Sequence[Hit]) -> Criterion | None:
        """The one criterion that it earns points in, by the surest sign: its row, heading, name, concept, category."""
        if not self._leaves:
            return None
        if own := self._of_its_row(requirement):
            return own
        rules = (self._in_heading(requirement), self._by_name(requirement), self._by_content(requirement, hits))
        return next((found[0] for found in rules if len(found) == 1), None)

    def _of_its_row(self, requirement: Requirement) -> Criterion | None:
        """The criterion whose row of the scoring table this is."""
        cells = requirement.text.split(" | ")
        if len(cells) < 2:
            return None
        named = {criterion_key(cell) for cell in cells[:-1]}
        found = [
            one for one in self._leaves if self._keys[id(one)] in named and one.document in {"", requirement.document}
        ]
        return found[0] if len(found) == 1 else None

    def _in_heading(self, requirement: Requirement) -> list[Criterion]:
        """Named by a heading above it, the nearest first; a price criterion only over what the bidder writes."""
        if any(_PROCEDURE.search(readable(heading)) for heading in requirement.section):
            return []
        for heading in reversed(requirement.section):
            title = criterion_key(heading)
            found = [
                one
                for one in self._leaves
                if (key := self._keys[id(one)])
                and (title == key or (_tells(key) and len(title) <= _LONGEST_HEADING and _names(key, title)))
                and (requirement.party == "bidder" or not _is_price(one))
            ]
            if found:
                return found
        return []

    def _by_name(self, requirement: Requirement) -> list[Criterion]:
        """Named by an instruction of what to hand in."""
        if requirement.party != "bidder":
            return []
        text = readable(requirement.text).lower()
        named = [one for one in self._leaves if _tells(key := self._keys[id(one)]) and _names(key, text)]
        if not named and not requirement.knockout and _GIVES_PRICE.search(text):
            named = [one for one in self._leaves if _is_price(one)]
        return named

    def _by_content(self, requirement: Requirement, hits: Sequence[Hit]) -> list[Criterion]:
        """What the winner delivers: shares a concept of its own kind with the name, else is of the name's kind.

        The kind alone links only to a criterion with points.
        """
        words = _CATEGORY_WORDS.get(requirement.category)
        unscored = any(_UNSCORED.search(readable(heading)) for heading in requirement.section)
        if requirement.party != "supplier" or words is None or unscored:
            return []
        if self._by_deviation and requirement.source == "table":
            return [self._by_deviation]
        own = {hit.concept for hit in hits if self._categories.get(hit.concept) == requirement.category}
        shared = [one for one in self._leaves if self._concepts.get(id(one), frozenset()) & own]
        if shared:
            return shared
        return [
            one
            for one in self._leaves
            if one.weight and not _is_price(one) and any(word in self._keys[id(one)] for word in words)
        ]


def _is_price(criterion: Criterion) -> bool:
    return _PRICE.search(criterion.name) is not None


def criterion_key(name: str) -> str:
    """The name as it is compared: lower case, without its number, its points and what explains it in brackets."""
    plain = readable(name).lower().strip()
    return _ORDINAL.sub("", _EXPLAINED.sub("", plain)).strip(" :：.。|★▲*")


def _tells(key: str) -> bool:
    """Whether the name is more than one common word, so that meeting it in a text means something."""
    return len(key) >= 4 if CJK.search(key) else " " in key


def _names(key: str, text: str) -> bool:
    return key in text if CJK.search(key) else re.search(rf"\b{re.escape(key)}\b", text) is not None
