"""The child: one job on foreign bytes, answered in frames; nothing is kept.

Jobs: ``parse`` a document, ``check`` the XML of an office file, ``recognise`` text on pages, read the ``fields`` of
forms, ``draw`` pages, ``unpack`` a container.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from models.errors import Code, DocumentError
from tasks.adapters.confined.frames import Header, read_frames, write_frame
from tasks.adapters.confined.limits import enter
from tasks.adapters.confined.system_calls import give_up

Frames = Iterator[tuple[Header, bytes]]
Job = Callable[[Header, bytes], Frames]

END: Header = {"end": True}


def main(source: BinaryIO, answer: BinaryIO) -> None:
    """Do the job that the first frame orders; errors with a code are answered, all else ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in the terminal must not look like a crash of the reader
    order, content = next(read_frames(source))
    give_up(may_run_programs=order.get("engine") == "tesseract")
    job = _JOBS[order["job"]]()  # libraries load before the limits close in
    gc.disable()  # the process ends with its job: looking for cycles only costs time
    enter(order["memory_mb"], order["cpu_s"], order["written_mb"])
    try:
        for header, body in job(order, content):
            write_frame(answer, header, body)
    except DocumentError as error:
        write_frame(answer, {"error": error.code.value, "detail": error.detail})
    except (MemoryError, RecursionError):
        write_frame(answer, {"error": Code.TOO_LARGE.value, "detail": order["name"]})
    write_frame(answer, END)


def _parse() -> Job:
    from models.recognition import RecognisedPages  # noqa: PLC0415
    from tasks.parse.reader import parse_document  # noqa: PLC0415

    def job(order: Header, content: bytes) -> Frames:
        recognised = RecognisedPages.model_validate({"pages": order["recognised"]}).pages
        document = parse_document(content, order["name"], order["media_type"], recognised)
        yield {}, document.model_dump_json().encode()

    return job


def _check() -> Job:
    from tasks.parse.office_package import open_office  # noqa: PLC0415

    def job(order: Header, content: bytes) -> Frames:
        open_office(content, order["name"]).check_parts()
        yield {}, b""

    return job


def _recognise() -> Job:
    from tasks.adapters.ocr import recognise  # noqa: PLC0415

    def job(order: Header, content: bytes) -> Frames:
        for page in recognise(content, order["media_type"], order["pages"], order["engine"]):
            yield {"page": page.number}, page.model_dump_json().encode()

    return job


def _fields() -> Job:
    from models.recognition import FormFields  # noqa: PLC0415
    from tasks.parse.pdf_fields import fields_of  # noqa: PLC0415

    def job(order: Header, content: bytes) -> Frames:
        found = fields_of(content, order["pages"], order["name"])
        yield {}, FormFields(fields=tuple(found)).model_dump_json().encode()

    return job


def _draw() -> Job:
    from tasks.adapters.page_pictures import draw_pages  # noqa: PLC0415

    def job(order: Header, content: bytes) -> Frames:
        for number, picture in draw_pages(content, order["media_type"], order["pages"]):
            yield {"page": number}, picture

    return job


def _unpack() -> Job:
    from tasks.intake.containers import Budget, open_container  # noqa: PLC0415

    def job(order: Header, content: bytes) -> Frames:
        budget = Budget(bytes_left=order["bytes_left"], entries_left=order["entries_left"])
        for path, member in open_container(content, order["name"], order["media_type"], budget):
            if isinstance(member, DocumentError):
                yield {"path": path, "code": member.code.value, "detail": member.detail}, b""
            else:
                yield {"path": path}, member

    return job


_JOBS: dict[str, Callable[[], Job]] = {
    "parse": _parse,
    "check": _check,
    "recognise": _recognise,
    "fields": _fields,
    "draw": _draw,
    "unpack": _unpack,
}


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
