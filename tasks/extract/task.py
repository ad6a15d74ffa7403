"""Prefect shell around extraction: parsed documents in, one reading of the whole tender out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from prefect import task

from models.amendment import AmendmentReading, in_order
from models.document import Language, ParsedDocument
from models.document_set import DocumentSet
from models.errors import ADVICE, Code, DocumentError, NothingToReadError
from models.facts import TenderFacts
from models.requirement import Requirement
from models.stage import StageKey, StageRef
from models.tender import Reading, Remark, Tender, Unread
from tasks.extract.amendments.amend import apply_amendments
from tasks.extract.amendments.fact_changes import fact_changes
from tasks.extract.fact_finders.contradictions import contradictions
from tasks.extract.facts import FACTS_VERSION, extract_facts
from tasks.extract.requirements import EXTRACTOR_VERSION, find_requirements
from tasks.extract.trained.scorer import shipped_mark
from tasks.stage import SHELL, StageStore, once

EXTRACT_VERSION = f"{EXTRACTOR_VERSION}+{FACTS_VERSION}+{shipped_mark()}"

# a parser's note that text was lost, and the code a person knows it by; its other notes tell how a text was read
_LOST = {
    "no_text": Code.NO_TEXT,
    "garbled_text": Code.NO_TEXT,
    "damaged": Code.DAMAGED,
    "part_unreadable": Code.DAMAGED,
    "page_cut_short": Code.TOO_LARGE,
    "nested_too_deep": Code.TOO_LARGE,
    "sheet_cut_short": Code.TOO_LARGE,
    "embedded_part_not_read": Code.UNSUPPORTED,
}


class ExtractStore(StageStore, Protocol):
    """The part of the store that extraction needs."""

    def parsed(self, sha256: str, parser_version: str) -> ParsedDocument | DocumentError | None:
        """The reading of this file, the error it ended in, or None."""
        ...


@task(name="extract", **SHELL)
def extract_tender(tender: Tender, parsed: StageRef, store: ExtractStore) -> StageRef:
    """The tender's requirements and facts are recorded as one ``Reading``.

    Raises:
        NothingToReadError: No document could be read, or none of them asks anything of a bidder; the tender is parked
            with the files' codes.
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(tender_id=tender.id, stage="extract", input_hash=parsed.output_hash, engine_version=EXTRACT_VERSION)
    return once(store, key, lambda: _read(tender, parsed, store).model_dump_json().encode())


def _read(tender: Tender, parsed: StageRef, store: ExtractStore) -> Reading:
    step = json.loads(store.load(parsed))
    outcomes = step["files"]
    documents: list[ParsedDocument] = []
    for path, outcome in outcomes.items():
        document = store.parsed(outcome["sha256"], parsed.key.engine_version)
        if isinstance(document, ParsedDocument):
            # the same bytes may stand in two tenders under two names
            documents.append(document.model_copy(update={"name": path}))
    unread = _unread(tender, {path: outcome["code"] for path, outcome in outcomes.items()}, documents)
    if not documents:
        raise _nothing_to_read(tender, unread)
    document_set = DocumentSet.model_validate(step["set"])
    found = {document.name: find_requirements(document) for document in documents}
    requirements, facts, amendments = _amended(
        documents, {name: one.requirements for name, one in found.items()}, document_set
    )
    if not requirements:
        raise _asks_nothing(documents, unread, sum(len(one.doubtful) for one in found.values()))
    return Reading(
        language=_language(documents),
        page_count=sum(len(document.pages) for document in documents),
        documents=tuple(document.name for document in documents),
        requirements=requirements,
        facts=facts,
        unread=unread,
        document_set=document_set,
        remarks=_remarks(documents),
        amendments=amendments,
        doubtful=tuple(row for document in documents for row in found[document.name].doubtful),
        contradictions=contradictions(facts),
    )


def _amended(
    documents: list[ParsedDocument], rows: Mapping[str, Sequence[Requirement]], document_set: DocumentSet
) -> tuple[tuple[Requirement, ...], TenderFacts, tuple[AmendmentReading, ...]]:
    """What stands after all amendments, and what each of them changes."""
    requirements, amendments = apply_amendments(documents, rows, document_set.roles)
    # what amends a document that is not among these is another tender's: it is read, and rules nothing
    known = {finding.document for finding in document_set.roles if finding.amends is not None}
    known |= {reading.document for reading in amendments if reading.kind == "reissue"}
    named = {reading.document for reading in amendments}
    amending = [one.document for one in in_order(document_set.roles) if one.document in known & named]
    facts = extract_facts(documents, amending)
    if not amending:
        return requirements, facts, amendments
    before = extract_facts([document for document in documents if document.name not in amending])
    changes = fact_changes(before, facts, amending)
    return (
        requirements,
        facts,
        tuple(
            reading.model_copy(
                update={"facts": tuple(change for change in changes if change.amendment == reading.document)}
            )
            for reading in amendments
        ),
    )


def _remarks(documents: list[ParsedDocument]) -> tuple[Remark, ...]:
    return tuple(
        Remark(path=document.name, code=note.code, page=note.page, detail=note.detail)
        for document in documents
        for note in document.notes
        if note.code not in _LOST
    )


def _unread(tender: Tender, codes: dict[str, str | None], documents: list[ParsedDocument]) -> tuple[Unread, ...]:
    files = [
        Unread(path=file.path, code=file.code, detail=file.detail) for file in tender.files if file.code is not None
    ]
    failed = [
        Unread(path=path, code=Code(code), detail=ADVICE[Code(code)])
        for path, code in codes.items()
        if code is not None
    ]
    pages = [
        Unread(path=document.name, code=_LOST[note.code], page=note.page, detail=note.detail)
        for document in documents
        for note in document.notes
        if note.code in _LOST
    ]
    return tuple(files + failed + pages)


def _nothing_to_read(tender: Tender, unread: tuple[Unread, ...]) -> NothingToReadError:
    codes = {gap.code for gap in unread}
    if len(unread) == 1:
        return NothingToReadError(unread[0].path, unread[0].code)
    named = "; ".join(f"{gap.path} ({gap.code.value})" for gap in unread) or "no files"
    return NothingToReadError(f"{tender.name}: {named}", codes.pop() if len(codes) == 1 else None)


def _asks_nothing(documents: Sequence[ParsedDocument], unread: Sequence[Unread], doubtful: int) -> NothingToReadError:
    """Without a requirement there is nothing to answer: a pack would hold nothing but an assumed price."""
    names = ", ".join(document.name for document in documents)
    told = [f"{names}: nothing in it asks anything of a bidder"]
    if doubtful:
        told.append(f"{doubtful} passages may: look at them")
    told += [f"not read: {gap.path} ({gap.code.value})" for gap in unread]
    return NothingToReadError("; ".join(told))


def _language(documents: list[ParsedDocument]) -> Language:
    weights = {"en": 0, "zh": 0}
    for document in documents:
        weights[document.language] += sum(len(block.text) for block in document.blocks)
    return "zh" if weights["zh"] > weights["en"] else "en"
