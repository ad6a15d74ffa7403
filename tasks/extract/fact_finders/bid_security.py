"""The bid security; zero where the tender says that none is taken, in the currency that it speaks in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from models.facts import Fact
from models.money import Money
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.currencies import TenderCurrency
from tasks.extract.fact_finders.money import bare_amount, find_money
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern

_EN_SECURITY = any_of(
    r"(?:bid|tender|proposal|offer)[- ](?:security|bond|guarantee|deposit)s? | earnest money(?: deposit)? | \bEMD\b"
)
_SECURITY = pattern(
    _EN_SECURITY,
    r"(?:投标|磋商|谈判|响应|询价|报价|比选|参选)保证金",
)
_ASKED = r"(?:asked|required|requested|needed|necessary|sought|taken|payable|applicable|demanded)"
_NOT_ASKED = re.compile(
    rf"\bno {_EN_SECURITY}(?:\s\([^()]{{1,40}}\))?\s(?:is|are|will be|shall be|need be)\s(?:\w{{1,12}}\s)?{_ASKED}"
    rf"|{_EN_SECURITY}(?:\s\([^()]{{1,40}}\))?\s(?:is|are|will|shall)\snot\s(?:be\s)?{_ASKED}"
    rf"|\b(?:does|do|will|shall) not (?:ask for|require|request|take) (?:an? |any )?{_EN_SECURITY}"
    rf"|{_EN_SECURITY}\s?(?:amount|required)?\s?:\s?(?:not (?:required|applicable)|none|nil|waived)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\s*(?:not (?:required|applicable|asked for|requested)|none(?: required)?|nil|no|n/?a|waived)\s?\.?\s*",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|where|unless|when|whether|in case)\b", re.IGNORECASE)
_FOR_SOME = re.compile(
    r"\s?(?:from|for|of|by|in respect of)\s(?:MSEs?|MSMEs?|micro|small|start-?ups?|registered|local|NSIC|those|exempt"
    r"|bidders (?:who|that|registered)|(?:lots?|bids|tenders|contracts) (?:\d|below|under|up to|of less))",
    re.IGNORECASE,
)
_AMOUNT_LABEL = re.compile(rf"{_EN_SECURITY}\s?(?:\(EMD\)\s?)?(?:amount|value|sum|fee)?", re.IGNORECASE)
_REQUIRED = re.compile(r"\s*(?:is it )?(?:required|applicable)\s?\??\s*", re.IGNORECASE)
_LONGEST_HEAD = 60
_REFUSED = re.compile(
    r"(?:不收取|不需要?|无需|无须|不要求|免收|免交|免于|不用|不提交|不缴纳)[^。;\n☐□]{0,12}|(?:^|保证金\s?(?:金额)?\s?:)\s*无\s*(?=$|[。;])"
)
_CONSEQUENCE = re.compile(r"退还|没收|无效|拒绝")
_OTHER_BOND = pattern(r"履约保证金 | performance (?:bond|security|guarantee) | 质量保证金 | 质保金")
_OTHER_AMOUNT = pattern(r"代理服务费 | 中标 | insurance | 预算 | 限价")
_MOST_REGIONS = 20
_MENTIONED = 1.0  # weight of a sentence that only speaks of it
_SOON = 60  # characters into a cell or section of its own before its amount must come
_NEAR = 30  # characters between an amount and the word behind it that says what it is for
_EMPTY_BOX = re.compile(r"[☐□][^。;\n☑√■✓]{0,40}$")
_ZH_CONDITION = re.compile(r"(?:当|若|如果?|凡)[^。;\n]{2,40}(?:时|的|,)[^。;\n]{0,20}$")
_TICKED = re.compile(r"[☑√■✓]\s?([^☐□\n。]{2,40})")


def find_bid_security(
    passages: Sequence[Passage], dollar: str, currency: TenderCurrency | None = None
) -> Fact[Money] | None:
    """The bid security, zero where the tender refuses one; None when it does not say.

    Args:
        passages: Of the whole tender.
        dollar: What ``$`` means in it.
        currency: Of a zero, and assumed for a labelled cell that holds a bare number; None leaves both out.
    """
    found: list[Candidate[Money]] = []
    announced = ""
    for passage in passages:
        if passage.kind in {"row", "margin"}:
            continue
        if passage.kind != "cell":
            announced = passage.text if len(passage.text) <= _LONGEST_HEAD else ""
        elif currency and (one := _bare(passage, announced, currency)):
            found.append(one)
            continue
        for (start, end), weight in _regions(passage).items():
            candidate = _refusal(passage, start, end, weight, currency) or _amount(passage, start, end, weight, dollar)
            if candidate:
                found.append(candidate)
                break
    return choose(found)


def _bare(passage: Passage, announced: str, currency: TenderCurrency) -> Candidate[Money] | None:
    """A cell beside "EMD amount" that holds a number only, or beside "EMD required" that says no.

    Args:
        passage: The cell.
        announced: The short text above its table, or empty.
        currency: Of the tender.
    """
    left = passage.label.rpartition(" | ")[2].strip()
    named = _AMOUNT_LABEL.fullmatch(left)
    asked = _SECURITY.search(announced) and not _OTHER_BOND.search(announced) and _REQUIRED.fullmatch(left)
    if (named or asked) and _NONE.fullmatch(passage.text):
        zero = Money(amount=Decimal(0), currency=currency.code)
        return Candidate(zero, passage, 0, len(passage.text), 1.5, remark=currency.remark)
    amount = bare_amount(passage.text, currency.code) if named else None
    if amount is None:
        return None
    return Candidate(amount.money, passage, amount.start, amount.end, 1.5, status="assumed", remark=currency.remark)


def _regions(passage: Passage) -> dict[tuple[int, int], float]:
    """Where the passage may speak of the bid security, with the weight of that place; most telling first."""
    regions: dict[tuple[int, int], float] = {}
    left = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and len(left) <= 40 and _SECURITY.search(left):
        regions[0, len(passage.text)] = 1.5
    for hit in _SECURITY.finditer(passage.text):
        regions.setdefault(passage.sentence(hit.start(), hit.end()), _MENTIONED)
        if len(regions) >= _MOST_REGIONS:
            break
    section = passage.section.rpartition(" / ")[2]
    if passage.kind == "text" and len(section) < 30 and _SECURITY.search(section):
        regions.setdefault((0, len(passage.text)), 0.6)
    return regions


def _refusal(
    passage: Passage, start: int, end: int, weight: float, currency: TenderCurrency | None
) -> Candidate[Money] | None:
    """Zero where the text, or of several boxes the ticked one, says that no security is taken."""
    text = passage.text[start:end]
    if passage.language != "zh":
        said = _NOT_ASKED.search(text)
        if said is None or currency is None or _CONDITION.search(text[: said.start()]):
            return None
        if _FOR_SOME.match(text[said.end() :]):
            return None
        zero = Money(amount=Decimal(0), currency=currency.code)
        return Candidate(zero, passage, start, end, weight, remark=currency.remark)
    ticked = _TICKED.search(text)
    refused = _REFUSED.search(ticked[1] if ticked else text)
    if refused is None:
        return None
    before = text[: refused.start()]
    void = not ticked and (_ZH_CONDITION.search(before) or _EMPTY_BOX.search(before))
    around = text[max(0, refused.start() - 30) : refused.end() + 30]
    about = (
        ticked or refused[0].strip().endswith("无") or (_SECURITY.search(around) and not _CONSEQUENCE.search(around))
    )
    if void or not about:
        return None
    return Candidate(Money(amount=Decimal(0), currency="CNY"), passage, start, end, weight)


def _amount(passage: Passage, start: int, end: int, weight: float, dollar: str) -> Candidate[Money] | None:
    text = passage.text[start:end]
    for amount in find_money(text, dollar):
        before = text[max(0, amount.start - 60) : amount.start]
        cue, rival = _last(_SECURITY, before), _last(_OTHER_BOND, before)
        if 0 <= cue >= rival and not _OTHER_AMOUNT.search(before[max(cue, 0) :]):
            last = min(end, start + max(amount.end + 20, 60))
            return Candidate(amount.money, passage, start, last, weight + 0.2)
        is_near = amount.start <= _SOON if weight != _MENTIONED else _SECURITY.search(text[amount.end :][:_NEAR])
        if rival < 0 and cue < 0 and is_near and not _OTHER_AMOUNT.search(before):
            last = min(end, start + max(amount.end + 20, 60))
            return Candidate(amount.money, passage, start, last, weight)
    return None


def _last(words: re.Pattern[str], text: str) -> int:
    return max((hit.start() for hit in words.finditer(text)), default=-1)
