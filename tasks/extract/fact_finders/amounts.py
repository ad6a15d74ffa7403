"""Budget or ceiling, and bid security: amounts judged by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.facts import Fact
from models.money import Money
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.money import FoundMoney, find_money, table_money
from tasks.extract.fact_finders.passages import Passage

_BUDGET = re.compile(
    r"budget|ceiling|(?:estimated|total|maximum|anticipated|indicative|approximate|overall)\s+(?:\w+\s+){0,2}(?:value|price|cost|amount)"
    r"|contract value|value of (?:the )?contract|not[- ]to[- ]exceed|prepared to pay|affordability|upper (?:limit|price)|price cap|estimated cost"
    r"|预算|最高限价|最高投标限价|最高总价|控制价|拦标价|上限价|限价|采购限额|项目总价|项目金额",
    re.IGNORECASE,
)
_NOT_BUDGET = re.compile(
    r"insur|liabilit|indemn|turnover|revenue|liquidated|bond|penalt|deduct|\bfine|invoice|threshold|wage|salary|deposit|security|guarantee"
    r"|past|previous|similar|reference contract|credits?\b|per (?:hour|day|call|contact|minute)|order limit|micro|minimum (?:order|guarantee)|simplified acquisition|less than or|equal to"
    r"|保证金|违约|罚|代理服务费|注册资本|营业|业绩|单价限价|单价最高|扣|赔偿|工资|保险|履约|分公司|中标服务费|合同金额在|以上的",
    re.IGNORECASE,
)
_SECURITY = re.compile(
    r"(?:bid|tender|proposal|offer)[- ](?:security|bond|guarantee|deposit)|earnest money|\bEMD\b"
    r"|(?:投标|磋商|谈判|响应|询价|报价|比选|参选)保证金",
    re.IGNORECASE,
)
_NO_SECURITY = re.compile(
    r"(?:不收取|不需要?|无需|无须|不要求|免收|免交|免于|不用|不提交|不缴纳)[^。;\n☐□]{0,12}|(?:no|not require[ds]?|waive[ds]?|nil|none)\b",
    re.IGNORECASE,
)
_OTHER_BOND = re.compile(r"履约保证金|performance (?:bond|security|guarantee)|质量保证金|质保金", re.IGNORECASE)
_PER_UNIT = re.compile(r"^\s*(?:元)?\s*(?:/|每|per\s+)\s*(?:人|席|座席|坐席|个|小时|通|seat|hour|FTE|agent|call)", re.IGNORECASE)


def find_budget(passages: Sequence[Passage], dollar: str) -> Fact[Money] | None:
    """Budget, ceiling or estimated value of the contract; None when the tender names none."""
    found: list[Candidate[Money]] = []
    for passage in passages:
        if passage.kind in {"row", "margin"}:
            continue
        if passage.kind == "cell":
            found.extend(_bare_budget(passage))
        for amount in find_money(passage.text, dollar):
            candidate = _budget(passage, amount)
            if candidate:
                found.append(candidate)
    return choose([one for one in found if one.value.amount > 0])


def _bare_budget(passage: Passage) -> Iterator[Candidate[Money]]:
    left = passage.label.rpartition(" | ")[2]
    for heading, weight in ((left, 1.4), (passage.head, 1.2)):
        if _BUDGET.search(heading) and not _NOT_BUDGET.search(heading):
            amount = table_money(passage.text, heading)
            if amount:
                yield Candidate(amount.money, passage, amount.start, amount.end, weight)
                return


def _budget(passage: Passage, amount: FoundMoney) -> Candidate[Money] | None:
    left, right = passage.sentence(amount.start, amount.end)
    before = passage.text[max(left, amount.start - 120) : amount.start]
    label = passage.label.rpartition(" | ")[2] or passage.head
    context = f"{label} : {before}" if passage.kind == "cell" and len(label) < 60 else before
    if not _BUDGET.search(context) and passage.kind != "cell" and len(before.strip()) < 25 and passage.block.section:
        context = f"{passage.block.section[-1]} : {before}"
    cue = _last(_BUDGET, context)
    if cue < 0 or _NOT_BUDGET.search(context[max(0, cue - 30) :]) or _NOT_BUDGET.search(passage.text[amount.end : amount.end + 12]):
        return None
    weight = 1.4 if passage.kind == "cell" else 1.2
    weight -= 0.006 * max(0, len(context) - cue - 30)
    if _PER_UNIT.match(passage.text[amount.end :]) or re.search(r"单价|unit|per seat", context, re.IGNORECASE):
        weight -= 0.9
    if re.search(r"总|total|overall", context, re.IGNORECASE):
        weight += 0.1
    start, end = (left, right) if right - left <= 240 else (max(left, amount.start - 60), min(right, amount.end + 20))
    return Candidate(amount.money, passage, start, end, weight)


def find_bid_security(passages: Sequence[Passage], dollar: str) -> Fact[Money] | None:
    """The bid security; zero where the tender says that none is taken; None when it does not say."""
    found: list[Candidate[Money]] = []
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin"}:
            continue
        for start, end, weight in _security_regions(passages, position):
            candidate = _security(passage, start, end, weight, dollar)
            if candidate:
                found.append(candidate)
                break
    return choose(found)


def _security_regions(passages: Sequence[Passage], position: int) -> Iterator[tuple[int, int, float]]:
    passage = passages[position]
    left = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and len(left) <= 40 and _SECURITY.search(left):
        yield 0, len(passage.text), 1.5
    for hit in _SECURITY.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        yield start, end, 1.0
    section = passage.section.rpartition(" / ")[2]
    if passage.kind == "text" and _SECURITY.search(section) and len(section) < 30:
        yield 0, len(passage.text), 0.6


def _security(passage: Passage, start: int, end: int, weight: float, dollar: str) -> Candidate[Money] | None:
    text = passage.text[start:end]
    if _OTHER_BOND.search(text) and not _SECURITY.search(text):
        return None
    currency = "CNY" if passage.language == "zh" else dollar
    chosen = re.search(r"[☑√■✓]\s*([^☐□\n。]{2,40})", text)
    refused = _NO_SECURITY.search(chosen[1] if chosen else text)
    if refused and not (not chosen and re.search(r"[☐□]\s*" + re.escape(refused[0]), text)) and (chosen or _near(text, refused)):
        return Candidate(Money(amount=Decimal(0), currency=currency), passage, start, end, weight)
    for amount in find_money(text, dollar):
        before = text[max(0, amount.start - 60) : amount.start]
        cue, rival = _last(_SECURITY, before), _last(_OTHER_BOND, before)
        if rival > cue or re.search(r"代理服务费|中标|insurance|预算|限价", before[max(cue, 0) :]):
            continue
        return Candidate(amount.money, passage, start, min(end, start + max(amount.end + 20, 60)), weight + 0.2)
    return None


def _near(text: str, refused: re.Match[str]) -> bool:
    around = text[max(0, refused.start() - 30) : refused.end() + 30]
    blame = re.search(r"退还|没收|无效|拒绝|forfeit|fail|reject|return", around, re.IGNORECASE)
    verb = re.match(r"不需|不收取|无需|无须|不要求|免|不用|no\b|not|waive|nil|none", refused[0], re.IGNORECASE)
    return bool(verb and _SECURITY.search(around) and not blame) or text.strip() in {"无", "不收取", "None", "Nil"}


def _last(pattern: re.Pattern[str], text: str) -> int:
    last = -1
    for hit in pattern.finditer(text):
        last = hit.start()
    return last


def dollar_of(passages: Sequence[Passage]) -> str:
    """What a bare ``$`` means here: the dollar the tender names by code or country, else US dollars."""
    names = {
        "AUD": r"\bAUD\b|A\$|Australian (?:dollar|Business Number)|\bABN\b",
        "CAD": r"\bCAD\b|Canadian (?:dollar|fund)s?|C\$",
        "NZD": r"\bNZD\b|NZ\$|New Zealand dollar",
        "SGD": r"\bSGD\b|S\$|Singapore dollar",
        "HKD": r"\bHKD\b|HK\$|Hong Kong dollar|港元|港币",
    }
    counts = {
        code: sum(1 for passage in passages if passage.kind != "row" and re.search(words, passage.text))
        for code, words in names.items()
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "USD"
