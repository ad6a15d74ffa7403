"""What bidders lodge or pay beside the bid security: the performance security and the agency's fee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from models.facts import Charge, Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.money import find_money
from tasks.extract.fact_finders.numerals import zh_number
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.ticks import chosen, has_boxes, has_ticks
from tasks.extract.fact_finders.words import pattern

_PERFORMANCE = pattern(
    r"履约\s?(?:保证金|担保|保函) | performance (?:bank )?(?:bond|security|guarantee)s? | \be-?PBG\b",
    r"contract security deposit",
)
_AGENCY = pattern(
    r"(?:采购|招标)?代理\s?(?:服务)?费 | 招标服务费 | 中标服务费 | 成交服务费",
    r"(?:procurement|bidding|tender(?:ing)?) agen(?:cy|t)(?:'s)?(?: service)? (?:fee|charge)s?",
    r"agency service (?:fee|charge)s?",
)
_SHARE = re.compile(
    r"(?P<basis>(?:合同|合约|中标|成交|签约)(?:总)?(?:金额|价格?|款)?(?:总额)?|预算(?:总)?(?:金额|价)?)的?\s?(?:\(?人民币\)?)?\s?"
    r"(?:(?P<n>\d{1,2}(?:\.\d{1,3})?)\s?%|百分之(?P<zh>[一二三四五六七八九十]{1,3}))"
    r"|(?P<n2>\d{1,2}(?:\.\d{1,3})?)\s?(?:%|per ?cent)(?:\s?\(\d{1,2}%?\))?\sof\s(?:the\s)?"
    r"(?P<basis2>(?:total\s|annual\s|initial\s|awarded\s)?(?:contract|award|bid|tender|order)(?:ed)?\s?(?:price|value|sum|amount)?)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:不收取?|不需要?|无需|无须|不要求|免收|免交|不用|不提交|不缴纳|不适用)|[:：]\s*无\s*(?=$|[。;])|^\s*无\s*[。]?\s*$|本项目无"
    r"|\b(?:no|not)\b[^.]{0,40}\b(?:required|requested|applicable|needed)\b|:\s?(?:nil|none|not applicable|n/a)\b",
    re.IGNORECASE,
)
_LOST = pattern(
    r"没收 | 不予退还 | 退还 | 违约金 | 赔偿 | 扣除 | 抵扣 | 不足 | 不超过 | 累计 | 罚 | 逾期",
    r"forfeit | in the event | reduced | releas | returned | liquidated",
)
_OPEN = pattern(r"如(?:需|要求|有) | 若 | 不得超过 | \bif\b | \bwhere\b | may require | up to | shall not exceed")
_AWARDEE = pattern(
    r"(?:由|向)?(?:中标|成交)(?:人|供应商|单位|方)[^。;]{0,20}?(?:支付|缴纳|交纳|承担|收取)|(?:向|由)(?:中标|成交)",
    r"(?:successful|winning) (?:bidder|tenderer|supplier|offeror) | awardee",
    r"(?:shall|will) be (?:paid|borne) by the (?:contractor|supplier)",
)
_BUYER = pattern(r"由?(?:采购人|招标人|采购单位)(?:支付|承担) | borne by the (?:buyer|purchaser|procuring entity)")
_STEP = re.compile(r"^\s?(?:\(含\))?(?:以下|以上|以内|至|~|-)")
_STEP_BEFORE = re.compile(r"(?:\d\s?(?:~|-|至)\s?|差额定率[^。]*)$")
_BARE_SHARE = re.compile(r"\s*(\d{1,2}(?:\.\d{1,3})?)\s*")
_NEAR = 70
# one of these stands in whatever the patterns of the names find
_NAME_WORDS = {"security": ("履约", "performance", "pbg", "contract security"), "fee": ("费", "agen")}
_LONGEST_LABEL = 40
_Kind = Literal["security", "fee"]


def find_performance_security(passages: Sequence[Passage], dollar: str) -> Fact[Charge] | None:
    """The performance security as a sum or a share; not required where the tender refuses one; None when not told."""
    return choose([one for passage in passages for one in _candidates(passage, _PERFORMANCE, dollar, "security")])


def find_agency_fee(passages: Sequence[Passage], dollar: str) -> Fact[Charge] | None:
    """What the procurement agent takes and from whom; None when not told."""
    return choose([one for passage in passages for one in _candidates(passage, _AGENCY, dollar, "fee")])


def _candidates(passage: Passage, name: re.Pattern[str], dollar: str, kind: _Kind) -> Iterator[Candidate[Charge]]:
    if passage.kind in {"row", "margin"} or not mentions(passage.text + passage.label, *_NAME_WORDS[kind]):
        return
    if has_boxes(passage.text) and not has_ticks(passage.text):
        return
    if passage.rank == "form" and not _NONE.search(passage.text):
        return  # a template's figures are examples until they stand in the tender itself
    left = passage.label.rpartition(" | ")[2]
    labelled = passage.kind == "cell" and len(left) <= _LONGEST_LABEL and bool(name.search(left))
    if labelled or (name.search(passage.text[:40]) and has_boxes(passage.text)):
        charge = _read(chosen(passage.text), dollar, kind, near=400)
        bare = _BARE_SHARE.fullmatch(passage.text)
        if charge is None and bare and "%" in left:
            charge = Charge(percent=float(bare[1]))
        if charge:
            yield Candidate(charge, passage, 0, min(len(passage.text), 300), 1.5)
        return
    for hit in name.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        sentence = passage.text[start:end]
        if _OPEN.search(sentence) or (kind == "security" and _LOST.search(sentence)):
            continue
        charge = _read(passage.text[hit.start() : end], dollar, kind, near=_NEAR) or _read_before(
            passage.text[start : hit.start()]
        )
        if charge:
            yield Candidate(charge, passage, start, min(end, start + 300), 1.0)
            return


def _read(text: str, dollar: str, kind: _Kind, near: int) -> Charge | None:
    """The share or sum that the text states first, or that there is none."""
    words = text[:near]
    share = _SHARE.search(words)
    amount = next((one for one in find_money(words, dollar) if one.money.amount > 0), None)
    if amount and (_STEP.search(words[amount.end :][:6]) or _STEP_BEFORE.search(words[: amount.start])):
        amount = None  # a step of a scale of fees
    payer = _payer(text) if kind == "fee" else None
    refused = _NONE.search(words)
    if refused and not share and not amount:
        return Charge(required=False)
    if share and (amount is None or share.start() < amount.start):
        return Charge(percent=_percent(share), basis=squash(share["basis"] or share["basis2"]), payer=payer)
    if amount and not _LOST.search(words[: amount.start]):
        return Charge(amount=amount.money, payer=payer)
    return Charge(payer=payer) if payer else None


def _read_before(words: str) -> Charge | None:
    """A share that comes first: "shall provide 10 % of the contract price as performance security"."""
    share = _SHARE.search(words[-_NEAR:])
    if share and re.search(r"(?:\bas (?:an? |the )?|作为|\bof\b\s)\s?$", words):
        return Charge(percent=_percent(share), basis=squash(share["basis"] or share["basis2"]))
    return None


def _percent(share: re.Match[str]) -> float:
    return float(share["n"] or share["n2"] or zh_number(share["zh"]) or 0)


def _payer(text: str) -> Literal["awardee", "buyer"] | None:
    if _BUYER.search(text):
        return "buyer"
    return "awardee" if _AWARDEE.search(text) else None
