"""Passages that may ask something and became no requirement, and rows read with doubt: a person looks at both."""

from __future__ import annotations

from models.document import Language
from models.pack import PackContent
from models.requirement import Requirement
from tasks.draft.words import label

PLEASE_CHECK_BELOW = 0.6


def doubtful_passages(content: PackContent) -> tuple[Requirement, ...]:
    """The passages beside the ledger, in tender order."""
    return content.reading.doubtful


def doubtful_rows(content: PackContent) -> tuple[Requirement, ...]:
    """The ledger's rows that were read with doubt, in tender order."""
    return tuple(row.requirement for row in content.match.ledger if is_doubtful(row.requirement))


def is_doubtful(requirement: Requirement) -> bool:
    """Whether a person should check that this is a requirement at all."""
    return requirement.confidence < PLEASE_CHECK_BELOW


def why_doubtful(requirement: Requirement, language: Language) -> str:
    """Why it was not made a row, in the draft's language, with the rule that spoke for it where one did."""
    rule = requirement.rule.replace("_", " ").replace("-", " ").strip()
    key = "doubtful_by_rule" if rule and rule != "learned" else "doubtful_by_wording"
    return label(key, language).format(rule=rule)
