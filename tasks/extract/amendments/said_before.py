"""Whether a statement only says again what the tender says already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tasks.extract.amendments.likeness import grams, is_within, likeness, stems
from tasks.extract.same_text import key

_WITHIN = 0.85
_ALIKE = 0.8
_RAREST = 3  # content words of which one at least must be there


class SaidBefore:
    """The statements that stand, found again by their rarest words."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Remember the texts."""
        self._texts: list[str] = []
        self._keys: set[str] = set()
        self._holders: dict[str, list[int]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Remember one more."""
        self._keys.add(key(text))
        for stem in sorted(stems(text)):
            self._holders[stem].append(len(self._texts))
        self._texts.append(text)

    def holds(self, text: str) -> bool:
        """Whether one of them says the same: no other number, no "not" more or less, hardly another word."""
        if key(text) in self._keys:
            return True
        known = sorted((len(self._holders[stem]), stem) for stem in stems(text) if stem in self._holders)
        near = sorted({at for _, stem in known[:_RAREST] for at in self._holders[stem]})
        own = grams(text)
        return any(
            is_within(text, self._texts[at]) >= _WITHIN
            or (likeness(own, grams(self._texts[at])) >= _ALIKE and is_within(text, self._texts[at]) > 0)
            for at in near
        )
