"""What has come of a partial amendment so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.amendment import RequirementChange, UnresolvedChange
from models.document import Block
from models.provenance import Source
from models.requirement import Requirement
from tasks.extract.amendments.sayings import Saying
from tasks.extract.unit import fold


@dataclass(slots=True)
class Outcome:
    """Changes and left-over text, under the position of the saying that makes or holds them.

    Attributes:
        rows: New requirements.
        changes: All that changed, with positions.
        unresolved: What a person has to apply, with positions.
        rest: What is no instruction, with positions.
        spoken: Texts that the instructions put in place; an answer that repeats one says nothing new.
        at: Position of the saying being read.
    """

    rows: list[Requirement] = field(default_factory=list)
    changes: list[tuple[int, RequirementChange]] = field(default_factory=list)
    unresolved: list[tuple[int, UnresolvedChange]] = field(default_factory=list)
    rest: list[tuple[int, Saying]] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    at: int = 0

    def add(self, change: RequirementChange, at: int | None = None) -> None:
        """Keep a change under the saying that makes it, the one being read if not told."""
        self.changes.append((self.at if at is None else at, change))

    def leave(self, saying: Saying) -> None:
        """Keep what is no instruction, to be read like any other text."""
        self.rest.append((self.at, saying))

    def leave_to_a_person(self, said: Source, why: str, at: int | None = None) -> None:
        """Keep what could not be carried out under its saying, the one being read if not told."""
        self.unresolved.append((self.at if at is None else at, UnresolvedChange(said=said, why=why)))


def source_of(block: Block, document: str) -> Source:
    """The place of a block of the amending document."""
    return Source(document=document, page=block.page, boxes=block.boxes, text=fold(block.text), section=block.section)
