"""A tender's amendments applied in their order: what stands now, and what each of them changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.amendment import AmendmentReading, in_order
from models.document import ParsedDocument
from models.document_set import RoleFinding
from models.requirement import Requirement
from tasks.extract.amendments.partial import apply_partial
from tasks.extract.amendments.reissue import apply_reissue, reissued
from tasks.extract.amendments.standing import Standing


def apply_amendments(
    documents: Sequence[ParsedDocument], rows: Mapping[str, Sequence[Requirement]], roles: Sequence[RoleFinding]
) -> tuple[tuple[Requirement, ...], tuple[AmendmentReading, ...]]:
    """What stands after all amendments, and what each changed; without amendments the rows as they are.

    Args:
        documents: All that were read, in the tender's order.
        rows: Each document's own requirements, by name.
        roles: What each document is for.

    Returns:
        The requirements in the tender's order, those an amendment adds at its own place; the readings in the order
        in which the amendments apply.
    """
    named = {document.name: document for document in documents}
    changing = [finding for finding in in_order(roles) if finding.document in named]
    if not changing or len(changing) == len(documents):
        return tuple(row for document in documents for row in rows[document.name]), ()
    amending = {finding.document for finding in changing}
    standing = Standing([document for document in documents if document.name not in amending], rows)
    sources = dict(named)
    readings: list[AmendmentReading] = []
    for finding in changing:
        document = named[finding.document]
        replaced = reissued(document, [sources[name] for name in standing.documents])
        if replaced:
            readings.append(apply_reissue(standing, document, rows[document.name], replaced))
        else:
            readings.append(apply_partial(standing, document, _successor(finding.amends, readings)))
    stands = standing.rows()
    place = {document.name: position for position, document in enumerate(documents)}
    home = _homes(standing)
    return tuple(sorted(stands, key=lambda row: place[home[row.id]])), tuple(readings)


def _homes(standing: Standing) -> dict[str, str]:
    """For each requirement the document in whose order it stands, wherever its words are printed now."""
    return {row.id: name for name in reversed(standing.documents) for row in standing.rows(name)}


def _successor(amends: str | None, readings: Sequence[AmendmentReading]) -> str | None:
    """The document that stands in the place of the one amended."""
    for reading in readings:
        if amends in reading.replaces:
            amends = reading.document
    return amends
