"""How long: the contract's base term in months and the tender's validity in days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.durations import find_lengths, find_periods
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import labelled

_TERM_LABEL = re.compile(
    r"period of performance|(?:contract|agreement|framework) (?:term|period|duration|length)|term of (?:the )?(?:contract|agreement)"
    r"|duration of (?:the )?contract|initial (?:term|period)|base (?:period|term|year)|duration|POP\b"
    r"|合同期限|服务期限?|合同履行期限?|合同期|履约期限|委托期限|服务周期|服务时间(?!段)|合同有效期|采购周期|合作期限?|有效期限",
    re.IGNORECASE,
)
_TERM_SENTENCE = re.compile(
    r"period of performance|(?:contract|agreement|order|term|call-off)\b.{0,60}\b(?:for|of|is|be|last|run|include)|base (?:period|year)|initial (?:term|period)"
    r"|one[- ]year|minimum life|option (?:years?|periods?)|performance period"
    r"|合同期限|服务期限?|合同履行期|合同期|履约期|有效期|招标.{0,6}年有效|服务周期|合作期",
    re.IGNORECASE | re.DOTALL,
)
_BASE = re.compile(r"base|initial|first|minimum life|shall be|will be|is\b|为|自|共", re.IGNORECASE)
_NOT_TERM = re.compile(
    r"warrant|experience|retain|retention|record|past|previous|within|prior|insur|notice|payment|invoice|extension of|contingency"
    r"|transition|valid for|bid validity|passed|ago|was for|were for|每年|年度|试用|质保|保修|近|以上|经验|业绩|投标有效期|保证金|保存|营业执照|提前|逾期|付款"
    r"|延续|保密|处罚|社保|保险期|支付|缴纳|成立|证书|顺延|延长|续签|追溯|劳动合同|三方协议",
    re.IGNORECASE,
)
_OPTION = re.compile(r"option|extend|extension|renew|additional|maximum|not (?:to )?exceed|up to|续|延|顺延|最多|最长", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\d.])(\d{1,2})\s*(?:years?)?\s*(?:\+\s*\d{1,2}\s*){1,4}\s*(?:-\s*)?(years?|months?|年|个月)", re.IGNORECASE)
_VALID = re.compile(
    r"(?:valid|validity|irrevocable|remain (?:open|firm)|acceptance period|held (?:firm|open)|hold (?:its|their|the) (?:price|offer|quote|proposal)s?|firm for|expire)"
    r"|(?:投标|磋商|谈判|响应|报价|询价|应答|竞价)(?:文件)?的?(?:有效期|保持有效)|有效期",
    re.IGNORECASE,
)
_BID_WORD = re.compile(
    r"tender|bid|proposal|quot(?:e|ation)|offer|submission|response|price|投标|磋商|谈判|响应|报价|询价|应答|竞价|开标|递交", re.IGNORECASE
)
_NOT_VALID = re.compile(
    r"certificate|insurance|licen[cs]e|purchase order|credit|badge|证书|执照|合同有效|保函|许可证|授权|资质|身份证|质保|CA", re.IGNORECASE
)


def find_contract_term(passages: Sequence[Passage]) -> Fact[int] | None:
    """Months of the base term, options left out; None when no length is stated."""
    found: list[Candidate[int]] = []
    for passage, start, end, weight in labelled(passages, _TERM_LABEL):
        found.extend(_terms(passage, start, end, weight))
    for passage in passages:
        if passage.kind in {"row", "margin", "heading"}:
            continue
        titled = bool(passage.block.section) and bool(_TERM_LABEL.search(passage.block.section[-1]))
        for start, end in _sentences(passage):
            sentence = passage.text[start:end]
            if _TERM_SENTENCE.search(sentence) or titled:
                found.extend(_terms(passage, start, end, 0.7 if titled else 0.5))
    return choose([one for one in found if 1 <= one.value <= 240])


def _terms(passage: Passage, start: int, end: int, weight: float) -> Iterator[Candidate[int]]:
    text = passage.text[start:end]
    plus = _PLUS.search(text)
    if plus:
        months = int(plus[1]) * (12 if plus[2][0] in "yY年" else 1)
        yield Candidate(months, passage, start, min(end, start + 300), weight + 0.3)
        return
    for period in find_periods(text):
        if period.months and period.months >= 3 and not _NOT_TERM.search(text[max(0, period.start - 12) : period.start]):
            yield Candidate(period.months, passage, start, end, weight + 0.2)
            return
    for length in find_lengths(text):
        months = length.months
        before, after = text[max(0, length.start - 45) : length.start], text[length.end : length.end + 12]
        if months is None or _NOT_TERM.search(before[-30:]) or _NOT_TERM.search(after):
            continue
        if _OPTION.search(before[-40:]) and "minimum" not in before.lower():
            continue
        if re.match(r"\s*(?:option|extension)", after, re.IGNORECASE):
            continue
        bonus = 0.2 if _BASE.search(before) or re.match(r"\s*base", after, re.IGNORECASE) else 0.0
        yield Candidate(months, passage, start, min(end, start + 400), weight + bonus)
        return


def _sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(passage.text):
        left, right = passage.sentence(position, position)
        right = max(right, position + 1)
        yield max(left, position) if left > position else position, right
        position = right
        while position < len(passage.text) and passage.text[position].isspace():
            position += 1


def find_bid_validity(passages: Sequence[Passage]) -> Fact[int] | None:
    """Days that a tender must stay open for acceptance; months count 30 days, years 365, and ``why`` says so."""
    found: list[Candidate[int]] = []
    for passage in passages:
        if passage.kind in {"row", "margin"}:
            continue
        for length in find_lengths(passage.text):
            candidate = _validity(passage, length.start, length.end, length.days, length.unit)
            if candidate:
                found.append(candidate)
    return choose([one for one in found if 10 <= one.value <= 730])


def _validity(passage: Passage, start: int, end: int, days: int | None, unit: str) -> Candidate[int] | None:
    left, right = passage.sentence(start, end)
    window = passage.text[max(left, start - 140) : min(right, end + 60)]
    label = passage.label.rpartition(" | ")[2] if passage.kind == "cell" else passage.section.rpartition(" / ")[2]
    label = label if len(label) <= 50 else ""
    named = bool(_VALID.search(label) and _BID_WORD.search(label))
    said = bool(_VALID.search(window) and _BID_WORD.search(window))
    if days is None or not (named or said) or _NOT_VALID.search(passage.text[max(left, start - 30) : end]):
        return None
    if not named and re.search(r"\d\s*$|within|before the|prior", passage.text[max(left, start - 12) : start], re.IGNORECASE):
        return None
    weight = (1.2 if named else 0.8) + (0.3 if re.search(r"投标有效期|validity", window, re.IGNORECASE) else 0.0)
    remark = "" if unit in {"day", "week"} else "months counted as 30 days" if unit == "month" else "a year counted as 365 days"
    return Candidate(days, passage, left, right, weight, remark=remark)
