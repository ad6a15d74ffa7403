"""Reads documents: converted where need be, parsed, and recognised where a page is only a picture.

Every step on foreign bytes runs in a confined child; a step that fails costs the page or document it worked on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Literal

from models.document import ParsedDocument, ParseNote
from models.errors import Code, DocumentError
from models.frozen import Frozen
from models.recognition import FormFields, RecognisedPage
from tasks.adapters import office_conversion
from tasks.adapters.confined.job import Limits, run_job
from tasks.parse.form_fields import FORM_FIELDS, with_fields
from tasks.parse.reader import PARSER_VERSION

OcrEngine = Literal["rapidocr", "tesseract", "off"]
PageWatch = Callable[[str, int, int], None]
"""Is told the document's name, how many of its pages are recognised, and how many are to be."""

_UNREAD_PAGE = ("no_text", "garbled_text")
_BATCH_PAGES = 8
_MAX_FAILURES = 3
_FIELDS_TIMEOUT_S = 15.0


class Recognition(Frozen):
    """How pages without text are recognised, and what that may cost.

    Attributes:
        engine: ``off`` leaves such pages unread, and named.
        max_pages: Of one document; those beyond are left unread, and named.
        page_timeout_s: Wall clock for one page; a batch of pages gets as much for each and ``start_s`` once.
    """

    engine: OcrEngine = "rapidocr"
    max_pages: int = 400
    page_timeout_s: float = 12.0
    start_s: float = 20.0
    memory_mb: int = 3072


class DocumentReader:
    """Reads documents one at a time or several at once; never more children at work than it has slots."""

    def __init__(self, limits: Limits, recognition: Recognition, slots: int) -> None:
        """Keep the limits.

        Args:
            limits: Of parsing one document.
            recognition: Of pages without text.
            slots: Children at work at the same time.
        """
        self._limits = limits
        self._recognition = recognition
        self._workers = slots
        self._slots = BoundedSemaphore(slots)

    @property
    def version(self) -> str:
        """What a reading depends on besides the document: under this name readings are kept."""
        office = "office" if office_conversion.is_available() else "no-office"
        return f"{PARSER_VERSION}+{self._recognition.engine}+{office}"

    def read(self, content: bytes, name: str, media_type: str, watch: PageWatch | None = None) -> ParsedDocument:
        """The document as read.

        Args:
            content: Its bytes.
            name: Its name (with path) inside the tender.
            media_type: By content.
            watch: Is told of every page that was recognised.

        Raises:
            DocumentError: With a code; the tender goes on without this file. Not retried.
            ChildProcessError: A child was ended from outside; nothing is known about the document.
        """
        readable, readable_type = self.readable(content, name, media_type)
        document = self._parsed(readable, name, readable_type, ())
        pages = _unread_pages(document)
        if pages and self._recognition.engine != "off":
            recognised, failures = self._recognised(readable, name, readable_type, pages, watch)
            if any(page.words for page in recognised):
                document = self._parsed(readable, name, readable_type, recognised)
            document = document.model_copy(
                update={"notes": tuple(_with_reason(note, failures) for note in document.notes)}
            )
        document = self._with_fields(document, readable)
        if not any(block.text.strip() for block in document.blocks):
            raise DocumentError(name, Code.NO_TEXT)
        return document.model_copy(update={"media_type": media_type, "parser_version": self.version})

    def readable(self, content: bytes, name: str, media_type: str) -> tuple[bytes, str]:
        """The content in a format that is read, and its media type: itself, or as LibreOffice converts it.

        A zipped office file gets there only when its XML declares no entities and unpacks within the limits.

        Raises:
            DocumentError: As ``read``; ``unsafe_archive`` for a file that LibreOffice must not see.
        """
        if media_type not in office_conversion.CONVERSIONS:
            return content, media_type
        with self._slots:
            if media_type in office_conversion.ZIPPED:
                list(run_job({"job": "check", "name": name}, content, self._limits))
            return office_conversion.convert(content, name, media_type, self._limits.timeout_s)

    def draw(self, content: bytes, name: str, media_type: str, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Yield (page number, WebP picture) of the pages that can be drawn, in order.

        Raises:
            DocumentError: Drawing broke off; pages yielded by then are whole.
        """
        order = {"job": "draw", "name": name, "media_type": media_type, "pages": list(pages)}
        with self._slots:
            for header, picture in run_job(order, content, self._limits):
                yield header["page"], picture

    def _parsed(
        self, content: bytes, name: str, media_type: str, recognised: Sequence[RecognisedPage]
    ) -> ParsedDocument:
        order = {
            "job": "parse",
            "name": name,
            "media_type": media_type,
            "recognised": [page.model_dump(mode="json") for page in recognised],
        }
        with self._slots:
            try:
                ((_header, body),) = run_job(order, content, self._limits)
                return ParsedDocument.model_validate_json(body)
            except ValueError as error:  # it said something, but no document
                raise DocumentError(name, Code.PARSER_CRASH) from error

    def _with_fields(self, document: ParsedDocument, content: bytes) -> ParsedDocument:
        """The document with what is filled in on its fillable pages; as it was when that cannot be read."""
        pages = [note.page for note in document.notes if note.code == FORM_FIELDS]
        if not pages or not document.pages:
            return document
        order = {"job": "fields", "name": document.name, "pages": pages}
        limits = self._limits.model_copy(update={"timeout_s": min(_FIELDS_TIMEOUT_S, self._limits.timeout_s)})
        with self._slots:
            try:
                ((_header, body),) = run_job(order, content, limits)
            except DocumentError:
                return document  # its notes say that the fields were not read
        return with_fields(document, FormFields.model_validate_json(body).fields)

    def _recognised(
        self, content: bytes, name: str, media_type: str, pages: Sequence[int], watch: PageWatch | None
    ) -> tuple[list[RecognisedPage], dict[int, Code]]:
        """The pages that were recognised, and why the others were not."""
        chosen = pages[: self._recognition.max_pages]
        failures = dict.fromkeys(pages[self._recognition.max_pages :], Code.TOO_LARGE)
        size = min(_BATCH_PAGES, -(-len(chosen) // self._workers))
        batches = [chosen[start : start + size] for start in range(0, len(chosen), size)]
        found: list[RecognisedPage] = []

        def told(page: RecognisedPage) -> None:
            found.append(page)
            if watch is not None:
                watch(name, len(found), len(chosen))

        with ThreadPoolExecutor(self._workers) as pool:
            for failed in pool.map(lambda batch: self._batch(content, name, media_type, batch, told), batches):
                failures.update(failed)
        return sorted(found, key=lambda page: page.number), failures

    def _batch(
        self, content: bytes, name: str, media_type: str, pages: Sequence[int], told: Callable[[RecognisedPage], None]
    ) -> dict[int, Code]:
        """Recognises the pages; the page that breaks the child is left out and the rest tried again."""
        left, failures = list(pages), dict[int, Code]()
        while left and len(failures) < _MAX_FAILURES:
            limits = self._limits.model_copy(
                update={
                    "timeout_s": self._recognition.start_s + self._recognition.page_timeout_s * len(left),
                    "memory_mb": self._recognition.memory_mb,
                }
            )
            order = {
                "job": "recognise",
                "name": name,
                "media_type": media_type,
                "pages": left,
                "engine": self._recognition.engine,
            }
            try:
                with self._slots:
                    for header, body in run_job(order, content, limits):
                        told(RecognisedPage.model_validate_json(body))
                        left = [page for page in left if page != header["page"]]
            except DocumentError as error:
                if left:
                    failures[left.pop(0)] = error.code
            else:
                break
        return failures | dict.fromkeys(left, Code.PARSER_CRASH)


def _unread_pages(document: ParsedDocument) -> list[int]:
    return sorted({note.page for note in document.notes if note.code in _UNREAD_PAGE and note.page is not None})


def _with_reason(note: ParseNote, failures: dict[int, Code]) -> ParseNote:
    if note.code not in _UNREAD_PAGE or note.page not in failures:
        return note
    reason = f"{note.detail} Text recognition ended with {failures[note.page].value}."
    return note.model_copy(update={"detail": reason})
