"""`bidwright requirements` and `bidwright facts`: documents in, JSON out; no database, no Prefect."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.exit_codes import Exit
from flows.settings import Settings
from models.document import ParsedDocument
from models.errors import Code, DocumentError, TenderError
from tasks.adapters.parser_process import ParserLimits, read_document
from tasks.adapters.source_files import read_source
from tasks.intake.admission import admit, refuse
from tasks.intake.collect import unpacked


def run_requirements(paths: Sequence[Path]) -> Exit:
    """Print each document's requirements as JSON lines, in the order of the paths."""
    settings = Settings()
    with ThreadPoolExecutor(settings.parse_workers) as pool:
        readings = [pool.submit(_read, path, content, settings) for path, content in _contents(paths, settings)]
        # the engine loads while the first children read
        from tasks.extract.requirements import extract_requirements

        failures: list[TenderError] = []
        for reading in readings:
            try:
                document = reading.result()
            except TenderError as error:
                failures.append(error)
                continue
            for row in extract_requirements(document):
                sys.stdout.write(json.dumps(row.row(), ensure_ascii=False) + "\n")
            _name_gaps(document)
    return _told(failures)


def run_facts(path: Path) -> Exit:
    """Print the tender's facts as one JSON object."""
    settings = Settings()
    documents: list[ParsedDocument] = []
    failures: list[TenderError] = []
    with ThreadPoolExecutor(settings.parse_workers) as pool:
        readings = [pool.submit(_read, name, content, settings) for name, content in _contents([path], settings)]
        from tasks.extract.facts import extract_facts

        for reading in readings:
            try:
                documents.append(reading.result())
            except TenderError as error:
                failures.append(error)
    if documents:
        sys.stdout.write(json.dumps(extract_facts(documents).rows(), ensure_ascii=False, indent=2) + "\n")
    for document in documents:
        _name_gaps(document)
    return _told(failures)


def _contents(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[str, bytes | DocumentError]]:
    for path in paths:
        try:
            yield from unpacked(read_source(path, settings.max_file_mb * 1024 * 1024))
        except TenderError as error:
            yield path.name, DocumentError(error.detail, error.code)


def _read(name: str, content: bytes | DocumentError, settings: Settings) -> ParsedDocument:
    if isinstance(content, DocumentError):
        raise content
    file = admit(name, content, "") if content else refuse(name, 0, Code.EMPTY_FILE)
    if file.code is not None:
        raise DocumentError(name, file.code)
    limits = ParserLimits(timeout_s=settings.parse_timeout_s, memory_mb=settings.parse_memory_mb)
    return read_document(content, name, file.media_type, limits)


def _name_gaps(document: ParsedDocument) -> None:
    for note in document.notes:
        where = f"{document.name}, p. {note.page}" if note.page else document.name
        sys.stderr.write(f"{where}: {note.code}: {note.detail}\n")


def _told(failures: Sequence[TenderError]) -> Exit:
    for failure in failures:
        sys.stderr.write(f"{failure}\n")
    return Exit.ATTENTION if failures else Exit.DONE
