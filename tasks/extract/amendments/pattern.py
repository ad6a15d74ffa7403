"""The form of an instruction pattern: one idea each, with what it finds and what it must leave alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Action = Literal["replace", "words", "delete", "insert", "value"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to word an instruction.

    Attributes:
        name: Short, for "why".
        action: ``replace`` a part by the text behind; ``words`` in it by others; ``delete`` a part, or its words
            ``old``; ``insert`` the text behind; set a ``value``.
        regex: With the groups ``target``, ``old`` and ``new``, each where the wording has it. Without ``new``, a
            replacing or inserting pattern ends where the new text begins.
        examples: Sentences that it finds.
        others: Sentences that it must not find.
    """

    name: str
    action: Action
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction found in a text.

    Attributes:
        action: What to do.
        target: The phrase that names the place; empty when only the old words tell.
        old: The words to be replaced or deleted.
        new: The words that take their place; empty for ``delete`` and where the text comes in the next blocks.
        start: Offset of the instruction in the text.
        new_start: Offset of the new words.
        end: Offset behind the instruction.
        pattern: Name of the pattern.
    """

    action: Action
    target: str
    old: str
    new: str
    start: int
    new_start: int
    end: int
    pattern: str

    @property
    def is_open(self) -> bool:
        """Whether its new text is still to come."""
        return self.action in {"replace", "insert"} and not self.new
