"""The bid security; zero only where a Chinese tender says that none is taken, for its currency is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from models.facts import Fact
from models.money import Money
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.money import find_money
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import pattern

_SECURITY = pattern(
    r"(?:bid|tender|proposal|offer)[- ](?:security|bond|guarantee|deposit) | earnest money | \bEMD\b",
    r"(?:投标|磋商|谈判|响应|询价|报价|比选|参选)保证金",
)
_REFUSED = re.compile(
    r"(?:不收取|不需要?|无需|无须|不要求|免收|免交|免于|不用|不提交|不缴纳)[^。;\n☐□]{0,12}|^\s*无\s*$"
)
_CONSEQUENCE = re.compile(r"退还|没收|无效|拒绝")
_OTHER_BOND = pattern(r"履约保证金 | performance (?:bond|security|guarantee) | 质量保证金 | 质保金")
_OTHER_AMOUNT = pattern(r"代理服务费 | 中标 | insurance | 预算 | 限价")
_MOST_REGIONS = 20
_MENTIONED = 1.0  # weight of a sentence that only speaks of it
_NEAR = 30  # characters between an amount and the word behind it that says what it is for
_TICKED = re.compile(r"[☑√■✓]\s?([^☐□\n。]{2,40})")


def find_bid_security(passages: Sequence[Passage], dollar: str) -> Fact[Money] | None:
    """The bid security; None when the tender does not ask for one or does not say."""
    found: list[Candidate[Money]] = []
    for passage in passages:
        if passage.kind in {"row", "margin"}:
            continue
        for (start, end), weight in _regions(passage).items():
            candidate = _refusal(passage, start, end, weight) or _amount(passage, start, end, weight, dollar)
            if candidate:
                found.append(candidate)
                break
    return choose(found)


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


def _refusal(passage: Passage, start: int, end: int, weight: float) -> Candidate[Money] | None:
    """Zero where the text, or of several boxes the ticked one, says that no security is taken."""
    text = passage.text[start:end]
    ticked = _TICKED.search(text)
    refused = _REFUSED.search(ticked[1] if ticked else text)
    if passage.language != "zh" or refused is None:
        return None
    unticked = not ticked and re.search(r"[☐□]\s?" + re.escape(refused[0]), text)
    around = text[max(0, refused.start() - 30) : refused.end() + 30]
    about = ticked or refused[0].strip() == "无" or (_SECURITY.search(around) and not _CONSEQUENCE.search(around))
    if unticked or not about:
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
        is_near = weight != _MENTIONED or _SECURITY.search(text[amount.end : amount.end + _NEAR])
        if rival < 0 and cue < 0 and is_near and not _OTHER_AMOUNT.search(before):
            return Candidate(amount.money, passage, start, end, weight)
    return None


def _last(words: re.Pattern[str], text: str) -> int:
    return max((hit.start() for hit in words.finditer(text)), default=-1)
