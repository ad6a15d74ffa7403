"""From a tender's files to a bid pack that waits for a person."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger
from prefect.runtime import flow_run

from flows.progress import tell
from flows.publish import address_of, publish_queue
from flows.reading import files_of, readable_types
from flows.report import report_outcome
from flows.requests import Outcome, PrepareBid, Status
from flows.wiring import Office, open_office
from models.answer import Answer, digest_of, last_answers
from models.errors import Code, ConfigError, StoreUnavailableError, TenderError
from models.estimate import RateCard
from models.lifecycle import DECIDED
from models.pack import PackRecord
from models.stage import StageRef, hash_of
from models.tender import Tender
from tasks.adapters.pack_files import render_pack
from tasks.adapters.source_files import name_of
from tasks.adapters.turns import turn
from tasks.draft.task import DRAFT_VERSION, draft_pack
from tasks.extract.amendments.given_answers import carried_answers
from tasks.extract.task import EXTRACT_VERSION, extract_tender
from tasks.intake.task import receive_tender
from tasks.match.decide import DECIDE_VERSION
from tasks.match.ledger import MATCH_VERSION
from tasks.match.task import decide_bid, match_tender
from tasks.parse.task import parse_tender
from tasks.price.estimate import PRICING_VERSION
from tasks.price.task import price_tender

ENGINES = (EXTRACT_VERSION, MATCH_VERSION, PRICING_VERSION, DECIDE_VERSION, DRAFT_VERSION)


def _run_name() -> str:
    request: Any = flow_run.parameters.get("request")
    return request.subject if isinstance(request, PrepareBid) else PrepareBid.model_validate(request).subject


@flow(name="prepare-bid", flow_run_name=_run_name, persist_result=False)
def prepare_bid(request: PrepareBid) -> Outcome:
    """Read, match, price and draft one tender; park it with a code and a sentence when that cannot be done.

    Same files, rates and rules again: nothing is done, and the outcome says so.
    """
    log = get_run_logger()
    with open_office() as office:
        outcome = prepare(receive(request, office), request.rate_card, office)
        publish_queue(office.store, office.settings, office.clock.now().date())
        report_outcome(outcome)
    log.info("tender=%s status=%s %s", outcome.tender_id, outcome.status, outcome.detail)
    return outcome


def fault_of(name: str, message: str | None) -> TenderError:
    """What is said of a tender whose run ended in a way that nobody foresaw."""
    reason = " ".join((message or "the run ended without a word").split())[:300]
    return TenderError(f"{name}: {reason}", Code.UNEXPECTED_FAULT)


def receive(request: PrepareBid, office: Office) -> Tender:
    """The tender this request is about, recorded.

    Raises:
        TenderError: not_found, when the path does not exist or lies outside the folders that runs may read.
    """
    if request.tender_id:
        return office.store.tender(request.tender_id.strip())
    source = (office.settings.inbox_dir / request.path.strip()).resolve()
    if not office.settings.may_read(source):
        raise TenderError(f"{request.path} is outside the inbox and the source roots", Code.NOT_FOUND)
    tell(name_of(source), "receive")
    return receive_source(source, office)


def receive_source(source: Path, office: Office) -> Tender:
    """The tender at this place, recorded with its originals."""
    return receive_tender(
        name_of(source),
        os.fsencode(source).decode(errors="backslashreplace"),
        partial(files_of, source, office.settings),
        readable_types(),
        office.blobs,
        office.store,
    )


def prepare(tender: Tender, rate_card: str, office: Office) -> Outcome:
    """The tender's pack is up to date, or it is parked with the reason; an unchanged tender is left alone.

    A run that works on the same tender at the same moment is waited for: it mostly leaves nothing to do.
    """
    cards = _chosen_cards(rate_card, office)
    with turn(office.settings.locks_dir / tender.id):
        answers = answers_about(tender, office)  # one given from now on is for the next run
        mark = fingerprint_of(tender, cards, answers, office)
        settled = settled_outcome(tender, {mark}, office)
        if settled is not None:
            return settled
        try:
            _run_stages(tender, cards, answers, mark, office)
        except StoreUnavailableError:
            raise  # no statement about the tender can be recorded now: the next run finishes it
        except TenderError as error:
            office.store.park(tender, mark, error)
        record = office.store.required_pack(tender.id)
        if is_decided(record, tender):  # a person was faster, and the draft made meanwhile goes again
            return outcome_of(_restored(record, office), "decided", office)
        return outcome_of(record, "needs_attention" if record.attention_code else "ready_for_review", office)


def answers_about(tender: Tender, office: Office) -> tuple[Answer, ...]:
    """What people answered to the tender's requirements, the last answer of each."""
    return last_answers(office.store.answers(tender.id))


def fingerprint_of(tender: Tender, cards: tuple[RateCard, ...], answers: Sequence[Answer], office: Office) -> str:
    """One hash over all that the pack is made from: files, engines, configuration, chosen rates, people's answers."""
    return hash_of(
        tender.content_hash,
        office.reader.version,
        *ENGINES,
        office.configuration.digest,
        *(card.id for card in cards),
        *((digest_of(answers),) if answers else ()),
    )


def settled_outcome(tender: Tender, marks: Collection[str], office: Office) -> Outcome | None:
    """The outcome of a tender that needs no work, or None; files missing from its pack are put back.

    Args:
        tender: As it stands in the store.
        marks: Fingerprints with which its pack counts as up to date.
        office: What the run works with.
    """
    if tender.duplicate_of is not None:
        return Outcome(
            tender_id=tender.id, name=tender.name, status="duplicate", detail=f"same files as {tender.duplicate_of}"
        )
    record = office.store.pack(tender.id)
    if record is None or record.attention_code is Code.UNEXPECTED_FAULT:
        return None
    decided = is_decided(record, tender)
    if record.fingerprint not in marks and not decided:
        return None
    return outcome_of(_restored(record, office), "decided" if decided else "unchanged", office)


def is_decided(record: PackRecord, tender: Tender) -> bool:
    """Whether a person decided about exactly these files."""
    return record.state in DECIDED and record.content_hash == tender.content_hash


def outcome_of(record: PackRecord, status: Status, office: Office) -> Outcome:
    """How the tender of this pack stands, for lists and run pages."""
    manifest = record.manifest
    return Outcome(
        tender_id=record.tender_id,
        name=record.name,
        status=status,
        title=manifest.title if manifest else record.name,
        summary=manifest.summary if manifest else {},
        decision_card=address_of(record.tender_id, "decision-card.html", office) if manifest else None,
        code=record.attention_code,
        detail=record.attention or f"state: {record.state}",
    )


def _restored(record: PackRecord, office: Office) -> PackRecord:
    if record.manifest is not None:
        office.shelf.restore(record.manifest)
    return record


def _chosen_cards(rate_card: str, office: Office) -> tuple[RateCard, ...]:
    cards = office.configuration.rate_cards
    if not rate_card.strip():
        return cards
    chosen = tuple(card for card in cards if card.id == rate_card.strip())
    if not chosen:
        known = ", ".join(card.id for card in cards)
        raise ConfigError(f"rate card {rate_card!r} is not one of {known}")
    return chosen


def _run_stages(
    tender: Tender, cards: tuple[RateCard, ...], answers: Sequence[Answer], mark: str, office: Office
) -> StageRef:
    store, config = office.store, office.configuration
    tell(tender.name, "parse")
    parsed = parse_tender(tender, office.reader, office.settings.parse_workers, office.blobs, store)
    tell(tender.name, "extract")
    read = extract_tender(tender, parsed, store)
    tell(tender.name, "match")
    matched = match_tender(tender, read, config.profile, config.concepts, answers, carried_answers, store)
    tell(tender.name, "price")
    priced = price_tender(tender, read, cards, config.pricing_rules, store)
    tell(tender.name, "decide")
    decided = decide_bid(tender, read, matched, priced, config.profile, config.bid_rules, store)
    tell(tender.name, "draft")
    steps = {"extract": read, "match": matched, "price": priced, "decide": decided}
    return draft_pack(tender, steps, config.profile, config.templates_hash, mark, render_pack, office.shelf, store)
