"""商务偏离表, 技术偏离表 and 评分索引表 as frames, made from the ledger's own rows."""

from __future__ import annotations

import re
from typing import Literal

import pandas as pd

from models.answer import Compliance
from models.match import LedgerRow
from models.pack import PackContent
from models.requirement import Category, Requirement
from tasks.draft.claims import Citer
from tasks.draft.display import clipped
from tasks.draft.ledger_table import evidence_line, short_place
from tasks.draft.words import label

Part = Literal["commercial", "technical"]

TO_CONFIRM = "待确认"
DEVIATIONS = ("无偏离", "正偏离", "负偏离", TO_CONFIRM, "不适用")
DEVIATION_COLUMNS = (
    "序号",
    "招标文件条款号",
    "招标文件要求",
    "投标响应",
    "偏离（正/负/无）",
    "证明材料",
    "招标文件出处",
)
SCORE_COLUMNS = ("评分项", "分值", "评分标准", "响应章节", "页码", "证明材料", "自评分", "招标文件出处")

# A positive deviation is never claimed by rule, and a partial answer is a person's decision.
_DEVIATION: dict[Compliance, str] = {
    "comply": "无偏离",
    "partial": TO_CONFIRM,
    "exception": "负偏离",
    "not_applicable": "不适用",
    "unknown": TO_CONFIRM,
}
_CITER = Citer(language="zh", documents=())
_COMMERCIAL: frozenset[Category] = frozenset({"eligibility", "submission", "commercial", "legal"})
_VOID_RULE = re.compile(r"情形之一|的情形|无效投标|否决投标|废标|质疑|投诉")
_QUALIFIES = re.compile(r"资格(?:要求|条件)|须同时满足|须具备")
_PROCEDURE = re.compile(r"予以废标|提出质疑|不足三家")
_ANSWERED = frozenset({"scope", "service_level", "clause", "price"})


def deviation_frame(content: PackContent, part: Part) -> pd.DataFrame:
    """The rows of one deviation table, in tender order.

    Returns:
        Columns ``DEVIATION_COLUMNS``; a row without an approved answer says so instead of claiming one.
    """
    rows = [row for row in content.match.ledger if is_listed(row, part)]
    return pd.DataFrame(
        [_deviation(number, row) for number, row in enumerate(rows, start=1)],
        columns=list(DEVIATION_COLUMNS),
        dtype=object,
    )


def deviation_rules(content: PackContent) -> tuple[tuple[str, str], ...]:
    """What the tender itself says about deviation tables: (verbatim words, place), in tender order.

    Some tenders void a bid that lists rows without a deviation; their words stand above the table.
    """
    stated = (row.requirement for row in content.match.ledger if "偏离" in row.requirement.text)
    return tuple((requirement.text, requirement.where.cited(_CITER.language)) for requirement in stated)


def score_frame(content: PackContent) -> pd.DataFrame:
    """The award criteria with what answers them; own score and page stay open for a person.

    Returns:
        Columns ``SCORE_COLUMNS``, one row a criterion in tender order; empty when the tender states none.
    """
    facts = content.reading.facts
    fact = facts.award_criteria_tree or facts.evaluation_criteria
    criteria = fact.value if fact else ()
    groups = {criterion.parent for criterion in criteria}
    placed = {(one.group, one.criterion): one.section for one in content.match.award}
    rows: list[tuple[object, ...]] = []
    for criterion in criteria:
        if criterion.name in groups:
            continue  # its parts stand below, with its name in front
        own = (criterion.parent, criterion.name)
        answers = [row for row in content.match.ledger if (row.award_group, row.award_criterion) == own]
        at = placed.get(own, "")
        sections = [at] if at else dict.fromkeys(row.response_section for row in answers if row.response_section)
        rubric = [row.requirement.text.rsplit(" | ", 1)[-1] for row in answers if _is_rubric(row, criterion.name)]
        evidence = dict.fromkeys(evidence_line(item, "zh") for row in answers for item in row.evidence)
        rows.append(
            (
                " › ".join(part for part in (criterion.parent, criterion.name) if part),
                criterion.weight,
                "\n".join(rubric) or criterion.text,
                "\n".join(sections) or None,
                None,
                "\n".join(evidence) or None,
                None,
                (criterion.where if criterion.document or not fact else fact.where).cited(_CITER.language),
            )
        )
    return pd.DataFrame(rows, columns=list(SCORE_COLUMNS), dtype=object)


def _is_rubric(row: LedgerRow, criterion: str) -> bool:
    """Whether the row is a line of the scoring table beside this criterion: it tells how the points are given."""
    cells = ["".join(cell.split()) for cell in row.requirement.text.split(" | ")[:-1]]
    return "".join(criterion.split()) in cells


def is_listed(row: LedgerRow, part: Part) -> bool:
    """Whether this deviation table lists the row; instructions, forms and criteria only where they are knock-outs."""
    category = row.requirement.category
    if is_void_rule(row):
        return False
    answered = row.type in _ANSWERED or (row.requirement.knockout and category != "submission")
    return answered and (category in _COMMERCIAL) == (part == "commercial")


def is_void_rule(row: LedgerRow) -> bool:
    """Whether the row says when a bid or the procedure fails, or how to complain: heeded, never responded to."""
    requirement = row.requirement
    above = f"{requirement.section[-1] if requirement.section else ''} {requirement.lead_in or ''}"
    is_rule = _VOID_RULE.search(above) is not None and not _QUALIFIES.search(above)
    return requirement.party == "bidder" and (is_rule or _PROCEDURE.search(requirement.text) is not None)


def _clause(requirement: Requirement) -> str:
    """The tender's clause number; the heading above it or the page where the tender prints none."""
    if requirement.number:
        return requirement.number
    if requirement.section:
        return clipped(requirement.section[-1], 24)
    return label("page", "zh").format(page=requirement.page) if requirement.page is not None else "—"


def _deviation(number: int, row: LedgerRow) -> tuple[object, ...]:
    requirement = row.requirement
    evidence = "\n".join(evidence_line(item, "zh") for item in row.evidence)
    return (
        number,
        _clause(requirement),
        requirement.text,
        row.response_text or f"【{TO_CONFIRM}】",
        _DEVIATION[row.compliance],
        evidence or None,
        short_place(requirement.where.cited(_CITER.language), requirement.document),
    )
