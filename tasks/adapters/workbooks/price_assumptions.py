"""The Assumptions and Volumes sheets: every number with where it comes from and who must confirm it."""

from __future__ import annotations

from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from tasks.adapters.workbooks.price_book import PriceBook, defined_name
from tasks.adapters.workbooks.price_inputs import input_style
from tasks.adapters.workbooks.styles import (
    CENTRE,
    GOOD,
    GOOD_SOFT,
    NUMBER,
    QUIET,
    STRONG,
    TEXT,
    WARN,
    WARN_SOFT,
    WHOLE,
    tint,
)
from tasks.adapters.workbooks.tables import (
    A3,
    Column,
    Entry,
    Formula,
    Styled,
    set_up_print,
    write_line,
    write_section,
    write_table,
    write_title,
)
from tasks.draft.display import shown_number
from tasks.draft.fact_lines import shown_unit
from tasks.draft.price_tables import assumption_frame, interval_volume_frame, scope_frame, volume_frame
from tasks.draft.words import label


def write_assumptions(book: PriceBook) -> None:
    """One row per assumption; values that are inputs are shown live."""
    sheet = book.sheet("assumptions")
    top = write_title(sheet, book.word("assumptions"), book.word("draft"))
    rows: list[list[Entry]] = []
    for item in assumption_frame(book.content).to_dict("records"):
        name = str(item["id"])
        live = name in book.estimate.inputs
        rows.append(
            [
                str(item["label"]),
                _live(book, name, None) if live else str(item["value"]),
                str(item["unit"]),
                label(str(item["status"]), book.language),
                *(item[key] for key in ("basis", "owner", "question", "citation", "quote")),
            ]
        )
    columns = [
        Column(book.word(key), width, style)
        for key, width, style in (
            ("label", 40, STRONG),
            ("value", 18, TEXT),
            ("unit", 14, TEXT),
            ("status", 13, CENTRE),
            ("basis", 64, TEXT),
            ("owner", 18, TEXT),
            ("question", 40, TEXT),
            ("citation", 26, QUIET),
            ("quote", 46, QUIET),
        )
    ]
    end = write_table(sheet, top, columns, rows) - 1
    colour_status(book, sheet, "D", top + 1, end)
    sheet.freeze_panes = f"B{top + 1}"
    sheet.auto_filter.ref = f"A{top}:I{max(end, top)}"
    set_up_print(sheet, top, paper=A3)


def write_volumes(book: PriceBook) -> None:
    """What the tender states, verbatim, and the scope that is priced."""
    sheet = book.sheet("volumes")
    row = write_title(sheet, book.word("volumes"))
    row = write_section(sheet, row, book.word("priced_scope"))
    row = _write_scope(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("stated_volumes"))
    row = _write_stated(book, sheet, row) + 1
    _write_interval_volumes(book, sheet, row)
    set_up_print(sheet, 1, paper=A3)


def colour_status(book: PriceBook, sheet: Worksheet, column: str, first: int, last: int) -> None:
    """Stated values green, assumed ones amber; computed ones plain."""
    if last < first:
        return
    for status, look in (("extracted", tint(GOOD, GOOD_SOFT)), ("assumed", tint(WARN, WARN_SOFT))):
        condition = f'${column}{first}="{label(status, book.language)}"'
        rule = Rule(type="expression", dxf=look, formula=[condition])
        sheet.conditional_formatting.add(f"{column}{first}:{column}{last}", rule)


def _write_scope(book: PriceBook, sheet: Worksheet, top: int) -> int:
    rows: list[list[Entry]] = []
    for item in scope_frame(book.content).to_dict("records"):
        line = str(item["line_id"])
        target = None
        if item["service_level_percent"] is not None:
            percent, seconds = (shown_number(item[f"service_level_{part}"]) for part in ("percent", "seconds"))
            target = f"{percent} % / {seconds} s"
        rows.append(
            [
                str(item["label"]),
                book.word(str(item["kind"])),
                _live(book, f"contacts_{line}", item["contacts_per_month"]),
                _live(book, f"aht_s_{line}", item["aht_s"]),
                target,
                _live(book, f"hours_per_week_{line}", item["hours_per_week"]),
                item["citation"],
                item["quote"],
                item["heads"],
                label(str(item["status"]), book.language),
            ]
        )
    columns = [
        Column(book.word(key), width, style)
        for key, width, style in (
            ("line", 32, STRONG),
            ("kind", 18, TEXT),
            ("contacts", 16, NUMBER),
            ("aht_s", 14, NUMBER),
            ("target", 18, CENTRE),
            ("hours_per_week", 16, NUMBER),
            ("citation", 28, QUIET),
            ("quote", 52, QUIET),
            ("heads", 12, NUMBER),
            ("status", 14, CENTRE),
        )
    ]
    end = write_table(sheet, top, columns, rows)
    colour_status(book, sheet, "J", top + 1, end - 1)
    return end


def _live(book: PriceBook, name: str, value: Decimal | None) -> Entry:
    known = book.estimate.inputs.get(name)
    if known is None:
        return value
    return Styled(Formula(defined_name(name)), input_style(name, known, changeable=False))


def _write_stated(book: PriceBook, sheet: Worksheet, top: int) -> int:
    frame = volume_frame(book.content)
    if frame.empty:
        return write_line(sheet, top, book.word("no_volumes"))
    keys = ("channel", "reading", "quantity", "aht_s", "unit", "period", "citation", "quote")
    rows: list[list[Entry]] = [
        [
            label(str(item["channel"]), book.language) if item["channel"] else None,
            label(str(item["reading"]), book.language) if item["reading"] else None,
            item["quantity"],
            item["aht_s"],
            shown_unit(str(item["unit"]), book.language) if item["unit"] else None,
            label(f"period_{item['period']}", book.language) if item["period"] else None,
            item["citation"],
            item["quote"],
        ]
        for item in frame.to_dict("records")
    ]
    return write_table(sheet, top, _columns(book, keys), rows, set_widths=False)


def _write_interval_volumes(book: PriceBook, sheet: Worksheet, top: int) -> None:
    frame = interval_volume_frame(book.content)
    if frame.empty:
        return
    top = write_section(sheet, top, book.word("interval_table"))
    keys = ("channel", "weekday", "quantity", "start", "minutes", "", "citation", "quote")
    rows: list[list[Entry]] = [
        [
            label(str(item["channel"]), book.language) if item["channel"] else None,
            *(item[key] for key in ("weekday", "quantity", "start", "minutes")),
            None,
            item["citation"],
            item["quote"],
        ]
        for item in frame.to_dict("records")
    ]
    write_table(sheet, top, _columns(book, keys), rows, set_widths=False)


def _columns(book: PriceBook, keys: tuple[str, ...]) -> list[Column]:
    styles = {"quantity": NUMBER, "aht_s": NUMBER, "minutes": WHOLE, "citation": QUIET, "quote": QUIET}
    return [Column(book.word(key) if key else "", 0, styles.get(key, TEXT)) for key in keys]
