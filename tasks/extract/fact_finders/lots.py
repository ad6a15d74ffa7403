"""In how many lots the contract is divided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.folding import bare
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.numerals import EN_NUMBER_WORD, ZH_NUMERAL, whole_number
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import any_of, pattern

_ZH_LOT = any_of("标段 | 采购包 | 标包 | 包件 | 包组 | 包(?![装括含])")
_NUMBER_OF = re.compile(
    rf"\b(?P<en>\d{{1,2}}|{EN_NUMBER_WORD})(?: \(\d{{1,2}}\))? (?:separate |distinct )?lots\b"
    rf"|(?:分为|划分为?|共分?|共有|设)\s?(?P<zh>\d{{1,2}}|{ZH_NUMERAL}{{1,2}})\s?个?\s?{_ZH_LOT}",
    re.IGNORECASE,
)
_SINGLE = pattern(
    r"\bnot (?:be )?divided into lots | \bsingle lot\b | \bno lots\b",
    rf"不划?分(?:为)?{_ZH_LOT} | [一1]个(?:标段|采购包|标包|包件) | 不分标段 | 只有一个包 | 单一标段",
)
_ZH_CONDITION = re.compile(r"同一|未划分|参加|投标的|另")
_LOT_NAME = re.compile(
    r"\blot\s?(?:no\.?\s?)?(?P<en>\d{1,2})\b|(?:第\s?(?P<zh2>\d{1,2})\s?(?:包(?![装括])|标段))|(?:采购包|包组|标段|标包|包件)\s?:?\s?(?P<zh>\d{1,2})(?=\s?[:(|,。]|$|\s)",
    re.IGNORECASE,
)
_COUNT_LABEL = pattern(r"标段数 | 包数 | 采购包(?:数量|划分) | 标段划分 | number of lots")
_ZH_NAMED = re.compile(r"(?:标段|标包|包件|采购包|标项)名\s?称")
_BESIDE = 1.4  # the label stands beside the name, not above a column
_COLUMN = re.compile(r"\s*(?:标段|标项|包号|包件号?|采购包号?|lot(?: no\.?| number)?)\s*", re.IGNORECASE)


def find_lots(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[int] | None:
    """How many lots the tender has; one only when it says or numbers a single lot."""
    said = [one for passage in passages if _tells(passage) for one in _said(passage)]
    return choose(said) or _column_of_lots(grids) or _numbered_lots(passages) or _only_named_lot(passages)


def _tells(passage: Passage) -> bool:
    return passage.kind not in {"row", "margin"} and passage.rank != "form"


def _said(passage: Passage) -> Iterator[Candidate[int]]:
    for hit in _NUMBER_OF.finditer(passage.text) if mentions(passage.text, "lot", "包", "标") else ():
        count = whole_number(hit["en"] or hit["zh"])
        if count and count < 100:
            yield Candidate(count, passage, hit.start(), hit.end(), 1.0)
    for hit in _SINGLE.finditer(passage.text) if mentions(passage.text, "lot", "包", "标") else ():
        near = passage.text[max(0, hit.start() - 8) : hit.end() + 8]
        if not _ZH_CONDITION.search(near):
            yield Candidate(1, passage, hit.start(), hit.end(), 1.0)
    left = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and _COUNT_LABEL.search(left):
        count = whole_number(passage.text.strip().rstrip("个"))
        if count:
            yield Candidate(count, passage, 0, len(passage.text), 1.6)


def _column_of_lots(grids: Sequence[Grid]) -> Fact[int] | None:
    for grid in grids[:12]:
        col = next((col for col, head in enumerate(grid.heads) if _COLUMN.fullmatch(head)), None)
        if col is None or grid.in_form:
            continue
        names = list(dict.fromkeys(row[col].strip() for row in grid.rows[grid.body :] if row[col].strip()))
        if 1 <= len(names) <= 40 and all(re.search(r"\d|[一二三四五六七八九十]", name) for name in names):
            return Fact(value=len(names), confidence=0.7, **grid.quote(grid.body, [col]))
    return None


def _numbered_lots(passages: Sequence[Passage]) -> Fact[int] | None:
    """The highest lot number when all numbers from one on are named."""
    numbered: list[Candidate[int]] = []
    for passage in passages:
        if not _tells(passage):
            continue
        weight = 0.4 if passage.kind != "text" or passage.rank != "body" else 0.1
        numbered.extend(
            Candidate(int(hit["en"] or hit["zh"] or hit["zh2"]), passage, hit.start(), hit.end(), weight)
            for hit in _LOT_NAME.finditer(passage.text)
        )
    values = {one.value for one in numbered if one.value <= 30}
    if values and values >= set(range(1, max(values) + 1)):
        return choose([one for one in numbered if one.value == max(values)])
    return None


def _only_named_lot(passages: Sequence[Passage]) -> Fact[int] | None:
    """One, where the key data name the lot and no second one."""
    named = [
        (passage, start, end)
        for passage, start, end, weight in labelled(passages, _ZH_NAMED, 12)
        if weight >= _BESIDE and _tells(passage) and not passage.heads_column and 4 <= end - start <= 80
    ]
    if len({bare(passage.text[start:end]) for passage, start, end in named}) != 1:
        return None
    return choose([Candidate(1, *place, 0.8, remark="one lot is named") for place in named])
