"""Where a tender contradicts itself, so that a bidder must ask; what can be reconciled is no contradiction.

A wrong question embarrasses the bidder, so a doubtful one is left out: values of a lot, a year or a phase, options,
multiples of each other, forms, words of lower rank, and everything that an amendment explains.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from models.facts import Contradiction, Criterion, Fact, FactCandidate, ServiceLevel, TenderFacts
from tasks.extract.fact_finders.channels import channel_of
from tasks.extract.fact_finders.folding import fold
from tasks.extract.fact_finders.money import find_money
from tasks.extract.fact_finders.words import pattern

# words that both places must use for the fact, and words that narrow either of them down to a part
_SAYS = {
    "submission_deadline": pattern(
        r"deadline | closing | \bdue\b | no later than | not later than | must be (?:received|submitted) | reply by",
        r"end date | 截止 | 截标",
    ),
    "questions_deadline": pattern(
        r"question | enquir | inquir | clarification | quer(?:y|ies) | 疑问 | 澄清 | 提问 | 答疑"
    ),
    "budget": pattern(r"budget | ceiling | prepared to pay | contract value | 预算 | 限价 | 控制价"),
    "contract_term": pattern(
        r"period of performance | (?:contract|initial) (?:term|period) | term of (?:the )?contract | duration",
        r"合同期限? | 服务期限? | 履行期限? | 履约期限",
    ),
    "bid_security": pattern(r"bid (?:security|bond) | earnest money | \bEMD\b | tender (?:security|bond) | 保证金"),
    "bid_validity_days": pattern(r"valid | remain (?:open|firm) | acceptance period | 有效期"),
}
_OF_A_PART = pattern(
    r"\blots?\b | \bphase\b | \bstage\b | \bpart\b | \bper\b | \beach\b | annual | yearly | hourly",
    r"\bday rate | travel | option | extend | extension | renew | additional | base (?:year|period)",
    r"total duration | \bplus\b | transition | \bif\b | unless | original | previous | formerly | draft | sample",
    r"e\.g\. | example | estimated date",
    r"标段 | 标包 | 包件 | 采购包 | 包\s?\d | 第\s?[一二三四五\d]\s?包 | 阶段 | 每 | /年 | 年度",
    r"单价 | 续 | 延 | 最多 | 一年一签 | 若 | 如(?!下) | 原 | 例如 | 预计 | 解密 | 样品 | 现场",
)
_VALIDITY_SLACK = 0.03  # three months counted as 90 days and 92 days are the same promise
_LONGEST_TEXT = 400
_ADJACENT = 14  # characters between an amount in words and the same one in figures
_CAPITAL = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_HUNDRED = 100.0
_NEAR_HUNDRED = 10.0
_LEAST_CRITERIA = 3
_EXTRA_POINTS = pattern(r"bonus | extra | deduct | total | weight | 加分 | 附加 | 扣分 | 合计 | 总分 | 小计")
_PRICE = pattern(r"price | cost | commercial | 价格 | 报价 | 商务")
_GROUP = pattern(
    r"\bVIP\b | priority | urgent | emergency | premium | standard | gold | silver | second[- ]line | first[- ]line",
    r"tier \d | level \d | peak | night | weekend | english | spanish | french | chinese | welsh",
    r"紧急 | 重点 | 普通 | 高峰 | 夜间 | 英语 | 专席 | 一线 | 二线 | 人工 | 智能",
)
_ZONELESS = len("2031-03-04T12:00")


def contradictions(facts: TenderFacts) -> tuple[Contradiction, ...]:
    """What the tender says in two ways that cannot both hold, in the order of the facts; usually nothing.

    Args:
        facts: As extracted from all documents, amendments applied.
    """
    found = [one for name in _SAYS for one in _values(name, getattr(facts, name))]
    found += [one for name in ("budget", "bid_security") for one in _words_and_figures(name, getattr(facts, name))]
    found += [*_wrong_order(facts), *_sums(facts.evaluation_criteria), *_targets(facts.service_levels)]
    return tuple(found)


def _values(name: str, fact: Fact[Any] | None) -> Iterator[Contradiction]:
    """Two values said as plainly of the same thing; at most one contradiction a fact."""
    if fact is None or not fact.candidates or fact.status != "extracted":
        return
    chosen, *others = fact.candidates
    for other in others:
        plain = _says(name, chosen) and _says(name, other)
        if other.standing == "rival" and plain and not _reconciled(name, chosen.value, other.value):
            yield Contradiction(
                fact=name, kind="values", values=(chosen.value, other.value), places=(chosen.where, other.where)
            )
            return


def _says(name: str, place: FactCandidate) -> bool:
    text = fold(f"{place.label} {place.text}")
    return len(text) <= _LONGEST_TEXT and bool(_SAYS[name].search(text)) and not _OF_A_PART.search(text)


def _reconciled(name: str, one: str, other: str) -> bool:
    """Whether two shown values may both hold."""
    if name.endswith("deadline"):
        short, long = sorted((one[:_ZONELESS], other[:_ZONELESS]), key=len)
        return long.startswith(short)
    small, large = sorted(_number(value) for value in (one, other))
    if name in {"budget", "bid_security"} and one[:3] != other[:3]:
        return True
    if name == "bid_validity_days":
        return large - small <= Decimal(str(_VALIDITY_SLACK)) * large
    return small > 0 and large % small == 0


def _number(shown: str) -> Decimal:
    digits = re.sub(r"[^\d.]", "", shown)
    return Decimal(digits or 0)


def _words_and_figures(name: str, fact: Fact[Any] | None) -> Iterator[Contradiction]:
    """An amount in Chinese capitals beside figures that say another amount."""
    places = (fact.where, *(one.where for one in fact.candidates if one.standing != "amended")) if fact else ()
    for place in places:
        text = fold(place.text)
        for first, second in itertools.pairwise(find_money(text)):
            capital = [bool(_CAPITAL.search(text[one.start : one.end])) for one in (first, second)]
            near = 0 <= second.start - first.end <= _ADJACENT and not re.search(
                "[。;\n]", text[first.end : second.start]
            )
            if near and capital[0] != capital[1] and first.money != second.money:
                shown = (str(first.money), str(second.money))
                yield Contradiction(fact=name, kind="words_and_figures", values=shown, places=(place, place))
                return


def _wrong_order(facts: TenderFacts) -> Iterator[Contradiction]:
    """Questions that may be asked after tenders are due."""
    asked, due = facts.questions_deadline, facts.submission_deadline
    if asked and due and asked.status == due.status == "extracted" and asked.value[:10] > due.value[:10]:
        shown = (asked.value, due.value)
        yield Contradiction(fact="questions_deadline", kind="order", values=shown, places=(asked.where, due.where))


def _sums(fact: Fact[tuple[Criterion, ...]] | None) -> Iterator[Contradiction]:
    """Weights of one table that come near 100 but do not add up to it."""
    if fact is None:
        return
    criteria = [one for one in fact.value if one.parent is None]
    weights = [one.weight for one in criteria if one.weight]
    names = [one.name for one in criteria]
    if len(weights) < max(_LEAST_CRITERIA, len(criteria)) or len(set(map(fold, names))) < len(criteria):
        return
    whole = any(map(_PRICE.search, names)) and not any(map(_EXTRA_POINTS.search, names))
    one_table = len({(one.document, one.page) for one in criteria}) == 1
    total = sum(weights)
    if whole and one_table and 0 < abs(total - _HUNDRED) <= _NEAR_HUNDRED:
        shown = (*(f"{one.name}: {one.weight:g}" for one in criteria), f"= {total:g}")
        places = (*(one.where for one in criteria), fact.where)
        yield Contradiction(fact="evaluation_criteria", kind="sum", values=shown, places=places)


def _targets(fact: Fact[tuple[ServiceLevel, ...]] | None) -> Iterator[Contradiction]:
    """Two targets for answering within seconds on the same channel."""
    levels = [
        one for one in (fact.value if fact else ()) if one.metric == "service_level" and one.percent and one.seconds
    ]
    for first, second in itertools.combinations(levels, 2):
        texts = [fold(one.text) for one in (first, second)]
        same = (first.percent, first.seconds) == (second.percent, second.seconds)
        comparable = channel_of(texts[0]) == channel_of(texts[1]) and not any(_OF_A_PART.search(text) for text in texts)
        if not same and comparable and _rest(texts[0]) == _rest(texts[1]):
            shown = tuple(f"{one.percent:g} % / {one.seconds:g} s" for one in (first, second))
            yield Contradiction(fact="service_levels", kind="targets", values=shown, places=(first.where, second.where))
            return


def _rest(text: str) -> frozenset[str]:
    """Who is called in a sentence about a target: two groups of callers may have two targets."""
    return frozenset(hit[0].lower() for hit in _GROUP.finditer(text))
