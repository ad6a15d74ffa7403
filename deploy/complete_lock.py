"""Gives every package that the lock names with extras a second line without them.

Older pip (before 24) looks a hash up under the name as each package asks for it: `sqlalchemy[asyncio]` for one,
`sqlalchemy` for another. With both lines every pip and uv installs the same lock. Called by `make lock`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def complete(lock: str) -> str:
    """The lock with a plain entry before each entry that has extras; a second call changes nothing."""
    entries = re.split(r"(?m)^(?=[a-zA-Z0-9])", lock)
    plain = {entry.split("==", 1)[0] for entry in entries}
    completed: list[str] = []
    for entry in entries:
        found = re.match(r"([a-zA-Z0-9._-]+)\[[^\]]+\](==.*)", entry, re.DOTALL)
        if found is not None and found[1] not in plain:
            completed.append(found[1] + found[2])
        completed.append(entry)
    return "".join(completed)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(complete(path.read_text(encoding="utf-8")), encoding="utf-8")
