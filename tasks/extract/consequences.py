"""Which requirements the text behind them makes decisive: "Otherwise the bid is void", "不满足上述要求的，投标无效"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.extract.judgement import Verdict
from tasks.extract.unit import Unit
from tasks.extract.wordlist import words

_BID_EN = r"(?:bid|bidder|tender|tenderer|quote|quotation|quoter|offer|offeror|proposal|proposer|response|submission)s?"
# Speaks of the one sentence in front of it.
_OF_LAST = {
    "en": re.compile(r"^(?:otherwise\b|if not\b|failure to (?:do so|comply\b(?! with all)))", re.IGNORECASE),
    "zh": re.compile(r"^[（(]?(?:否则|不然|一[经旦](?:发现|查实)|如有违反|如违反|违者|违反[本此该]条)"),
}
# Speaks of all the items in front of it.
_OF_LIST = {
    "en": re.compile(
        rf"^(?:any |all |the )?(?:{_BID_EN}|failure)\b[^.]{{0,60}}\b(?:not|fail\w*|without|lack\w*|to)\b[^.]{{0,60}}"
        r"\b(?:the above|above[- ]mentioned|foregoing|(?:any|one|all) of (?:these|those|them)|these|aforementioned)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"^[（(]?(?:注[：:]|备注[：:])?[^，。]{0,12}(?:不(?:满足|符合|具备)|未(?:满足|符合|按|提供|提交)|违反|缺少)?[^，。]{0,4}(?:上述|以上|前述)"
        r"[^。]{0,40}(?:任[何一意]|之一|一[项条]|不(?:满足|符合|全|齐)|未|缺|违反|的)"
    ),
}
_NAMED_FAILURE = re.compile(r"^failure to\b|^(?:any )?" + _BID_EN + r" (?:that|which|not|without|who)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{5,}")
_NOT_TELLING = words(
    """
    shall which their these those would offer offers quote quotes tender tenders bidder bidders offeror offerors
    proposal proposals quotation quotations failure submit provide submitted provided include result considered
    contract government requirements requirement comply award response
    """
)
_LONGEST_LIST = 40


def decided_by_consequence(units: Sequence[Unit], verdicts: Sequence[Verdict | None]) -> frozenset[int]:
    """Positions of the requirements that a later sentence of the same section says void the bid when they are not met.

    Args:
        units: A document's units, in order.
        verdicts: What their own words say, one for each.
    """
    decided: set[int] = set()
    for position, (unit, verdict) in enumerate(zip(units, verdicts, strict=True)):
        if verdict is None or not verdict.voids or position == 0 or unit.section != units[position - 1].section:
            continue
        if _OF_LIST[unit.language].search(unit.head):
            decided.update(_list_before(units, position))
        elif _OF_LAST[unit.language].search(unit.head) or _names_failure_of(unit, units[position - 1]):
            decided.add(position - 1)
    return frozenset(decided)


def _list_before(units: Sequence[Unit], position: int) -> range:
    """The items in front of a sentence, or the one sentence there when it ends no list."""
    first = position - 1
    if not _is_item(units[first]):
        return range(first, position)
    while (
        first > 0
        and position - first < _LONGEST_LIST
        and units[first - 1].section == units[position].section
        and _is_item(units[first - 1])
    ):
        first -= 1
    return range(first, position)


def _is_item(unit: Unit) -> bool:
    return unit.kind == "item" or (unit.kind == "sentence" and unit.lead_in is not None)


def _names_failure_of(unit: Unit, before: Unit) -> bool:
    """Whether a void follows on what the sentence before asks for: "... the signed form. Failure to sign it ..."."""
    if not _NAMED_FAILURE.search(unit.head) or before.kind == "heading":
        return False
    return len(_telling(unit.head) & _telling(before.head)) > 1


def _telling(text: str) -> set[str]:
    return set(_WORD.findall(text.lower())) - _NOT_TELLING
