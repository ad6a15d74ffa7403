"""The Inputs sheet: every number of the cost model under its name; blue ones may be changed."""

from __future__ import annotations

from decimal import Decimal

from tasks.adapters.workbooks.derived_inputs import derived_inputs
from tasks.adapters.workbooks.price_book import PriceBook
from tasks.adapters.workbooks.styles import (
    CENTRE,
    INPUT,
    INPUT_MONEY,
    INPUT_PERCENT,
    INPUT_WHOLE,
    NUMBER,
    PERCENT,
    QUIET,
    RATE,
    TEXT,
    WHOLE,
)
from tasks.adapters.workbooks.tables import Column, Entry, Formula, Styled, set_up_print, write_table, write_title
from tasks.draft.price_tables import assumption_frame
from tasks.draft.words import label

_SHARES = frozenset(
    {
        "shrinkage", "occupancy_max", "occupancy_deferred", "night_share", "bonus_share", "night_premium",
        "social_insurance", "housing_fund", "attrition_month", "spare_share", "overhead", "contingency", "labour_index",
        "sla_credit", "finance_rate", "margin_target", "margin_stretch", "vat_rate", "discount_rate",
    }
)  # fmt: skip
_AMOUNTS = frozenset({"recruit_cost", "seat_month", "licence_month", "telephony_minute", "setup_fixed"})


def write_inputs(book: PriceBook, interval_cells: dict[str, str]) -> None:
    """One row per input of the estimate, each with a defined name; what follows from others is a formula.

    Args:
        book: With the Staffing sheet written.
        interval_cells: Queue line id to the range of its agents on the Staffing sheet.
    """
    sheet, estimate = book.sheet("inputs"), book.estimate
    top = write_title(sheet, book.word("inputs"), book.word("draft"))
    origin = {str(item["id"]): item for item in assumption_frame(book.content).to_dict("records")}
    derived = derived_inputs(estimate, interval_cells)
    rows: list[list[Entry]] = []
    for position, (name, value) in enumerate(estimate.inputs.items(), start=top + 1):
        book.define(name, sheet, f"C{position}")
        row = origin.get(name, {})
        formula = derived.get(name)
        if formula:
            book.check(str(row.get("label") or name), value, book.names[name])
        rows.append(
            [
                str(row.get("label") or name),
                Styled(book.names[name], QUIET),
                Styled(Formula(formula) if formula else value, input_style(name, value, changeable=not formula)),
                str(row.get("unit") or ""),
                label("computed" if formula else str(row.get("status") or "computed"), book.language),
                str(row.get("basis") or row.get("citation") or ""),
            ]
        )
    columns = [
        Column(book.word(key), width, style)
        for key, width, style in (
            ("label", 44, TEXT),
            ("name", 26, QUIET),
            ("value", 18, NUMBER),
            ("unit", 16, TEXT),
            ("status", 14, CENTRE),
            ("basis", 70, QUIET),
        )
    ]
    write_table(sheet, top, columns, rows)
    sheet.freeze_panes = f"C{top + 1}"
    set_up_print(sheet, top)


def input_style(name: str, value: Decimal, *, changeable: bool) -> str:
    """Blue where people may change the value; per cent for shares, money for rates."""
    if name in _SHARES:
        return INPUT_PERCENT if changeable else PERCENT
    if name in _AMOUNTS or name.startswith("wage_"):
        return INPUT_MONEY if changeable else RATE
    if value == value.to_integral_value():
        return INPUT_WHOLE if changeable else WHOLE
    return INPUT if changeable else NUMBER
