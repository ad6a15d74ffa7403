"""The command line `bidwright`: data on stdout, progress and problems on stderr, exit codes as documented.

Light commands (requirements, facts, staffing) load neither Prefect nor the database.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.exit_codes import Exit
from flows.faults import tell_in_one_line
from models.errors import ConfigError, TenderError

app = typer.Typer(
    name="bidwright",
    help="The night shift of a contact-centre bid team: tenders in, reviewable bid packs out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
packs = typer.Typer(help="Look at bid packs and decide about them.", no_args_is_help=True)
app.add_typer(packs, name="packs")

JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output on stdout.")]
ByOption = Annotated[str, typer.Option("--by", help="Your name; decisions are never anonymous.")]


@app.command()
def scan(
    inbox: Annotated[
        Path | None, typer.Option(help="Folder with one sub-folder, archive or file a tender.", show_default=False)
    ] = None,
    json_output: JsonOption = False,
) -> None:
    """One nightly scan: prepare every new or changed tender of the inbox."""
    from flows.commands.scan import run_scan

    raise typer.Exit(run_scan(inbox, json_output))


@app.command()
def prepare(
    paths: Annotated[list[Path], typer.Argument(help="File, folder or archive; each path is one tender.")],
    rate_card: Annotated[
        str | None, typer.Option(help="Rate card under config/rate-cards.", show_default=False)
    ] = None,
    json_output: JsonOption = False,
) -> None:
    """One bid pack from each path."""
    from flows.commands.prepare import run_prepare

    raise typer.Exit(run_prepare(paths, rate_card, json_output))


@app.command()
def parse(
    paths: Annotated[list[Path], typer.Argument(help="Tender documents, folders or archives.")],
    json_output: Annotated[
        bool, typer.Option("--json", help="The whole reading, one JSON object a document and line.")
    ] = False,
    html_output: Annotated[
        bool, typer.Option("--html", help="One HTML page: blocks and boxes drawn over the pages.")
    ] = False,
) -> None:
    """What is read from documents: an outline, the whole reading, or a page to look at; no database, no Prefect."""
    from flows.commands.parse import run_parse

    raise typer.Exit(run_parse(paths, json_output=json_output, html_output=html_output))


@app.command()
def requirements(
    files: Annotated[list[Path], typer.Argument(help="Tender documents, folders or archives.")],
) -> None:
    """Requirements only, one JSON object a line; no database, no Prefect."""
    from flows.commands.reading import run_requirements

    raise typer.Exit(run_requirements(files))


@app.command()
def facts(path: Annotated[Path, typer.Argument(help="Tender document, folder or archive.")]) -> None:
    """The tender's facts as one JSON object; no database, no Prefect."""
    from flows.commands.reading import run_facts

    raise typer.Exit(run_facts(path))


@app.command()
def staffing(
    contacts: Annotated[float, typer.Option(help="Contacts offered in the interval.", min=0)],
    aht: Annotated[float, typer.Option(help="Average handling time in seconds.", min=0.001)],
    interval: Annotated[int, typer.Option(help="Length of the interval in minutes.", min=1, max=1440)] = 30,
    service_level: Annotated[str, typer.Option(help="Per cent in seconds, for example 80/20.")] = "80/20",
    occupancy: Annotated[float | None, typer.Option(help="Highest occupancy in per cent.", min=1, max=100)] = None,
    shrinkage: Annotated[float, typer.Option(help="Paid but unproductive time in per cent.", min=0, max=95)] = 0,
    json_output: JsonOption = False,
) -> None:
    """How many agents an interval needs (Erlang C)."""
    from flows.commands.staffing import run_staffing

    raise typer.Exit(run_staffing(contacts, interval, aht, service_level, occupancy, shrinkage, json_output))


LabelsOption = Annotated[
    Path | None,
    typer.Option(help="Folder of labels keyed by hash, for documents found in --corpus.", show_default=False),
]
CorpusOption = Annotated[
    Path | None, typer.Option(help="Folder that holds the labelled documents.", show_default=False)
]


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="Annotations NAME.json beside docs/NAME.*.")],
    leave_one_out: Annotated[
        bool, typer.Option("--leave-one-out", help="Train without each document in turn: minutes, and honest.")
    ] = False,
    labels: LabelsOption = None,
    corpus: CorpusOption = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each miss, false alarm and wrong fact.")] = False,
    json_output: JsonOption = False,
) -> None:
    """Accuracy against annotated documents: requirements, knock-outs, facts; no database, no Prefect."""
    from flows.commands.evaluate import run_evaluate

    raise typer.Exit(
        run_evaluate(folder, labels, corpus, leave_one_out=leave_one_out, errors=errors, as_json=json_output)
    )


@app.command()
def train(
    folder: Annotated[Path, typer.Argument(help="Annotations NAME.json beside docs/NAME.*.")],
    labels: LabelsOption = None,
    corpus: CorpusOption = None,
    output: Annotated[
        Path | None,
        typer.Option(help="Where the weights go; those of this installation when left out.", show_default=False),
    ] = None,
) -> None:
    """Train the component that judges requirements, from annotated documents; the same input gives the same weights."""
    from flows.commands.train import run_train

    raise typer.Exit(run_train(folder, labels, corpus, output))


@packs.command("list")
def packs_list(json_output: JsonOption = False) -> None:
    """All packs: deadline, decision, price, state."""
    from flows.commands.packs import run_list

    raise typer.Exit(run_list(json_output))


@packs.command("show")
def packs_show(tender_id: str, json_output: JsonOption = False) -> None:
    """One pack with its files and history."""
    from flows.commands.packs import run_show

    raise typer.Exit(run_show(tender_id, json_output))


@packs.command("start")
def packs_start(tender_id: str, by: ByOption) -> None:
    """Take a draft into review."""
    from flows.commands.packs import run_step

    raise typer.Exit(run_step(tender_id, "start", by, ""))


@packs.command("approve")
def packs_approve(
    tender_id: str, by: ByOption, comment: Annotated[str, typer.Option(help="Why, or under which condition.")] = ""
) -> None:
    """Approve a pack: only now does it count as final."""
    from flows.commands.packs import run_step

    raise typer.Exit(run_step(tender_id, "approve", by, comment))


@packs.command("reject")
def packs_reject(
    tender_id: str, by: ByOption, comment: Annotated[str, typer.Option(help="Why: the team learns from it.")]
) -> None:
    """Reject a pack: no bid."""
    from flows.commands.packs import run_step

    raise typer.Exit(run_step(tender_id, "reject", by, comment))


@packs.command("comment")
def packs_comment(tender_id: str, text: str, by: ByOption) -> None:
    """Add a comment to a pack's history."""
    from flows.commands.packs import run_comment

    raise typer.Exit(run_comment(tender_id, by, text))


@packs.command("answer")
def packs_answer(
    tender_id: str,
    requirement_id: Annotated[str, typer.Argument(help="The row id of the compliance matrix (R-…).")],
    by: ByOption,
    compliance: Annotated[str, typer.Option(help="comply, partial, exception, not_applicable or unknown.")],
    response: Annotated[str, typer.Option(help="The answer for the buyer; empty keeps the drafted wording.")] = "",
    comment: Annotated[str, typer.Option(help="For the team.")] = "",
) -> None:
    """Answer a requirement: it goes before what the rules say, in this pack and after every amendment."""
    from flows.commands.packs import run_answer

    raise typer.Exit(run_answer(tender_id, requirement_id, compliance, response, comment, by))


@packs.command("answers")
def packs_answers(tender_id: str, json_output: JsonOption = False) -> None:
    """People's answers: which stand, and which an amendment has hit."""
    from flows.commands.packs import run_answers

    raise typer.Exit(run_answers(tender_id, json_output))


@app.command()
def up(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port of the Prefect UI.", min=1, max=65535)] = 4200,
    packs_port: Annotated[int, typer.Option(help="Port of the pack pages.", min=1, max=65535)] = 4280,
) -> None:
    """All of it on this machine: Prefect server and UI, nightly schedule, worker, pack pages. Ctrl-C stops it."""
    from flows.commands.up import run_up

    raise typer.Exit(run_up(host, port, packs_port))


@app.command()
def doctor(json_output: JsonOption = False) -> None:
    """What is installed, what optional part is missing and what that costs."""
    from flows.commands.doctor import run_doctor

    raise typer.Exit(run_doctor(json_output))


def main() -> None:
    """Run the command; a failure that concerns a person is one line, never a traceback."""
    tell_in_one_line()
    try:
        app()
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(Exit.USAGE)
    except TenderError as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(Exit.ATTENTION)
    except OSError as error:  # no room, no permission: the machine's trouble, named in one line
        print(f"bidwright: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(Exit.FAULT)


if __name__ == "__main__":
    main()
