"""Which kind of rule turns the price into points or into the award."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, PriceFormulaType
from tasks.extract.fact_finders.award_tables import AWARD
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.ticks import chosen, has_boxes, has_ticks
from tasks.extract.fact_finders.words import pattern

_MEAN = pattern(
    r"(?:算术)?平均(?:值|价|数|投标价|报价)?[^。;\n]{0,24}(?:作?为|即为?|=|确定)[^。;\n]{0,10}(?:评标|评审)?基准价",
    r"基准价[^。;\n]{0,12}(?:=|为|取|采用|是)[^。;\n]{0,60}?(?:算术)?平均(?:值|价|数)",
    r"每(?:高|低|偏离|上浮|下浮)[^。;\n]{0,12}\d{1,2}(?:\.\d)?\s?%[^。;\n]{0,12}扣",
    r"(?:average|mean) (?:of|price)[^.;\n]{0,60}(?:is|shall be|as) the (?:benchmark|reference|target)",
    r"(?:benchmark|reference) price[^.;\n]{0,60}(?:average|mean)\b",
)
_CN_LOWEST = re.compile(
    r"低价优先(?:法|原则)?|最低(?:的)?(?:有效)?(?:投标)?(?:报?价|评标价|总价|总投标价)[^。;\n]{0,24}(?:作?为"
    r"|即为?)[^。;\n]{0,10}基准价"
    r"|基准价(?:为|是|即|=|取)[^。;\n]{0,24}最低|基准价\s?[/／÷]\s?[^。;\n]{0,16}(?:报价|投标|评标|评审|响应|总价"
    r"|价格|磋商)",
)
_RATIO = re.compile(
    r"lowest[^.;\n=]{0,60}?\b(?:price|cost|bid|tender|offer|fee)[^.;\n=]{0,40}?\s?(?:/|÷|divided by)\s?[^.;\n]{0,60}?"
    r"\b(?:price|cost|bid|tender(?:er)?|bidder|offer|fee)"
    r"|\b(?:in (?:inverse )?proportion|pro[- ]?rata)\b[^.;\n]{0,60}\blowest\b"
    r"|\blowest (?:priced?|cost|bid|tender)\b[^.;\n]{0,80}(?:full|maximum|100)[^.]{0,30}(?:marks|points"
    r"|score)[^.]{0,140}"
    r"(?:proportion|pro[- ]?rata|relative)",
    re.IGNORECASE,
)
_QCBS = pattern(
    r"\bQCBS\b | quality[- ] ?and[- ] ?cost[- ]based | Sf\s?=\s?100\s?x?\s?Fm?\s?/\s?F",
    r"financial scores?[^.]{0,60}lowest financial proposal",
)
_LINEAR = pattern(
    r"linear(?:ly)? interpolat(?:ed|ion) | straight[- ]line[^.;\n]{0,60}(?:points|marks|score)",
    r"interpolated linearly",
    r"(?:线性|直线)(?:插值|内插)(?:法)?",
)
_PER_POINT = pattern(
    r"price per (?:quality|technical) point",
    r"price (?:is |will be )?divided by (?:the )?(?:quality|technical) score | 性价比法",
)
_FIXED = pattern(
    r"fixed[- ]budget (?:selection|based selection) | selection under a fixed budget",
    r"the budget is fixed[^.]{0,80}(?:quality|technical)",
    r"price is fixed[^.]{0,80}(?:quality|evaluat)",
    r"固定(?:价格|总价|预算)[^。;]{0,20}(?:评审|评标)不?(?:评|考虑)?(?:价格|质量)",
)
_LPTA = pattern(
    r"lowest[- ]pric(?:e|ed),? technically[- ]acceptable | \bLPTA\b | 技术合格[^。;]{0,10}最低(?:报)?价",
)
_TRADEOFF = pattern(
    r"\btrade-?offs?\b | best[- ]value (?:trade-?off|continuum|basis|to the government|decision)",
    r"(?:all|non-?price) (?:other )?(?:evaluation )?factors[^.]{0,80}(?:significantly |approximately )?(?:more|less"
    r"|equal)[^.]{0,30}\bprice\b",
    r"most advantageous to the government, price and other factors considered",
    r"best value to the (?:Government|Agency|Court)",
)
_LOWEST = pattern(
    r"(?:经评审的)?最低(?:评标|投标|评审)?价(?:法|中标) | 最低评标价法 | 合理低价法",
    r"awarded? (?:will be made |shall be made )?to the (?:responsible |responsive |eligible )?(?:bidder|tenderer"
    r"|vendor|offeror|quoter)[^.]{0,60}lowest (?:evaluated )?(?:price|bid|cost|offer|tender)",
    r"lowest evaluated (?:bid|tender)s? (?:will|shall) be | lowest[- ]price (?:only|award)\b",
)
# in this order: the more special rule wins where a sentence names several
_KINDS: tuple[tuple[PriceFormulaType, re.Pattern[str], float], ...] = (
    ("US_LPTA", _LPTA, 1.3),
    ("UK_PRICE_PER_QUALITY_POINT", _PER_POINT, 1.2),
    ("FIXED_BUDGET", _FIXED, 1.2),
    ("WB_QCBS", _QCBS, 1.3),
    ("MEAN_DEVIATION", _MEAN, 1.3),
    ("CN_87_LOWEST", _CN_LOWEST, 1.2),
    ("EU_LINEAR_BAND", _LINEAR, 1.0),
    ("UK_LOWEST_RATIO", _RATIO, 1.2),
    ("LOWEST_PRICE", _LOWEST, 0.8),
    ("US_TRADEOFF", _TRADEOFF, 0.8),
)
_ABOUT_PRICE = ("price", "cost", "fee", "budget", "financial", "value", "trade", "best", "lpta", "qcbs", "价")
_CASE = pattern(
    r"^采用(?:最低评标价法|综合评分法|[^。,]{0,12}法)的 | 采用[^。,;]{0,14}法(?:的|时|评审)",
    r"\bif\b[^.]{0,40}\bLPTA\b",
)
_NOT_AWARD = pattern(
    r"quote (?:the )?lowest | \bGSA (?:schedule|advantage) | order-level | material",
    r"lowest price (?:guarantee|match)",
)


def find_price_rule(passages: Sequence[Passage]) -> Fact[PriceFormulaType] | None:
    """The kind of price rule that the tender states; None when it states none that is known."""
    return choose([one for passage in passages for one in _candidates(passage)])


def _candidates(passage: Passage) -> Iterator[Candidate[PriceFormulaType]]:
    if passage.kind in {"row", "margin"} or passage.rank == "form" or not mentions(passage.text, *_ABOUT_PRICE):
        return
    if has_boxes(passage.text):
        if has_ticks(passage.text):
            yield from _ticked(passage)
        return
    for kind, words, weight in _KINDS:
        hit = words.search(passage.text)
        if hit is None:
            continue
        start, end = passage.sentence(hit.start(), min(hit.end(), hit.start() + 1))
        end = max(end, hit.end())
        sentence = passage.text[start:end]
        if sentence.rstrip().endswith("?") or _CASE.search(sentence) or _NOT_AWARD.search(sentence):
            continue
        award = 0.4 if AWARD.search(passage.section) or AWARD.search(passage.label) else 0.0
        yield Candidate(kind, passage, start, min(end, start + 500), weight + award)
        return


def _ticked(passage: Passage) -> Iterator[Candidate[PriceFormulaType]]:
    told = chosen(passage.text)
    for kind, words, _ in _KINDS:
        if words.search(told) and not _CASE.search(told):
            yield Candidate(kind, passage, 0, min(len(passage.text), 200), 1.6)
            return
