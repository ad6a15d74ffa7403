"""Starts one confined child and hears it out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.errors import Code, DocumentError
from models.frozen import Frozen
from tasks.adapters.confined.child import END
from tasks.adapters.confined.frames import Header, read_frames, write_frame

_ROOT = Path(__file__).resolve().parents[3]
# the database's password and whatever else stands in our environment is none of a document's business
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "SYSTEMROOT")
_OURS = {"PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_ENDED_FROM_OUTSIDE = {-signal.SIGINT, -signal.SIGTERM, -signal.SIGHUP}


class Limits(Frozen):
    """What one job may cost.

    Attributes:
        timeout_s: Wall clock; processor time ends a second later.
        memory_mb: Address space.
        written_mb: Size of the answer.
    """

    timeout_s: float = 50.0
    memory_mb: int = 1536
    written_mb: int = 256


def run_job(order: Header, content: bytes, limits: Limits) -> Iterator[tuple[Header, bytes]]:
    """Yield the frames that the child answers, in order; then end, or raise what ended the child early.

    Args:
        order: The job, the document's ``name`` and the job's own arguments.
        content: The foreign bytes.
        limits: What it may cost.

    Raises:
        DocumentError: The job's own code, or too_slow / parser_crash when the child had to be ended or died; frames
            that were whole by then have been yielded. Not retried.
        ChildProcessError: Somebody ended the child (Ctrl-C, a shutdown): nothing is known about the document, the
            run ends and the next one reads it.
    """
    name = order["name"]
    whole_order = {
        **order,
        "memory_mb": limits.memory_mb,
        "cpu_s": int(limits.timeout_s) + 1,
        "written_mb": limits.written_mb,
    }
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        write_frame(question, whole_order, content)
        question.seek(0)
        ending = _ended(question.fileno(), answer.fileno(), limits.timeout_s)
        answer.seek(0)
        has_said_all = False
        for header, body in read_frames(answer):
            if header == END:
                has_said_all = True
            elif "error" in header:
                raise DocumentError(header["detail"], Code(header["error"]))
            else:
                yield header, body
    if ending in _ENDED_FROM_OUTSIDE:
        raise ChildProcessError(f"the reader of {name} was ended by signal {-ending}")
    if ending in {None, -signal.SIGXCPU}:
        raise DocumentError(name, Code.TOO_SLOW)
    if ending != 0 or not has_said_all:
        raise DocumentError(name, Code.PARSER_CRASH)


def _ended(question: int, answer: int, timeout_s: float) -> int | None:
    """The child's exit code, negative for a signal; None when it was stopped by the clock."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _OURS
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tasks.adapters.confined.child"],
            stdin=question,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            timeout=timeout_s,
            check=False,
            cwd=_ROOT,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.returncode
