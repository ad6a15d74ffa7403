"""Choosing one value among what several places of a tender say, and saying why; no place is forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.facts import Fact, FactCandidate, Standing
from models.provenance import Status
from tasks.extract.fact_finders.passages import Passage

T = TypeVar("T", bound=Hashable)

_PLACE = {"key_table": 3.0, "cover": 2.5, "notice": 2.0, "body": 1.0, "form": 0.0}
_PLACE_WORDS = {
    "key_table": "a key-data table",
    "cover": "the first page",
    "notice": "the notice or instructions",
    "body": "the body",
    "form": "a form or contract template",
}
_PLAIN = 0.8  # weight of words that say it outright
_LIKE_RANK = 1.0  # scores this near are of like rank
_LIKE_WEIGHT = 0.5  # words this near are as plain
_MOST_KEPT = 40


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """One reading of a fact.

    Attributes:
        value: Normalised.
        passage: Where it stands.
        start: Offset of the words it rests on.
        end: Offset behind them.
        weight: How strongly its words say that it is this fact; 1 is plain.
        status: ``assumed`` when the reading needs an assumption.
        remark: The assumption, or empty.
    """

    value: T
    passage: Passage
    start: int
    end: int
    weight: float = 1.0
    status: Status = "extracted"
    remark: str = ""

    @property
    def score(self) -> float:
        """Weight of the words plus rank of the place; higher wins."""
        return 2 * self.weight + _PLACE[self.passage.rank]


def choose(candidates: Sequence[Candidate[T]], *, amendable: bool = True) -> Fact[T] | None:
    """The best candidate as a fact with all others beside it, or None when there is none.

    What a later amendment plainly states wins; then repetition counts a little, then the place (key-data table,
    first page, notice, body, form), then the document's name and the order of reading in it. A contradicting value
    lowers the confidence and is named in ``why``.

    Args:
        candidates: All readings, in any order.
        amendable: False for what an amendment says of itself too (its title, its number): it then counts only where
            nothing else does.
    """
    if not candidates:
        return None
    times = Counter(one.value for one in candidates)

    def rank(one: Candidate[T]) -> tuple[float, int, str, int]:
        score = one.score + 0.25 * min(times[one.value] - 1, 4)
        return -score, -one.passage.amendment, one.passage.document, one.passage.order

    ranked = sorted(candidates, key=rank)
    ruling = _ruling_amendment(ranked) if amendable else min(one.passage.amendment for one in ranked)
    standing = [one for one in ranked if one.passage.amendment == ruling]
    before = [one for one in ranked if one.passage.amendment < ruling]
    hints = [one for one in ranked if one.passage.amendment > ruling]
    best = standing[0]
    others = [one for one in standing if one.value != best.value]
    confidence = min(0.97, 0.5 + 0.07 * best.score + (0.05 if times[best.value] > 1 else 0.0))
    if others:
        rival = max(one.score for one in others)
        confidence -= 0.15 if rival >= best.score - _LIKE_RANK else 0.05
    if best.status == "assumed":
        confidence = min(confidence, 0.4)
    return Fact(
        value=best.value,
        status=best.status,
        confidence=round(max(0.05, confidence), 2),
        why=_why(best, times[best.value], others, [one for one in before if one.value != best.value]),
        candidates=_kept([*standing, *before, *hints]),
        **best.passage.quote(best.start, best.end),
    )


def _ruling_amendment(ranked: Sequence[Candidate[T]]) -> int:
    """The last amendment that states the fact anew, at least as plainly as what stood before it; else the first.

    Args:
        ranked: All candidates, best first.
    """
    ruling, *later = sorted({one.passage.amendment for one in ranked})
    for amendment in later:
        stood = next(one for one in ranked if one.passage.amendment == ruling)
        plain = min(_PLAIN, max(one.weight for one in ranked if one.passage.amendment < amendment))
        own = [one for one in ranked if one.passage.amendment == amendment]
        if own[0].value != stood.value and own[0].weight >= plain:
            ruling = amendment
    return ruling


def _why(best: Candidate[T], times: int, others: Sequence[Candidate[T]], before: Sequence[Candidate[T]]) -> str:
    parts = [best.remark] if best.remark else []
    if times > 1:
        parts.append(f"stated {times} times")
    if before:
        parts.append(f"from {best.passage.document}, which amends what was said before: {_named(before)}")
    if others:
        parts.append(f"from {_PLACE_WORDS[best.passage.rank]}; also read: {_named(others)}")
    return ". ".join(parts)


def _named(others: Sequence[Candidate[T]]) -> str:
    named: dict[str, None] = {}
    for other in others:
        page = other.passage.block.page
        named[shown(other.value) + (f" (p. {page})" if page else "")] = None
    return "; ".join(list(named)[:4]) + (" …" if len(named) > 4 else "")


def shown(value: object) -> str:
    """A value as a person reads it: the items of a tuple joined, everything else as it prints."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _kept(ordered: Sequence[Candidate[T]]) -> tuple[FactCandidate, ...]:
    """Each place once, in the given order, whose first is the chosen one; nothing when there is only one place."""
    best = ordered[0]
    kept: dict[tuple[object, ...], FactCandidate] = {}
    for one in ordered:
        quote = one.passage.quote(one.start, one.end)
        how = _standing_of(one, best)
        place = (one.value, quote["document"], quote["page"], quote["text"])
        if place not in kept:
            label = one.passage.label.rpartition(" | ")[2] or one.passage.head
            kept[place] = FactCandidate(
                value=shown(one.value), label=label, standing=how, why=_reason(one, best, how), **quote
            )
    return tuple(kept.values())[:_MOST_KEPT] if len(kept) > 1 else ()


def _standing_of(one: Candidate[T], best: Candidate[T]) -> Standing:
    if one is best:
        return "chosen"
    if one.value == best.value:
        return "repeated"
    if one.passage.amendment < best.passage.amendment:
        return "amended"
    if one.passage.amendment > best.passage.amendment:
        return "weaker"
    plain = one.weight >= max(_PLAIN, best.weight - _LIKE_WEIGHT) and one.status == "extracted"
    return "rival" if plain and one.passage.rank != "form" else "weaker"


def _reason(one: Candidate[T], best: Candidate[T], standing: Standing) -> str:
    place = _PLACE_WORDS[one.passage.rank]
    if standing == "chosen":
        amends = f"{one.passage.document} amends what was said before; " if one.passage.amendment else ""
        return f"{amends}stands in {place} and is said most plainly"
    if standing == "repeated":
        return f"says the same in {place}"
    if standing == "amended":
        return f"{best.passage.document} amends it"
    if standing == "rival":
        return f"says otherwise as plainly, in {place}"
    if one.passage.rank == "form":
        return f"says otherwise in {place}, which ranks below the tender's own text"
    return f"says otherwise in vaguer words, in {place}"
