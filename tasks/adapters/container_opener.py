"""Opens archives, mails and PDF portfolios in a confined child; one budget for all of a tender's."""

from __future__ import annotations

from collections.abc import Iterator

from models.errors import Code, DocumentError
from tasks.adapters.confined.job import Limits, run_job
from tasks.intake.containers import Budget

_FRAMING_MB = 8  # the answer is a little larger than the files in it


class ContainerOpener:
    """Opens the containers of one tender; what one of them uses up is gone for the next."""

    def __init__(self, limits: Limits) -> None:
        """Keep the limits of opening one container; the budget is whole."""
        self._limits = limits
        self._budget = Budget()

    def __call__(self, content: bytes, path: str, media_type: str) -> Iterator[tuple[str, bytes | DocumentError]]:
        """Yield (path inside the container, bytes or why they could not be read), in the container's order.

        Raises:
            DocumentError: unsafe_archive, encrypted, damaged, too_slow or parser_crash: the container as a whole.
        """
        order = {
            "job": "unpack",
            "name": path,
            "media_type": media_type,
            "bytes_left": self._budget.bytes_left,
            "entries_left": self._budget.entries_left,
        }
        written_mb = self._budget.bytes_left // (1024 * 1024) + _FRAMING_MB
        limits = self._limits.model_copy(update={"written_mb": written_mb})
        for header, body in run_job(order, content, limits):
            self._budget.bytes_left -= len(body)
            self._budget.entries_left -= 1
            if "code" in header:
                yield header["path"], DocumentError(header["detail"], Code(header["code"]))
            else:
                yield header["path"], body
