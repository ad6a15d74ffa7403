"""Award criteria from running text: weights in a sentence, numbered factors, a list behind a lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Criterion
from tasks.extract.fact_finders.award_tables import AWARD, CriteriaSet
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.mentions import has_digit
from tasks.extract.fact_finders.passages import Passage

PRICE = re.compile(r"价格|报价|\bprice|pricing|\bcosts?\b|commercial|financial", re.IGNORECASE)
_EN_WEIGHT = re.compile(
    r"(?P<name>(?:[A-Z]|(?<=and )[a-z])[A-Za-z&/,'() -]{2,60}?)\s?(?:[-:=|(]|\bis\b|\bweighted(?: at)?\b)?\s?"
    r"(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent|points|marks)"
)
_ZH_WEIGHT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?)(?:的?权重|分值)?(?:为|占|:|\(|=)\s?(?:权重"
    r"|满分)?\s?(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|分)"
)
_FACTOR = re.compile(
    r"\W{0,3}(?:evaluation )?(?:factor|criterion)\s?(?:\(?\d{1,2}\)?|(?-i:[A-Z]\b|[IVX]{1,4}\b))\s?[-:.)]?\s?"
    r"(?P<name>[^.:;\n-]{3,80})",
    re.IGNORECASE,
)
_FACTOR_BEHIND = re.compile(
    r"\s*(?P<name>[A-Z][A-Za-z ,/&]{3,70}?)\s?\((?:evaluation )?factor (?:[A-Z]|\d{1,2})\)\s*", re.IGNORECASE
)
_LISTED_INLINE = re.compile(
    r"(?:factors?|criteri(?:a|on))[^.:;]{0,60}(?::|\bare)\s(?P<list>[^.;:]{10,260})[.;]", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:evaluat|award|assess|select)[^.]{0,160}(?:factors?|criteri(?:a|on)|basis|following)"
    r"|following[^.]{0,60}(?:factors?|criteria)",
    re.IGNORECASE,
)
_ROLE_VERB = re.compile(r"\s(?:The|Include|A|An|Provide|Offeror|Quoter)\s")
_CRITERIA = re.compile(r"\b(?:factors?|criteri(?:a|on))\b|基准|因素", re.IGNORECASE)
_VERB = re.compile(r"\b(?:shall|will|must|is|are)\b")
_NO_NAME = re.compile(
    r"\b(?:relative importance|basis (?:of|for) award|evaluation (?:criteria|factors?|process|method)|general"
    r"|introduction|overview|award decision|best value)\b",
    re.IGNORECASE,
)
_AWARD_SECTION = re.compile(r"(?:evaluation|award) (?:criteria|factors?)|basis (?:of|for) award|factors", re.IGNORECASE)
_OPENS_LIST = re.compile(r"\bfollowing\b[^.]{0,60}\b(?:factors?|criteria)\b[^.]{0,30}[.:]?\s*$", re.IGNORECASE)
_OF_EVALUATION = re.compile(r"\s(?:evaluation )?(?:factors?|criteri(?:a|on))$", re.IGNORECASE)
_SHORTEST_NAME = 3
_HEADED = re.compile(
    r"\W{0,3}(?:\(?[a-z\d]{1,2}[.)]\s)?(?P<name>[A-Z][A-Za-z,/&() -]{2,60}?)\s?[:.]\s(?=[^.]{0,160}\b(?:evaluat"
    r"|assess|consider|review|scor|rated))"
)
_MARK = re.compile(r"\s*\(?[a-z\d]{1,2}[.)]\s")


def weighted_lists(passages: Sequence[Passage]) -> Iterator[CriteriaSet]:
    """Weights in running text: within one passage (or cell), or in neighbouring list items."""
    run: list[Criterion] = []
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        words = _ZH_WEIGHT if passage.language == "zh" else _EN_WEIGHT
        items = [_weighted(passage, hit) for hit in words.finditer(passage.text)] if has_digit(passage.text) else []
        award = bool(items) and bool(AWARD.search(passage.section) or AWARD.search(passage.text))
        # shares of something else may add up to 100 too
        if len(items) >= 2 and (award or any(PRICE.search(item.name) for item in items)):
            yield CriteriaSet(tuple(items), 2.2 if award else 0.5)
        if passage.kind == "cell":
            continue
        if len(items) == 1 and len(passage.text) < 160:
            run.append(items[0])
            if award and len(run) >= 2:
                yield CriteriaSet(tuple(run), 2.1)
        elif len(passage.text) > 25:
            run = []


def named_criteria(passages: Sequence[Passage]) -> Iterator[CriteriaSet]:
    """Criteria without weights: "Factor 1 - ...", "... (Factor A)", "factors: a, b and price", a list behind words."""
    for words, strength in ((_FACTOR, 3.0), (_FACTOR_BEHIND, 3.0)):
        items = _numbered(passages, words)
        if len(items) >= 2:
            yield CriteriaSet(items, strength)
    headed = tuple(_headed(passages))
    if len(headed) >= 2 and any(PRICE.search(item.name) for item in headed):
        yield CriteriaSet(headed, 2.9)
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "cell", "margin"} or passage.rank == "form":
            continue
        for hit in _LISTED_INLINE.finditer(passage.text):
            yield from _inline_list(passage, hit)
        if _LEAD.search(passage.text[-260:]):
            listed = tuple(_listed(passages, position))
            award = bool(AWARD.search(passage.section)) + bool(_CRITERIA.search(passage.text))
            if award and 2 <= len(listed) <= 12 and any(PRICE.search(item.name) for item in listed):
                yield CriteriaSet(listed, 2.0 + award)


def _headed(passages: Sequence[Passage]) -> Iterator[Criterion]:
    """Items that open with the criterion's name and say how it is evaluated, under a heading about the award."""
    for passage in passages:
        section = passage.section.rpartition(" / ")[2]
        if passage.kind != "text" or passage.rank == "form" or not _AWARD_SECTION.search(section):
            continue
        hit = _HEADED.match(passage.text)
        if hit is None or _OPENS_LIST.search(passage.text):
            continue
        name = tidy(_OF_EVALUATION.sub("", hit["name"]))
        if len(name) >= _SHORTEST_NAME and not _VERB.search(name) and not _NO_NAME.search(name):
            yield Criterion(name=name, weight=None, **passage.quote(hit.start("name"), hit.end("name")))


def _weighted(passage: Passage, hit: re.Match[str]) -> Criterion:
    name = tidy(re.sub(r"^(?:the|and|,)\s", "", hit["name"].strip(), flags=re.IGNORECASE))
    return Criterion(name=name or hit["name"], weight=float(hit["w"]), **passage.quote(hit.start(), hit.end()))


def _numbered(passages: Sequence[Passage], words: re.Pattern[str]) -> tuple[Criterion, ...]:
    items: dict[str, Criterion] = {}
    for passage in passages:
        hit = words.match(passage.text) if passage.kind in {"text", "heading"} and passage.rank != "form" else None
        if hit is None or (len(passage.text) > 60 and words is _FACTOR_BEHIND):
            continue
        name = tidy(_ROLE_VERB.split(hit["name"])[0])
        if 3 <= len(name) <= 60 and not _VERB.search(name):
            place = passage.quote(hit.start("name"), hit.start("name") + len(name))
            items.setdefault(name.lower(), Criterion(name=name, weight=None, **place))
    return tuple(items.values())


def _inline_list(passage: Passage, hit: re.Match[str]) -> Iterator[CriteriaSet]:
    names = [
        tidy(re.sub(r"^(?:and |or )?(?:\(?[a-z\d]{1,2}\)\s)?", "", one.strip()))
        for one in re.split(r"[,;]|\band\b", hit["list"])
    ]
    names = [name for name in names if name]
    short = all(len(name.split()) <= 6 for name in names)
    if 2 <= len(names) <= 8 and short and any(PRICE.search(name) for name in names):
        place = passage.quote(hit.start(), hit.end())
        yield CriteriaSet(tuple(Criterion(name=name, weight=None, **place) for name in names), 2.5)


def _listed(passages: Sequence[Passage], position: int) -> Iterator[Criterion]:
    for passage in passages[position + 1 : position + 14]:
        if passage.kind == "margin":
            continue
        item = (
            passage.block.kind == "list_item"
            or passage.block.marker
            or passage.block.number
            or _MARK.match(passage.text)
        )
        if not item or passage.kind not in {"text", "heading"}:
            return
        name = re.sub(r"^(?:factor|criterion)\s", "", _MARK.sub("", passage.text.strip(), count=1), flags=re.IGNORECASE)
        name = re.split(r"[.:;\n]|\s-\s|\(", name)[0]
        if not 3 <= len(name) <= 80 or _VERB.search(name):
            return
        if _NO_NAME.search(name):
            continue
        yield Criterion(name=tidy(name), weight=None, **passage.quote())
