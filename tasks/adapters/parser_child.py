"""The child that reads one document under limits: bytes in, JSON out, nothing kept."""

from __future__ import annotations

import contextlib
import json
import resource
import signal
import sys

from models.errors import Code, DocumentError

MAX_OPEN_FILES = 64
MAX_WRITTEN_BYTES = 256 * 1024 * 1024


def main(name: str, media_type: str, memory_mb: int, cpu_s: int) -> None:
    """Write the parsed document, or ``{"error": …}``, as JSON to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in the terminal must not look like a crash of the reader
    from tasks.parse.reader import parse_document  # noqa: PLC0415 - libraries load before the limits close in

    content = sys.stdin.buffer.read()
    _limit(memory_mb, cpu_s)
    try:
        answer = parse_document(content, name, media_type).model_dump_json()
    except DocumentError as error:
        answer = json.dumps({"error": {"code": error.code.value, "detail": error.detail}})
    except (MemoryError, RecursionError):
        answer = json.dumps({"error": {"code": Code.TOO_LARGE.value, "detail": name}})
    told = answer.encode()
    if len(told) > MAX_WRITTEN_BYTES:
        told = json.dumps({"error": {"code": Code.TOO_LARGE.value, "detail": name}}).encode()
    sys.stdout.buffer.write(told)


def _limit(memory_mb: int, cpu_s: int) -> None:
    memory = memory_mb * 1024 * 1024
    for what, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_FSIZE, MAX_WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        is_free = hard == resource.RLIM_INFINITY
        allowed = value if is_free else min(value, hard)
        # processor time: SIGXCPU says what happened, the SIGKILL of the hard limit would not
        last = allowed + 1 if what == resource.RLIMIT_CPU and (is_free or allowed < hard) else allowed
        with contextlib.suppress(ValueError, OSError):  # a limit that this platform does not know
            resource.setrlimit(what, (allowed, last))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
