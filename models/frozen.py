"""The base of every model: immutable, closed to unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value; an unknown field is an error, never dropped in silence."""

    # a tender's text stays out of error messages, and so out of logs and run states
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
