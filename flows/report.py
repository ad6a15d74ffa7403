"""What a person sees of a run in the Prefect UI: a summary table and a link to the pack."""

from __future__ import annotations

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.outcome_rows import table_row
from flows.requests import Outcome, ScanReport

_FIGURES = (
    ("Buyer", "buyer"),
    ("Reference", "reference"),
    ("Deadline", "deadline"),
    ("Requirements", "requirements"),
    ("Knock-outs", "knockouts"),
    ("Gaps", "gaps"),
    ("Files or pages not read", "unread"),
    ("Decision", "decision"),
)


def report_outcome(outcome: Outcome) -> None:
    """The run's artifacts: the pack's figures, and the link to its decision card when there is one."""
    key = outcome.tender_id.rsplit("-", 1)[-1]
    create_markdown_artifact(_outcome_page(outcome), key=f"bid-{key}", description=f"Bid pack of {outcome.name}")
    if outcome.decision_card is not None:
        create_link_artifact(
            outcome.decision_card, link_text="Open the decision card", key=f"pack-{key}", description=outcome.title
        )


def report_scan(report: ScanReport) -> None:
    """The scan's artifact: one row a tender."""
    create_table_artifact([table_row(outcome) for outcome in report.outcomes], key="nightly-scan", description="Scan")


def _outcome_page(outcome: Outcome) -> str:
    lines = [f"## {_plain(outcome.title or outcome.name)}", "", f"**{outcome.status.replace('_', ' ')}**"]
    if outcome.code is not None:
        lines += ["", f"`{outcome.code.value}` {_plain(outcome.detail)}"]
    if outcome.summary:
        lines += ["", "| | |", "|---|---|"]
        row = table_row(outcome)
        shown = {**outcome.summary, "deadline": row["deadline"], "decision": row["decision"]}
        lines += [f"| {label} | {_plain(str(_stated(shown.get(name))))} |" for label, name in _FIGURES]
        lines += [f"| Price per month | {_plain(row['price per month'])} |"]
    if outcome.decision_card is not None:
        lines += ["", f"[Open the decision card]({outcome.decision_card})"]
    return "\n".join(lines) + "\n"


def _stated(figure: str | float | None) -> str | float:
    return "not stated" if figure is None else figure


def _plain(text: str) -> str:
    """Tender text is data: nothing in it may become markup, a link or a table border."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+!|<>~" else sign for sign in text)
    return " ".join(escaped.split())
