"""Reads one document in a short-lived child process, so that a hostile file costs itself alone.

The child gets the bytes on standard input and hands back JSON. It runs under limits on address
space, processor time, files and children; the parent adds a wall clock. A crash, a hang or a memory
blow-up becomes a ``DocumentError`` with a code; the parent never dies of a document.

Accepted residual risks: the child runs as the same user and may read that user's files; where the
platform has no resource limits, only the wall clock holds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from models.frozen import Frozen

_ROOT = Path(__file__).resolve().parents[2]


class ParserLimits(Frozen):
    """What reading one document may cost."""

    timeout_s: float = 120.0
    memory_mb: int = 2048


def read_document(content: bytes, name: str, media_type: str, limits: ParserLimits) -> ParsedDocument:
    """Parse the document in a child process.

    Raises:
        DocumentError: with the parser's own code, or too_slow / parser_crash when the child had to
            be ended or died. Not retried: the same bytes would end the same way.
    """
    arguments = [sys.executable, "-m", "tasks.adapters.parser_child", name, media_type, str(limits.memory_mb)]
    try:
        child = subprocess.run(  # noqa: S603 - our own module, arguments are never a shell's
            [*arguments, str(int(limits.timeout_s) + 1)],
            input=content,
            capture_output=True,
            timeout=limits.timeout_s,
            check=False,
            cwd=_ROOT,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(name, Code.TOO_SLOW) from error
    if child.returncode != 0:
        raise DocumentError(name, Code.PARSER_CRASH)
    if child.stdout.startswith(b'{"error"'):
        failure = json.loads(child.stdout)["error"]
        raise DocumentError(failure["detail"], Code(failure["code"]))
    return ParsedDocument.model_validate_json(child.stdout)
