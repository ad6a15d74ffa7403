"""The summary sheet of the compliance matrix: where the bid stands, and what nobody has read."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from models.document import Language
from models.pack import PackContent
from tasks.adapters.workbooks.matrix_sheet import HEADER_ROW, KNOCKOUT_MARK
from tasks.adapters.workbooks.styles import CENTRE, DATE, PERCENT, QUIET, TEXT
from tasks.adapters.workbooks.tables import (
    Column,
    Entry,
    Formula,
    Link,
    Styled,
    quoted,
    set_up_print,
    write_line,
    write_section,
    write_table,
    write_title,
)
from tasks.draft.amendment_notes import change_counts, counts_line
from tasks.draft.display import clipped, shown_moment
from tasks.draft.doubtful_passages import doubtful_passages, doubtful_rows
from tasks.draft.ledger_summary import compliance_counts, open_gaps, type_counts, unread_parts
from tasks.draft.ledger_table import CHOICES, heading, short_place, shown_value
from tasks.draft.points import criteria_line, section_points, shown_points, total_points
from tasks.draft.words import label

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Compliance matrix", "响应矩阵"),
    "draft": (
        "Draft made by rule from the tender; every position waits for a person.",
        "依规则从招标文件自动起草；每一项结论均须人工确认。",
    ),
    "compliance": ("By compliance", "按响应情况"),
    "type": ("By type", "按类型"),
    "drafted": ("As drafted", "起草时"),
    "now": ("Now", "当前"),
    "knockouts": ("Knock-outs", "否决项"),
    "total": ("All requirements", "全部要求"),
    "ready": ("Approved or not applicable", "已批准或不适用"),
    "gaps": ("Open gaps and unproven knock-outs ({n})", "未关闭缺口与未证实的实质性条款（{n}）"),
    "no_gaps": ("No gap found; knock-outs are all covered with evidence.", "未发现缺口；实质性条款均有证明材料。"),
    "go": ("row {n}", "第{n}行"),
    "unread": ("Not read ({n})", "未读取内容（{n}）"),
    "feeding": ("Rows that feed it", "涉及条目"),
    "amended": ("Amendments: {what}", "补遗变更：{what}"),
    "doubtful": (
        "Please check: {n} passages beside the matrix, {rows} rows",
        "请核对：表外段落 {n} 处、条目 {rows} 条",
    ),
    "all_read": ("Every file and page was read.", "所有文件和页面均已读取。"),
    "file": ("File", "文件"),
    "page": ("Page", "页码"),
    "code": ("Code", "代码"),
    "advice": ("What happened, what to do", "情况与处理办法"),
    "deadline": ("Submission deadline", "投标截止"),
}


def write_summary(
    sheet: Worksheet, content: PackContent, frame: pd.DataFrame, matrix: str, letters: Mapping[str, str]
) -> None:
    """Fill the sheet.

    Args:
        sheet: Empty.
        content: What the pack is made from.
        frame: The ledger, as on the matrix sheet.
        matrix: Title of the matrix sheet.
        letters: Column id to letter on that sheet.
    """
    language = content.reading.language
    row = write_title(sheet, f"{_word('title', language)} – {_tender_title(content)}", *_key_lines(content))
    row = _write_counts(sheet, row, frame, matrix, letters, language)
    row = _write_points(sheet, row + 1, content)
    row = _write_unread(sheet, row + 1, content)
    _write_gaps(sheet, row + 1, frame, matrix, language)
    set_up_print(sheet, 1)


def _write_counts(
    sheet: Worksheet, row: int, frame: pd.DataFrame, matrix: str, letters: Mapping[str, str], language: Language
) -> int:
    last = HEADER_ROW + max(1, len(frame))

    def span(name: str) -> str:
        return f"{quoted(matrix)}!${letters[name]}${HEADER_ROW + 1}:${letters[name]}${last}"

    knockout = f'{span("knockout")},"{KNOCKOUT_MARK}"' if "knockout" in letters else ""
    for name, counted in (("compliance", compliance_counts(frame)), ("type", type_counts(frame))):
        drafted = {str(item[name]): item for item in counted.to_dict("records")}
        keys = CHOICES.get(name) or tuple(drafted)
        columns = [
            Column(_word(name, language), 26),
            Column(_word("drafted", language), 14, CENTRE),
            Column(_word("now", language), 30, CENTRE),
            Column(f"{_word('knockouts', language)} · {_word('drafted', language)}", 44, CENTRE),
            Column(f"{_word('knockouts', language)} · {_word('now', language)}", 26, CENTRE),
        ]
        lines: list[list[Entry]] = []
        for key in keys:
            shown = shown_value(key, language)
            now = f'{span(name)},"{shown}"' if name in letters else ""
            lines.append(
                [
                    shown,
                    int(drafted.get(key, {}).get("rows", 0)),
                    Formula(f"COUNTIFS({now})") if now else None,
                    int(drafted.get(key, {}).get("knockouts", 0)),
                    Formula(f"COUNTIFS({now},{knockout})") if now and knockout else 0,
                ]
            )
        row = write_table(sheet, row, columns, lines, set_widths=name == "compliance") + 1
    return _write_readiness(sheet, row, len(frame), span("compliance"), span("status"), language)


def _write_readiness(sheet: Worksheet, row: int, total: int, compliance: str, status: str, language: Language) -> int:
    """The submission bar: every row approved or not applicable."""
    approved, absent = shown_value("approved", language), shown_value("not_applicable", language)
    ready = (
        f'(COUNTIFS({status},"{approved}")+COUNTIFS({compliance},"{absent}",{status},"<>{approved}"))/{max(1, total)}'
    )
    columns = [Column(_word("total", language), 26, CENTRE), Column(_word("ready", language), 14, PERCENT)]
    return write_table(sheet, row, columns, [[total, Formula(ready)]], set_widths=False)


def _clause(gap: Mapping[Hashable, object], row_number: int, language: Language) -> str:
    """The tender's own clause number; for a requirement without one, the row of the matrix that holds it."""
    if gap["requirement_id"] == gap["id"]:
        return _word("go", language).format(n=row_number)
    return str(gap["requirement_id"])


def _write_gaps(sheet: Worksheet, row: int, frame: pd.DataFrame, matrix: str, language: Language) -> int:
    gaps = open_gaps(frame)
    row = write_section(sheet, row, _word("gaps", language).format(n=len(gaps)))
    if gaps.empty:
        return write_line(sheet, row, _word("no_gaps", language))
    columns = [
        Column(heading("requirement_id", language), 0, TEXT),
        Column(heading("knockout", language), 0, CENTRE),
        Column(heading("gap", language), 0, TEXT),
        Column(heading("verbatim_text", language), 0, TEXT),
        Column(heading("citation", language), 0, QUIET),
        Column(heading("owner", language), 18, TEXT),
        Column(heading("due_on", language), 14, DATE),
    ]
    row_numbers = [HEADER_ROW + 1 + int(str(position)) for position in gaps.index]
    lines: list[list[Entry]] = [
        [
            Link(_clause(gap, row_number, language), matrix, f"A{row_number}"),
            KNOCKOUT_MARK if gap["knockout"] else None,
            gap["gap"] or _standing(str(gap["compliance"]), str(gap["type"]), language),
            clipped(str(gap["verbatim_text"]), 240),
            short_place(str(gap["citation"]), str(gap["source_document"])),
            gap["owner"],
            gap["due_on"],
        ]
        for row_number, gap in zip(row_numbers, gaps.to_dict("records"), strict=True)
    ]
    sheet.column_dimensions["F"].width, sheet.column_dimensions["G"].width = 18, 14
    return write_table(sheet, row, columns, lines, set_widths=False)


def _standing(compliance: str, kind: str, language: Language) -> str:
    """Why a row without a gap is open: instructions and forms only have to be done."""
    is_to_do = compliance == "unknown" and kind in {"instruction", "form"}
    return shown_value("to_do" if is_to_do else compliance, language)


def _write_points(sheet: Worksheet, row: int, content: PackContent) -> int:
    """Points at stake by proposal section; nothing when the tender states no criteria."""
    language, sections = content.reading.language, section_points(content)
    if not sections:
        return row - 1
    row = write_section(sheet, row, label("h_points", language))
    columns = [
        Column(label("c_section", language), 0, TEXT),
        Column(label("c_points", language), 0, CENTRE),
        Column(_word("feeding", language), 0, CENTRE),
        Column(label("c_criteria", language), 0, TEXT),
    ]
    lines: list[list[Entry]] = [
        [
            one.section or label("points_unplaced", language),
            shown_points(one.points, language),
            one.rows,
            criteria_line(one.criteria, language),
        ]
        for one in sections
    ]
    total = shown_points(total_points(content), language)
    lines.append([label("points_total", language), total, sum(one.rows for one in sections), None])
    return write_table(sheet, row, columns, lines, set_widths=False)


def _write_unread(sheet: Worksheet, row: int, content: PackContent) -> int:
    language = content.reading.language
    parts = unread_parts(content)
    row = write_section(sheet, row, _word("unread", language).format(n=len(parts)))
    if not parts:
        return write_line(sheet, row, _word("all_read", language))
    columns = [Column(_word(name, language), 0) for name in ("file", "page", "code", "advice")]
    lines: list[list[Entry]] = [[path, Styled(page, CENTRE), code, sentence] for path, page, code, sentence in parts]
    return write_table(sheet, row, columns, lines, set_widths=False)


def _key_lines(content: PackContent) -> list[str]:
    language, facts = content.reading.language, content.reading.facts
    known = [fact.value for fact in (facts.buyer, facts.reference) if fact]
    deadline = facts.submission_deadline
    when = shown_moment(deadline.value, deadline.text, language) if deadline else label("closing_unknown", language)
    documents, pages = len(content.reading.documents), content.reading.page_count
    key = ("read_one" if documents == 1 else "read") + ("" if pages else "_no_pages")
    read = label(key, language).format(documents=documents, pages=pages)
    return [
        " · ".join([*known, f"{_word('deadline', language)}: {when}", read]),
        f"{label('draft_mark', language)} · {_word('draft', language)}",
        *_to_look_at(content),
    ]


def _to_look_at(content: PackContent) -> list[str]:
    """One line of what the amendments changed and what was read with doubt; none when there is neither."""
    language, amendments = content.reading.language, content.reading.amendments
    changed = _word("amended", language).format(what=counts_line(change_counts(amendments), language))
    passages, rows = len(doubtful_passages(content)), len(doubtful_rows(content))
    doubt = _word("doubtful", language).format(n=passages, rows=rows)
    parts = [*([changed] if amendments else []), *([doubt] if passages or rows else [])]
    return [" · ".join(parts)] if parts else []


def _tender_title(content: PackContent) -> str:
    title = content.reading.facts.title
    return title.value if title else content.tender.name


def _word(key: str, language: Language) -> str:
    return _WORDS[key][1 if language == "zh" else 0]
