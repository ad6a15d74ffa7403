"""`bidwright scan`: one nightly scan in this process."""

from __future__ import annotations

from pathlib import Path

from flows.exit_codes import Exit
from flows.prefect_environment import enter
from flows.settings import Settings, allow_reading


def run_scan(inbox: Path | None, json_output: bool) -> Exit:
    """Scan the inbox, show the summary table, return the exit code."""
    source = inbox.expanduser().resolve() if inbox else None
    if source is not None:
        allow_reading([source])
    enter(Settings.read(), shown_level="CRITICAL")
    from flows.commands.terminal import exit_of_trouble, people, show_outcomes, shown_progress, write_json
    from flows.nightly_scan import nightly_scan
    from flows.requests import NightlyScan

    console = people()
    with shown_progress(console):
        report = nightly_scan(NightlyScan(inbox=str(source) if source else ""))
    if json_output:
        write_json(report.model_dump(mode="json"))
    show_outcomes(console, report.outcomes)
    if not report.outcomes:
        text = f"the inbox {report.inbox} is empty: put one folder, archive or file a tender into it"
        console.print(text, soft_wrap=True, markup=False)
    elif report.is_quiet:
        console.print("nothing new")
    quiet = Exit.NOTHING_TO_DO if report.is_quiet else Exit.DONE
    return exit_of_trouble(report.outcomes) or quiet
