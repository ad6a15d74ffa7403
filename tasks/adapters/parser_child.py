"""The child that reads one document under limits: bytes in, JSON out, nothing kept."""

from __future__ import annotations

import json
import resource
import sys

from models.errors import Code, DocumentError

MAX_OPEN_FILES = 64
MAX_WRITTEN_BYTES = 64 * 1024 * 1024


def main(name: str, media_type: str, memory_mb: int, cpu_s: int) -> None:
    """Write the parsed document, or ``{"error": …}``, as JSON to standard output."""
    from tasks.parse.reader import parse_document  # noqa: PLC0415 - libraries load before the limits close in

    content = sys.stdin.buffer.read()
    _limit(memory_mb, cpu_s)
    try:
        answer = parse_document(content, name, media_type).model_dump_json()
    except DocumentError as error:
        answer = json.dumps({"error": {"code": error.code.value, "detail": error.detail}})
    except (MemoryError, RecursionError):
        answer = json.dumps({"error": {"code": Code.TOO_LARGE.value, "detail": name}})
    sys.stdout.buffer.write(answer.encode())


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
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (allowed, allowed))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
