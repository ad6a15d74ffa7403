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
from typing import NamedTuple

from flows.commands.one_line import shown
from flows.commands.recognition_progress import watched_recognition
from flows.exit_codes import Exit
from flows.reading import document_reader, files_of, readable_types
from flows.settings import Settings
from models.document import ParsedDocument
from models.errors import Code, DocumentError, TenderError
from tasks.adapters.document_reader import DocumentReader, PageWatch
from tasks.adapters.source_files import name_of
from tasks.intake.admission import admit


class ReadFile(NamedTuple):
    """A document with the bytes it was read from."""

    document: ParsedDocument
    content: bytes


def run_requirements(paths: Sequence[Path]) -> Exit:
    """Print each document's requirements as JSON lines, in the order of the paths."""
    failures: list[TenderError] = []
    with readings_of(paths) as readings:
        # the engine loads while the first children read
        from tasks.extract.requirements import extract_requirements

        for read in readings:
            if isinstance(read, TenderError):
                failures.append(read)
                continue
            for row in extract_requirements(read.document):
                sys.stdout.write(json.dumps(row.row(), ensure_ascii=False) + "\n")
            name_gaps(read.document)
    return told(failures)


def run_facts(path: Path) -> Exit:
    """Print the tender's facts as one JSON object."""
    documents: list[ParsedDocument] = []
    failures: list[TenderError] = []
    with readings_of([path]) as readings:
        from models.amendment import in_order
        from tasks.extract.facts import extract_facts
        from tasks.parse.roles import roles_of

        for read in readings:
            if isinstance(read, TenderError):
                failures.append(read)
            else:
                documents.append(read.document)
    if documents:
        amending = [one.document for one in in_order(roles_of(documents)) if one.amends is not None]
        sys.stdout.write(json.dumps(extract_facts(documents, amending).rows(), ensure_ascii=False, indent=2) + "\n")
    for document in documents:
        name_gaps(document)
    return told(failures)


@contextmanager
def readings_of(paths: Sequence[Path]) -> Iterator[Iterator[ReadFile | TenderError]]:
    """Each document or why it cannot be read, in the order of the paths; reading begins with the block.

    Only as many files as are read at the same time, and as many again, are held in memory.
    """
    settings = Settings.read()
    contents = _contents(paths, settings)
    reader = document_reader(settings)
    with watched_recognition() as watch, ThreadPoolExecutor(settings.parse_workers) as pool:
        begun = (pool.submit(_read, name, content, reader, watch) for name, content in contents)
        ahead = deque(islice(begun, 2 * settings.parse_workers))

        def finished() -> Iterator[ReadFile | TenderError]:
            while ahead:
                reading = ahead.popleft().result()
                ahead.extend(islice(begun, 1))
                yield reading

        yield finished()


def _contents(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[str, bytes | DocumentError]]:
    for path in paths:
        is_empty = True
        try:
            for file in files_of(path, settings):
                is_empty = False
                yield file
        except TenderError as error:
            yield name_of(path), DocumentError(error.detail, error.code)
        else:
            if is_empty:  # an empty folder is no tender without requirements
                yield name_of(path), DocumentError(name_of(path), Code.NOTHING_TO_READ)


def _read(
    name: str, content: bytes | DocumentError, reader: DocumentReader, watch: PageWatch
) -> ReadFile | TenderError:
    if isinstance(content, DocumentError):
        return content
    file = admit(name, content, "", readable_types())
    if file.code is not None:
        return DocumentError(name, file.code)
    try:
        return ReadFile(reader.read(content, name, file.media_type, watch), content)
    except DocumentError as error:
        return error


def name_gaps(document: ParsedDocument) -> None:
    """What the reading left out is said on stderr, a line each."""
    for note in document.notes:
        where = f"{document.name}, p. {note.page}" if note.page else document.name
        sys.stderr.write(shown(f"{where}: {note.code}: {note.detail}") + "\n")


def told(failures: Sequence[TenderError]) -> Exit:
    """Each failure is said on stderr; how the command ends."""
    for failure in failures:
        sys.stderr.write(shown(str(failure)) + "\n")
    return Exit.ATTENTION if failures else Exit.DONE
