"""Criteria that a bid passes or fails, told by the heading, the column headings or the paragraph in front of them."""

from __future__ import annotations

import re

from models.document import Language
from tasks.extract.unit import Unit

_PASS_OR_FAIL = re.compile(r"\bpass(?: ?/ ?| or | and )fail\b|\bgo ?/ ?no-?go\b|通过/不通过", re.IGNORECASE)
# Headings and captions over what a bidder must be or have; what is weighed or bought stands under other words.
_QUALIFYING = {
    "en": re.compile(
        r"\bselection criteria|\beligib\w+|\bqualif(?:ying|ication) criteria|\bpre-?qualification|"
        r"\b(?:mandatory|minimum) (?:criteria|qualif\w+)|"
        r"\b(?:mandatory|minimum)\b[^.]{0,30}\b(?:bidder|tenderer|offeror|supplier)s?\b|"
        r"\bgrounds? (?:for|of) (?:\w+ )?exclusion|\bexclusion (?:grounds?|criteria)|"
        r"\bconditions? (?:of|for) participation",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"资格(?:性|条件)?(?:审查|评审)|资格(?:条件|要求)|合格条件"),
}
_CONFORMING_ZH = re.compile(r"符合性(?:审查|检查|评审)|(?:形式|响应性)(?:评审|审查)|初步评审")
# "Tenderers must pass every criterion", "a bid that fails any of them will be rejected".
_ALL_MUST_BE_MET = re.compile(
    r"\b(?:pass|meet|satisfy|fulfil|comply with)\w*\b[^.|]{0,30}\b(?:all|every|each)\b[^.|]{0,60}"
    r"\b(?:criteri\w+|requirements?|conditions?|qualifications?)\b|"
    r"\bfail\w*\b[^.|]{0,60}\b(?:any|one)\b[^.|]{0,60}"
    r"\b(?:reject\w+|exclu\w+|disqualif\w+|eliminat\w+|not be considered)\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(r"\bpoints?\b|\bscor(?:e|ing)|\bweight|分值|评分|得分|满分|权重", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:personnel|position|role|staff|labor)\b|人员|岗位", re.IGNORECASE)


def is_passed_or_failed(unit: Unit, language: Language) -> bool:
    """Whether a unit is one of several criteria of which each can exclude a bidder."""
    heads = " ".join(unit.headers)
    if _WEIGHED.search(heads) or _STAFF.search(heads):
        return False
    headings = " ".join((*unit.section[-2:], heads)) if language == "en" else " ".join((*unit.section[-1:], heads))
    if _WEIGHED.search(" ".join(unit.section[-1:])):
        return False
    return bool(
        _PASS_OR_FAIL.search(headings) or _QUALIFYING[language].search(headings) or _ALL_MUST_BE_MET.search(unit.before)
    )


def is_checked_for_conformity(unit: Unit) -> bool:
    """Whether a Chinese row is a point of the review that a bid must pass before it is scored."""
    heads = " ".join((*unit.section[-1:], *unit.headers))
    return bool(_CONFORMING_ZH.search(heads)) and not _WEIGHED.search(" ".join(unit.headers))
