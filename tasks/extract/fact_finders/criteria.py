"""Award criteria with their weights, the weight of the price, and the price formula as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.facts import Criterion, Fact
from tasks.extract.fact_finders.award_lists import PRICE, named_criteria, weighted_lists
from tasks.extract.fact_finders.award_tables import AWARD, CriteriaSet, table_criteria
from tasks.extract.fact_finders.award_tree import stated_groups
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.tables import Grid

_NOT_PRICE = re.compile(r"non-?price|quality|技术|合理性|非价格", re.IGNORECASE)
_PRICE_WEIGHT = re.compile(
    r"(?:价格|报价)(?:分值?|评分|部分|得分|评审|评标|权值|权重)[^。;\n\d]{0,16}?(\d{1,2}(?:\.\d{1,2})?)\s?(?:%|分)(?!之)"
    r"|(?:\bprice|\bcost|commercial)\b[^.\d\n]{0,40}?(\d{1,2}(?:\.\d{1,2})?)\s?(?:%|per ?cent|points|marks)",
    re.IGNORECASE,
)
_LOWEST = re.compile(r"lowest|minimum|最低|基准价|低价", re.IGNORECASE)
_OPERATOR = re.compile(
    r"[÷*=]|(?<![a-z])x(?![a-z])|(?<=[\u4e00-\u9fff)）])\s?[/／]|\s/\s|(?:price|cost)\s?/"
    r"|divided by|multiplied by|除以|乘以",
    re.IGNORECASE,
)
_ABOUT_PRICE = re.compile(r"price|cost|价", re.IGNORECASE)
_NOT_WEIGHT = re.compile(r"preference|\bmargin|优惠|扣除", re.IGNORECASE)
_SCORE_IS = re.compile(r"(?:价格|报价)(?:得)?分\s?=")


def find_criteria(
    passages: Sequence[Passage], grids: Sequence[Grid]
) -> tuple[Fact[tuple[Criterion, ...]] | None, Fact[float] | None]:
    """The award criteria in the tender's order, and the price's weight in per cent of the total."""
    sets = [*table_criteria(grids), *stated_groups(passages, grids), *weighted_lists(passages)]
    complete = _with_price([one for one in sets if one.complete])
    named = list(named_criteria(passages))
    partial = [one for one in sets if len(one.items) >= 2 and 0 < one.total <= 130 and one.strength >= 3]
    if complete:
        best = max(complete, key=lambda one: (one.strength, len(one.items)))
        fact = _fact(best.items, 0.85, "weights add up to 100")
    elif named:
        fact = _fact(_each_once(max(named, key=lambda one: one.strength).items), 0.6, "")
    elif partial:
        best = max(partial, key=lambda one: (one.strength, one.total))
        fact = _fact(best.items, 0.35, f"weights add up to {best.total:g}, not 100")
    else:
        fact = None
    return fact, _price_weight(complete, passages)


def _each_once(items: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The criteria without repeats of a name; what is printed in brackets does not tell names apart."""
    kept: dict[str, Criterion] = {}
    for item in items:
        kept.setdefault(re.sub(r"\s*\([^()]*\)\s*", " ", item.name.lower()).strip(), item)
    return tuple(kept.values())


def _with_price(complete: Sequence[CriteriaSet]) -> Sequence[CriteriaSet]:
    """The sets that score the price too, where any does: the others are the parts of one group."""
    whole = [one for one in complete if any(_is_price(item) for item in one.items)]
    return whole or complete


def _is_price(item: Criterion) -> bool:
    return bool(PRICE.search(item.name)) and not _NOT_PRICE.search(item.name)


def _fact(items: tuple[Criterion, ...], confidence: float, why: str) -> Fact[tuple[Criterion, ...]]:
    return Fact(
        value=items,
        text="; ".join(item.text for item in items)[:600],
        document=items[0].document,
        page=items[0].page,
        boxes=tuple(box for item in items for box in item.boxes),
        confidence=confidence,
        why=why,
    )


def _price_weight(complete: Sequence[CriteriaSet], passages: Sequence[Passage]) -> Fact[float] | None:
    ranked = sorted(complete, key=lambda one: (-one.strength, len(one.items)))
    for item in (item for one in ranked for item in one.items):
        price = _is_price(item) and len(item.name) <= 40
        if price and item.weight is not None:
            place = Quote(text=item.text, document=item.document, page=item.page, boxes=item.boxes)
            return Fact(value=item.weight, confidence=0.9, **place)
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        hit = _PRICE_WEIGHT.search(passage.text)
        if hit and (AWARD.search(passage.section + passage.text) or passage.kind == "cell"):
            start, end = passage.sentence(hit.start(), hit.end())
            if not _NOT_WEIGHT.search(passage.text[start:end]):
                return Fact(value=float(hit[1] or hit[2]), confidence=0.6, **passage.quote(start, end))
    return None


def find_price_formula(passages: Sequence[Passage]) -> Fact[str] | None:
    """The sentence that says how the price is scored, verbatim; None when no formula is printed."""
    best: tuple[float, Passage, int, int] | None = None
    for passage in passages:
        if passage.kind in {"row", "margin"} or not _ABOUT_PRICE.search(passage.text):
            continue
        bounds = _formula_bounds(passage)
        if bounds is None or bounds[1] - bounds[0] > 400:
            continue
        words = passage.text[bounds[0] : bounds[1]]
        if not _ABOUT_PRICE.search(words):
            continue
        score = sum(bool(re.search(sign, words)) for sign in (_OPERATOR, r"=", r"\d{2}"))
        score += 1 if AWARD.search(passage.section) else 0
        if best is None or score > best[0]:
            best = (score, passage, *bounds)
    if best is None:
        return None
    quote = best[1].quote(best[2], best[3])
    return Fact(value=quote["text"], confidence=min(0.9, 0.4 + 0.15 * best[0]), **quote)


def _formula_bounds(passage: Passage) -> tuple[int, int] | None:
    """Bounds of the sentences from the word for the lowest price to the sign of the calculation."""
    lowest = _LOWEST.search(passage.text)
    operator = _OPERATOR.search(passage.text, lowest.end(), lowest.end() + 140) if lowest else None
    score = _SCORE_IS.search(passage.text)
    if lowest and operator:
        first, last = lowest.start(), operator.end()
    elif score:
        first, last = score.start(), score.end()
    else:
        return None
    start, end = passage.sentence(first, first + 1)
    return start, max(end, passage.sentence(last - 1, last)[1])
