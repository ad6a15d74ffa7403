"""Who a tender is: a readable id, and a hash over what it holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from models.stage import hash_of

SLUG_LIMIT = 48


def slug_of(name: str) -> str:
    """A short name safe in paths and addresses; Chinese is kept, signs become hyphens."""
    folded = unicodedata.normalize("NFKC", name).lower()
    slug = re.sub(r"[^\w]+", "-", folded, flags=re.UNICODE).strip("-_")
    return slug[:SLUG_LIMIT].strip("-_") or "tender"


def content_hash_of(files: Iterable[tuple[str, str]]) -> str:
    """One hash over the (sha256, path) pairs' distinct contents; names and order do not matter."""
    return hash_of(*sorted({sha256 for sha256, _path in files}))


def tender_id_of(name: str, content_hash: str) -> str:
    """Slug and eight hex digits: same name and content, same id on every machine."""
    return f"{slug_of(name)}-{content_hash[:8]}"
