"""The night shift: every tender in the inbox becomes a pack or is parked; one bad tender never stops the rest."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, get_run_logger

from flows.prepare_bid import (
    answers_about,
    fault_of,
    fingerprint_of,
    outcome_of,
    prepare_bid,
    receive_source,
    settled_outcome,
)
from flows.progress import tell, tell_scan
from flows.publish import publish_queue
from flows.report import report_scan
from flows.requests import NightlyScan, Outcome, PrepareBid, ScanReport
from flows.wiring import Office, open_office
from models.errors import Code, StoreUnavailableError, TenderError
from models.tender import Tender
from tasks.adapters.source_files import list_sources, name_of


@flow(name="nightly-scan", flow_run_name="nightly scan", persist_result=False)
def nightly_scan(request: NightlyScan = NightlyScan()) -> ScanReport:  # noqa: B008 - frozen; the form's default
    """Prepare every new or changed tender of the inbox; say so when there is nothing new.

    Raises:
        TenderError: not_found, when the inbox does not exist or runs may not read it.
    """
    log = get_run_logger()
    with open_office() as office:
        inbox = (office.settings.inbox_dir / request.inbox.strip()).resolve()
        if not office.settings.may_read(inbox):
            raise TenderError(f"{request.inbox} is outside the inbox and the source roots", Code.NOT_FOUND)
        if inbox == office.settings.home_dir / "inbox":
            inbox.mkdir(parents=True, exist_ok=True)
        sources = list_sources(inbox)
        tell_scan(len(sources))
        report = ScanReport(inbox=str(inbox), outcomes=tuple(_prepare_source(source, office) for source in sources))
        publish_queue(office.store, office.settings, office.clock.now().date())
        report_scan(report)
    log.info("inbox=%s tenders=%d %s", inbox, len(sources), "nothing new" if report.is_quiet else "done")
    return report


def _prepare_source(source: Path, office: Office) -> Outcome:
    name = name_of(source)
    tell(name, "receive")
    try:
        tender = receive_source(source, office)
    except StoreUnavailableError:
        raise  # concerns every tender, not this one
    except TenderError as error:  # gone since the inbox was listed, or neither file nor folder: nothing was taken in
        outcome = Outcome.refused(name, error)
    else:
        cards = office.configuration.rate_cards
        answers = answers_about(tender, office)
        mark = fingerprint_of(tender, cards, answers, office)
        marks = {
            mark,
            *(fingerprint_of(tender, (card,), answers, office) for card in cards),
        }  # or the rates a person chose
        outcome = settled_outcome(tender, marks, office) or _prepare_in_own_run(tender, mark, office)
    tell(name, "done")
    return outcome


def _prepare_in_own_run(tender: Tender, mark: str, office: Office) -> Outcome:
    state = prepare_bid(PrepareBid(tender_id=tender.id), return_state=True)
    if state.is_completed():
        finished: Outcome = state.result()
        return finished
    office.store.park(tender, mark, fault_of(tender.name, state.message))
    return outcome_of(office.store.required_pack(tender.id), "needs_attention", office)
