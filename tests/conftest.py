"""Where the real tenders are, when they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real tenders beside the checkout; the test is skipped where it is absent."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"no real tenders at {SHARED}")
    return SHARED
