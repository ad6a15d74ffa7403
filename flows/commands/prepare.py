"""`bidwright prepare`: one pack from each path, in this process."""

from __future__ import annotations

from pathlib import Path

from flows.exit_codes import Exit
from flows.prefect_environment import enter
from flows.settings import Settings, allow_reading
from models.errors import ConfigError, TenderError


def run_prepare(paths: list[Path], rate_card: str | None, json_output: bool) -> Exit:
    """Prepare each path as one tender, show the summary table, return the exit code."""
    sources = [path.expanduser().resolve() for path in paths]
    allow_reading(sources)
    enter(Settings.read(), log_level="CRITICAL")
    from flows.commands.terminal import people, show_outcomes, shown_progress, write_json
    from flows.prepare_bid import prepare_bid
    from flows.progress import tell
    from flows.requests import Outcome, PrepareBid

    console = people()
    outcomes: list[Outcome] = []
    refused: list[TenderError] = []
    with shown_progress(console, tenders=len(sources)):
        for source in sources:
            try:
                outcomes.append(prepare_bid(PrepareBid(path=str(source), rate_card=rate_card or "")))
            except ConfigError:
                raise  # concerns every tender, not this one
            except TenderError as error:
                refused.append(error)
            tell(source.name, "done")
    if json_output:
        write_json([outcome.model_dump(mode="json") for outcome in outcomes])
    if outcomes:
        show_outcomes(console, outcomes)
    for refusal in refused:
        console.print(str(refusal), soft_wrap=True, markup=False)
    if refused or any(outcome.code is not None for outcome in outcomes):
        return Exit.ATTENTION
    if all(not outcome.is_new for outcome in outcomes):
        console.print("nothing new")
        return Exit.NOTHING_TO_DO
    return Exit.DONE
