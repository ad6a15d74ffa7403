"""Composition root of reading: settings become a document reader and the files of a source; no database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.settings import Settings
from tasks.adapters.confined.job import Limits
from tasks.adapters.container_opener import ContainerOpener
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.adapters.office_conversion import CONVERSIONS
from tasks.adapters.source_files import read_source
from tasks.intake.unpack import Incoming, unpacked
from tasks.parse.formats import parsers


def document_reader(settings: Settings) -> DocumentReader:
    """Reads documents within the limits of the settings."""
    recognition = Recognition(engine=settings.ocr, max_pages=settings.ocr_max_pages)
    return DocumentReader(_limits(settings), recognition, settings.parse_workers)


def files_of(source: Path, settings: Settings) -> Iterator[Incoming]:
    """The files at this place, archives and attachments unpacked: (path, bytes or why they could not be read).

    Raises:
        TenderError: not_found, when the source does not exist.
    """
    return unpacked(read_source(source, settings.max_file_mb * 1024 * 1024), ContainerOpener(_limits(settings)))


def readable_types() -> frozenset[str]:
    """The media types that are read, by a parser or after a conversion."""
    return frozenset(parsers()) | frozenset(CONVERSIONS)


def _limits(settings: Settings) -> Limits:
    return Limits(timeout_s=settings.parse_timeout_s, memory_mb=settings.parse_memory_mb)
