"""The Cost sheet: every line as a formula over the inputs, by contract year, down to the levelised month."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tasks.adapters.workbooks.cost_formulas import (
    INDEXED_GROUPS,
    CostFormula,
    monthly_formulas,
    one_off_formulas,
    quantity_formulas,
)
from tasks.adapters.workbooks.price_book import PriceBook
from tasks.adapters.workbooks.styles import MONEY, NUMBER, QUIET, TEXT, TOTAL, WHOLE
from tasks.adapters.workbooks.tables import (
    Column,
    Entry,
    Formula,
    Styled,
    set_up_print,
    write_section,
    write_table,
    write_title,
)

_FIRST_YEAR = 4  # column D


def write_cost(book: PriceBook) -> None:
    """Quantities, monthly lines by year, one-off lines and the total."""
    sheet = book.sheet("cost")
    row = write_title(sheet, f"{book.word('cost')} ({book.estimate.currency})", book.word("draft"))
    row = write_section(sheet, row, book.word("monthly_lines"))
    row = _write_years(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("one_off"))
    row = _write_one_off(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("quantities"))
    _write_quantities(book, sheet, row)
    sheet.freeze_panes = "B1"
    set_up_print(sheet, 1)


def _write_years(book: PriceBook, sheet: Worksheet, top: int) -> int:
    years = len(book.estimate.years)
    letters = [get_column_letter(_FIRST_YEAR + index) for index in range(years)]
    lines = monthly_formulas(book.estimate, book.language)
    first, direct = top + 1, top + 1 + len(lines)
    rows = [_line(book, sheet, line, first + offset, letters, direct + 4) for offset, line in enumerate(lines)]
    rows += _totals(book, letters, first, direct)
    for index, year in enumerate(book.estimate.years):
        letter, named = letters[index], book.word("year").format(n=year.year)
        for offset, key, engine in (
            (0, "direct", year.direct),
            (1, "overhead", year.overhead),
            (2, "contingency", year.contingency),
            (3, "total_month", year.total_per_month),
            (4, "months", year.months),
        ):
            name = f"{key}_of_year_{year.year}"
            book.define(name, sheet, f"{letter}{direct + offset}")
            book.check(f"{named} · {book.word(key)}", engine, name)
    total_letter = get_column_letter(_FIRST_YEAR + years)
    columns = [
        Column(book.word("label"), 38, TEXT),
        Column(book.word("group"), 16, TEXT),
        Column(book.word("basis_drafted"), 42, QUIET),
        *(Column(book.word("year").format(n=year.year), 18, MONEY) for year in book.estimate.years),
        Column(book.word("whole_term"), 20, MONEY),
    ]
    book.define("running_total", sheet, f"{total_letter}{direct + 5}")
    return write_table(sheet, top, columns, rows)


def _line(
    book: PriceBook, sheet: Worksheet, line: CostFormula, row: int, letters: list[str], months_row: int
) -> list[Entry]:
    book.define(line.name, sheet, f"{letters[0]}{row}")
    book.check(line.label, line.engine, line.name)
    first = letters[0]
    later = [
        Formula(
            f"ROUND(${first}{row}*(1+labour_index)^{index},2)" if line.group in INDEXED_GROUPS else f"${first}{row}"
        )
        for index in range(1, len(letters))
    ]
    total = Formula(f"SUMPRODUCT({first}{row}:{letters[-1]}{row},{first}${months_row}:{letters[-1]}${months_row})")
    return [line.label, book.word(f"group_{line.group}"), line.basis, Formula(line.formula), *later, total]


def _totals(book: PriceBook, letters: list[str], first: int, direct: int) -> list[list[Entry]]:
    """Direct cost, what comes on top, the month's total, months in the term, the year's total."""

    def across(key: str, formula: str, row: int, style: str = MONEY) -> list[Entry]:
        span = f"{letters[0]}{row}:{letters[-1]}{row}"
        months = f"{letters[0]}{direct + 4}:{letters[-1]}{direct + 4}"
        summed = f"SUM({span})" if key in {"months", "total_year"} else f"SUMPRODUCT({span},{months})"
        cells = [Styled(Formula(formula.format(c=letter, n=index)), style) for index, letter in enumerate(letters)]
        return [book.word(key), "", "", *cells, Styled(Formula(summed), style)]

    return [
        across("direct", f"SUM({{c}}{first}:{{c}}{direct - 1})", direct, TOTAL),
        across("overhead", f"ROUND({{c}}{direct}*overhead,2)", direct + 1),
        across("contingency", f"ROUND({{c}}{direct}*contingency,2)", direct + 2),
        across("total_month", f"SUM({{c}}{direct}:{{c}}{direct + 2})", direct + 3, TOTAL),
        across("months", "MAX(0,MIN(12,term_months-12*{n}))", direct + 4, WHOLE),
        across("total_year", f"{{c}}{direct + 3}*{{c}}{direct + 4}", direct + 5, TOTAL),
    ]


def _write_one_off(book: PriceBook, sheet: Worksheet, top: int) -> int:
    lines = one_off_formulas(book.estimate, book.language)
    rows: list[list[Entry]] = []
    for row, line in enumerate(lines, start=top + 1):
        book.define(line.name, sheet, f"D{row}")
        book.check(line.label, line.engine, line.name)
        rows.append([line.label, book.word("group_setup"), line.basis, Formula(line.formula)])
    after = top + 1 + len(lines)
    totals = (
        ("setup", "setup_cost", f"SUM(D{top + 1}:D{after - 1})", book.estimate.setup_cost),
        ("total_cost", "total_cost", "running_total+setup_cost", book.estimate.total_cost),
        ("monthly_cost", "monthly_cost", "ROUND(total_cost/term_months,2)", book.estimate.monthly_cost.amount),
    )
    for row, (key, name, formula, engine) in enumerate(totals, start=after):
        book.define(name, sheet, f"D{row}")
        book.check(book.word(key), engine, name)
        rows.append([book.word(key), "", "", Styled(Formula(formula), TOTAL)])
    columns = [
        Column(book.word("label"), 0, TEXT),
        Column(book.word("group"), 0, TEXT),
        Column(book.word("basis_drafted"), 0, QUIET),
        Column(book.word("amount"), 0, MONEY),
    ]
    return write_table(sheet, top, columns, rows, set_widths=False)


def _write_quantities(book: PriceBook, sheet: Worksheet, top: int) -> int:
    rows: list[list[Entry]] = []
    for row, (name, formula, engine) in enumerate(quantity_formulas(book.estimate), start=top + 1):
        book.define(name, sheet, f"D{row}")
        if engine is not None:
            book.check(book.word(name), engine, name)
        rows.append([book.word(name), "", Styled(name, QUIET), Formula(formula)])
    columns = [
        Column(book.word("label"), 0, TEXT),
        Column("", 0, TEXT),
        Column(book.word("name"), 0, QUIET),
        Column(book.word("value"), 0, NUMBER),
    ]
    return write_table(sheet, top, columns, rows, set_widths=False)
