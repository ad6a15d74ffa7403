"""The wall clock behind the ``Clock`` port."""

from __future__ import annotations

import datetime as dt
import os

from models.errors import ConfigError


class SystemClock:
    """The machine's clock; ``BIDWRIGHT_NOW`` (ISO, with zone) fixes it, for a repeatable run."""

    def now(self) -> dt.datetime:
        """The current instant, aware, UTC."""
        fixed = os.environ.get("BIDWRIGHT_NOW")
        if fixed is None:
            return dt.datetime.now(dt.UTC)
        try:
            instant = dt.datetime.fromisoformat(fixed)
        except ValueError as error:
            raise ConfigError(f"BIDWRIGHT_NOW={fixed!r} is not an ISO date and time") from error
        if instant.tzinfo is None:
            raise ConfigError(f"BIDWRIGHT_NOW={fixed!r} has no time zone")
        return instant.astimezone(dt.UTC)
