"""Which requirement of a new edition is which of the old one: one to one, whatever moved or was renumbered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from models.requirement import Requirement
from tasks.extract.amendments.likeness import grams, likeness
from tasks.extract.same_text import key

_ALIKE = 0.5  # of the grams in common: the same duty, reworded
_ALIKE_UNDER_ONE_NUMBER = 0.34
_RAREST = 14  # grams of a text that look for its counterpart
_COMMONEST = 150  # texts; a gram in more of them finds nothing
_SHORTLIST = 12
_LONGEST_ORDINAL = 4  # characters


@dataclass(frozen=True, slots=True)
class Alignment:
    """Positions in the old and the new list.

    Attributes:
        pairs: (old, new), in the order of the new list.
        removed: Old ones without a counterpart, ascending.
        added: New ones without a counterpart, ascending.
    """

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def keys_of(rows: Sequence[Requirement]) -> list[str]:
    """What each row says, without the running number in its first cell: an inserted row renumbers all behind it."""
    ordinals = [_ordinal(row) for row in rows]
    found: list[str] = []
    for position, row in enumerate(rows):
        ordinal = ordinals[position]
        before = ordinals[position - 1] if position else None
        after = ordinals[position + 1] if position + 1 < len(rows) else None
        runs = ordinal is not None and (before == ordinal - 1 or after == ordinal + 1)
        found.append(key(row.text.split(" | ", 1)[1] if runs else row.text))
    return found


def align(old: Sequence[Requirement], new: Sequence[Requirement]) -> Alignment:
    """The best one-to-one pairing: equal texts first, then the same clause number, then the most alike.

    Of several equal texts those with the same number and heading are paired, then those in the same order.

    Args:
        old: Requirements that stood before, in tender order.
        new: Requirements of the new edition, in tender order.
    """
    pairs: dict[int, int] = {}
    places: tuple[Callable[[Requirement], Hashable], ...] = (
        lambda row: (row.number, row.section[-1:]),
        lambda row: row.number,
        lambda row: row.section[-1:],
        lambda _: None,
    )
    whole = [key(row.text) for row in old], [key(row.text) for row in new]
    for old_keys, new_keys in (whole, (keys_of(old), keys_of(new))):
        for place in places:
            _pair_equal(old, new, old_keys, new_keys, place, pairs)
    taken = set(pairs.values())
    _pair_alike(
        {i: row for i, row in enumerate(old) if i not in pairs},
        {j: row for j, row in enumerate(new) if j not in taken},
        pairs,
    )
    taken = set(pairs.values())
    return Alignment(
        tuple(sorted(pairs.items(), key=lambda pair: pair[1])),
        tuple(i for i in range(len(old)) if i not in pairs),
        tuple(j for j in range(len(new)) if j not in taken),
    )


def _ordinal(row: Requirement) -> int | None:
    head, bar, _ = row.text.partition(" | ")
    return int(head) if bar and len(head) <= _LONGEST_ORDINAL and head.isascii() and head.isdigit() else None


def _pair_equal(
    old: Sequence[Requirement],
    new: Sequence[Requirement],
    old_keys: Sequence[str],
    new_keys: Sequence[str],
    place: Callable[[Requirement], Hashable],
    pairs: dict[int, int],
) -> None:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for i, row in enumerate(old):
        if i not in pairs:
            waiting[(old_keys[i], place(row))].append(i)
    taken = set(pairs.values())
    for j, row in enumerate(new):
        same = waiting.get((new_keys[j], place(row)))
        if same and j not in taken:
            pairs[same.pop(0)] = j


def _pair_alike(old: dict[int, Requirement], new: dict[int, Requirement], pairs: dict[int, int]) -> None:
    """The most alike pair first; neither is used again."""
    old_grams = {i: grams(row.text) for i, row in old.items()}
    new_grams = {j: grams(row.text) for j, row in new.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for j, counted in new_grams.items():
        for gram in counted:
            holders[gram].append(j)
    numbered: dict[str, list[int]] = defaultdict(list)
    for j, row in new.items():
        if row.number:
            numbered[row.number].append(j)
    scored: list[tuple[float, bool, bool, int, int]] = []
    for i, row in old.items():
        same_number = set(numbered.get(row.number or "", ())[:_SHORTLIST])
        for j in sorted(same_number | _shortlist(old_grams[i], holders)):
            score = likeness(old_grams[i], new_grams[j])
            if score >= (_ALIKE_UNDER_ONE_NUMBER if j in same_number else _ALIKE):
                moved = new[j].section[-1:] != row.section[-1:]
                scored.append((-round(score, 4), j not in same_number, moved, i, j))
    taken: set[int] = set()
    for _, _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _shortlist(counted: Counter[str], holders: dict[str, list[int]]) -> set[int]:
    """The new texts that share most of a text's rarest grams."""
    known = sorted((len(holders[gram]), gram) for gram in counted if gram in holders)
    votes: Counter[int] = Counter()
    for count, gram in known[:_RAREST]:
        if count <= _COMMONEST:
            votes.update(holders[gram])
    return set(sorted(votes, key=lambda j: (-votes[j], j))[:_SHORTLIST])
