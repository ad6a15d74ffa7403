"""Performance standards of a tender: from tables of standards and from sentences, those of its own text first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.facts import Fact, ServiceLevel
from tasks.extract.fact_finders.folding import bare
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.standard_sentences import assessed_score, sentence_standards
from tasks.extract.fact_finders.standard_tables import table_standards
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import pattern

_CONTRACT = pattern(r"合同 | 协议书? | \bcontract\b | \bagreement\b | terms and conditions")
_LONGEST_TEXT = 600


def find_service_levels(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[tuple[ServiceLevel, ...]] | None:
    """Each performance standard with its target, table rows first, then sentences; repeats once.

    The draft contract counts only where the tender's own text states none.
    """
    own = _found([one for one in passages if one.rank != "form"], [one for one in grids if not one.in_form])
    found = own or _found(
        [one for one in passages if one.rank == "form" and _CONTRACT.search(one.section)],
        [one for one in grids if one.in_form and _CONTRACT.search(" / ".join(one.block.section))],
    )
    if not found:
        return None
    in_table = any("|" in level.text for level in found)
    return Fact(
        value=found,
        text="; ".join(item.text for item in found)[:_LONGEST_TEXT],
        document=found[0].document,
        page=found[0].page,
        boxes=found[0].boxes,
        confidence=(0.8 if in_table else 0.6) if own else 0.5,
        why="" if own else "from the draft contract; the tender's own text states none",
    )


def _found(passages: Sequence[Passage], grids: Sequence[Grid]) -> tuple[ServiceLevel, ...]:
    rows = [level for grid in grids for level in table_standards(grid)]
    items = {(bare(level.text), bare(level.target)): level for level in rows}
    told = [(bare(level.text), bare(level.target)) for level in rows]
    for level in [*(one for passage in passages for one in sentence_standards(passage)), *_scores(passages)]:
        text, target = bare(level.text), bare(level.target)
        if not any(text in row and target in stated for row, stated in told):
            items.setdefault((text, ""), level)
    return tuple(items.values())


def _scores(passages: Sequence[Passage]) -> Iterator[ServiceLevel]:
    """Of the bands of one assessment the one that costs nothing: the highest score asked for in a section."""
    highest: dict[tuple[str, str], tuple[float, ServiceLevel]] = {}
    for passage in passages:
        level = assessed_score(passage)
        if level:
            score = float(level.target.strip("≥ 分"))
            key = passage.document, passage.section
            if key not in highest or score > highest[key][0]:
                highest[key] = score, level
    yield from (level for _, level in highest.values())
