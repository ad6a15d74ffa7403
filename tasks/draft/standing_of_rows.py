"""How a ledger row stands in words, and whether it is answered in writing or simply done."""

from __future__ import annotations

import re

from models.document import Language
from models.match import LedgerRow, RowType
from tasks.draft.words import label

_FOLLOWED: frozenset[RowType] = frozenset({"instruction", "form"})
_ASKS_WRITING = re.compile(
    r"\b(?:describe|explain|set out|outline|propose|demonstrate|answer every question|state your|present your"
    r"|provide an? \w{1,20} plan)\b|^Q\d{1,3}\b|(?:编制|提供|提交)[^。；，]{0,12}方案|阐述|描述",
    re.IGNORECASE,
)
_REJECTS = re.compile(
    r"\breject|\bdisqualif|\b(?:will|shall) be excluded\b|\bvoid\b|\binvalid\b|\bpass[ /]?fail\b|\bmust pass\b"
    r"|\bnot be (?:considered|evaluated|accepted|read)\b|\bnot consider\b|\bineligible\b"
    r"|无效|否决|拒收|拒绝|不予受理|不予认可|不得参加|不接受|资格审查|★|取消[^。；]{0,8}资格",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"[:：]\s*$|的情形$")
_LESS_THAN_VOID = re.compile(r"^[^★]{0,6}▲|不作为无效投标")


def is_followed(row: LedgerRow) -> bool:
    """Whether the row is an instruction or form: the bid team does it, nobody writes an answer to it."""
    return row.type in _FOLLOWED and not row.response_text and not _ASKS_WRITING.search(row.requirement.text)


def needs_writing(row: LedgerRow) -> bool:
    """Whether a person must still write the answer."""
    return not row.response_text and row.compliance != "not_applicable" and not is_followed(row)


def has_gap(row: LedgerRow) -> bool:
    """Whether something is missing for an answer that we can prove: the same rows that the decision's gate counts."""
    return row.gap is not None or row.compliance in {"exception", "partial"}


def is_to_do(row: LedgerRow) -> bool:
    """Whether the row stands open only because a person has yet to do it."""
    return row.compliance == "unknown" and is_followed(row)


def standing_word(row: LedgerRow, language: Language) -> str:
    """The row's standing in one word."""
    return label("to_do" if is_to_do(row) else row.compliance, language)


def rank_as_void(row: LedgerRow) -> int:
    """How surely a failure voids the bid, 0 first: rules that say so and pass/fail criteria before plain clauses."""
    text = row.requirement.text
    if _LESS_THAN_VOID.search(text):
        return 4
    if _INTRODUCES.search(text):
        return 3
    if _REJECTS.search(text) or row.requirement.category == "eligibility":
        return 0
    return 1 if row.requirement.party == "bidder" and row.requirement.category == "submission" else 2
