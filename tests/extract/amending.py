"""Tenders with amendments for tests: documents by name, each in its role."""

from __future__ import annotations

from models.amendment import AmendmentReading
from models.document import Block, Language, ParsedDocument
from models.document_set import RoleFinding
from models.requirement import Requirement
from tasks.extract.amendments.amend import apply_amendments
from tasks.extract.requirements import extract_requirements
from tests.extract.building import document


def named(name: str, *blocks: Block, language: Language = "en") -> ParsedDocument:
    return document(*blocks, language=language).model_copy(update={"name": name})


def role(name: str, number: int | None = None, amends: str | None = None) -> RoleFinding:
    kind = "amendment" if number is not None else "invitation"
    return RoleFinding(document=name, role=kind, reason="told", confidence=1, amends=amends, ordinal=number)


def amended(
    base: ParsedDocument, *amendments: ParsedDocument, known: bool = True
) -> tuple[tuple[Requirement, ...], tuple[AmendmentReading, ...]]:
    """The tender after its amendments, which change ``base`` unless it is not known what they change."""
    documents = [base, *amendments]
    roles = [
        role(base.name),
        *(role(one.name, number, base.name if known else None) for number, one in enumerate(amendments, 1)),
    ]
    return apply_amendments(documents, {one.name: extract_requirements(one) for one in documents}, roles)


def told(reading: AmendmentReading) -> list[tuple[str, str, str]]:
    """Kind, words before and words now of each change."""
    return [(change.kind, change.previous_text or "", change.text) for change in reading.changes]
