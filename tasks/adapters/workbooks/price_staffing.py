"""The Staffing sheet: what the engine planned, and Erlang C in live cells beside it.

Source: Erlang B as Poisson mass over Poisson distribution, ``POISSON(n,a,FALSE)/POISSON(n,a,TRUE)``; the legacy
function name is the one that every spreadsheet program reads without a prefix.
"""

from __future__ import annotations

import math

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from models.estimate import ScopeLine, StaffedInterval
from tasks.adapters.workbooks.derived_inputs import agent_seconds
from tasks.adapters.workbooks.price_book import PriceBook, defined_name
from tasks.adapters.workbooks.styles import (
    CENTRE,
    DECIMAL,
    GOOD,
    GOOD_SOFT,
    INPUT_WHOLE,
    NUMBER,
    PROBABILITY,
    SHARE,
    TEXT,
    WARN,
    WARN_SOFT,
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
    write_line,
    write_section,
    write_table,
    write_title,
)
from tasks.draft.price_tables import staffing_frame
from tasks.draft.words import label

SUPPORT_BASES = {
    "supervisor": "fte_agents",
    "qa": "fte_operated",
    "trainer": "fte_operated",
    "wfm": "fte_operated",
    "manager": "fte_agents",
}
_MET, _MISSED = "✓", "✗"


def write_staffing(book: PriceBook) -> dict[str, str]:
    """Lines, support staff and intervals.

    Returns:
        Queue line id to the range of its agents per interval, for formulas.
    """
    sheet = book.sheet("staffing")
    row = write_title(sheet, book.word("staffing"), book.word("draft"))
    row = write_section(sheet, row, book.word("lines"))
    row = _write_lines(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("support"))
    row = _write_support(book, sheet, row) + 1
    row = write_section(sheet, row, book.word("intervals"))
    row = write_line(sheet, row, book.word("intervals_note"))
    sheet.freeze_panes = "B1"
    set_up_print(sheet, row)
    return _write_intervals(book, sheet, row)


def _write_lines(book: PriceBook, sheet: Worksheet, top: int) -> int:
    columns = [
        Column(book.word(key), width, style)
        for key, width, style in (
            ("line", 34, TEXT),
            ("model", 18, TEXT),
            ("seats", 14, WHOLE),
            ("productive", 16, NUMBER),
            ("paid", 16, NUMBER),
            ("fte", 14, NUMBER),
        )
    ]
    rows: list[list[Entry]] = []
    for item in staffing_frame(book.estimate).to_dict("records"):
        line = str(item["line_id"])
        people = str(item["model"]) == "heads_as_stated"
        hours, fte = defined_name(f"productive_hours_{line}"), defined_name(f"fte_{line}")
        paid = f"ROUND({fte}*paid_hours_per_week*days_per_year/84,2)" if people else f"ROUND({hours}/(1-shrinkage),2)"
        book.check(f"{item['label']} · {book.word('paid')}", item["paid_hours"], paid)
        rows.append(
            [
                str(item["label"]),
                label(str(item["model"]), book.language),
                Formula(defined_name(f"seats_{line}")),
                Formula(hours),
                Formula(paid),
                Formula(fte),
            ]
        )
    return write_table(sheet, top, columns, rows)


def _write_support(book: PriceBook, sheet: Worksheet, top: int) -> int:
    keys = ("role", "span", "fte", "stated_heads", "extra_heads")
    columns = [Column(book.word(key), 0, DECIMAL if position else TEXT) for position, key in enumerate(keys)]
    rows: list[list[Entry]] = []
    for position, (role, base) in enumerate(SUPPORT_BASES.items(), start=top + 1):
        heads = f"MAX(0,CEILING(ROUND({base}/span_{role},9),support_step)-stated_{role})"
        book.define(f"heads_{role}", sheet, f"E{position}")
        engine = book.estimate.support_heads[role]
        book.check(f"{book.word('extra_heads')} · {book.word(f'role_{role}')}", engine, f"heads_{role}")
        rows.append(
            [
                book.word(f"role_{role}"),
                Formula(f"span_{role}"),
                Formula(base),
                Formula(f"stated_{role}"),
                Formula(heads),
            ]
        )
    return write_table(sheet, top, columns, rows, set_widths=False)


def _write_intervals(book: PriceBook, sheet: Worksheet, top: int) -> dict[str, str]:
    staffed = {result.line_id: result.intervals for result in book.estimate.staffing}
    queues = [line for line in book.estimate.scope if staffed.get(line.id)]
    if not queues:
        write_line(sheet, top, book.word("no_intervals"))
        return {}
    columns = [
        Column(book.word(key), width, style)
        for key, width, style in (
            ("line", 0, TEXT),
            ("start", 0, CENTRE),
            ("offered", 0, DECIMAL),
            ("load", 0, DECIMAL),
            ("agents", 0, INPUT_WHOLE),
            ("occupancy", 0, SHARE),
            ("erlang_b", 12, PROBABILITY),
            ("erlang_c", 14, PROBABILITY),
            ("sl_live", 12, SHARE),
            ("sl_engine", 14, SHARE),
            ("asa_live", 12, DECIMAL),
            ("asa_engine", 14, DECIMAL),
            ("met", 9, CENTRE),
        )
    ]
    for letter, column in zip("GHIJKLM", columns[6:], strict=True):
        sheet.column_dimensions[letter].width = column.width
    rows: list[list[Entry]] = []
    cells: dict[str, str] = {}
    for line in queues:
        first = top + 1 + len(rows)
        rows.extend(_interval(book, line, slot, first + offset) for offset, slot in enumerate(staffed[line.id]))
        last = top + len(rows)
        cells[line.id] = f"{quoted(sheet.title)}!$E${first}:$E${last}"
        _check_queue(book, line, sheet.title, first, last)
    end = write_table(sheet, top, columns, rows, set_widths=False) - 1
    for value, look in ((_MET, tint(GOOD, GOOD_SOFT)), (_MISSED, tint(WARN, WARN_SOFT, bold=True))):
        rule = Rule(type="expression", dxf=look, formula=[f'$M{top + 1}="{value}"'])
        sheet.conditional_formatting.add(f"M{top + 1}:M{end}", rule)
    return cells


def _interval(book: PriceBook, line: ScopeLine, slot: StaffedInterval, row: int) -> list[Entry]:
    aht = f"({agent_seconds(line, book.estimate)})"
    percent, seconds = (defined_name(f"service_level_{part}_{line.id}") for part in ("percent", "seconds"))
    n, a = f"E{row}", f"D{row}"
    return [
        line.label,
        slot.start,
        _contacts(book, line, slot),
        Formula(f"C{row}*{aht}/({line.interval_minutes}*60)"),
        slot.agents,
        Formula(f"IF({n}=0,0,{a}/{n})"),
        Formula(f"IF({a}<=0,0,POISSON({n},{a},FALSE)/POISSON({n},{a},TRUE))"),
        Formula(f"IF({a}<=0,0,IF({n}<={a},1,{n}*G{row}/({n}-{a}*(1-G{row}))))"),
        Formula(f"IF({a}<=0,1,IF({n}<={a},0,1-H{row}*EXP(-({n}-{a})*{seconds}/{aht})))"),
        slot.service_level,
        Formula(f'IF({a}<=0,0,IF({n}<={a},"∞",H{row}*{aht}/({n}-{a})))'),
        slot.asa_s if math.isfinite(slot.asa_s) else Styled("∞", CENTRE),
        Formula(f'IF(I{row}>={percent}/100-0.0000001,"{_MET}","{_MISSED}")'),
    ]


def _contacts(book: PriceBook, line: ScopeLine, slot: StaffedInterval) -> Entry:
    """Contacts of the interval, in proportion to the month's contacts, so that a changed volume shows here."""
    drafted = book.estimate.inputs.get(f"contacts_{line.id}")
    if not drafted:
        return slot.contacts
    share = round(slot.contacts / drafted, 18)  # plain digits: formulas have no exponent in every program
    return Formula(f"{defined_name(f'contacts_{line.id}')}*{share:f}")


def _check_queue(book: PriceBook, line: ScopeLine, title: str, first: int, last: int) -> None:
    """All distances between live cells and engine, summed over the line's intervals, must come to nothing."""
    for live, engine, key in (("I", "J", "sl_live"), ("K", "L", "asa_live")):
        spans = [f"{quoted(title)}!${letter}${first}:${letter}${last}" for letter in (live, engine)]
        book.check(f"{line.label} · {book.word(key)} · Σ|Δ|", 0.0, f"SUMPRODUCT(ABS({spans[0]}-{spans[1]}))")
