"""Prefect shells around matching and the bid/no-bid decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prefect import task

from models.amendment import AmendmentReading
from models.answer import Answer, CarriedAnswer, digest_of
from models.capability import CompanyProfile
from models.estimate import Estimate
from models.match import MatchResult
from models.requirement import Requirement
from models.stage import StageKey, StageRef, hash_of
from models.tender import Reading, Tender
from tasks.match.answered import with_answers
from tasks.match.decide import DECIDE_VERSION, decide
from tasks.match.ledger import MATCH_VERSION, build_ledger
from tasks.match.profile import BidRules, Concepts
from tasks.stage import SHELL, StageStore, once

Carry = Callable[[Sequence[Answer], Sequence[Requirement], Sequence[AmendmentReading]], tuple[CarriedAnswer, ...]]


@task(name="match", **SHELL)
def match_tender(
    tender: Tender,
    read: StageRef,
    profile: CompanyProfile,
    concepts: Concepts,
    answers: Sequence[Answer],
    carry: Carry,
    store: StageStore,
) -> StageRef:
    """Each requirement has its row in the ledger, with evidence or a gap; recorded as a ``MatchResult``.

    Args:
        tender: Whose requirements they are.
        read: The finished extraction.
        profile: The bidder.
        concepts: The vocabulary that joins the two.
        answers: What people answered, the last of each requirement.
        carry: Finds where the answers stand after the amendments.
        store: Where the step is recorded.

    Raises:
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(
        tender_id=tender.id,
        stage="match",
        input_hash=hash_of(
            read.output_hash,
            profile.model_dump_json(),
            concepts.model_dump_json(),
            str(tender.received_on),
            *((digest_of(answers),) if answers else ()),
        ),
        engine_version=MATCH_VERSION,
    )

    def compute() -> bytes:
        reading = Reading.model_validate_json(store.load(read))
        matched = build_ledger(
            reading.requirements,
            reading.facts,
            profile,
            concepts,
            reading.language,
            tender.received_on,
            reading.contradictions,
        )
        carried = carry(answers, reading.requirements, reading.amendments)
        return with_answers(matched, carried, reading.language).model_dump_json().encode()

    return once(store, key, compute)


@task(name="decide", **SHELL)
def decide_bid(
    tender: Tender,
    read: StageRef,
    matched: StageRef,
    priced: StageRef,
    profile: CompanyProfile,
    rules: BidRules,
    store: StageStore,
) -> StageRef:
    """Bid or not, with every gate and factor and its reason; recorded as a ``Decision``.

    Raises:
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(
        tender_id=tender.id,
        stage="decide",
        input_hash=hash_of(
            read.output_hash,
            matched.output_hash,
            priced.output_hash,
            profile.model_dump_json(),
            rules.model_dump_json(),
            str(tender.received_on),
        ),
        engine_version=DECIDE_VERSION,
    )

    def compute() -> bytes:
        reading = Reading.model_validate_json(store.load(read))
        decision = decide(
            MatchResult.model_validate_json(store.load(matched)),
            reading.facts,
            Estimate.model_validate_json(store.load(priced)),
            reading.unread,
            profile,
            rules,
            reading.language,
            tender.received_on,
        )
        return decision.model_dump_json().encode()

    return once(store, key, compute)
