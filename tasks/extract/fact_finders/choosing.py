"""Choosing one value among what several places of a tender say, and saying why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.facts import Fact
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


def choose(candidates: Sequence[Candidate[T]]) -> Fact[T] | None:
    """The best candidate as a fact, or None when there is none.

    Repetition counts a little, then the place, then the order of reading. A contradicting value lowers the
    confidence and is named in ``why``.
    """
    if not candidates:
        return None
    times: dict[T, int] = {}
    for candidate in candidates:
        times[candidate.value] = times.get(candidate.value, 0) + 1
    best = max(candidates, key=lambda one: (one.score + 0.25 * min(times[one.value] - 1, 4), -one.passage.order))
    others = [one for one in candidates if one.value != best.value]
    confidence = min(0.97, 0.5 + 0.07 * best.score + (0.05 if times[best.value] > 1 else 0.0))
    if others:
        rival = max(others, key=lambda one: (one.score, -one.passage.order))
        confidence -= 0.15 if rival.score >= best.score - 1 else 0.05
    if best.status == "assumed":
        confidence = min(confidence, 0.4)
    return Fact(
        value=best.value,
        status=best.status,
        confidence=round(max(0.05, confidence), 2),
        why=_why(best, times[best.value], others),
        **best.passage.quote(best.start, best.end),
    )


def _why(best: Candidate[T], times: int, others: Sequence[Candidate[T]]) -> str:
    parts = [best.remark] if best.remark else []
    if times > 1:
        parts.append(f"stated {times} times")
    if others:
        named: dict[str, None] = {}
        for other in others:
            page = other.passage.block.page
            named[f"{other.value}" + (f" (p. {page})" if page else "")] = None
        shown = "; ".join(list(named)[:4]) + (" …" if len(named) > 4 else "")
        parts.append(f"from {_PLACE_WORDS[best.passage.rank]}; also read: {shown}")
    return ". ".join(parts)
