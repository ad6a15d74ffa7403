"""The sheet of what the amendments changed: facts, what to apply by hand, changed, new and removed requirements."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.amendment import RequirementChange
from models.document import Language
from models.pack import PackContent
from tasks.adapters.workbooks.matrix_sheet import HEADER_ROW
from tasks.adapters.workbooks.styles import QUIET, STRONG, TEXT
from tasks.adapters.workbooks.tables import (
    Column,
    Entry,
    Link,
    Words,
    set_up_print,
    write_line,
    write_section,
    write_table,
    write_title,
)
from tasks.draft.amendment_notes import (
    change_counts,
    changes_in_order,
    counts_line,
    fact_label,
    removed_requirements,
    shown_change,
    unresolved_changes,
)
from tasks.draft.amendment_reasons import shown_reason
from tasks.draft.ledger_table import heading, short_place
from tasks.draft.words import label

_WIDTHS = (16, 60, 60, 30, 40)
_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Amendments", "补遗变更"),
    "note": (
        "Inserted words are bold and underlined, deleted words are struck through.",
        "加粗带下划线为新增文字，带删除线为删除文字。",
    ),
    "facts": ("Key data set anew ({n})", "更正的关键信息（{n}）"),
    "unresolved": ("Please check: to be applied by hand ({n})", "请核对：须人工套用（{n}）"),
    "changed": ("Changed requirements ({n})", "修改的要求（{n}）"),
    "new": ("New requirements ({n})", "新增的要求（{n}）"),
    "removed": ("Removed requirements ({n})", "删除的要求（{n}）"),
    "fact": ("Fact", "信息"),
    "now": ("Now", "变更后"),
    "before": ("Before", "变更前"),
    "diff": ("Words changed", "文字对照"),
    "said": ("Said in", "变更出处"),
    "row": ("Row in the matrix", "矩阵行号"),
    "go": ("row {n}", "第{n}行"),
    "text": ("Requirement (verbatim)", "要求（原文）"),
    "why": ("How it was found", "对应方式"),
    "instruction": ("Instruction (verbatim)", "指令（原文）"),
    "missing": ("What could not be found", "未能确定的内容"),
}


def write_amendments(workbook: Workbook, content: PackContent) -> None:
    """Add the sheet; none when nothing amends the tender."""
    if not content.reading.amendments:
        return
    language = content.reading.language
    matrix = workbook.worksheets[1].title
    sheet = workbook.create_sheet(_word("title", language))
    lines = [
        label("s_amended", language).format(
            document=one.document,
            kind=label(f"amendment_{one.kind}", language),
            what=counts_line(change_counts((one,)), language),
        )
        for one in content.reading.amendments
    ]
    row = write_title(sheet, _word("title", language), *lines, _word("note", language))
    for column, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    row = _facts(sheet, row, content)
    row = _unresolved(sheet, row, content)
    places = {one.requirement.id: f"A{HEADER_ROW + 1 + n}" for n, one in enumerate(content.match.ledger)}
    standing = [one for one in changes_in_order(content) if one.kind != "removed" and one.new_id in places]
    for kind in ("changed", "new"):
        found = [one for one in standing if one.kind == kind]
        row = _changes(sheet, row, kind, found, {key: (matrix, cell) for key, cell in places.items()}, language)
    _changes(sheet, row, "removed", removed_requirements(content), {}, language)
    set_up_print(sheet, 1)


def _facts(sheet: Worksheet, row: int, content: PackContent) -> int:
    language = content.reading.language
    rows: list[list[Entry]] = []
    for reading in content.reading.amendments:
        for change in reading.facts:
            before, now = shown_change(change, language)
            where = short_place(change.said.cited(language), change.said.document)
            rows.append([fact_label(change.name, language), before or None, now, where, change.said.text])
    columns = [
        Column(_word("fact", language), 0, STRONG),
        Column(_word("before", language), 0, TEXT),
        Column(_word("now", language), 0, TEXT),
        Column(_word("said", language), 0, QUIET),
        Column(heading("verbatim_text", language), 0, QUIET),
    ]
    return _part(sheet, row, "facts", columns, rows, language)


def _unresolved(sheet: Worksheet, row: int, content: PackContent) -> int:
    language = content.reading.language
    rows: list[list[Entry]] = [
        [
            label("please_check", language),
            one.said.text,
            shown_reason(one.why, language),
            short_place(one.said.cited(language), one.said.document),
            " › ".join(one.said.section) or None,
        ]
        for one in unresolved_changes(content)
    ]
    columns = [
        Column(label("c_change", language), 0, STRONG),
        Column(_word("instruction", language), 0, TEXT),
        Column(_word("missing", language), 0, TEXT),
        Column(_word("said", language), 0, QUIET),
        Column(heading("section", language), 0, QUIET),
    ]
    return _part(sheet, row, "unresolved", columns, rows, language)


def _changes(
    sheet: Worksheet,
    row: int,
    kind: str,
    found: Sequence[RequirementChange],
    places: dict[str, tuple[str, str]],
    language: Language,
) -> int:
    rows: list[list[Entry]] = []
    for number, one in enumerate(found, start=1):
        place = places.get(one.new_id or "")
        name: Entry = Link(_word("go", language).format(n=int(place[1][1:])), *place) if place else number
        words: Entry = Words(one.words) if one.words else one.text or one.previous_text
        previous = one.previous_text if one.kind == "changed" else None
        rows.append([name, words, previous, short_place(one.said.cited(language), one.said.document)])
        rows[-1].append(shown_reason(one.why, language))
    columns = [
        Column(_word("row", language), 0, STRONG),
        Column(_word("diff" if kind == "changed" else "text", language), 0, TEXT),
        Column(_word("before", language), 0, QUIET),
        Column(_word("said", language), 0, QUIET),
        Column(_word("why", language), 0, QUIET),
    ]
    return _part(sheet, row, kind, columns, rows, language)


def _part(
    sheet: Worksheet, row: int, name: str, columns: Sequence[Column], rows: list[list[Entry]], language: Language
) -> int:
    row = write_section(sheet, row, _word(name, language).format(n=len(rows)))
    if not rows:
        return write_line(sheet, row, label("s_nothing", language)) + 1
    return write_table(sheet, row, columns, rows, set_widths=False) + 1


def _word(key: str, language: Language) -> str:
    return _WORDS[key][1 if language == "zh" else 0]
