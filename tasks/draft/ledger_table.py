"""The compliance matrix as a pandas frame: one obligation a row, in tender order, nothing shortened."""

from __future__ import annotations

from types import MappingProxyType

import pandas as pd

from models.document import Language
from models.match import Evidence, LedgerRow
from models.pack import PackContent
from models.provenance import Box
from tasks.draft.claims import Citer
from tasks.draft.display import clipped, shown_date
from tasks.draft.doubtful_passages import is_doubtful
from tasks.draft.words import label

# Column id to heading, English and Chinese; ids are the ledger's own names and never shown.
_HEADINGS: dict[str, tuple[str, str]] = {
    "requirement_id": ("Clause", "条款号"),
    "source_document": ("Source file", "来源文件"),
    "section": ("Section", "章节"),
    "page": ("Page", "页码"),
    "box": ("Place on the page (pt)", "页面位置（pt）"),
    "citation": ("Source", "出处"),
    "check": ("Please check", "请核对"),
    "verbatim_text": ("Requirement (verbatim)", "招标文件要求（原文）"),
    "translation": ("In the tender's other language", "另一语种原文"),
    "lead_in": ("List introduced by", "列表引导句"),
    "type": ("Type", "类型"),
    "level": ("Level", "强制程度"),
    "knockout": ("Knock-out", "否决项"),
    "party": ("Party", "责任方"),
    "category": ("Category", "类别"),
    "award_criterion": ("Award criterion", "对应评分项"),
    "points_at_stake": ("Points at stake", "涉及分值"),
    "page_limit": ("Page limit", "篇幅限制"),
    "response_section": ("Response section", "响应章节"),
    "compliance": ("Compliance", "响应情况"),
    "gap": ("Gap", "缺口"),
    "response_text": ("Response", "投标响应"),
    "exception_text": ("Exception", "偏离说明"),
    "evidence": ("Evidence", "证明材料"),
    "price_impact": ("Price impact", "价格影响"),
    "risk": ("Risk", "风险"),
    "owner": ("Owner", "负责人"),
    "reviewer": ("Reviewer", "审核人"),
    "due_on": ("Due", "完成日期"),
    "status": ("Status", "状态"),
    "clarification_question": ("Question to the buyer", "澄清问题"),
    "amendment": ("Amendment", "补遗"),
    "change": ("Change", "变更"),
    "previous_text": ("Previous text", "变更前原文"),
    "answered_by": ("Answered by", "答复人"),
    "answered_on": ("Answered on (UTC)", "答复日期（UTC）"),
    "notes": ("Notes", "备注"),
    "why": ("Why this position", "判定依据"),
    "confidence": ("Reading confidence", "识别置信度"),
    "read_from": ("Read from", "读取方式"),
    "id": ("Row id", "行标识"),
}
LEDGER_COLUMNS = tuple(_HEADINGS)

_VALUES: dict[str, tuple[str, str]] = {
    "instruction": ("instruction", "投标须知"),
    "evaluation": ("evaluation", "评审"),
    "scope": ("scope", "服务内容"),
    "service_level": ("service level", "服务水平"),
    "clause": ("clause", "合同条款"),
    "form": ("form", "格式文件"),
    "price": ("price", "报价"),
    "bidder": ("bidder (before award)", "投标人（授予前）"),
    "supplier": ("supplier (after award)", "供应商（履约）"),
    "high": ("high", "高"),
    "medium": ("medium", "中"),
    "low": ("low", "低"),
    "open": ("open", "未处理"),
    "drafted": ("drafted", "已起草"),
    "approved": ("approved", "已批准"),
    "text": ("text", "正文"),
    "table": ("table row", "表格"),
    "ocr": ("image (OCR)", "图像识别"),
}
CHOICES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "compliance": ("comply", "partial", "exception", "not_applicable", "unknown"),
        "level": ("mandatory", "desirable"),
        "risk": ("high", "medium", "low"),
        "status": ("open", "drafted", "approved"),
    }
)


def heading(column: str, language: Language) -> str:
    """The heading of a ledger column in this language."""
    return _HEADINGS[column][1 if language == "zh" else 0]


def shown_value(value: str, language: Language) -> str:
    """A ledger word (``comply``, ``high`` ...) as people read it."""
    pair = _VALUES.get(value)
    return pair[1 if language == "zh" else 0] if pair else label(value, language)


def ledger_frame(content: PackContent) -> pd.DataFrame:
    """Every requirement with our position on it.

    Returns:
        One row per ledger row, in tender order; columns ``LEDGER_COLUMNS`` by id; what nobody has filled in is None.
    """
    language = content.reading.language
    limit = content.reading.facts.page_limit
    citer = Citer(language=language, documents=content.reading.documents)
    rows = [_row(row, citer, limit.value if limit else None) for row in content.match.ledger]
    return pd.DataFrame(rows, columns=list(LEDGER_COLUMNS), dtype=object)


def clause_of(row: LedgerRow) -> str:
    """The tender's own clause number; the row's stable id where it prints none."""
    return row.requirement.number or row.requirement.id


def evidence_line(evidence: Evidence, language: Language) -> str:
    """``ISO 27001 (iso.pdf, valid until 3 May 2028)``; a missing document is named as missing."""
    comma, opening, closing = ("，", "（", "）") if language == "zh" else (", ", " (", ")")
    parts = [evidence.document or label("no_document", language)]
    if evidence.valid_until:
        until = "有效期至 {}" if language == "zh" else "valid until {}"
        parts.append(until.format(shown_date(evidence.valid_until, language)))
    return f"{evidence.title}{opening}{comma.join(parts)}{closing}"


def short_place(citation: str, document: str) -> str:
    """The citation with a long file name shortened in its middle; the whole name stands in its own column."""
    ends = 12 if document.isascii() else 8
    name = document if len(document) <= 2 * ends + 1 else f"{document[:ends]}…{document[-ends:]}"
    return name + clipped(citation.removeprefix(document), 2 * ends)


def place_of(box: Box) -> str:
    """``p4: 72.0, 310.5 – 520.1, 334.0``: page, left and top, right and bottom, in points from the top left."""
    return f"p{box.page}: {box.x0:.1f}, {box.top:.1f} – {box.x1:.1f}, {box.bottom:.1f}"


def _row(row: LedgerRow, citer: Citer, page_limit: int | None) -> dict[str, object]:
    requirement, language = row.requirement, citer.language
    return {
        "requirement_id": clause_of(row),
        "source_document": requirement.document,
        "section": " › ".join(requirement.section) or None,
        "page": requirement.page,
        "box": "\n".join(place_of(box) for box in requirement.boxes) or None,
        "citation": requirement.where.cited(citer.language),
        "check": row.superseded or (label("please_check", language) if is_doubtful(requirement) else None),
        "verbatim_text": requirement.text,
        "translation": requirement.translation,
        "lead_in": requirement.lead_in,
        "type": row.type,
        "level": requirement.level,
        "knockout": requirement.knockout,
        "party": requirement.party,
        "category": requirement.category,
        "award_criterion": " › ".join(part for part in (row.award_group, row.award_criterion) if part) or None,
        "points_at_stake": row.points_at_stake,
        "page_limit": page_limit if row.type == "instruction" and requirement.category == "submission" else None,
        "response_section": row.response_section or None,
        "compliance": row.compliance,
        "gap": row.gap,
        "response_text": row.response_text or None,
        "exception_text": None,
        "evidence": "\n".join(evidence_line(item, language) for item in row.evidence) or None,
        "price_impact": None,
        "risk": row.risk,
        "owner": row.owner or None,
        "reviewer": row.reviewer or None,
        "due_on": row.due_on,
        "status": row.status,
        "clarification_question": row.clarification_question,
        "amendment": requirement.amendment,
        "change": label(f"change_{requirement.change}", language) if requirement.change else None,
        "previous_text": requirement.previous_text,
        "answered_by": row.answer.answer.by if row.answer else None,
        "answered_on": row.answer.answer.at.date() if row.answer else None,
        "notes": row.notes or None,
        "why": row.why or None,
        "confidence": requirement.confidence,
        "read_from": requirement.source,
        "id": requirement.id,
    }
