"""The answer to each requirement: approved wording with its evidence, or a marked place for a person."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Language
from models.match import LedgerRow
from tasks.draft.claims import Citer
from tasks.draft.display import clipped, shown_date
from tasks.draft.ledger_table import evidence_line
from tasks.draft.proposal_view import Block, Cell, Ink, Section, paragraph, table
from tasks.draft.standing_of_rows import is_followed, is_to_do, needs_writing
from tasks.draft.words import label

IN_CELL, IN_CELL_ZH = 180, 80  # a longer answer would make its table row taller than it reads well
_INK: dict[str, Ink] = {"comply": "Good", "partial": "Warn", "exception": "Bad", "unknown": "Warn"}


def sections_of(rows: Sequence[LedgerRow], language: Language) -> dict[str, list[LedgerRow]]:
    """The rows by the proposal section that answers them, in order of first appearance."""
    sections: dict[str, list[LedgerRow]] = {}
    for row in rows:
        sections.setdefault(section_of(row, language), []).append(row)
    return sections


def section_of(row: LedgerRow, language: Language) -> str:
    """The heading that answers the row; its category's where none is set."""
    return row.response_section or label(f"cat_{row.requirement.category}", language)


def answer_section(title: str, rows: Sequence[LedgerRow], citer: Citer, told: dict[str, str]) -> Section:
    """One response section: answers that are long or serve several requirements, then a row a requirement.

    A requirement without a clause number of its own is marked by its place in the table (``#3``).

    Args:
        title: Heading.
        rows: The ledger's rows that it answers.
        citer: Names places.
        told: Where earlier sections gave an answer in full; this section's are added. No answer is told twice.
    """
    language = citer.language
    done = sum(bool(row.response_text) for row in rows)
    intro = label("s_section", language).format(all=len(rows), done=done, open=sum(needs_writing(row) for row in rows))
    marks = {row.requirement.id: row.requirement.number or f"#{place}" for place, row in enumerate(rows, start=1)}
    above = answers_above(rows, language)
    blocks: list[Block] = [paragraph(intro)]
    for number, (text, served) in enumerate(above.items(), start=1):
        clauses = listed([marks[row.requirement.id] for row in served], language)
        cite = label("s_answers_to", language).format(clauses=clauses)
        shown = label("s_told", language).format(place=told[text], start=clipped(text, 60)) if text in told else text
        blocks.append(paragraph(shown, cite, lead=label("s_answer_n", language).format(n=number)))
        told.setdefault(text, label("s_told_at", language).format(section=title, n=number))
    places = {text: number for number, text in enumerate(above, start=1)}
    columns = tuple(label(key, language) for key in ("c_clause", "c_requirement", "c_position", "c_response"))
    cells = tuple(
        (
            Cell(text=marks[row.requirement.id]),
            requirement_cell(row, citer),
            position_cell(row, language),
            response_cell(row, _answer_or_reference(row, places, language), language),
        )
        for row in rows
    )
    return Section(level=2, title=title, blocks=(*blocks, table("answers", title, columns, cells)))


def answers_of(row: LedgerRow) -> list[str]:
    """The approved answers that the response is made of: one a paragraph, each once."""
    return list(dict.fromkeys(part.strip() for part in row.response_text.split("\n\n") if part.strip()))


def answers_above(rows: Sequence[LedgerRow], language: Language) -> dict[str, list[LedgerRow]]:
    """Answers to stand in full above the table, with the rows they serve: the shared and the long, as they come up."""
    served: dict[str, list[LedgerRow]] = {}
    for row in rows:
        for text in answers_of(row):
            served.setdefault(text, []).append(row)
    limit = IN_CELL_ZH if language == "zh" else IN_CELL
    return {text: found for text, found in served.items() if len(found) > 1 or len(text) > limit}


def listed(marks: Sequence[str], language: Language) -> str:
    """The marks as one enumeration, each once."""
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(marks))


def requirement_cell(row: LedgerRow, citer: Citer) -> Cell:
    """The requirement's own words, its importance and its place."""
    requirement, language = row.requirement, citer.language
    marks = [label("knockout", language)] if requirement.knockout else []
    marks += [label("desirable", language)] if requirement.level == "desirable" else []
    return Cell(text=requirement.text, note=" · ".join((requirement.where.cited(citer.language), *marks)))


def response_cell(row: LedgerRow, text: str, language: Language) -> Cell:
    """The answer with its evidence, or the marked place; a gap is always named, also behind a partial answer."""
    evidence = "\n".join(dict.fromkeys(evidence_line(proof, language) for proof in row.evidence))
    if needs_writing(row):
        clause = row.requirement.number
        what = row.gap or (label("to_answer", language).format(clause=clause) if clause else label("answer", language))
        return Cell(todo=label("to_write", language).format(what=what), note=evidence)
    if is_followed(row):
        return Cell(todo=label("to_be_done", language).format(what=_who_and_when(row, language)), note=evidence)
    todo = label("to_check", language).format(what=row.gap) if row.gap else ""
    return Cell(text=text, todo=todo, note=evidence)


def position_cell(row: LedgerRow, language: Language) -> Cell:
    """Our position as the buyer reads it."""
    key = "p_to_do" if is_to_do(row) else f"p_{row.compliance}"
    return Cell(text=label(key, language), ink=_INK.get(row.compliance, "Plain"))


def _who_and_when(row: LedgerRow, language: Language) -> str:
    who = row.owner or label("bid_team", language)
    return label("until", language).format(who=who, date=shown_date(row.due_on, language)) if row.due_on else who


def _answer_or_reference(row: LedgerRow, places: dict[str, int], language: Language) -> str:
    parts = answers_of(row)
    numbers = [str(places[text]) for text in parts if text in places]
    key = "s_see_answer" if len(numbers) == 1 else "s_see_answers"
    reference = [label(key, language).format(n=listed(numbers, language))] if numbers else []
    return "\n".join([*reference, *(text for text in parts if text not in places)])
