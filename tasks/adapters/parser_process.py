"""Reads one document in a short-lived child process, so that a hostile file costs itself alone.

The child gets the bytes on standard input, next to nothing of our environment, and hands back JSON in a
file of limited size. It runs under limits on address space, processor time, open and written files; the
parent adds a wall clock. A crash, a hang or a memory blow-up becomes a ``DocumentError`` with a code; the
parent never dies of a document.

Accepted residual risks: the child runs as the same user, may read that user's files and reach the network;
where the platform has no resource limits, only the wall clock holds.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from models.frozen import Frozen

_ROOT = Path(__file__).resolve().parents[2]
# the database's password and whatever else stands in our environment is none of a document's business
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "SYSTEMROOT")
_ENDED_FROM_OUTSIDE = {-signal.SIGINT, -signal.SIGTERM, -signal.SIGHUP}


class ParserLimits(Frozen):
    """What reading one document may cost."""

    timeout_s: float = 120.0
    memory_mb: int = 2048


def read_document(content: bytes, name: str, media_type: str, limits: ParserLimits) -> ParsedDocument:
    """Parse the document in a child process.

    Raises:
        DocumentError: with the parser's own code, or too_slow / parser_crash when the child had to
            be ended or died. Not retried.
        ChildProcessError: Somebody ended the child (Ctrl-C, a shutdown): nothing is known about the
            document, the run ends and the next one reads it.
    """
    cpu_s = str(int(limits.timeout_s) + 1)
    with tempfile.TemporaryFile() as answer:
        try:
            child = subprocess.run(  # noqa: S603 - our own module, arguments are never a shell's
                [sys.executable, "-m", "tasks.adapters.parser_child", name, media_type, str(limits.memory_mb), cpu_s],
                input=content,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=limits.timeout_s,
                check=False,
                cwd=_ROOT,
                env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            )
        except subprocess.TimeoutExpired as error:
            raise DocumentError(name, Code.TOO_SLOW) from error
        answer.seek(0)
        told = answer.read()
    if child.returncode in _ENDED_FROM_OUTSIDE:
        raise ChildProcessError(f"the reader of {name} was ended by signal {-child.returncode}")
    if child.returncode == -signal.SIGXCPU:
        raise DocumentError(name, Code.TOO_SLOW)
    if child.returncode != 0:
        raise DocumentError(name, Code.PARSER_CRASH)
    try:
        if told.startswith(b'{"error"'):
            failure = json.loads(told)["error"]
            raise DocumentError(failure["detail"], Code(failure["code"]))
        return ParsedDocument.model_validate_json(told)
    except (ValueError, KeyError) as error:  # it left before it had said all
        raise DocumentError(name, Code.PARSER_CRASH) from error
