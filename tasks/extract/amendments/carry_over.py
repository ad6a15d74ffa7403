"""People's answers and decisions after an amendment: kept where nothing changed, flagged where it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from models.amendment import RequirementChange, WordEdit
from tasks.extract.amendments.word_diff import word_edits
from tasks.extract.same_text import key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """What a person decided, and on which words.

    Attributes:
        value: The answer or decision.
        text: The requirement as it read then.
    """

    value: T
    text: str


@dataclass(frozen=True, slots=True)
class Flagged(Generic[T]):
    """A decision whose requirement is not what it was.

    Attributes:
        value: The answer or decision, as it was given.
        kind: What became of the requirement.
        amendment: The last document that changed it.
        text: What it reads now; empty when it is gone.
        previous_text: What the decision was made on.
        words: From the one to the other; empty when it is gone.
    """

    value: T
    kind: Literal["changed", "removed"]
    amendment: str
    text: str
    previous_text: str
    words: tuple[WordEdit, ...]


@dataclass(frozen=True, slots=True)
class CarriedOver(Generic[T]):
    """Every decision, in one of the two, by requirement id."""

    kept: dict[str, T]
    flagged: dict[str, Flagged[T]]


def carry_over(decisions: Mapping[str, Decided[T]], changes: Iterable[RequirementChange]) -> CarriedOver[T]:
    """No decision is lost: one made on the words that stand now is kept, any other is flagged with the difference.

    A decision made after a change, on its new words, is kept; so is one whose requirement was changed and changed back.

    Args:
        decisions: By requirement id.
        changes: Of all amendments, in the order they apply.
    """
    last: dict[str, RequirementChange] = {}
    for change in changes:
        identity = change.old_id or change.new_id
        if identity is not None:
            last[identity] = change
    kept: dict[str, T] = {}
    flagged: dict[str, Flagged[T]] = {}
    for identity, decided in sorted(decisions.items()):
        latest = last.get(identity)
        if latest is None or (latest.kind != "removed" and key(latest.text) == key(decided.text)):
            kept[identity] = decided.value
            continue
        flagged[identity] = Flagged(
            value=decided.value,
            kind="removed" if latest.kind == "removed" else "changed",
            amendment=latest.amendment,
            text=latest.text,
            previous_text=decided.text,
            words=word_edits(decided.text, latest.text) if latest.text else (),
        )
    return CarriedOver(kept, flagged)
