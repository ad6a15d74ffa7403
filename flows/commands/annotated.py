"""Annotated documents: read with the product's own reader, beside what the annotators said about them."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.commands.one_line import shown
from flows.commands.reading import readings_of
from models.document import Language, ParsedDocument
from models.errors import Code, TenderError
from tasks.evaluate.labels import LabelledDocument, asks_by_labels, unresolved
from tasks.evaluate.scoring import asks
from tasks.evaluate.training import Lesson, lesson_of
from tasks.extract.requirements import judged_units
from tasks.extract.trained.features import features_of


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its annotation.

    Attributes:
        name: Of the annotation.
        document: As the product reads it.
        annotation: As the annotation guide describes it.
    """

    name: str
    document: ParsedDocument
    annotation: dict[str, Any]

    @property
    def lesson(self) -> Lesson:
        """What training learns from it."""
        judged = judged_units(self.document)
        rows = [{"page": one.unit.page, "text": one.unit.row_text} for one in judged if one.unit.kind != "heading"]
        said = iter(asks(self.annotation, rows))
        labels = [None if one.unit.kind == "heading" else next(said) for one in judged]
        return lesson_of(self.name, self.document.language, features_of(judged, self.document.language), labels)


def annotated_documents(folder: Path) -> Iterator[Annotated]:
    """The folder's annotations (``NAME.json``) with their documents (``docs/NAME.*``), by name.

    Unreadable ones are told.

    Raises:
        TenderError: not_found, when the folder holds no annotation or an annotation's document is missing.
    """
    annotations = sorted(folder.glob("*.json"))
    if not annotations:
        raise TenderError(f"{folder} holds no annotations (NAME.json beside docs/NAME.pdf)", Code.NOT_FOUND)
    documents = [_document_of(path) for path in annotations]
    with readings_of(documents) as readings:
        for path, read in zip(annotations, readings, strict=True):
            if isinstance(read, TenderError):
                sys.stderr.write(shown(f"{path.stem}: {read}") + "\n")
                continue
            yield Annotated(path.stem, read.document, json.loads(path.read_text(encoding="utf-8")))


def _document_of(annotation: Path) -> Path:
    found = sorted((annotation.parent / "docs").glob(f"{annotation.stem}.*"))
    if not found:
        raise TenderError(f"{annotation.name} names a document that is not in docs/", Code.NOT_FOUND)
    return found[0]


def labelled_lessons(labels: Path, corpus: Path) -> Iterator[Lesson]:
    """What training learns from labels without words, whose documents are found in the corpus by their hash.

    Labels that belong to no unit any more, and documents that are not there, are told.
    """
    wanted = {
        document.sha256: document
        for path in sorted(labels.glob("*.json"))
        for document in [LabelledDocument.model_validate_json(path.read_text(encoding="utf-8"))]
    }
    there = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for path in sorted(corpus.rglob("*"))
        if path.is_file() and path.stat().st_size < _LARGEST_DOCUMENT
    }
    present = [sha256 for sha256 in sorted(wanted) if sha256 in there]
    for sha256 in sorted(wanted.keys() - there.keys()):
        sys.stderr.write(f"labels {sha256[:12]}: the document is not in {corpus}\n")
    with readings_of([there[sha256] for sha256 in present]) as readings:
        for sha256, read in zip(present, readings, strict=True):
            if isinstance(read, TenderError):
                sys.stderr.write(shown(f"labels {sha256[:12]}: {read}") + "\n")
                continue
            yield _lesson_of(wanted[sha256], read.document)


_LARGEST_DOCUMENT = 64 * 1024 * 1024


def _lesson_of(labelled: LabelledDocument, document: ParsedDocument) -> Lesson:
    judged = judged_units(document)
    texts: Sequence[tuple[int | None, str]] = [(one.unit.page, one.unit.row_text) for one in judged]
    lost = unresolved(labelled, [text for _, text in texts])
    if lost:
        sys.stderr.write(
            f"labels {labelled.sha256[:12]}: {lost} of {len(labelled.labels)} belong to no unit any more\n"
        )
    said = asks_by_labels(labelled, texts)
    labels = [None if one.unit.kind == "heading" else answer for one, answer in zip(judged, said, strict=True)]
    language: Language = document.language
    return lesson_of(labelled.sha256[:12], language, features_of(judged, language), labels)
