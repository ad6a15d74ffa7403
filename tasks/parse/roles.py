"""The role of every document of a tender, from weighted evidence; the strongest wins and the reason says why."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import ParsedDocument
from models.document_set import DocumentRole, RoleFinding
from tasks.parse.roles_amending import amended_document, date_of, ordinal_of
from tasks.parse.roles_evidence import NAME_WEIGHT, Evidence, body_of, evidence_of, parts_of
from tasks.parse.roles_words import ABOUT_ANOTHER, ROLE_ORDER, ROLE_WORDS

# evidence of this weight with nothing against it is as good as even odds
_EVEN_WEIGHT = 3.0
# a small chapter or a heading deep in the text says nothing about the whole
_LEAST_WEIGHT = 1.5
_UNTOLD_CONFIDENCE = 0.2
_MOST_REASONS = 3


def roles_of(documents: Sequence[ParsedDocument]) -> tuple[RoleFinding, ...]:
    """The role of each document, in the given order; amendments and answers with the document they change.

    Args:
        documents: All that could be read of one tender.
    """
    findings = [_finding(document) for document in documents]
    main = [
        document for document, finding in zip(documents, findings, strict=True) if finding.role not in ABOUT_ANOTHER
    ]
    invitations = {finding.document: bool(finding.parts) for finding in findings if finding.role == "invitation"}
    return tuple(
        finding.model_copy(
            update={
                "amends": amended_document(document, main, invitations),
                "ordinal": ordinal_of(document),
                "dated_on": date_of(document),
            }
        )
        if finding.role in ABOUT_ANOTHER
        else finding
        for document, finding in zip(documents, findings, strict=True)
    )


def _finding(document: ParsedDocument) -> RoleFinding:
    evidence = evidence_of(document)
    if not any(one.weight >= _LEAST_WEIGHT for one in evidence):
        reason = "Neither its name nor its text says what it is for, so it is kept as an annex."
        return RoleFinding(document=document.name, role="annex", reason=reason, confidence=_UNTOLD_CONFIDENCE)
    weights = {role: sum(one.weight for one in evidence if one.role == role) for role in ROLE_ORDER}
    if weights["amendment"] >= NAME_WEIGHT:  # answers given by way of an amendment bind like one
        weights["amendment"] += weights.pop("qa")
    role, second = sorted(weights, key=lambda one: (-weights[one], ROLE_ORDER.index(one)))[:2]
    spoken = sorted((one for one in evidence if one.role == role), key=lambda one: -one.weight)
    parts = tuple(parts_of(body_of(document)))
    return RoleFinding(
        document=document.name,
        role=role,
        reason=_reason(role, spoken),
        source=next((one.source for one in spoken if one.source), None),
        confidence=round(weights[role] / (weights[role] + weights[second] + _EVEN_WEIGHT), 2),
        parts=parts if len(parts) > 1 else (),
    )


def _reason(role: DocumentRole, spoken: Sequence[Evidence]) -> str:
    said = ", and ".join(one.said for one in spoken[:_MOST_REASONS])
    return f"Read as {ROLE_WORDS[role]}: {said}."
