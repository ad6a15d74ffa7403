"""Where the parts of the tender are found: by clause number, name and words in common; built once, kept up to date."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from tasks.extract.amendments.entry import Entry, Owner, name, names_of, owners_of
from tasks.extract.amendments.likeness import grams


class TargetIndex:
    """Entries by what instructions call them; positions are those of the list of entries."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._owners: dict[str, dict[int, tuple[Owner, bool]]] = defaultdict(dict)
        self._names: dict[int, tuple[str, ...]] = {}
        self._holders: dict[str, set[int]] = defaultdict(set)

    def add(self, position: int, entry: Entry) -> None:
        """Know an entry that is new or reads anew; where it stood before it is found by its old words too."""
        for number, owner in owners_of(entry).items():
            self._owners[number][position] = owner
        self._names[position] = tuple(name(one) for one in names_of(entry))
        for gram in grams(entry.text):
            self._holders[gram].add(position)

    def owners(self, number: str) -> dict[int, tuple[Owner, bool]]:
        """The entries of the part with this number: position -> (its heading path, whether the number is its own)."""
        return self._owners.get(number, {})

    def names(self, position: int) -> tuple[str, ...]:
        """What an entry stands under, as compared."""
        return self._names[position]

    def is_named(self, wanted: str) -> bool:
        """Whether a row or part has this name, as compared."""
        return any(wanted in names for names in self._names.values())

    def perhaps_alike(self, wanted: Counter[str], least: float) -> set[int]:
        """All entries whose likeness to the wanted grams can reach the least, and some that do not.

        A text that is as alike as that shares at least ``least / (2 - least)`` of the grams, so that it holds one of
        the rarest that remain when as many are left out.

        Source: prefix filtering, Chaudhuri et al., "A primitive operator for similarity joins" (2006).
        """
        shared = math.ceil(wanted.total() * least / (2 - least))
        found: set[int] = set()
        left = wanted.total() - shared + 1
        for gram in sorted(wanted, key=lambda one: (len(self._holders.get(one, ())), one)):
            if left <= 0:
                break
            found |= self._holders.get(gram, set())
            left -= wanted[gram]
        return found
