"""The price forms of a Chinese bid: 分项报价表 and 开标一览表, whose items add up to the total."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from tasks.adapters.workbooks.price_book import PriceBook
from tasks.adapters.workbooks.styles import (
    BAD,
    BAD_SOFT,
    CENTRE,
    MONEY,
    NUMBER,
    PERCENT,
    QUIET,
    STRONG,
    TEXT,
    TOTAL,
    tint,
)
from tasks.adapters.workbooks.tables import Column, Entry, Formula, Styled, set_up_print, write_table, write_title
from tasks.draft.words import label

BREAKDOWN, OPENING = "分项报价表", "开标一览表"
_DRAFT = "草稿，未经批准；招标文件另有格式的，以招标文件格式为准。"
_TO_FILL = "【待填写】"


def write_price_forms(book: PriceBook) -> None:
    """Both forms at the end of the workbook."""
    _write_breakdown(book, book.workbook.create_sheet(BREAKDOWN))
    _write_opening(book, book.workbook.create_sheet(OPENING))


def _write_breakdown(book: PriceBook, sheet: Worksheet) -> None:
    top = write_title(sheet, f"{BREAKDOWN}（{book.estimate.currency}）", _DRAFT)
    item, row = book.estimate.options[0], top + 1
    services = "、".join(line.label for line in book.estimate.scope)
    columns = [
        Column("序号", 7, CENTRE),
        Column("服务内容", 34, STRONG),
        Column("服务要求", 30, TEXT),
        Column("单位", 10, CENTRE),
        Column("数量", 14, NUMBER),
        Column("单价（不含税）", 18, MONEY),
        Column("合价（不含税）", 20, MONEY),
        Column("税率", 9, PERCENT),
        Column("税额", 18, MONEY),
        Column("合价（含税）", 20, MONEY),
        Column("备注", 28, QUIET),
    ]
    rows: list[list[Entry]] = [
        [
            1,
            services,
            f"{item.label}；详见服务方案与“人员”表",
            item.unit,
            Formula(f"quantity_{item.id}*term_months"),
            Formula(f"unit_price_{item.id}"),
            Formula(f"ROUND(E{row}*F{row},2)"),
            Formula("vat_rate"),
            Formula(f"ROUND(G{row}*H{row},2)"),
            Formula(f"G{row}+I{row}"),
            "数量＝每月数量×服务月数",
        ],
        [
            None,
            "合计",
            None,
            None,
            None,
            None,
            Styled(Formula(f"SUM(G{row}:G{row})"), TOTAL),
            None,
            Styled(Formula(f"SUM(I{row}:I{row})"), TOTAL),
            Styled(Formula(f"SUM(J{row}:J{row})"), TOTAL),
            None,
        ],
    ]
    write_table(sheet, top, columns, rows)
    book.define("breakdown_total", sheet, f"J{row + 1}")
    book.check(f"{BREAKDOWN} · 合计（含税）", book.estimate.total_inc_vat.amount, "breakdown_total")
    set_up_print(sheet, top)


def _write_opening(book: PriceBook, sheet: Worksheet) -> None:
    top = write_title(sheet, OPENING, _DRAFT)
    facts, estimate = book.content.reading.facts, book.estimate
    words = estimate.total_in_chinese or _TO_FILL
    row_of_words = top + 7
    changed = f"ABS(total_inc_vat-{estimate.total_inc_vat.amount})<0.005"
    rows: list[list[Entry]] = [
        ["项目名称", facts.title.value if facts.title else _TO_FILL, ""],
        ["项目编号", facts.reference.value if facts.reference else _TO_FILL, ""],
        ["投标人", book.content.profile.name.zh, ""],
        ["服务期", Formula('term_months&"个月"'), ""],
        ["投标总价（不含税，小写）", Styled(Formula("total_ex_vat"), MONEY), estimate.currency],
        ["投标总价（含税，小写）", Styled(Formula("total_inc_vat"), TOTAL), estimate.currency],
        ["投标总价（含税，大写）", words, Formula(f'IF({changed},"与小写一致","参数已改：大写须重新生成")')],
        ["税率", Styled(Formula("vat_rate"), PERCENT), ""],
        ["单价", Styled(Formula(f"unit_price_{estimate.options[0].id}"), MONEY), estimate.options[0].label],
        ["投标保证金", _TO_FILL, facts.bid_security.text if facts.bid_security else label("not_stated", "zh")],
        ["备注", "大写与小写不一致的，以大写为准。", ""],
    ]
    columns = [Column("项目", 28, STRONG), Column("内容", 60, TEXT), Column("说明", 44, QUIET)]
    write_table(sheet, top, columns, rows)
    condition = f'$C${row_of_words}<>"与小写一致"'
    rule = Rule(type="expression", dxf=tint(BAD, BAD_SOFT, bold=True), formula=[condition])
    sheet.conditional_formatting.add(f"B{row_of_words}:C{row_of_words}", rule)
    set_up_print(sheet, top)
