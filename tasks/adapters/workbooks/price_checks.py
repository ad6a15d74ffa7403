"""The Checks sheet: the engine's value beside this workbook's formula, line by line."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule

from tasks.adapters.workbooks.price_book import PriceBook
from tasks.adapters.workbooks.styles import BAD, BAD_SOFT, CENTRE, GOOD, GOOD_SOFT, NUMBER, TEXT, tint
from tasks.adapters.workbooks.tables import Column, Entry, Formula, quoted, set_up_print, write_table, write_title

AGREES, DIFFERS = "OK", "≠"
TOLERANCE = "0.005"


def write_checks(book: PriceBook) -> None:
    """One row per check that the other sheets asked for; ``checks_differing`` counts those that differ."""
    sheet = book.sheet("checks")
    top = write_title(sheet, book.word("checks"), f"|Δ| < {TOLERANCE}")
    rows: list[list[Entry]] = [
        [
            check.label,
            check.engine,
            check.formula,
            Formula(f"C{row}-B{row}"),
            Formula(f'IF(ABS(D{row})<{TOLERANCE},"{AGREES}","{DIFFERS}")'),
        ]
        for row, check in enumerate(book.checks, start=top + 1)
    ]
    columns = [
        Column(book.word("label"), 64, TEXT),
        Column(book.word("engine"), 20, NUMBER),
        Column(book.word("formula"), 20, NUMBER),
        Column(book.word("difference"), 14, NUMBER),
        Column(book.word("verdict"), 12, CENTRE),
    ]
    end = write_table(sheet, top, columns, rows) - 1
    verdicts = f"E{top + 1}:E{end}"
    for value, look in ((AGREES, tint(GOOD, GOOD_SOFT)), (DIFFERS, tint(BAD, BAD_SOFT, bold=True))):
        rule = Rule(type="expression", dxf=look, formula=[f'$E{top + 1}="{value}"'])
        sheet.conditional_formatting.add(verdicts, rule)
    sheet.freeze_panes = f"B{top + 1}"
    set_up_print(sheet, top)
    # counted as "not OK", so that an error value in a check counts as a difference too
    book.differing = f'ROWS({quoted(sheet.title)}!{verdicts})-COUNTIF({quoted(sheet.title)}!{verdicts},"{AGREES}")'
