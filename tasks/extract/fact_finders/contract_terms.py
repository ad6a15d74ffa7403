"""How long the contract runs: the base term in months, options left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.durations import FoundLength, find_lengths, find_periods
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import pattern

_LABEL = pattern(
    r"period of performance | (?:contract|agreement|framework) (?:term|period|duration|length)",
    r"term of (?:the )?(?:contract|agreement) | duration of (?:the )?contract | initial (?:term|period)",
    r"base (?:period|term|year) | \bduration | \bPOP\b",
    r"period of (?:the )?(?:contract|engagement|completion|services?) | completion period",
    r"合同期限 | 服务期限? | 合同履行期限? | 合同期 | 履约期限 | 委托期限 | 服务周期 | 服务时间(?!段)",
    r"合同有效期 | 采购周期 | 合作期限? | 委托(?:管理)?期限 | 管理期限",
)
_SENTENCE = pattern(
    r"period of performance | base (?:period|year) | initial (?:term|period) | one[- ]year | minimum life",
    r"(?:contract|agreement|order|term|call-off)\b[^.]{0,60}\b(?:for|of|is|be|last|runs?|include)\b",
    r"option (?:years?|periods?) | performance period",
    r"合同期限 | 服务期限? | 合同履行期 | 合同期 | 履约期 | 有效期 | 招标.{0,6}年有效 | 服务周期 | 合作期",
    r"委托(?:管理)?期限 | 管理期限",
)
# one of these stands in whatever that pattern finds
_TERM_WORDS = (
    *("period", "year", "minimum life", "contract", "agreement", "order", "term", "call-off"),
    *("合同", "服务期", "履约期", "有效期", "招标", "服务周期", "合作期", "期限"),
)
_BASE = pattern(r"base | initial | first | minimum life | shall be | will be | \bis\b | runs for | 为 | 自 | 共")
_NOT_TERM = pattern(
    r"warrant | experience | retain | retention | record | \bpast\b | previous | within | \bprior | insur",
    r"notice | payment",
    r"invoice | extension of | contingency | transition | valid for | validity | passed | \bago\b | was for",
    r"were for | \bplus\b",
    r"每年 | 年度 | 试用 | 质保 | 保修 | 近 | 以上 | 经验 | 业绩 | 投标有效期 | 保证金 | 保存 | 营业执照",
    r"提前 | 逾期 | 付款",
    r"延续 | 保密 | 处罚 | 社保 | 保险期 | 支付 | 缴纳 | 成立 | 证书 | 顺延 | 延长 | 续签 | 追溯 | 劳动合同 | 三方协议",
)
_OPTION = pattern(
    r"option | extend | extension | renew | additional | maximum | not (?:to )?exceed | up to | 续 | 延",
    r"顺延 | 最多 | 最长",
)
_ANOTHER_CONTRACT = pattern(
    r"\bin the past\b | historical | predecessor | incumbent | similar (?:tasks?|contracts?|services?|projects?|work)\b"
)
# years that a bidder has behind it, and terms of papers that are not the contract
_OTHER_TERM = pattern(
    r"\b(?:bidders?|tenderers?|offerors?|applicants?|vendors?) (?:must|shall|should)? ?(?:be|have|has|hold)\b",
    r"\bin business\b | \bNDA\b | non-?disclosure | confidential | licen[cs]e | \blease | certificate",
)
_GUARANTEE = pattern(r"\bwarrant(?:y|ies)\b | guarantee period | defects? liability | 质保 | 保修")
_PLUS = re.compile(
    r"(?<![\d.])(?P<base>\d{1,2})\s?(?:years?)?\s?(?:\+\s?\d{1,2}\s?){1,4}(?:-\s?)?(?P<unit>years?|months?|年|个月)",
    re.IGNORECASE,
)
_LONGEST_MONTHS = 240


def find_contract_term(passages: Sequence[Passage]) -> Fact[int] | None:
    """Months of the base term, options left out; None when no length is stated."""
    found = [
        one
        for passage, start, end, weight in labelled(passages, _LABEL)
        if not passage.heads_column
        for one in _terms(passage, start, end, weight)
    ]
    for passage in passages:
        if passage.kind in {"row", "margin", "heading"}:
            continue
        titled = bool(passage.block.section) and _is_label(passage.block.section[-1])
        if not titled and not mentions(passage.text, *_TERM_WORDS):
            continue
        for start, end in passage.sentences():
            if passage.text.startswith("If ", start):
                continue
            if titled or _SENTENCE.search(passage.text, start, end):
                found.extend(_terms(passage, start, end, 0.7 if titled else 0.5))
    return choose([one for one in found if 1 <= one.value <= _LONGEST_MONTHS])


@lru_cache(maxsize=4096)
def _is_label(heading: str) -> bool:
    return _LABEL.search(heading) is not None


def _terms(passage: Passage, start: int, end: int, weight: float) -> Iterator[Candidate[int]]:
    """At most one reading of a stretch: "3 + 1 years", from one date to another, or a plain length."""
    text = passage.text[start:end]
    plus = _PLUS.search(text)
    if plus:
        months = int(plus["base"]) * (12 if plus["unit"][0] in "yY年" else 1)
        yield Candidate(months, passage, start, min(end, start + 300), weight + 0.3)
        return
    for period in find_periods(text):
        before = text[max(0, period.start - 12) : period.start]
        if period.months and period.months >= 3 and not _NOT_TERM.search(before):
            yield Candidate(period.months, passage, start, end, weight + 0.2)
            return
    for length in find_lengths(text):
        if length.months is not None and _is_base(text, length):
            before, after = text[max(0, length.start - 45) : length.start], text[length.end : length.end + 12]
            bonus = 0.2 if _BASE.search(before) or re.match(r"\s*base", after, re.IGNORECASE) else 0.0
            yield Candidate(length.months, passage, start, min(end, start + 400), weight + bonus)
            return


def _is_base(text: str, length: FoundLength) -> bool:
    """Whether the words around a length let it be the base term, not an option or the time of something else."""
    before, after = text[max(0, length.start - 40) : length.start], text[length.end : length.end + 12]
    if re.search(r"[≥≤<>]\s?$", before) or _NOT_TERM.search(before[-30:]) or _NOT_TERM.search(after):
        return False
    if any(words.search(text[: length.start]) for words in (_ANOTHER_CONTRACT, _GUARANTEE, _OTHER_TERM)):
        return False
    if _OPTION.search(before) and "minimum" not in before.lower():
        return False
    return not re.match(
        r"\s*(?:option|extension|after (?:the )?(?:final|payment|complet|expir|terminat))", after, re.IGNORECASE
    )
