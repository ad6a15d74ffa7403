"""The compliance matrix: one row a requirement, in tender order, each with evidence or a gap."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from models.answer import Compliance
from models.capability import CompanyProfile
from models.facts import Contradiction, TenderFacts
from models.match import BuyerQuestion, LedgerRow, MatchResult, RowType
from models.provenance import Source
from models.requirement import Requirement
from tasks.match.award import AwardCriteria
from tasks.match.award_sections import award_points
from tasks.match.concepts import Hit, finder_for
from tasks.match.due_dates import deadline_on, term_end_on, valid_on, working_days_before
from tasks.match.kinds import response_section, row_type, tells_make_up
from tasks.match.position import Position, Terms, position_on
from tasks.match.profile import Concepts
from tasks.match.purpose import contact_centre_work
from tasks.match.quantities import dates
from tasks.match.questions import contradiction_questions, question_on
from tasks.match.superseded import superseded_by, superseded_places
from tasks.match.wording import say

MATCH_VERSION = "match/3"
LOW_CONFIDENCE = 0.6
DEFAULT_LEAD_DAYS = 5
Risk = Literal["high", "medium", "low"]
_PERIOD = re.compile(r"日?\s?(?:至|到|[-–—~～])\s?20\d{2}|\b(?:to|until|through)\b|[-–—]", re.IGNORECASE)
BY_A_PERSON: frozenset[RowType] = frozenset({"instruction", "form", "price", "clause"})


def build_ledger(
    requirements: Sequence[Requirement],
    facts: TenderFacts,
    profile: CompanyProfile,
    concepts: Concepts,
    language: str,
    today: dt.date,
    contradictions: Sequence[Contradiction] = (),
) -> MatchResult:
    """Every requirement has its row; nothing is ``comply`` without evidence.

    Args:
        requirements: n requirements in tender order.
        facts: The tender's key data (deadline, term, criteria, title).
        profile: The bidder.
        concepts: The vocabulary that joins the two.
        language: ``en`` or ``zh``, of every sentence written.
        today: Calendar date for validity and due dates.
        contradictions: What the tender says in two ways; each is asked once, at the first row that says it.

    Returns:
        n rows in the order given, what to ask beyond them, where the points are, and whether this is contact-centre
        work.
    """
    finder = finder_for(concepts)
    context = {concept.id for concept in concepts.concepts if concept.context}
    category_of = {concept.id: concept.category for concept in concepts.concepts}
    hits = [finder.find(requirement.text) for requirement in requirements]
    is_ours, shown_by = contact_centre_work(requirements, hits, facts, concepts, finder, language)
    terms = Terms(
        profile=profile,
        language=language,
        today=today,
        valid_on=valid_on(facts, today),
        term_end=term_end_on(facts, today),
        is_contact_centre=is_ours,
    )
    criteria, deadline = AwardCriteria(facts, finder, category_of, requirements), deadline_on(facts)
    levels = facts.service_levels.value if facts.service_levels else ()
    level_rows = {one.text for one in levels if " | " in one.text}
    asked: set[str] = set()
    stale = superseded_places(facts, language)
    rows = []
    for requirement, found in zip(requirements, hits, strict=True):
        needed = tuple(hit for hit in found if hit.concept not in context)
        named = {category_of[hit.concept] for hit in needed}
        kind = row_type(requirement, named, is_level=requirement.text in level_rows)
        row = _row(requirement, kind, needed, terms, deadline)
        criterion = criteria.fed_by(requirement, found)
        question = question_on(requirement, language) if is_ours else None
        rows.append(
            row.model_copy(
                update={
                    "award_criterion": criterion.name if criterion else None,
                    "award_group": criterion.parent if criterion else None,
                    "points_at_stake": criterion.weight if criterion else None,
                    "clarification_question": question[1] if question and question[0] not in asked else None,
                    "superseded": superseded_by(requirement, stale),
                }
            )
        )
        asked.update(question[:1] if question else ())
    questions = contradiction_questions(contradictions, language)
    ledger = _asked(rows, questions)
    return MatchResult(
        ledger=ledger,
        is_contact_centre=is_ours,
        contact_centre_evidence=shown_by,
        questions=questions,
        award=award_points(facts, ledger, language),
    )


def _asked(rows: Sequence[LedgerRow], questions: Sequence[BuyerQuestion]) -> tuple[LedgerRow, ...]:
    """The rows, each question at the first row without one that holds one of its places."""
    found = list(rows)
    for question in questions:
        for place, row in enumerate(found):
            if row.clarification_question is None and any(_says(row.requirement, one) for one in question.places):
                found[place] = row.model_copy(update={"clarification_question": question.text})
                break
    return tuple(found)


def _says(requirement: Requirement, place: Source) -> bool:
    same_page = (requirement.document, requirement.page) == (place.document, place.page)
    return same_page and bool(place.text) and (place.text in requirement.text or requirement.text in place.text)


def _row(
    requirement: Requirement, kind: RowType, hits: Sequence[Hit], terms: Terms, deadline: dt.date | None
) -> LedgerRow:
    by_person = kind in BY_A_PERSON
    position = _for_a_person(hits, terms, requirement) if by_person else position_on(requirement.text, hits, terms)
    risk = _risk(requirement, position, by_person=by_person)
    return LedgerRow(
        requirement=requirement,
        type=kind,
        compliance=position.compliance,
        evidence=position.evidence,
        why=position.why,
        gap=position.gap,
        response_text=position.response,
        response_section=response_section(
            "service_level" if kind == "service_level" else requirement.category, terms.language
        ),
        risk=risk,
        owner=position.owner or _role(requirement, terms),
        due_on=_due_on(deadline, kind, requirement, terms, is_urgent=risk == "high"),
        status="drafted" if position.response else "open",
        notes=_notes(requirement, position, terms.language, by_person=by_person),
    )


def _role(requirement: Requirement, terms: Terms) -> str:
    """Who answers rows of this category when no capability names an owner; empty when nobody is set."""
    role = terms.profile.owners.get(requirement.category)
    return role.of(terms.language) if role else ""


def _for_a_person(hits: Sequence[Hit], terms: Terms, requirement: Requirement) -> Position:
    """Instructions, forms, prices and clauses are done or accepted by people; evidence helps but decides nothing."""
    if tells_make_up(requirement.text):
        return Position("unknown", why=terms.say("how the bid is put together", "投标文件的组成"))
    found = position_on(requirement.text, hits, terms)
    compliance: Compliance = "exception" if found.compliance == "exception" else "unknown"
    gap = found.gap if compliance == "exception" else None
    return Position(compliance, evidence=found.evidence, why=found.why, gap=gap, note=found.note)


def _risk(requirement: Requirement, position: Position, *, by_person: bool) -> Risk:
    if position.compliance == "comply" or requirement.level == "desirable":
        return "low"
    if position.compliance == "exception" or (requirement.knockout and position.gap is not None):
        return "high"
    is_open = position.gap is not None or not by_person
    return "medium" if requirement.knockout or is_open else "low"


def _due_on(
    deadline: dt.date | None, kind: RowType, requirement: Requirement, terms: Terms, *, is_urgent: bool
) -> dt.date | None:
    """The working day by which the answer must stand; never before today; None without a future deadline.

    An instruction that names a day of its own before the deadline is due on the working day before it; of a period,
    the last day counts.
    """
    if deadline is None or deadline < terms.today:
        return None
    lead = terms.profile.answer_days_before_deadline
    days = lead.get("knockout" if is_urgent else kind, lead.get("default", DEFAULT_LEAD_DAYS))
    own = [day for day in dates(requirement.text) if terms.today < day < deadline] if kind in BY_A_PERSON else []
    if len(own) > 1 and _PERIOD.search(requirement.text):
        own = own[1:]
    first = min((working_days_before(day, 1) for day in own), default=deadline)
    return max(min(working_days_before(deadline, days), first), terms.today)


def _notes(requirement: Requirement, position: Position, language: str, *, by_person: bool) -> str:
    notes = [position.note] if position.note else []
    if by_person:
        notes.append(say(language, "To be done or accepted by a person.", "须由人工办理或确认。"))
    if requirement.confidence < LOW_CONFIDENCE:
        notes.append(
            say(language, "Please check: uncertain reading, compare the page.", "请核对：识别置信度较低，请对照原文。")
        )
    return " ".join(notes)
