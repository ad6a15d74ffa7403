"""The sheet of the compliance matrix: the ledger, filterable, with drop-downs and colours that follow them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from models.amendment import WordEdit
from models.document import Language
from tasks.adapters.workbooks.styles import (
    BAD,
    BAD_SOFT,
    CENTRE,
    DATE,
    GOOD,
    GOOD_SOFT,
    NUMBER,
    PERCENT,
    QUIET,
    SOFT,
    STRONG,
    TEXT,
    WARN,
    WARN_SOFT,
    WHOLE,
    tint,
)
from tasks.adapters.workbooks.tables import A3, Column, Value, Words, set_up_print, write_table
from tasks.draft.ledger_table import CHOICES, heading, short_place, shown_value

KNOCKOUT_MARK = "◆"  # not ★, which is the tender's own mark
HEADER_ROW = 1
_LOW_CONFIDENCE = 0.6

# What is read and worked on stands left and is printed; the rest follows, grouped.
_PRINTED: dict[str, tuple[float, str]] = {
    "requirement_id": (15, STRONG),
    "verbatim_text": (60, TEXT),
    "citation": (25, QUIET),
    "change": (11, CENTRE),
    "check": (16, CENTRE),
    "knockout": (9, CENTRE),
    "level": (11, CENTRE),
    "compliance": (13, CENTRE),
    "gap": (28, TEXT),
    "response_text": (60, TEXT),
    "evidence": (32, TEXT),
    "risk": (9, CENTRE),
    "owner": (14, TEXT),
    "due_on": (12, DATE),
    "status": (11, CENTRE),
}
_GROUPED: dict[str, tuple[float, str]] = {
    "clarification_question": (34, TEXT),
    "exception_text": (26, TEXT),
    "price_impact": (16, TEXT),
    "reviewer": (14, TEXT),
    "answered_by": (16, TEXT),
    "answered_on": (14, DATE),
    "notes": (28, TEXT),
    "type": (13, TEXT),
    "party": (18, TEXT),
    "category": (18, TEXT),
    "section": (44, QUIET),
    "translation": (40, QUIET),
    "lead_in": (40, QUIET),
    "response_section": (22, TEXT),
    "award_criterion": (22, TEXT),
    "points_at_stake": (10, NUMBER),
    "page_limit": (9, WHOLE),
    "amendment": (16, TEXT),
    "previous_text": (40, TEXT),
    "why": (44, QUIET),
    "confidence": (12, PERCENT),
    "read_from": (12, CENTRE),
    "source_document": (40, QUIET),
    "page": (7, WHOLE),
    "box": (30, QUIET),
    "id": (18, QUIET),
}
_LAYOUT = _PRINTED | _GROUPED
_AS_NEEDED = frozenset({"change", "check"})
# Columns that stand there also while empty: the printed ones and those that people fill in.
_ALWAYS = (
    frozenset({*_PRINTED, "type", "exception_text", "price_impact", "reviewer", "notes", "confidence"}) - _AS_NEEDED
)
_SIDE = {"verbatim_text": {"keep", "insert"}, "previous_text": {"keep", "delete"}}
_WORDED = frozenset({"type", "level", "party", "category", "compliance", "risk", "status", "read_from"})


def write_matrix(
    workbook: Workbook, title: str, frame: pd.DataFrame, edits: Mapping[str, tuple[WordEdit, ...]], language: Language
) -> dict[str, str]:
    """Add the matrix as a sheet; ledger row i stands in row ``HEADER_ROW + 1 + i``.

    Args:
        workbook: It gets one more sheet.
        title: Of the sheet.
        frame: As ``ledger_frame`` returns it.
        edits: Row id to what an amendment changed in its words; rows that none changed are left out.
        language: Of headings and values.

    Returns:
        Column id to column letter, for the columns shown.
    """
    sheet = workbook.create_sheet(title)
    shown = [name for name in _LAYOUT if name in _ALWAYS or bool(frame[name].notna().any())]
    letters = {name: get_column_letter(position) for position, name in enumerate(shown, start=1)}
    columns = [Column(heading(name, language), *_LAYOUT[name]) for name in shown]
    places = zip(frame["citation"], frame["source_document"], strict=True)
    short = frame.assign(citation=[short_place(place, document) for place, document in places])
    values = [short[name].tolist() for name in shown]
    rows = (
        [_value(name, value, edits.get(row_id, ()), language) for name, value in zip(shown, row, strict=True)]
        for row_id, row in zip(frame["id"], zip(*values, strict=True), strict=True)
    )
    printed = sum(name in _PRINTED for name in shown)
    end = write_table(sheet, HEADER_ROW, columns, rows, fitted=printed) - 1
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(shown))}{max(end, HEADER_ROW)}"
    if end > HEADER_ROW:
        _add_drop_downs(sheet, letters, end, language)
        _add_colours(sheet, letters, end, language)
    for name in shown:
        if name in _GROUPED:
            sheet.column_dimensions[letters[name]].outlineLevel = 1
    set_up_print(sheet, HEADER_ROW, paper=A3)
    sheet.print_area = f"A{HEADER_ROW}:{letters['status']}{max(end, HEADER_ROW)}"
    return letters


def _value(name: str, value: object, edits: tuple[WordEdit, ...], language: Language) -> Value:
    kept = _SIDE.get(name)
    if edits and kept and isinstance(value, str):
        side = tuple(edit for edit in edits if edit.kind in kept)
        # the tender's words stand as they are, whatever the comparison says
        return Words(side) if "".join(edit.text for edit in side).split() == value.split() else value
    if name == "knockout":
        return KNOCKOUT_MARK if value else None
    if name in _WORDED:
        key = f"cat_{value}" if name == "category" else str(value)
        return shown_value(key, language)
    if value is None or isinstance(value, str | int | float | dt.date):
        return value
    raise TypeError(f"column {name} holds a {type(value).__name__}")


def _span(letters: dict[str, str], name: str, end: int) -> str:
    return f"{letters[name]}{HEADER_ROW + 1}:{letters[name]}{end}"


def _add_drop_downs(sheet: Worksheet, letters: dict[str, str], end: int, language: Language) -> None:
    for name, choices in CHOICES.items():
        listed = ",".join(shown_value(choice, language) for choice in choices)
        validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
        validation.add(_span(letters, name, end))
        sheet.add_data_validation(validation)


def _add_colours(sheet: Worksheet, letters: dict[str, str], end: int, language: Language) -> None:
    first = HEADER_ROW + 1
    compliance = f"${letters['compliance']}{first}"
    good, warn, bad = tint(GOOD, GOOD_SOFT), tint(WARN, WARN_SOFT), tint(BAD, BAD_SOFT, bold=True)
    for choice, look in (("comply", good), ("partial", warn), ("exception", bad), ("unknown", warn)):
        condition = f'{compliance}="{shown_value(choice, language)}"'
        _rule(sheet, _span(letters, "compliance", end), condition, look)
    unnumbered = f"${letters['requirement_id']}{first}=${letters['id']}{first}"
    _rule(
        sheet, _span(letters, "requirement_id", end), unnumbered, DifferentialStyle(font=Font(color=SOFT, bold=False))
    )
    gap = f'AND(LEN(${letters["gap"]}{first})>0,{compliance}<>"{shown_value("comply", language)}")'
    _rule(sheet, _span(letters, "gap", end), gap, tint(BAD, BAD_SOFT))
    _rule(sheet, _span(letters, "knockout", end), f'${letters["knockout"]}{first}="{KNOCKOUT_MARK}"', bad)
    risk = f"${letters['risk']}{first}"
    _rule(sheet, _span(letters, "risk", end), f'{risk}="{shown_value("high", language)}"', bad)
    _rule(sheet, _span(letters, "risk", end), f'{risk}="{shown_value("medium", language)}"', warn)
    if "change" in letters:
        change = f"${letters['change']}{first}"
        for kind, look in (("new", good), ("changed", warn)):
            _rule(sheet, _span(letters, "change", end), f'{change}="{shown_value(f"change_{kind}", language)}"', look)
    if "check" in letters:
        _rule(sheet, _span(letters, "check", end), f"LEN(${letters['check']}{first})>0", warn)
    approved = f'${letters["status"]}{first}="{shown_value("approved", language)}"'
    _rule(sheet, _span(letters, "status", end), approved, good)
    confidence = f"AND(ISNUMBER(${letters['confidence']}{first}),${letters['confidence']}{first}<{_LOW_CONFIDENCE})"
    _rule(sheet, _span(letters, "confidence", end), confidence, warn)


def _rule(sheet: Worksheet, span: str, condition: str, look: DifferentialStyle) -> None:
    sheet.conditional_formatting.add(span, Rule(type="expression", dxf=look, formula=[condition], stopIfTrue=True))
