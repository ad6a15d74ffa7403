"""Where an instruction applies: by the place it names, by the value it sets, else by the question it answers."""

from __future__ import annotations

from tasks.extract.amendments.finding import Found, find
from tasks.extract.amendments.pattern import Instruction
from tasks.extract.amendments.sayings import Saying
from tasks.extract.amendments.standing import Standing
from tasks.extract.amendments.targets import target_of
from tasks.extract.amendments.values import DATE, find_value, moves_a_deadline

TABLE_OF_CHANGES = "a table of changes"
_VALUE_PATTERNS = frozenset({"原现", "原文现文", TABLE_OF_CHANGES})


class Locator:
    """Finds what the instructions of one amendment mean."""

    def __init__(self, standing: Standing, amends: str | None) -> None:
        """Look in the document that the amendment changes first; without one, only old words can tell."""
        self._standing = standing
        self.knows = amends in standing.documents
        others = sorted(name for name in standing.documents if name != amends)
        self._where = [amends, *others] if amends is not None and self.knows else others

    def found(self, instruction: Instruction, saying: Saying) -> Found | None:
        """The entries that an instruction changes; None when they cannot be told."""
        if not self.knows:
            return self._find(instruction, instruction.target)
        is_placed = names_place(instruction.target)
        is_value = instruction.action == "value" or instruction.pattern in _VALUE_PATTERNS
        placed = self._find(instruction, instruction.target)
        in_table = instruction.pattern == TABLE_OF_CHANGES and not DATE.search(instruction.old)
        found: Found | None = None
        if is_value and not is_placed and not (in_table and placed is not None and placed.is_placed):
            found = find_value(self._standing, instruction.target, instruction.old, instruction.new, self._where)
        if instruction.action == "value" and not instruction.old and is_placed:
            within = placed.positions if placed else ()
            return find_value(self._standing, instruction.target, "", instruction.new, self._where, within)
        if found is None and is_value and not is_placed and moves_a_deadline(instruction.target, instruction.new):
            return None  # another moment may be printed under the same title
        found = found or placed
        if found is None and saying.question and (is_value or instruction.action == "words"):
            asked = self._find(instruction, f"{instruction.target} {saying.about} {saying.question}")
            found = asked if asked is not None and len(asked.positions) == 1 else None
        return found

    def _find(self, instruction: Instruction, phrase: str) -> Found | None:
        return find(
            self._standing,
            target_of(phrase),
            instruction.old,
            instruction.new,
            self._where,
            only_sure=not self.knows,
        )


def names_place(phrase: str) -> bool:
    """Whether a phrase names a numbered or quoted part, or an attachment."""
    target = target_of(phrase)
    return bool(target.numbers or target.quoted or target.attachment)
