"""When two texts say the same: all but case, width, spaces and ornament is equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# What carries meaning: letters, digits, signs of comparison, money and importance, and what stands inside numbers.
_TELLING = re.compile(r"(?<=\d)[.:/,~–-](?=\d)|(?<![\w-])[-−+](?=\d)|[^\W_]|[%‰<>≤≥=±$€£¥★▲※]|(?<=\w)\+\+|(?<=\w)#")


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The text without what changes no meaning: equal keys say the same ("1.5 hours" is not "15 hours")."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_TELLING.findall(_THOUSANDS.sub("", folded)))
