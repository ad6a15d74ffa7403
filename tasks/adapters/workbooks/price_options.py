"""The Options sheet: floor, target and stretch, what lies between cost and price, and the price by billing unit."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from models.estimate import YearCost
from tasks.adapters.workbooks.price_book import PriceBook
from tasks.adapters.workbooks.styles import CENTRE, MONEY, NUMBER, PERCENT, QUIET, TEXT, TOTAL
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
from tasks.draft.price_tables import option_frame

_KEPT = "(1-{margin}-sla_credit-finance_share)"
_QUANTITIES = {
    "seat_month": "production_seats",
    "fte_month": "ROUND(fte_total,2)",
    "production_hour": "productive_hours",
    "contact": "contacts",
    "minute": "handling_minutes",
    "fixed_fee": "1",
}


def write_options(book: PriceBook) -> None:
    """Prices a month, the bridge from cost, billing units, and the total of the term."""
    sheet = book.sheet("options")
    row = write_title(sheet, f"{book.word('options')} ({book.estimate.currency})", book.word("draft"))
    row = write_section(sheet, row, book.word("price"))
    row = _write_prices(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("units"))
    row = _write_units(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("totals"))
    row = _write_totals(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("bridge"))
    _write_bridge(book, sheet, row)
    set_up_print(sheet, 1)


def _named_rows(
    book: PriceBook, sheet: Worksheet, top: int, rows: Sequence[tuple[str, str, str, str, str]]
) -> list[list[Entry]]:
    """(word key, name, formula, explanation, style) as table rows; each result gets its name."""
    entries: list[list[Entry]] = []
    for row, (key, name, formula, explanation, style) in enumerate(rows, start=top + 1):
        book.define(name, sheet, f"B{row}")
        entries.append([book.word(key), Styled(Formula(formula), style), explanation])
    return entries


def _write_prices(book: PriceBook, sheet: Worksheet, top: int) -> int:
    estimate = book.estimate
    levels = (
        ("floor", "price_floor", "0", estimate.floor_monthly),
        ("target_price", "price_target", "margin_target", estimate.target_monthly),
        ("stretch", "price_stretch", "margin_stretch", estimate.stretch_monthly),
    )
    rows: list[tuple[str, str, str, str, str]] = [
        (
            "finance_share",
            "finance_share",
            "payment_days/365*finance_rate",
            "payment_days / 365 × finance_rate",
            PERCENT,
        )
    ]
    for key, name, margin, engine in levels:
        formula = f"ROUND(monthly_cost/{_KEPT.format(margin=margin)},2)"
        basis = book.word(f"{key.removesuffix('_price')}_basis")
        rows.append((key, name, formula, basis, TOTAL if key == "target_price" else MONEY))
        book.check(book.word(key), engine.amount, name)
    columns = [
        Column(book.word("label"), 42, TEXT),
        Column(book.word("per_month"), 22, MONEY),
        Column(book.word("basis"), 42, QUIET),
    ]
    return write_table(sheet, top, columns, _named_rows(book, sheet, top, rows))


def _write_units(book: PriceBook, sheet: Worksheet, top: int) -> int:
    rows: list[list[Entry]] = []
    for position, item in enumerate(option_frame(book.estimate).to_dict("records")):
        row, option = top + 1 + position, str(item["id"])
        book.define(f"quantity_{option}", sheet, f"B{row}")
        book.define(f"unit_price_{option}", sheet, f"E{row}")
        book.check(f"{item['label']} · {book.word('quantity_month')}", item["quantity_per_month"], f"quantity_{option}")
        book.check(f"{item['label']}", item["unit_price"], f"unit_price_{option}")
        prices = [
            Styled(Formula(f"IF($B{row}=0,0,ROUND({name}/$B{row},2))"), style)
            for name, style in (("price_floor", MONEY), ("price_target", TOTAL), ("price_stretch", MONEY))
        ]
        quoted_mark = "●" if position == 0 else ""
        rows.append([str(item["label"]), Formula(_QUANTITIES[option]), str(item["unit"]), *prices, quoted_mark])
    columns = [
        Column(book.word("billing_unit"), 42, TEXT),
        Column(book.word("quantity_month"), 22, NUMBER),
        Column(book.word("unit"), 42, TEXT),
        Column(book.word("floor"), 18, MONEY),
        Column(book.word("target_price"), 18, MONEY),
        Column(book.word("stretch"), 18, MONEY),
        Column(book.word("quoted"), 10, CENTRE),
    ]
    return write_table(sheet, top, columns, rows)


def _write_totals(book: PriceBook, sheet: Worksheet, top: int) -> int:
    estimate, quoted_unit = book.estimate, book.estimate.options[0].id
    total = f"ROUND(unit_price_{quoted_unit}*quantity_{quoted_unit}*term_months,2)"
    rows: list[tuple[str, str, str, str, str]] = [
        ("total_ex_vat", "total_ex_vat", total, f"unit_price × quantity × term_months ({quoted_unit})", TOTAL),
        ("vat", "vat", "ROUND(total_ex_vat*vat_rate,2)", "total_ex_vat × vat_rate", MONEY),
        ("total_inc_vat", "total_inc_vat", "total_ex_vat+vat", "", TOTAL),
    ]
    book.check(book.word("total_ex_vat"), estimate.total_ex_vat.amount, "total_ex_vat")
    book.check(book.word("vat"), estimate.vat.amount, "vat")
    book.check(book.word("total_inc_vat"), estimate.total_inc_vat.amount, "total_inc_vat")
    if estimate.npv is not None:
        rows.append(("npv", "net_present_value", _npv_formula(estimate.years), "discount_rate, payment_days", MONEY))
        book.check(book.word("npv"), estimate.npv.amount, "net_present_value")
    if estimate.break_even_contacts is not None:
        basis = "(monthly_cost − variable) / (price × kept − variable per contact)"
        rows.append(("break_even", "break_even", _BREAK_EVEN, basis, NUMBER))
        book.check(book.word("break_even"), estimate.break_even_contacts, "break_even")
    columns = [
        Column(book.word("label"), 0, TEXT),
        Column(book.word("amount"), 0, MONEY),
        Column(book.word("basis"), 0, QUIET),
    ]
    return write_table(sheet, top, columns, _named_rows(book, sheet, top, rows), set_widths=False)


def _write_bridge(book: PriceBook, sheet: Worksheet, top: int) -> int:
    engine = {line.code: line.monthly for line in book.estimate.price_lines}
    rows: list[tuple[str, str, str, str, str]] = [
        ("monthly_cost", "bridge_cost", "monthly_cost", "", MONEY),
        ("credits", "bridge_credits", "ROUND(price_target*sla_credit,2)", "price_target × sla_credit", MONEY),
        ("finance", "bridge_finance", "ROUND(price_target*finance_share,2)", "price_target × finance_share", MONEY),
        ("margin", "bridge_margin", "price_target-bridge_cost-bridge_credits-bridge_finance", "", MONEY),
        ("target_price", "bridge_target", "SUM(bridge_cost,bridge_credits,bridge_finance,bridge_margin)", "", TOTAL),
    ]
    for code, key, name in (
        ("SLA_EXPECTED_CREDIT", "credits", "bridge_credits"),
        ("FINANCE", "finance", "bridge_finance"),
        ("MARGIN", "margin", "bridge_margin"),
    ):
        if code in engine:
            book.check(f"{book.word('bridge')} · {book.word(key)}", engine[code], name)
    columns = [
        Column(book.word("label"), 0, TEXT),
        Column(book.word("per_month"), 0, MONEY),
        Column(book.word("basis"), 0, QUIET),
    ]
    return write_table(sheet, top, columns, _named_rows(book, sheet, top, rows), set_widths=False)


_BREAK_EVEN = (
    "ROUND((monthly_cost-telephony_minutes*telephony_minute*(1+overhead+contingency))"
    "/(unit_price_contact*(1-sla_credit-finance_share)"
    "-telephony_minutes*telephony_minute*(1+overhead+contingency)/contacts),2)"
)
_MONTHLY_RATE = "((1+discount_rate)^(1/12))"


def _npv_formula(years: Sequence[YearCost]) -> str:
    """Set-up now, costs at month ends, receipts late by whole months of the payment days.

    A run of m equal months from month s+1 is worth v^s (1 - v^m) / i, or m where money has no price.
    """
    receipt = "total_ex_vat/term_months*(1-sla_credit)"
    lag = "ROUND(payment_days/30,0)"
    terms = [f"-setup_cost+{receipt}*{_run(lag, 'term_months')}"]
    terms += [
        f"-total_month_of_year_{year.year}*{_run(str(12 * (year.year - 1)), f'months_of_year_{year.year}')}"
        for year in years
    ]
    return f"ROUND({''.join(terms)},2)"


def _run(start: str, months: str) -> str:
    annuity = f"(1-{_MONTHLY_RATE}^(-{months}))/({_MONTHLY_RATE}-1)"
    return f"{_MONTHLY_RATE}^(-({start}))*IF(discount_rate=0,{months},{annuity})"
