"""How a command ended, as documented for scripts."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The documented exit codes.

    Attributes:
        DONE: All that was asked for is done.
        FAULT: A fault in Bidwright itself.
        USAGE: The command or the configuration is wrong.
        ATTENTION: Some tenders need a person; they are named on stderr.
        NOTHING_TO_DO: There was nothing new.
    """

    DONE = 0
    FAULT = 1
    USAGE = 2
    ATTENTION = 3
    NOTHING_TO_DO = 4
