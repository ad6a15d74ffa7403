"""Budget, ceiling or estimated value of the contract: amounts judged by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.facts import Fact
from models.money import Money
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.currencies import TenderCurrency
from tasks.extract.fact_finders.money import FoundMoney, bare_amount, find_money, table_money
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern

_BUDGET = re.compile(
    any_of(
        r"budget | ceiling | contract value | value of (?:the )?contract | not[- ]to[- ]exceed | prepared to pay",
        r"\btender value | affordability | upper (?:limit|price) | price cap | estimated cost",
        r"(?:estimated|total|maximum|anticipated|indicative|approximate|overall)\s(?:\w{1,20}\s){0,2}(?:value|price|cost|amount)",
        r"预算 | 最高限价 | 最高投标限价 | 最高总价 | 控制价 | 拦标价 | 上限价 | 限价 | 采购限额 | 项目总价 | 项目金额",
    ),
    re.IGNORECASE,
)
_NOT_BUDGET = pattern(
    r"insur | liabilit | indemn | turnover | revenue | liquidated | \bbond | penalt | deduct | \bfine",
    r"invoice | threshold",
    r"\bwage | salary | deposit | security | guarantee | \bpast\b | previous | similar | reference contract",
    r"credits?\b",
    r"per (?:hour|day|call|contact|minute) | order limit | micro | minimum (?:order|guarantee)",
    r"(?<!not )(?<!no )\b(?:more|greater|higher) than | \babove\b | \bat least\b",
    r"simplified acquisition | \breach(?:es)? | in the aggregate | or more\b",
    r"less than or | equal to | [<>≤≥]=?\s?$ | exceeds?\b | in excess of | travel voucher",
    r"保证金 | 违约 | 罚 | 代理服务费 | 注册资本 | 营业 | 业绩 | 单价限价 | 单价最高 | 扣 | 赔偿 | 工资",
    r"保险 | 履约 | 分公司",
    r"中标服务费 | 合同金额在 | 以上的",
)
_CONDITION = re.compile(r"\b(?:in case|if|when|where|whether|unless)\b[^.;]{0,60}$", re.IGNORECASE)
_BOUND = re.compile(r"\s*元?\s?\(?(?:含|及)?(?:以下|以上|以内)|\s*or (?:more|less|above|below)\b", re.IGNORECASE)
_PER_UNIT = re.compile(
    r"\s*(?:元)?\s?(?:/|每|per\s)\s?(?:人|席|座席|坐席|个|小时|通|seat|hour|FTE|agent|call)", re.IGNORECASE
)
_UNIT_PRICE = re.compile(r"单价|unit|per seat", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:total |overall )?(?:budget|ceiling)(?: amount| value)?"
    r"|(?:estimated|anticipated|indicative|approximate) (?:\w{1,12} ){0,2}(?:value|cost|amount)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"总|total|overall", re.IGNORECASE)


def find_budget(passages: Sequence[Passage], dollar: str, currency: TenderCurrency | None = None) -> Fact[Money] | None:
    """Budget, ceiling or estimated value of the contract; None when the tender names none.

    Args:
        passages: Of the whole tender.
        dollar: What ``$`` means in it.
        currency: Assumed for a labelled cell that holds a bare number; None leaves such a cell out.
    """
    found: list[Candidate[Money]] = []
    for passage in passages:
        if passage.kind in {"row", "margin"}:
            continue
        if passage.kind == "cell":
            found.extend(_bare_budget(passage, currency))
        candidates = (_budget(passage, amount) for amount in find_money(passage.text, dollar))
        found.extend(one for one in candidates if one)
    return choose([one for one in found if one.value.amount > 0])


def _bare_budget(passage: Passage, currency: TenderCurrency | None) -> Iterator[Candidate[Money]]:
    """A cell that holds a number only, under or beside a heading such as 预算金额（万元） or Estimated Value."""
    left = passage.label.rpartition(" | ")[2]
    for heading, weight in ((left, 1.4), (passage.head, 1.2)):
        if _announces(heading):
            amount = table_money(passage.text, heading)
            if amount:
                yield Candidate(amount.money, passage, amount.start, amount.end, weight)
                return
    if currency is None or passage.language == "zh" or passage.rank == "form" or not _NAMED.fullmatch(left.strip()):
        return
    amount = bare_amount(passage.text, currency.code)
    if amount:
        place = (amount.start, amount.end, 1.0)
        yield Candidate(amount.money, passage, *place, status="assumed", remark=currency.remark)


@lru_cache(maxsize=4096)
def _announces(heading: str) -> bool:
    return bool(_BUDGET.search(heading)) and not _NOT_BUDGET.search(heading)


def _budget(passage: Passage, amount: FoundMoney) -> Candidate[Money] | None:
    left, right = passage.sentence(amount.start, amount.end)
    context = _context(passage, left, amount)
    cue = max((hit.start() for hit in _BUDGET.finditer(context)), default=-1)
    behind = passage.text[amount.end : amount.end + 12]
    if cue < 0 or _NOT_BUDGET.search(context[max(0, cue - 30) :]) or _NOT_BUDGET.search(behind):
        return None
    if _CONDITION.search(context[:cue]) or _BOUND.match(behind):
        return None
    weight = (1.4 if passage.kind == "cell" else 1.2) - 0.006 * max(0, len(context) - cue - 30)
    weight -= 0.9 if _PER_UNIT.match(passage.text[amount.end :]) or _UNIT_PRICE.search(context) else 0.0
    weight += 0.1 if _TOTAL.search(context) else 0.0
    if right - left > 240:
        left, right = max(left, amount.start - 60), min(right, amount.end + 20)
    return Candidate(amount.money, passage, left, right, weight)


def _context(passage: Passage, left: int, amount: FoundMoney) -> str:
    """What announces the amount: the words before it, with the cell's label or, lacking a cue, the heading above."""
    before = passage.text[max(left, amount.start - 120) : amount.start]
    label = passage.label.rpartition(" | ")[2] or passage.head
    if passage.kind == "cell":
        return f"{label} : {before}" if len(label) < 60 else before
    if not _BUDGET.search(before) and len(before.strip()) < 25 and passage.block.section:
        return f"{passage.block.section[-1]} : {before}"
    return before
