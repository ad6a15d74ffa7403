"""`bidwright train`: fits the trained component on annotated documents and writes its weights and card."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from flows.commands.annotated import annotated_documents, labelled_lessons
from flows.exit_codes import Exit
from models.document import Language
from tasks.adapters.model_files import SHIPPED, write_weights
from tasks.evaluate.training import Lesson, calibrated, fit

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def run_train(folder: Path, labels: Path | None, corpus: Path | None, output: Path | None) -> Exit:
    """The weights of both languages stand in the output folder; the same documents give the same bytes."""
    console = Console(file=sys.stderr)
    lessons = [one.lesson for one in annotated_documents(folder)]
    if labels is not None and corpus is not None:
        lessons.extend(labelled_lessons(labels, corpus))
    for language in LANGUAGES:
        of_language = [lesson for lesson in lessons if lesson.language == language]
        if not _can_teach(of_language):
            console.print(f"{language}: no annotated documents with and without requirements, so nothing was trained")
            continue
        with console.status(f"{language}: fitting {len(of_language)} documents"):
            scorer = calibrated(fit(of_language), of_language)
        path = write_weights(scorer, language, output or SHIPPED)
        units = sum(len(lesson.asks) for lesson in of_language)
        console.print(
            f"{language}: {len(of_language)} documents, {units:,} units -> {path} ({path.stat().st_size:,} bytes)"
        )
    return Exit.DONE


def _can_teach(lessons: Sequence[Lesson]) -> bool:
    return {True, False} <= {said for lesson in lessons for said in lesson.asks}
