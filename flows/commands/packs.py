"""`bidwright packs …`: the reviewers' decisions from a terminal, straight on the product's database."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import typer
from rich.markup import escape
from rich.table import Table

from flows.commands.one_line import shown
from flows.commands.terminal import people, write_json
from flows.exit_codes import Exit
from flows.publish import publish_queue, queue_rows
from flows.settings import Settings
from flows.wiring import open_store
from models.answer import Answer, digest_of, last_answers
from models.errors import ReviewError
from models.match import MatchResult
from models.pack import PackRecord
from tasks.adapters.blobs import FileBlobs
from tasks.adapters.clock import SystemClock
from tasks.adapters.store import Store
from tasks.review.answering import answer_rows, answer_to, compliance_named, requirement_of
from tasks.review.decision import ReviewStep, is_final, reviewer_name, state_after

MATCHES_NAME = "matches.json"
ACTIONS: dict[ReviewStep, str] = {"start": "review_started", "approve": "approved", "reject": "rejected"}


def run_list(json_output: bool) -> Exit:
    """All packs, next deadline first."""
    settings = Settings.read()
    with open_store(settings) as store:
        rows = queue_rows(store.packs(), settings, SystemClock().now().date())
    if json_output:
        write_json([row.model_dump(mode="json") for row in rows])
        return Exit.DONE if rows else Exit.NOTHING_TO_DO
    if not rows:
        people().print("no packs yet: run `bidwright scan`")
        return Exit.NOTHING_TO_DO
    for row in rows:
        typer.echo(
            "\t".join((row.tender_id, row.deadline or "not stated", row.state, row.decision or "-", shown(row.title)))
        )
    return Exit.DONE


def run_show(tender_id: str, json_output: bool) -> Exit:
    """One pack: state, figures, files, history."""
    settings = Settings.read()
    with open_store(settings) as store:
        record, history = store.required_pack(tender_id), store.history(tender_id)
    if json_output:
        entries = [entry.model_dump(mode="json") for entry in history]
        write_json({**record.model_dump(mode="json"), "is_final": is_final(record), "history": entries})
        return Exit.DONE
    _print_pack(record, settings)
    table = Table("At", "Who", "What", "Detail", title="History")
    for entry in history:
        cells = (f"{entry.at:%Y-%m-%d %H:%M} UTC", entry.actor, entry.action, entry.detail)
        table.add_row(*(escape(shown(cell)) for cell in cells))
    people().print(table)
    return Exit.DONE


def run_step(tender_id: str, step: ReviewStep, by: str, comment: str) -> Exit:
    """Take a pack one step on in a person's name; the queue page shows it at once."""
    settings = Settings.read()
    name = reviewer_name(by)
    with open_store(settings) as store:
        record = store.required_pack(tender_id)
        state = state_after(record, step)
        if step == "approve":
            _require_all_answers(record, store)
        if not store.move_pack(record, state, name, ACTIONS[step], comment):
            raise ReviewError(f"{tender_id} was changed by somebody else at the same moment")
        publish_queue(store, settings, SystemClock().now().date())
    people().print(f"{tender_id}: {record.state} → {state} by {name}", markup=False)
    return Exit.DONE


def run_comment(tender_id: str, by: str, text: str) -> Exit:
    """Add a comment to a pack's history."""
    name = reviewer_name(by)
    if not text.strip():
        raise ReviewError("a comment needs words")
    with open_store(Settings.read()) as store:
        store.comment(store.required_pack(tender_id).tender_id, name, text.strip())
    people().print(f"{tender_id}: comment by {name} kept", markup=False)
    return Exit.DONE


def run_answer(tender_id: str, requirement_id: str, compliance: str, response: str, comment: str, by: str) -> Exit:
    """Keep a person's answer to a requirement; the next run puts it into the pack."""
    settings = Settings.read()
    position = compliance_named(compliance)
    with open_store(settings) as store:
        record = store.required_pack(tender_id)
        requirement = requirement_of(record, _match_of(record, settings), requirement_id)
        answer = answer_to(record, requirement, position, response, comment, by, SystemClock().now())
        if not store.answer(tender_id, answer):
            raise ReviewError(f"{tender_id} was decided by somebody else at the same moment")
        before = _before(answer, store.answers(tender_id))
    instead = f" (instead of {before.compliance} by {before.by})" if before else ""
    people().print(f"{requirement.id}: {shown(requirement.text)}", markup=False)
    people().print(
        f"{answer.compliance} by {shown(answer.by)}{instead}; the next `bidwright scan` or `prepare` drafts it",
        markup=False,
    )
    return Exit.DONE


def run_answers(tender_id: str, json_output: bool) -> Exit:
    """The answers that count, how each stands after the amendments, and what they replaced."""
    settings = Settings.read()
    with open_store(settings) as store:
        record, history = store.required_pack(tender_id), store.answers(tender_id)
    match = _match_of(record, settings)
    rows = answer_rows(history, match.carried_answers)
    if json_output:
        write_json(rows)
        return Exit.DONE if rows else Exit.NOTHING_TO_DO
    if not rows:
        people().print("no answers yet: see `bidwright packs answer --help`")
        return Exit.NOTHING_TO_DO
    for row in rows:
        names = ("requirement_id", "state", "compliance", "by", "at", "amendment", "requirement_text")
        typer.echo("\t".join(shown(str(row[name])) or "-" for name in names))
    return Exit.DONE


def _match_of(record: PackRecord, settings: Settings) -> MatchResult:
    """The ledger of the pack as it was drafted; an empty one while nothing is."""
    for file in record.manifest.files if record.manifest else ():
        if file.name == MATCHES_NAME:
            return MatchResult.model_validate_json(FileBlobs(settings.home_dir / "blobs").get(file.sha256))
    return MatchResult(ledger=(), is_contact_centre=False, contact_centre_evidence="")


def _before(answer: Answer, history: Sequence[Answer]) -> Answer | None:
    """The answer that this one takes the place of."""
    same = [one for one in history if one.requirement_id == answer.requirement_id]
    return next((old for old, new in pairwise(same) if new == answer), None)


def _require_all_answers(record: PackRecord, store: Store) -> None:
    given = digest_of(last_answers(store.answers(record.tender_id)))
    if record.manifest is not None and record.manifest.answers != given:
        raise ReviewError(f"{record.tender_id} was drafted before the last answers were given: prepare it again first")


def _print_pack(record: PackRecord, settings: Settings) -> None:
    final = "final" if is_final(record) else "not final: needs an approval by a named person"
    typer.echo(f"{record.tender_id}\n{shown(record.manifest.title if record.manifest else record.name)}")
    typer.echo(f"state: {record.state} ({final})")
    if record.attention:
        typer.echo(shown(record.attention))
    if record.manifest is None:
        return
    for name, value in record.manifest.summary.items():
        typer.echo(f"{name.replace('_', ' ')}: {'not stated' if value is None else shown(str(value))}")
    for file in record.manifest.files:
        typer.echo(str(settings.packs_dir / record.tender_id / file.name))
