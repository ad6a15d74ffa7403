"""Instructions carried out on the tender as it stands, each with the record of what it changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.document import Block, ParsedDocument
from models.provenance import Source
from tasks.extract.amendments.changes import NOT_BEFORE, added, changed, edition, removed
from tasks.extract.amendments.entry import same_name
from tasks.extract.amendments.finding import Found
from tasks.extract.amendments.likeness import grams, likeness
from tasks.extract.amendments.outcome import Outcome, source_of
from tasks.extract.amendments.pattern import Instruction
from tasks.extract.amendments.sayings import Saying
from tasks.extract.amendments.standing import Standing
from tasks.extract.amendments.stating import requirements_in, unnumbered
from tasks.extract.amendments.values import replaced, with_value
from tasks.extract.same_text import key
from tasks.extract.unit import fold

_ELSEWHERE = "The new text is in another document; please check it."
_NO_TEXT = "The text that takes its place was not found; please check it."
_OTHER_WORDS = "The words that this changes were not found as quoted; please check it."
_NO_DUTY = "The passage that this changes asks for nothing by itself; please check what follows from it."
_TOO_MUCH = "Read as it stands this would delete far more than it states; please check what it replaces."
_VOID = re.compile(
    r"\W*(?:reserved|not used|intentionally (?:left blank|omitted)|deleted|n/?a|删除|空白|无)\W*", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"\b(?:attached|enclosed|herewith|provided separately|revised version|new version)\b|见附件|另附|随附",
    re.IGNORECASE,
)
_LONGEST_POINTER = 160  # characters; a longer text is the new text itself
_MOST_GONE = 2  # requirements that a replaced part may lose without a second thought
_MANY_TIMES = 2
_LEAST_SHARE = 0.34  # of the text that quoted words without a match take the place of
_LEAST_ALIKE_CELL = 0.2


class Editor:
    """Carries out the instructions of one amending document."""

    def __init__(self, standing: Standing, document: ParsedDocument, outcome: Outcome) -> None:
        """Work on the tender as it stands; changes are recorded in the outcome."""
        self._standing = standing
        self._document = document
        self._out = outcome

    def carry_out(self, instruction: Instruction, found: Found, told: Block, new: list[Block]) -> None:
        """The entries found read as the instruction says.

        Args:
            instruction: Any but one that inserts.
            found: What it means.
            told: The instruction itself, as printed.
            new: The blocks of its new text.
        """
        said = source_of(told, self._document.name)
        kept = len(self._out.changes), len(self._out.unresolved)
        asks = any(self._standing[at].requirement is not None for at in found.positions)
        self._carry_out(instruction, found, told, new)
        if (len(self._out.changes), len(self._out.unresolved)) != kept:
            return
        if not asks:
            self._out.leave_to_a_person(said, _NO_DUTY)
        elif not any(key(instruction.new) in key(self._standing[at].text) for at in found.positions):
            self.leave(said, _OTHER_WORDS, new)

    def _carry_out(self, instruction: Instruction, found: Found, told: Block, new: list[Block]) -> None:
        said = source_of(told, self._document.name)
        if instruction.action == "replace" and _points_elsewhere(new):
            self.leave(said, _ELSEWHERE, ())
        elif instruction.action == "delete" and not instruction.old:
            self._remove(found, said)
        elif instruction.action == "replace":
            self._replace(found, new, said)
        elif instruction.old and not self._has_words(found, instruction.old):
            if instruction.action == "value" or self._is_fragment(found, instruction.new):
                self.leave(said, _OTHER_WORDS, new)
            else:
                self._replace(found, new, said)
        else:
            self._edit(found, instruction, said, told)

    def _has_words(self, found: Found, old: str) -> bool:
        return any(replaced(self._standing[at].text, old, "") != self._standing[at].text for at in found.positions)

    def _is_fragment(self, found: Found, new: str) -> bool:
        """Whether the new words are too few to stand for the whole of what was found by its likeness."""
        texts = [cell for at in found.positions for cell in self._standing[at].text.split(" | ")]
        return bool(texts) and len(key(new)) < _LEAST_SHARE * min(len(key(text)) for text in texts)

    def leave(self, said: Source, why: str, blocks: Sequence[Block]) -> None:
        """Nothing of an instruction that could not be carried out is lost: its text is read like any other."""
        self._out.leave_to_a_person(said, why)
        for block in blocks:
            self._out.leave(Saying(block))

    def add(self, new: list[Block], found: Found | None) -> None:
        """What an instruction inserts stands, read in the chapter it names if that was found."""
        section = self._standing[found.positions[0]].unit.section if found else None
        for row in requirements_in(self._document, new, section):
            fresh = row.model_copy(update={"change": "new", "amendment": self._document.name})
            self._out.rows.append(fresh)
            self._out.add(added(fresh, self._document.name, NOT_BEFORE))
            self._out.spoken.append(fresh.text)

    def _remove(self, found: Found, said: Source) -> None:
        gone: set[str] = set()
        for at in found.positions:
            row = self._standing[at].requirement
            self._standing.put(row, None, at)
            if row is not None and row.id not in gone:
                gone.add(row.id)
                self._out.add(removed(row, self._document.name, said, f"It is deleted; found by {found.how}."))

    def _edit(self, found: Found, instruction: Instruction, said: Source, told: Block) -> None:
        """The old words, or the one value, are replaced in each entry of the scope that has them."""
        seen: set[str] = set()
        for at in found.positions:
            entry = self._standing[at]
            if entry.requirement is not None and entry.requirement.id in seen:
                continue
            if instruction.old:
                text = replaced(entry.text, instruction.old, instruction.new)
            else:
                text = with_value(entry.text, instruction.new)
            if key(text) == key(entry.text):
                continue
            self._reword(at, text, said, f"Its words are changed; found by {found.how}.", told)
            if entry.requirement is not None:
                seen.add(entry.requirement.id)
        self._out.spoken.append(told.text)

    def _replace(self, found: Found, new: list[Block], said: Source) -> None:
        text = fold(" ".join(block.text for block in new))
        if not text:
            self.leave(said, _NO_TEXT, ())
            return
        self._out.spoken.append(text)
        if _VOID.fullmatch(text):
            self._remove(found, said)
            return
        why = f"It is replaced; found by {found.how}."
        if len(found.positions) == 1:
            self._replace_one(found, text, new, said, why)
            return
        scope = [at for at in found.positions if self._standing[at].requirement is not None]
        old = list({row.id: row for at in scope if (row := self._standing[at].requirement)}.values())
        section = self._standing[found.positions[0]].unit.section
        rows, changes, _ = edition(old, requirements_in(self._document, new, section), self._document.name, said)
        gone = sum(change.kind == "removed" for change in changes)
        is_rows = gone > 0 and len(rows) < len(old) and any(block.table is not None for block in new)
        if is_rows or (gone > _MOST_GONE and gone > _MANY_TIMES * len(rows)):
            self.leave(said, _TOO_MUCH, new)
            return
        at_of = {row.id: at for at in reversed(scope) if (row := self._standing[at].requirement)}
        standing = {row.id: row for row in rows}
        for row in old:
            kept = standing.get(row.id)
            if kept is not None:
                kept = kept.model_copy(update={"number": row.number, "category": row.category, "party": row.party})
            self._standing.put(row, kept, at_of[row.id])
        known = {row.id for row in old}
        self._out.rows.extend(row for row in rows if row.id not in known)
        for change in changes:
            self._out.add(change.model_copy(update={"why": why}))
        self._out.spoken.extend(row.text for row in rows)

    def _replace_one(self, found: Found, text: str, new: list[Block], said: Source, why: str) -> None:
        at = found.positions[0]
        entry = self._standing[at]
        text = text if unnumbered(entry.text) != entry.text else unnumbered(text)
        cell = _cell_of(entry.text, found.column, entry.unit.headers, text) if entry.unit.kind == "row" else None
        if cell is not None:
            cells = entry.text.split(" | ")
            cells[cell] = text
            self._reword(at, " | ".join(cells), said, why, new[0])
            return
        self._reword(at, text, said, why, new[0], place=source_of(new[0], self._document.name))

    def _reword(self, at: int, text: str, said: Source, why: str, told: Block, place: Source | None = None) -> None:
        """One entry reads anew; a duty it did not hold before is a new requirement."""
        entry = self._standing[at]
        spoken = told.model_copy(update={"text": text, "lines": (), "kind": "paragraph", "table": None})
        judged = requirements_in(self._document, [spoken], entry.unit.section)
        name = self._document.name
        old = entry.requirement
        if old is None:
            for row in judged:
                fresh = row.model_copy(update={"change": "new", "amendment": name, "previous_text": entry.text})
                self._out.rows.append(fresh)
                self._out.add(added(fresh, name, why, entry.text))
                self._out.spoken.append(fresh.text)
            return
        update: dict[str, object] = {"text": text, "change": "changed", "amendment": name, "previous_text": old.text}
        if len(judged) == 1:
            update["level"] = judged[0].level
            update["knockout"] = old.knockout or judged[0].knockout
        if place is not None:
            update |= {"document": place.document, "page": place.page, "boxes": place.boxes}
        row = old.model_copy(update=update)
        self._standing.put(old, row, at)
        self._out.add(changed(old, row, name, said, why))
        self._out.spoken.append(text)


def _points_elsewhere(new: Sequence[Block]) -> bool:
    text = " ".join(block.text for block in new)
    return len(text) <= _LONGEST_POINTER and bool(_ATTACHED.search(text))


def _cell_of(row: str, column: str, headers: Sequence[str], text: str) -> int | None:
    """Which cell of a row the new text replaces; None when the text is a whole row."""
    cells = row.split(" | ")
    if len(cells) < 2 or " | " in text:
        return None
    if column and len(headers) == len(cells):
        return next(position for position, heading in enumerate(headers) if same_name(heading, column))
    wanted = grams(text)
    scored = [(-likeness(wanted, grams(cell)), position) for position, cell in enumerate(cells)]
    best = min(scored)
    return best[1] if -best[0] >= _LEAST_ALIKE_CELL else None
