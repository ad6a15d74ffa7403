"""Quantities from tables: contacts by month, contacts by channel, schedules of quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from models.document import Cell
from models.facts import Volume
from tasks.extract.fact_finders.channels import channel_of, period_of
from tasks.extract.fact_finders.folding import fold, tidy
from tasks.extract.fact_finders.handling_times import stated_seconds
from tasks.extract.fact_finders.numerals import decimal_number
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import pattern

_MONTH = re.compile(
    r"\s*(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?月?|\d{1,2}\s?月份?"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[\s-]{1,3}\d{2,4})?)\s*",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\s*(?:(?:annual |grand |yearly |12[- ]month )?total\b.{0,20}|sum|合计|总计|全年(?:合计)?|年度合计)\s*",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\s*(?:(?:monthly )?(?:average|mean)\b.{0,20}|平均|月均.{0,6}|月平均|均值)\s*", re.IGNORECASE)
_CONTACTS = pattern(
    r"volume | contacts?\b | \bcalls?\b | demand | forecast",
    r"话务 | 呼入 | 来电 | 业务量 | 工作量 | 进线 | 接听量 | 咨询量",
)
_NOT_QUANTITY = pattern(
    r"\bAHT | handl(?:e|ing) time | minutes | seconds | duration | price | \brate\b | cost | score | points",
    r"share | % | \bhours? (?:per|a)\b | \bhours\b",
    r"时长 | 秒 | 率 | 单价 | 金额 | 元 | 分值 | 占比",
)
_HANDLING = pattern(r"\bAHT\b | average handl(?:e|ing) time | 平均处理时长")
_QUANTITY = re.compile(
    r"\s*(?:约|approx(?:imately)?\.?|c\.|~)?\s?(\d[\d, ]{0,20}(?:\.\d{1,4})?)\s?(万)?\s?(?:通|个|件|次|条|单)?\s*",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\((通|个|次|件|条|单|封)\)")
_QUANTITY_HEAD = re.compile(
    r"\s*(?:数\s?量|quantity|qty\.?|estimated? (?:quantity|volume)|estimate\b|人数)", re.IGNORECASE
)
_UNIT_HEAD = re.compile(r"\s*(?:单\s?位|计量单位|units?|UOM)\s*", re.IGNORECASE)
_NOT_UNIT = re.compile(r"月|month|once|项|lump|式|元", re.IGNORECASE)


def contact_volumes(grid: Grid) -> Iterator[Volume]:
    """Contacts of a table by month or by channel; nothing from forms."""
    if grid.in_form:
        return
    months = [row for row in range(grid.body, len(grid.rows)) if grid.rows[row] and _MONTH.fullmatch(grid.rows[row][0])]
    month_cols = [col for col, head in enumerate(grid.heads) if _MONTH.fullmatch(head)]
    where = f"{grid.caption} {' '.join(grid.heads)}"
    if len(months) >= 3 and _CONTACTS.search(where):
        yield from _month_rows(grid, months)
    elif len(month_cols) >= 3 and _CONTACTS.search(where + " ".join(row[0] for row in grid.rows)):
        yield from _month_columns(grid, month_cols)
    else:
        yield from _channel_rows(grid)


def scheduled_quantities(grid: Grid) -> Iterator[Volume]:
    """Rows of a schedule of quantities: a column of units beside a column of numbers; nothing from forms."""
    quantity = next((col for col, head in enumerate(grid.heads) if _QUANTITY_HEAD.match(head)), None)
    unit = next((col for col, head in enumerate(grid.heads) if _UNIT_HEAD.fullmatch(head)), None)
    if grid.in_form or quantity is None or unit is None:
        return
    for row in range(grid.body, len(grid.rows)):
        value, printed = _number(grid.rows[row][quantity]), grid.rows[row][unit].strip()
        if value and printed and len(printed) <= 12 and not _NOT_UNIT.search(printed):
            yield Volume(quantity=value, unit=printed, period=None, channel=None, **grid.quote(row))


def _month_rows(grid: Grid, months: Sequence[int]) -> Iterator[Volume]:
    summary = _summary([(row, grid.rows[row][0]) for row in range(grid.body, len(grid.rows))])
    for col, head in enumerate(grid.heads):
        if col == 0 or _NOT_QUANTITY.search(head) or _TOTAL.fullmatch(head):
            continue
        channel = channel_of(head) or (channel_of(grid.caption) if len(grid.heads) <= 3 else None)
        title = grid.cell_at(grid.body - 1, col) if grid.body else None
        series = [cell for row in months if (cell := grid.cell_at(row, col))]
        sums = {key: [cell for place in (0, col) if (cell := grid.cell_at(row, place))] for key, row in summary.items()}
        yield from _series(grid, head, channel, title, series, sums)


def _month_columns(grid: Grid, month_cols: Sequence[int]) -> Iterator[Volume]:
    summary = _summary(list(enumerate(grid.heads)))
    for row in range(grid.body, len(grid.rows)):
        name = " ".join(text for col, text in enumerate(grid.rows[row]) if col < month_cols[0])
        if _NOT_QUANTITY.search(name) or _TOTAL.fullmatch(name):
            continue
        channel = channel_of(name) or channel_of(grid.caption)
        series = [cell for col in month_cols if (cell := grid.cell_at(row, col))]
        sums = {
            key: [cell for place in (grid.body - 1, row) if place >= 0 and (cell := grid.cell_at(place, col))]
            for key, col in summary.items()
        }
        yield from _series(grid, name, channel, grid.cell_at(row, 0), series, sums)


def _summary(names: Sequence[tuple[int, str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for position, name in names:
        if _AVERAGE.fullmatch(name):
            found.setdefault("average", position)
        elif _TOTAL.fullmatch(name):
            found.setdefault("total", position)
    return found


def _series(
    grid: Grid,
    name: str,
    channel: str | None,
    title: Cell | None,
    series: Sequence[Cell],
    sums: Mapping[str, list[Cell]],
) -> Iterator[Volume]:
    """One volume for a channel's months: the stated average or total, else the sum or mean of the stated months."""
    numbers = [number for cell in series if (number := _number(cell.text)) is not None]
    if len(numbers) < 3:
        return
    titles = [title] if title else []
    unit = _unit(name, title)
    for key, period in (("average", "month"), ("total", "year")):
        cells = sums.get(key) or []
        value = _number(cells[-1].text) if cells else None
        if value is not None and (key == "average" or len(numbers) == 12):
            place = grid.quote_cells([*titles, *cells])
            yield Volume(quantity=value, unit=unit, period=period, channel=channel, label=key, **place)
            return
    whole = len(numbers) == 12
    yield Volume(
        quantity=round(sum(numbers), 2) if whole else round(sum(numbers) / len(numbers), 2),
        unit=unit,
        period="year" if whole else "month",
        channel=channel,
        label="sum of the 12 stated months" if whole else f"average of the {len(numbers)} stated months",
        **grid.quote_cells([*titles, *series]),
    )


def _unit(name: str, title: Cell | None) -> str | None:
    """The measure in brackets where there is one, else the heading nearest the numbers."""
    measure = _MEASURE.search(name)
    return measure[1] if measure else tidy(title.text if title else name) or None


def _channel_rows(grid: Grid) -> Iterator[Volume]:
    aht = next((col for col in range(len(grid.heads) - 1, 0, -1) if _HANDLING.search(grid.heads[col])), None)
    quantities = [
        col
        for col, head in enumerate(grid.heads)
        if col and not _NOT_QUANTITY.search(head) and (_CONTACTS.search(head) or period_of(head))
    ]
    if not quantities:
        return
    for row in range(grid.body, len(grid.rows)):
        name = grid.rows[row][0]
        channel = channel_of(name) or channel_of(" ".join(grid.rows[row][1 : quantities[0]]))
        numbers = [(col, value) for col in quantities if (value := _number(grid.rows[row][col])) is not None]
        if channel is None or _TOTAL.fullmatch(name) or not numbers:
            continue
        col, value = numbers[0]
        yield Volume(
            quantity=value,
            unit=tidy(name) or None,
            period=period_of(grid.heads[col]) or period_of(grid.caption),
            channel=channel,
            aht_s=stated_seconds(grid.rows[row][aht], grid.heads[aht]) if aht is not None else None,
            label=tidy(grid.heads[col]),
            **grid.quote(row),
        )


def _number(text: str) -> float | None:
    hit = _QUANTITY.fullmatch(fold(text))
    value = decimal_number(hit[1].strip()) if hit else None
    return float(value * (10_000 if hit and hit[2] else 1)) if value is not None else None
