"""What a failing costs: shares and sums that are deducted or owed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, Penalty
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.money import find_money
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import pattern

_COSTS = pattern(
    r"扣(?:除|减|罚|款) | 违约金 | 罚款 | 处罚金 | 核减",
    r"service credits? | liquidated damages | deduct(?:ed|ion|ions)? | penalt(?:y|ies)",
    r"(?:fee|payment|invoice|charge)s? (?:shall|will) be reduced",
)
_COST_WORDS = ("扣", "违约金", "罚", "核减", "credit", "damages", "deduct", "penalt", "be reduced")
_PERCENT = re.compile(r"(?<![\d.])(?P<n>\d{1,2}(?:\.\d{1,2})?)\s?\)?\s?(?:%|‰|per ?cent\b)")
_BASIS = re.compile(
    r"(?P<zh>(?:当月|当期|次月|月度|季度|年度|合同)?(?:服务|合同|月|结算|外包|管理)?(?:费用?|总?金额|总价|价款"
    r"|款项))的?\s?$"
    r"|\s?\)?\s?of\s(?P<en>(?:the\s)?(?:[\w-]+\s){0,3}?(?:charges?|fees?|price|value|invoice|payment|sum))\b",
    re.IGNORECASE,
)
_NOT_PENALTY = pattern(
    r"价格(?:给予|的)?.{0,6}扣除 | 小微 | 小型 | 微型 | 中小企业 | 评审 | 评标 | 投标报价 | 报价.{0,8}扣除 | 税",
    r"保修金 | 质保金 | 考核得分 | 扣\s?\d+(?:\.\d)?\s?分",
    r"保证金 | 代理 | 社保 | 公积金 | 工资 | 行政处罚 | 不超过.{0,16}% | 较大数额 | 上限",
    r"\btax(?:es)? | payroll | discount | insurance deductible | \bpoints?\b | retention money | perjury",
    r"civil penalt | any person who | \bwould\b | capp(?:ed|ing) | upper limit",
    r"bid (?:bond|security)",
)
_BLANK = re.compile(r"_{2,}|\s{3,}")
_NEAR = 140
_LONGEST = 320
_MOST = 40


def find_penalties(passages: Sequence[Passage], dollar: str) -> Fact[tuple[Penalty, ...]] | None:
    """Each deduction or damages with its share or sum, contract templates included; each sentence once."""
    items: dict[str, Penalty] = {}
    for passage in passages:
        if passage.kind in {"row", "margin", "heading"}:
            continue
        for penalty in _penalties(passage, dollar):
            items.setdefault(re.sub(r"\W+", "", penalty.text), penalty)
    return listed(tuple(items.values())[:_MOST], 0.65)


def _penalties(passage: Passage, dollar: str) -> Iterator[Penalty]:
    if not mentions(passage.text, *_COST_WORDS):
        return
    for start, end in passage.sentences():
        sentence = passage.text[start:end]
        cost = _COSTS.search(sentence)
        if cost is None or len(sentence) > _LONGEST or _NOT_PENALTY.search(sentence) or _BLANK.search(sentence.strip()):
            continue
        near = range(max(0, cost.start() - _NEAR), min(len(sentence), cost.end() + _NEAR))
        share = next(
            (
                hit
                for hit in _PERCENT.finditer(sentence)
                if hit.start() in near and "‰" not in hit[0] and _owed(sentence, hit)
            ),
            None,
        )
        amount = next((one for one in find_money(sentence, dollar) if one.start in near), None)
        if share or amount:
            basis = _basis(sentence, share) if share else ""
            yield Penalty(
                percent=float(share["n"]) if share else None,
                amount=amount.money if amount else None,
                basis=basis,
                **passage.quote(start, end),
            )


def _owed(sentence: str, share: re.Match[str]) -> bool:
    """Whether the share is what is owed, not the target that was missed ("below 95 %")."""
    before = sentence[max(0, share.start() - 14) : share.start()]
    if re.search(
        r"(?:低于|不足|未达(?:到)?|达到|超过|高于|满足|率|below|under|less than|fails? to (?:meet|achieve)"
        r"|exceeds?|above|over)\s?\S{0,4}$",
        before,
    ):
        return False
    return bool(_basis(sentence, share)) or bool(
        re.search(r"(?:扣除?|扣减|违约金|of|by|credit|deduct\w*)\D{0,12}$", before, re.IGNORECASE)
    )


def _basis(sentence: str, share: re.Match[str]) -> str:
    behind = _BASIS.match(sentence, share.end())
    before = _BASIS.search(sentence[max(0, share.start() - 20) : share.start()])
    if behind and behind["en"]:
        return squash(behind["en"])
    return squash(before["zh"]) if before and before["zh"] else ""
