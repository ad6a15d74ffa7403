"""`bidwright packs …`: the reviewers' decisions from a terminal, straight on the product's database."""

from __future__ import annotations

import typer
from rich.markup import escape
from rich.table import Table

from flows.commands.one_line import shown
from flows.commands.terminal import people, write_json
from flows.exit_codes import Exit
from flows.publish import publish_queue, queue_rows
from flows.settings import Settings
from flows.wiring import open_store
from models.errors import ReviewError
from models.pack import PackRecord
from tasks.adapters.clock import SystemClock
from tasks.review.decision import ReviewStep, is_final, reviewer_name, state_after

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
