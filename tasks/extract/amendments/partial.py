"""A partial amendment applied: what it mentions changes, everything else stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from models.amendment import AmendmentReading
from models.document import Block, ParsedDocument
from tasks.extract.amendments.answers import affirms_a_need, keeps_the_rest, may_amend, quoted, without_topic
from tasks.extract.amendments.changes import NOT_BEFORE, added
from tasks.extract.amendments.editing import Editor
from tasks.extract.amendments.instructions import instructions_in
from tasks.extract.amendments.locating import TABLE_OF_CHANGES, Locator, names_place
from tasks.extract.amendments.outcome import Outcome, source_of
from tasks.extract.amendments.pattern import Instruction
from tasks.extract.amendments.pieces import part_of
from tasks.extract.amendments.said_before import SaidBefore
from tasks.extract.amendments.sayings import Saying, sayings_of
from tasks.extract.amendments.short_answers import settles
from tasks.extract.amendments.standing import Standing
from tasks.extract.amendments.stating import stated
from tasks.extract.sentences import sentence_spans
from tasks.extract.unit import fold

_NOT_FOUND = "The place that this changes was not found in the tender; please check it."
_UNKNOWN_DOCUMENT = "Which document of the tender this changes is not known; please check it."
_PLACE_IN_FRONT = re.compile(
    r"(?:^|[.;]\s)\s?((?:(?:[^.;:\n]|\.(?=\w)){0,80}\d(?:[^.;:\n]|\.(?=\w)){0,80}))[:\-–—,]\s{0,3}$"
)
_YES = "The answer says that what is asked about is needed; please check what it asks for."
_SETTLED = "This short answer may change or waive what is asked for: {}; please check it."
_UNCLEAR = "This speaks of a change that was not understood; please check it."
_MOST_ABSORBED = 40  # blocks of new text behind "is replaced by the following:"


def apply_partial(standing: Standing, document: ParsedDocument, amends: str | None) -> AmendmentReading:
    """The amendment's instructions are carried out and its new statements stand; the reading says which.

    Args:
        standing: The tender as it stands; changed in place.
        document: The amending document.
        amends: The document it changes, or None when that is not known.
    """
    before = {row.id: row for row in standing.rows()}
    said_before = SaidBefore(row.text for row in before.values())
    outcome = _Reader(standing, document, amends).read()
    for text in outcome.spoken:
        said_before.add(text)
    rows = stated(document, outcome.rest)
    _leave_short_answers(standing, document, outcome, {at for at, _ in rows})
    for at, row in rows:
        if any(said_before.holds(words) for words in (row.text, without_topic(row.text), quoted(row.text)) if words):
            continue
        said_before.add(row.text)
        fresh = row.model_copy(update={"change": "new", "amendment": document.name})
        outcome.rows.append(fresh)
        outcome.add(added(fresh, document.name, NOT_BEFORE), at)
    standing.append(document.name, outcome.rows)
    changes = tuple(change for _, change in sorted(outcome.changes, key=lambda placed: placed[0]))
    touched = {change.old_id for change in changes if change.old_id}
    return AmendmentReading(
        document=document.name,
        kind="partial" if changes or outcome.unresolved else "none",
        changes=changes,
        unchanged=len(before.keys() - touched),
        unresolved=tuple(left for _, left in sorted(outcome.unresolved, key=lambda placed: placed[0])),
    )


def _leave_short_answers(standing: Standing, document: ParsedDocument, outcome: Outcome, stating: set[int]) -> None:
    """A short answer that settles something about a named clause, and states no duty, is left to a person."""
    known = {at for at, _ in outcome.unresolved}
    said: dict[int, list[Saying]] = {}
    for at, saying in outcome.rest:
        said.setdefault(at, []).append(saying)
    questions = Counter(saying.question for saying, *_ in said.values())
    for at, (saying, *more) in said.items():
        if not saying.question or more or at in stating or at in known or questions[saying.question] > 1:
            continue
        if part := settles(saying.question, saying.block.text, standing):
            where = source_of(saying.block, document.name)
            words = fold(f"{saying.question} {where.text}")
            outcome.leave_to_a_person(where.model_copy(update={"text": words}), _SETTLED.format(part), at)


class _Reader:
    """Reads one amending document, saying by saying."""

    def __init__(self, standing: Standing, document: ParsedDocument, amends: str | None) -> None:
        self._document = document
        self._out = Outcome()
        self._locator = Locator(standing, amends)
        self._editor = Editor(standing, document, self._out)

    def read(self) -> Outcome:
        sayings = sayings_of(self._document)
        at = 0
        while at < len(sayings):
            self._out.at = at
            at = self._read(sayings, at)
        return self._out

    def _read(self, sayings: Sequence[Saying], at: int) -> int:
        """Carry out one saying's instructions; returns the position of the next saying."""
        saying = sayings[at]
        if saying.before:
            self._row_of_changes(saying)
            return at + 1
        if saying.block.table is not None:
            self._out.leave(saying)
            return at + 1
        if affirms_a_need(saying.question, saying.block.text):
            said = source_of(saying.block, self._document.name)
            self._out.leave_to_a_person(said.model_copy(update={"text": fold(f"{saying.question} {said.text}")}), _YES)
            return at + 1
        found = instructions_in(saying.block.text, self._document.language)
        start, last = 0, at + 1
        for one in found:
            instruction = one
            before = saying.block.text[start : one.start]
            prefix = _PLACE_IN_FRONT.search(before)
            if prefix and names_place(prefix.group(1)):  # "Section 4.1 – replace ..."
                place = f"{prefix.group(1)} {one.target}"
                instruction = replace(one, target=place, start=start + prefix.start(1))
            if saying.block.text[start : instruction.start].strip(" .;"):
                self._leave_text(saying, start, instruction.start)
            new = [part_of(saying.block, instruction.new_start, instruction.end)] if instruction.new else []
            if new and new[0].text != instruction.new:
                new = [part_of(new[0], 0, len(instruction.new))] if new[0].text.startswith(instruction.new) else new
            if instruction.is_open:
                new, last = self._absorbed(sayings, at + 1)
            self._carry_out(instruction, saying, part_of(saying.block, instruction.start, instruction.end), new)
            start = instruction.end
        if saying.block.text[start:].strip(" .;"):
            self._leave_text(saying, start, len(saying.block.text))
        return last

    def _leave_text(self, saying: Saying, start: int, end: int) -> None:
        """What is no instruction is read like any text; where it speaks of a change, a person must read it too."""
        part = part_of(saying.block, start, end)
        self._out.leave(replace(saying, block=part))
        for first, last in sentence_spans(part.text, self._document.language):
            if part.kind != "heading" and may_amend(part.text[first:last]):
                said = source_of(part_of(part, first, last), self._document.name)
                self._out.leave_to_a_person(said, _UNCLEAR)

    def _absorbed(self, sayings: Sequence[Saying], at: int) -> tuple[list[Block], int]:
        """The blocks of new text that follow an open instruction, up to the next instruction, answer or heading."""
        blocks: list[Block] = []
        while at < len(sayings) and len(blocks) < _MOST_ABSORBED:
            saying = sayings[at]
            is_instruction = saying.block.table is None and instructions_in(saying.block.text, self._document.language)
            if saying.before or is_instruction or saying.block.kind == "heading":
                break
            if blocks and keeps_the_rest(saying.block.text):
                break
            if blocks and saying.question != sayings[at - 1].question:
                break
            blocks.append(saying.block)
            at += 1
        return blocks, at

    def _row_of_changes(self, saying: Saying) -> None:
        instruction = Instruction(
            action="words",
            target=saying.about,
            old=saying.before,
            new=saying.block.text,
            start=0,
            new_start=0,
            end=len(saying.block.text),
            pattern=TABLE_OF_CHANGES,
        )
        self._carry_out(instruction, saying, saying.block, [saying.block])

    def _carry_out(self, instruction: Instruction, saying: Saying, told: Block, new: list[Block]) -> None:
        found = self._locator.found(instruction, saying)
        if instruction.action == "insert":
            self._editor.add(new, found)
        elif found is None:
            why = _NOT_FOUND if self._locator.knows else _UNKNOWN_DOCUMENT
            self._editor.leave(source_of(told, self._document.name), why, new or [told])
        else:
            self._editor.carry_out(instruction, found, told, new)
