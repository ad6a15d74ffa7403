"""`bidwright prepare`: one pack from each path, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.exit_codes import Exit
from flows.prefect_environment import enter
from flows.settings import Settings, allow_reading
from models.errors import ConfigError, StoreUnavailableError, TenderError

if TYPE_CHECKING:  # Prefect loads only after its environment is set
    from flows.requests import Outcome


def run_prepare(paths: list[Path], rate_card: str | None, json_output: bool) -> Exit:
    """Prepare each path as one tender, show the summary table, return the exit code."""
    sources = [path.expanduser().resolve() for path in paths]
    allow_reading(sources)
    enter(Settings.read(), shown_level="CRITICAL")
    from flows.commands.terminal import exit_of_trouble, people, show_outcomes, shown_progress, write_json
    from flows.progress import tell

    console = people()
    outcomes: list[Outcome] = []
    with shown_progress(console, tenders=len(sources)):
        for source in sources:
            outcomes.append(_prepare_one(source, rate_card or ""))
            tell(source.name, "done")
    if json_output:
        write_json([outcome.model_dump(mode="json") for outcome in outcomes])
    show_outcomes(console, outcomes)
    trouble = exit_of_trouble(outcomes)
    if trouble is not None:
        return trouble
    if all(not outcome.is_new for outcome in outcomes):
        console.print("nothing new")
        return Exit.NOTHING_TO_DO
    return Exit.DONE


def _prepare_one(source: Path, rate_card: str) -> Outcome:
    """How this tender ended; what goes wrong with it stops no other.

    Raises:
        ConfigError: Concerns every tender, as does
        StoreUnavailableError: the database does not answer.
    """
    from flows.prepare_bid import fault_of, prepare_bid
    from flows.requests import Outcome, PrepareBid
    from tasks.adapters.source_files import name_of

    state = prepare_bid(PrepareBid(path=str(source), rate_card=rate_card), return_state=True)
    if state.is_completed():
        finished: Outcome = state.result()
        return finished
    failure = state.result(raise_on_failure=False)
    if isinstance(failure, ConfigError | StoreUnavailableError):
        raise failure
    if not isinstance(failure, TenderError):
        failure = fault_of(name_of(source), state.message)
    return Outcome.refused(name_of(source), failure)
