"""The internal annex: gaps, questions, assumptions and unread pages in one place, to be removed before sending."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.match import LedgerRow
from models.pack import PackContent
from tasks.draft.amendment_notes import (
    change_counts,
    counts_line,
    fact_label,
    removed_requirements,
    shown_change,
    unresolved_changes,
)
from tasks.draft.answers import listed
from tasks.draft.bid_forms import checklist
from tasks.draft.claims import Citer
from tasks.draft.executive_summary import compliance_table
from tasks.draft.ledger_lists import questions
from tasks.draft.offer import assumption_table
from tasks.draft.points import criteria_line, section_points, shown_points, total_points
from tasks.draft.price_doubts import price_warnings
from tasks.draft.proposal_view import Block, Cell, Section, paragraph, table
from tasks.draft.reject_risks import reject_risks
from tasks.draft.unread_words import unread_advice
from tasks.draft.words import label

_PLACES = 12
_QUOTED_PART = re.compile(r"(?:, not: |，未涉及：)“.*”")  # differs from clause to clause; the clause itself quotes it


def drafting_notes(content: PackContent, citer: Citer) -> tuple[Section, ...]:
    """The annex as one heading with its parts; a part without entries says so."""
    language = citer.language
    assumptions = list(content.estimate.assumptions)
    # an English proposal shows this to the buyer
    chinese = (Section(level=2, title=label("h_compliance", language), blocks=(compliance_table(content, citer),)),)
    return (
        Section(
            level=1,
            title=label("h_notes", language),
            new_page=True,
            blocks=(paragraph(label("s_remove", language)),),
        ),
        *_amended(content, citer),
        *_points(content, citer),
        *(chinese if language == "zh" else ()),
        Section(level=2, title=label("h_checklist", language), blocks=(checklist(content, citer),)),
        Section(level=2, title=label("h_gaps", language), blocks=(*_risks(content, citer), _gaps(content, citer))),
        Section(level=2, title=label("h_questions", language), blocks=(_questions(content, citer),)),
        Section(
            level=2,
            title=label("h_assumptions", language),
            blocks=(assumption_table(assumptions, citer) if assumptions else _none(citer),),
        ),
        Section(level=2, title=label("h_unread", language), blocks=(_unread(content, citer),)),
    )


def _amended(content: PackContent, citer: Citer) -> tuple[Section, ...]:
    """What the amendments changed, what they removed, what they leave to a person; nothing without an amendment."""
    amendments, language = content.reading.amendments, citer.language
    if not amendments:
        return ()
    blocks: list[Block] = []
    for one in amendments:
        kind, what = label(f"amendment_{one.kind}", language), counts_line(change_counts((one,)), language)
        text = label("s_amended", language).format(document=one.document, kind=kind, what=what)
        blocks.append(Block(kind="bullet", text=text, cite=one.document))
        for change in one.facts:
            before, now = shown_change(change, language)
            text = label("s_fact_changed" if before else "s_fact_added", language).format(
                name=fact_label(change.name, language), before=before, now=now
            )
            blocks.append(Block(kind="bullet", text=text, cite=change.said.cited(language)))
    for left in unresolved_changes(content):
        text = label("s_unresolved", language).format(text=left.said.text)
        blocks.append(Block(kind="bullet", text=text, cite=left.said.cited(language)))
    removed = tuple(
        (Cell(text=str(number)), Cell(text=one.previous_text or ""), Cell(text=one.said.cited(language)))
        for number, one in enumerate(removed_requirements(content), start=1)
    )
    if removed:
        columns = tuple(label(key, language) for key in ("c_number", "c_requirement", "c_source"))
        blocks.append(table("list", label("h_removed", language), columns, removed))
    return (Section(level=2, title=label("h_amended", language), blocks=tuple(blocks)),)


def _points(content: PackContent, citer: Citer) -> tuple[Section, ...]:
    """Points at stake by section of this proposal; nothing when the tender states no criteria."""
    language, sections = citer.language, section_points(content)
    if not sections:
        return ()
    rows = tuple(
        (
            Cell(text=shown_points(one.points, language)),
            Cell(text=one.section or label("points_unplaced", language), ink="Plain" if one.section else "Warn"),
            Cell(text=criteria_line(one.criteria, language)),
        )
        for one in sections
    )
    total = Cell(text=shown_points(total_points(content), language))
    rows = (*rows, (total, Cell(text=label("points_total", language)), Cell()))
    columns = tuple(label(key, language) for key in ("c_points", "c_section", "c_criteria"))
    found = table("list", label("h_points", language), columns, rows)
    return (Section(level=2, title=label("h_points", language), blocks=(found,)),)


def _risks(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    risks = tuple(
        Block(kind="bullet", text=item.text, cite="; ".join(dict.fromkeys(basis.full for basis in item.basis)))
        for item in reject_risks(content, citer)
    )
    doubts = (Block(kind="bullet", text=text, cite="pricing.xlsx") for text in price_warnings(content))
    return (*risks, *doubts)


def _gaps(content: PackContent, citer: Citer) -> Block:
    """Each kind of gap once, with how many requirements it concerns and where; they stand in full in their answers."""
    language = citer.language
    grouped: dict[str, list[LedgerRow]] = {}
    for row in content.match.ledger:
        if row.gap:
            grouped.setdefault(_QUOTED_PART.sub("", row.gap), []).append(row)
    rows = tuple(
        (
            Cell(text=str(len(found))),
            Cell(text=gap, ink="Bad" if any(row.risk == "high" for row in found) else "Plain"),
            Cell(text=_places(found, citer)),
        )
        for gap, found in sorted(grouped.items(), key=lambda item: -len(item[1]))
    )
    columns = tuple(label(key, language) for key in ("c_rows", "c_gap", "c_source"))
    return table("list", label("h_gaps", language), columns, rows) if rows else _none(citer)


def _places(rows: Sequence[LedgerRow], citer: Citer) -> str:
    """The clauses, or the pages where clauses have no numbers; many are cut and counted."""
    marks = [row.requirement.number or citer.tender(row.requirement.where).mark for row in rows]
    unique = list(dict.fromkeys(marks))
    more = label("more", citer.language).format(n=len(unique) - _PLACES)
    return listed([*unique[:_PLACES], *([more] if len(unique) > _PLACES else [])], citer.language)


def _questions(content: PackContent, citer: Citer) -> Block:
    language = citer.language
    rows = tuple(
        (
            Cell(text=str(number)),
            Cell(text=item.text),
            Cell(text="; ".join(dict.fromkeys(one.full for one in item.basis))),
        )
        for number, item in enumerate(questions(content, citer), start=1)
    )
    columns = tuple(label(key, language) for key in ("c_number", "c_question", "c_why"))
    return table("list", label("h_questions", language), columns, rows) if rows else _none(citer)


def _unread(content: PackContent, citer: Citer) -> Block:
    language = citer.language
    rows = []
    for one in content.reading.unread:
        page = f" {label('page', language).format(page=one.page)}" if one.page is not None else ""
        rows.append(
            (
                Cell(text=f"{one.path}{page}"),
                Cell(text=unread_advice(one.code, language) if language == "zh" or not one.detail else one.detail),
            )
        )
    columns = (label("c_file", language), label("c_reason", language))
    if not rows:
        return paragraph(label("all_read", language))
    return table("pairs", label("h_unread", language), columns, tuple(rows))


def _none(citer: Citer) -> Block:
    return paragraph(label("s_nothing", citer.language))
