"""`bidwright requirements` and `bidwright facts`: documents in, JSON out; no database, no Prefect."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from flows.commands.one_line import shown
from flows.exit_codes import Exit
from flows.settings import Settings
from models.document import ParsedDocument
from models.errors import Code, DocumentError, TenderError
from tasks.adapters.parser_process import ParserLimits, read_document
from tasks.adapters.source_files import name_of, read_source
from tasks.intake.admission import admit
from tasks.intake.collect import unpacked


def run_requirements(paths: Sequence[Path]) -> Exit:
    """Print each document's requirements as JSON lines, in the order of the paths."""
    failures: list[TenderError] = []
    with _readings(paths) as readings:
        # the engine loads while the first children read
        from tasks.extract.requirements import extract_requirements

        for document in readings:
            if isinstance(document, TenderError):
                failures.append(document)
                continue
            for row in extract_requirements(document):
                sys.stdout.write(json.dumps(row.row(), ensure_ascii=False) + "\n")
            _name_gaps(document)
    return _told(failures)


def run_facts(path: Path) -> Exit:
    """Print the tender's facts as one JSON object."""
    documents: list[ParsedDocument] = []
    failures: list[TenderError] = []
    with _readings([path]) as readings:
        from tasks.extract.facts import extract_facts

        for document in readings:
            if isinstance(document, TenderError):
                failures.append(document)
            else:
                documents.append(document)
    if documents:
        sys.stdout.write(json.dumps(extract_facts(documents).rows(), ensure_ascii=False, indent=2) + "\n")
    for document in documents:
        _name_gaps(document)
    return _told(failures)


@contextmanager
def _readings(paths: Sequence[Path]) -> Iterator[Iterator[ParsedDocument | TenderError]]:
    """Each document or why it cannot be read, in the order of the paths; reading begins with the block.

    Only as many files as are read at the same time, and as many again, are held in memory.
    """
    settings = Settings.read()
    contents = _contents(paths, settings)
    with ThreadPoolExecutor(settings.parse_workers) as pool:
        begun = (pool.submit(_read, name, content, settings) for name, content in contents)
        ahead = deque(islice(begun, 2 * settings.parse_workers))

        def finished() -> Iterator[ParsedDocument | TenderError]:
            while ahead:
                reading = ahead.popleft().result()
                ahead.extend(islice(begun, 1))
                yield reading

        yield finished()


def _contents(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[str, bytes | DocumentError]]:
    for path in paths:
        is_empty = True
        try:
            for file in unpacked(read_source(path, settings.max_file_mb * 1024 * 1024)):
                is_empty = False
                yield file
        except TenderError as error:
            yield name_of(path), DocumentError(error.detail, error.code)
        else:
            if is_empty:  # an empty folder is no tender without requirements
                yield name_of(path), DocumentError(name_of(path), Code.NOTHING_TO_READ)


def _read(name: str, content: bytes | DocumentError, settings: Settings) -> ParsedDocument | TenderError:
    if isinstance(content, DocumentError):
        return content
    file = admit(name, content, "")
    if file.code is not None:
        return DocumentError(name, file.code)
    limits = ParserLimits(timeout_s=settings.parse_timeout_s, memory_mb=settings.parse_memory_mb)
    try:
        return read_document(content, name, file.media_type, limits)
    except DocumentError as error:
        return error


def _name_gaps(document: ParsedDocument) -> None:
    for note in document.notes:
        where = f"{document.name}, p. {note.page}" if note.page else document.name
        sys.stderr.write(shown(f"{where}: {note.code}: {note.detail}") + "\n")


def _told(failures: Sequence[TenderError]) -> Exit:
    for failure in failures:
        sys.stderr.write(shown(str(failure)) + "\n")
    return Exit.ATTENTION if failures else Exit.DONE
