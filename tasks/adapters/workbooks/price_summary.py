"""The Summary sheet of the pricing workbook: the price on one page, how firm it is, and what to look at."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from tasks.adapters.workbooks.price_book import PriceBook
from tasks.adapters.workbooks.styles import (
    ACCENT,
    BAD,
    BAD_SOFT,
    GOOD,
    GOOD_SOFT,
    MONEY,
    NUMBER,
    QUIET,
    SHARE_LEFT,
    TEXT,
    TOTAL,
    WHOLE,
    tint,
)
from tasks.adapters.workbooks.tables import (
    Column,
    Entry,
    Formula,
    Styled,
    quoted,
    set_up_print,
    write_note,
    write_section,
    write_table,
    write_title,
)
from tasks.draft.card_offer import named_ceiling
from tasks.draft.price_doubts import price_basis, price_warnings
from tasks.draft.words import label

_WIDTHS = (40, 24, 64)
_GROUPS = (
    "agents", "support", "attrition", "seats", "licences", "telephony", "overhead", "contingency",
)  # fmt: skip


def write_summary(book: PriceBook) -> None:
    """Price, what it rests on, warnings, and cost by group with a chart."""
    sheet, facts = book.sheet("summary"), book.content.reading.facts
    title = facts.title.value if facts.title else book.content.tender.name
    lines = [fact.value for fact in (facts.buyer, facts.reference) if fact]
    draft = f"{label('draft_mark', book.language)} · {book.word('draft')}"
    row = write_title(sheet, f"{book.word('title')} – {title}", " · ".join(lines), draft)
    row = _write_prices(book, sheet, row) + 1
    row = _write_basis(book, sheet, row) + 1
    row = _write_warnings(book, sheet, row)
    _write_groups(book, sheet, row)
    set_up_print(sheet, 1)
    sheet.page_setup.orientation = "portrait"


def _write_prices(book: PriceBook, sheet: Worksheet, top: int) -> int:
    currency = book.estimate.currency
    rows: list[list[Entry]] = [
        [book.word(key), Styled(Formula(name), style), book.word(basis) if basis else ""]
        for key, name, basis, style in (
            ("floor", "price_floor", "floor_basis", MONEY),
            ("target_price", "price_target", "target_basis", TOTAL),
            ("stretch", "price_stretch", "stretch_basis", MONEY),
            ("total_ex_vat", "total_ex_vat", "", MONEY),
            ("vat", "vat", "", MONEY),
            ("total_inc_vat", "total_inc_vat", "", TOTAL),
        )
    ]
    columns = [
        Column(book.word("price"), _WIDTHS[0], TEXT),
        Column(currency, _WIDTHS[1], MONEY),
        Column(book.word("basis"), _WIDTHS[2], QUIET),
    ]
    return write_table(sheet, top, columns, rows)


def _write_basis(book: PriceBook, sheet: Worksheet, top: int) -> int:
    estimate, language = book.estimate, book.language
    assumed = sum(item.status == "assumed" for item in estimate.assumptions)
    quoted_unit = estimate.options[0]
    differing = book.differing
    verdict = f'IF({differing}=0,"{book.word("checks_ok")}",({differing})&" {book.word("checks_differ")}")'
    rows: list[list[Entry]] = [
        [book.word("scope_basis"), label(price_basis(book.content), language), ""],
        [book.word("assumed_count"), f"{assumed} / {len(estimate.assumptions)}", ""],
        [book.word("ceiling"), _ceiling(book), estimate.ceiling_note],
        [book.word("quoted"), Styled(Formula(f"unit_price_{quoted_unit.id}"), MONEY), quoted_unit.label],
        [book.word("fte"), Styled(Formula("fte_total"), NUMBER), ""],
        [book.word("production_seats"), Styled(Formula("production_seats"), WHOLE), ""],
        [book.word("term"), Styled(Formula("term_months"), WHOLE), label("months", language).format(n="").strip()],
        [book.word("rate_card"), estimate.rate_card, ""],
        [book.word("checks_line"), Formula(verdict), ""],
    ]  # fmt: skip
    columns = [Column(book.word("basis"), 0, TEXT), Column("", 0, TEXT), Column("", 0, QUIET)]
    end = write_table(sheet, top, columns, rows, set_widths=False)
    cell, condition = f"B{end - 1}", f'$B${end - 1}="{book.word("checks_ok")}"'
    for formula, look in ((condition, tint(GOOD, GOOD_SOFT)), (f"NOT({condition})", tint(BAD, BAD_SOFT, bold=True))):
        sheet.conditional_formatting.add(cell, Rule(type="expression", dxf=look, formula=[formula]))
    return end


def _ceiling(book: PriceBook) -> str:
    estimate = book.estimate
    if estimate.ceiling_check != "unknown":
        return label(estimate.ceiling_check, book.language)
    if named_ceiling(book.content):
        return label("ceiling_named", book.language)
    stated = book.content.reading.facts.budget is not None
    return label("ceiling_uncompared" if stated else "ceiling_unknown", book.language)


def _write_groups(book: PriceBook, sheet: Worksheet, top: int) -> None:
    cost = quoted(book.sheet("cost").title)
    total = "total_month_of_year_1"
    rows: list[list[Entry]] = []
    for offset, group in enumerate(_GROUPS, start=1):
        row, name = top + offset, book.word(f"group_{group}")
        amount = (
            f"{group}_of_year_1" if group in {"overhead", "contingency"} else f"SUMIF({cost}!$B:$B,A{row},{cost}!$D:$D)"
        )
        rows.append([name, Formula(amount), Formula(f"IF({total}=0,0,B{row}/{total})")])
    rows.append([book.word("total_month"), Styled(Formula(total), TOTAL), ""])
    columns = [
        Column(book.word("cost_by_group"), 0, TEXT),
        Column(book.estimate.currency, 0, MONEY),
        Column(book.word("share"), 0, SHARE_LEFT),
    ]
    end = write_table(sheet, top, columns, rows, set_widths=False)
    sheet.add_chart(_chart(book, sheet, top), f"A{end + 1}")


def _chart(book: PriceBook, sheet: Worksheet, top: int) -> BarChart:
    last = top + len(_GROUPS)
    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title = book.word("cost_by_group")
    chart.add_data(Reference(sheet, min_col=2, min_row=top + 1, max_row=last))
    chart.set_categories(Reference(sheet, min_col=1, min_row=top + 1, max_row=last))
    chart.series[0].graphicalProperties.solidFill = ACCENT
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = "#,##0"
    chart.y_axis.majorGridlines = None
    chart.gapWidth = 40
    chart.height, chart.width = 8.5, 22
    return chart


def _write_warnings(book: PriceBook, sheet: Worksheet, top: int) -> int:
    warnings = price_warnings(book.content)
    if not warnings:
        return top
    row = write_section(sheet, top, book.word("warnings"))
    for text in warnings:
        row = write_note(sheet, row, text, _WIDTHS)
    return row + 1
