"""`bidwright evaluate`: how right the product is on annotated documents; no database, no Prefect."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from flows.commands.annotated import Annotated, annotated_documents, labelled_lessons
from flows.commands.one_line import shown
from flows.exit_codes import Exit
from models.document import Language
from tasks.evaluate.facts import score_facts
from tasks.evaluate.report import Evaluated, errors_of, report_of, score_row
from tasks.evaluate.scoring import Score, score_requirements
from tasks.evaluate.training import Lesson, fit
from tasks.extract.facts import extract_facts
from tasks.extract.requirements import find_requirements
from tasks.extract.trained.scorer import Scorer, shipped

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_ERROR_WORDS = {"missed": "missed", "false_alarm": "false alarm"}
_LONGEST_SHOWN = 200  # characters


def run_evaluate(
    folder: Path, labels: Path | None, corpus: Path | None, *, leave_one_out: bool, errors: bool, as_json: bool
) -> Exit:
    """The figures stand on stdout, as a table or as JSON; each error follows when asked for."""
    documents = list(annotated_documents(folder))
    more = list(labelled_lessons(labels, corpus)) if leave_one_out and labels and corpus else []
    scorers = _scorers_without(documents, more) if leave_one_out else {}
    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        tracked = progress.track(documents, description="evaluating")
        evaluated = [_evaluated(one, scorers.get(one.name)) for one in tracked]
    if as_json:
        sys.stdout.write(json.dumps(report_of(evaluated), ensure_ascii=False, indent=2) + "\n")
        return Exit.DONE
    _show_tables(evaluated)
    if errors:
        _show_errors(evaluated)
    return Exit.DONE


def _scorers_without(documents: Sequence[Annotated], more: Sequence[Lesson]) -> dict[str, Scorer]:
    """For each document the model that is trained on all the others, with the shipped model's calibration."""
    lessons = {one.name: one.lesson for one in documents}
    found: dict[str, Scorer] = {}
    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("training without each document in turn", total=len(lessons))
        for language in _LANGUAGES:
            own = {name: lesson for name, lesson in lessons.items() if lesson.language == language}
            others = [lesson for lesson in more if lesson.language == language]
            curve = shipped(language)
            everything = fit([*own.values(), *others]) if own else curve
            for name in own:
                rest = [lesson for other, lesson in own.items() if other != name]
                trained = fit([*rest, *others], everything)
                found[name] = Scorer(trained.weights, trained.bias, curve.slope, curve.shift)
                progress.advance(task)
    return found


def _evaluated(one: Annotated, left_out: Scorer | None) -> Evaluated:
    facts = extract_facts([one.document]).rows()
    return Evaluated(
        name=one.name,
        language=one.document.language,
        in_sample=_score(one, None),
        left_out=_score(one, left_out) if left_out else None,
        facts=score_facts(one.annotation.get("facts") or {}, facts),
    )


def _score(one: Annotated, scorer: Scorer | None) -> Score:
    rows = [row.row() for row in find_requirements(one.document, scorer).requirements]
    return score_requirements(one.annotation, rows)


def _show_tables(evaluated: Sequence[Evaluated]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 132)
    report = report_of(evaluated)
    console.print(_requirements_table(evaluated, report["requirements"]))
    console.print(_facts_table(report["facts"]))


def _requirements_table(evaluated: Sequence[Evaluated], totals: Mapping[str, Any]) -> Table:
    left_out = totals["left_out"] is not None
    table = Table(
        title="Requirements" + (" (each document left out of training)" if left_out else " (model as it ships)"),
        caption=f"Mean over the {totals['documents_in_mean']} documents with 20 requirements or more; shares over all.",
    )
    table.add_column("document")
    for head in ("annotated", "P", "R", "F1", "F1 in sample", "level", "party", "category", "page", "KO P", "KO R"):
        table.add_column(head, justify="right")
    for one in evaluated:
        row = score_row(one.score)
        table.add_row(
            one.name,
            str(row["annotated"]),
            *(_shown(row[name]) for name in ("precision", "recall", "f1")),
            _shown(one.in_sample.f1),
            *(_shown(row[name]) for name in _SHARES),
        )
    chosen = totals["left_out"] or totals["in_sample"]
    table.add_section()
    table.add_row(
        "mean / all",
        "",
        "",
        "",
        _shown(chosen["mean_f1"]),
        _shown(totals["in_sample"]["mean_f1"]),
        *(_shown(chosen[name]) for name in _SHARES),
    )
    return table


_SHARES = (
    "level_accuracy",
    "party_accuracy",
    "category_accuracy",
    "page_accuracy",
    "knockout_precision",
    "knockout_recall",
)


def _facts_table(totals: Mapping[str, Any]) -> Table:
    table = Table(
        title=f"Facts: {_shown(totals['right_share'])} right, {_shown(totals['wrong_share'])} wrong of "
        f"{totals['annotated']} annotated; {totals['extra']} read that are not annotated"
    )
    table.add_column("fact")
    for head in ("annotated", "right", "wrong", "missing", "extra"):
        table.add_column(head, justify="right")
    for name, counts in totals["by_name"].items():
        table.add_row(name, *(str(counts[head]) for head in ("annotated", "right", "wrong", "missing", "extra")))
    return table


def _show_errors(evaluated: Sequence[Evaluated]) -> None:
    for one in evaluated:
        for error in errors_of(one):
            where = f"{one.name} p. {error['page']}" if error.get("page") else one.name
            if "text" in error:
                said = f"{_ERROR_WORDS[error['error']]}: {error['text']}"
            else:
                said = (
                    f"{error['error'].replace('_', ' ')}: {error['name']}: {error['expected']!r} / {error['found']!r}"
                )
            sys.stdout.write(shown(f"{where}: {said}")[:_LONGEST_SHOWN] + "\n")


def _shown(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
