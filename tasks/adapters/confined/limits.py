"""What a child may use, set by the child itself once its libraries are loaded."""

from __future__ import annotations

import contextlib
import resource

MAX_OPEN_FILES = 64


def enter(memory_mb: int, cpu_s: int, written_mb: int) -> None:
    """This process is held to these limits, as far as the platform knows them."""
    for what, value in (
        (resource.RLIMIT_AS, memory_mb * 1024 * 1024),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_FSIZE, written_mb * 1024 * 1024),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        is_free = hard == resource.RLIM_INFINITY
        allowed = value if is_free else min(value, hard)
        # processor time: SIGXCPU says what happened, the SIGKILL of the hard limit would not
        last = allowed + 1 if what == resource.RLIMIT_CPU and (is_free or allowed < hard) else allowed
        with contextlib.suppress(ValueError, OSError):  # a limit that this platform does not know
            resource.setrlimit(what, (allowed, last))
