"""A tender's documents as a set: what each one is for, and which of the others it names."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from models.frozen import Frozen
from models.provenance import Source

# In the words of OCDS documentType: the invitation is a tenderNotice or biddingDocuments, instructions are
# submissionDocuments and evaluationCriteria, the specification technicalSpecifications, contract terms a contractDraft,
# a price form billOfQuantity, answers clarifications; forms, annexes and amendments have no code of their own there.
DocumentRole = Literal[
    "invitation",
    "instructions",
    "specification",
    "contract_terms",
    "price_form",
    "response_form",
    "annex",
    "qa",
    "amendment",
]


class RoleFinding(Frozen):
    """What a document is for, and what says so.

    Attributes:
        document: File name inside the tender.
        role: The role the strongest evidence speaks for; ``invitation`` for a file that is the whole tender.
        reason: One sentence with the evidence in quotes.
        source: The weightiest words that have a place; None when the file name, a count or nothing spoke.
        confidence: How far it stands above the next role, 0 to 1.
        parts: Roles of the parts it holds, in the document's order; empty when it is of one piece.
        amends: The document an amendment or an answer changes; None when it cannot be told.
        ordinal: An amendment's own number.
        dated_on: The date at its head.
    """

    document: str
    role: DocumentRole
    reason: str
    source: Source | None = None
    confidence: float = Field(ge=0, le=1)
    parts: tuple[DocumentRole, ...] = ()
    amends: str | None = None
    ordinal: int | None = None
    dated_on: dt.date | None = None


class DocumentReference(Frozen):
    """One attachment or file that a document names.

    Attributes:
        document: File name of the document that names it.
        label: ``Attachment 2``, ``附件1``, or a file name; spelt alike for all places.
        title: What it is called there, where that is said.
        target: The document meant; ``document`` itself for an attachment inside the file; None when nobody sent it.
        source: The first place.
        count: How many places name it.
    """

    document: str
    label: str
    title: str = ""
    target: str | None = None
    source: Source
    count: int = Field(default=1, ge=1)


class DocumentSet(Frozen):
    """What is known of a tender's documents together.

    Attributes:
        roles: One a document that was read, in the tender's order.
        references: What the documents name of each other.
        missing: The references to what nobody sent.
    """

    roles: tuple[RoleFinding, ...] = ()
    references: tuple[DocumentReference, ...] = ()
    missing: tuple[DocumentReference, ...] = ()
