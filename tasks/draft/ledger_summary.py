"""What a reviewer must know about the ledger before reading it: counts, open gaps, and what was not read."""

from __future__ import annotations

import pandas as pd

from models.document import Language
from models.errors import Code
from models.pack import PackContent
from tasks.draft.unread_words import unread_advice, unread_word

_RISK_ORDER = {"high": 0, "medium": 1, "low": 2}


def compliance_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the ledger by compliance.

    Args:
        frame: As ``ledger_frame`` returns it.

    Returns:
        Columns ``compliance``, ``rows``, ``knockouts``; a compliance without rows is left out.
    """
    return _counts(frame, "compliance")


def type_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the ledger by type: columns ``type``, ``rows``, ``knockouts``."""
    return _counts(frame, "type")


def open_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with a gap and knock-outs that are not covered, the most dangerous first.

    Args:
        frame: As ``ledger_frame`` returns it, with its own index (position in the ledger).

    Returns:
        The same columns and index values; knock-outs first, then by risk, then in tender order.
    """
    unproven = frame["knockout"].astype(bool) & ~frame["compliance"].isin(["comply", "not_applicable"])
    found = frame[frame["gap"].notna() | unproven]
    order = pd.DataFrame({"later": ~found["knockout"].astype(bool), "risk": found["risk"].map(_RISK_ORDER)})
    return found.loc[order.sort_values(["later", "risk"], kind="stable").index]


def unread_parts(content: PackContent) -> tuple[tuple[str, int | None, str, str], ...]:
    """Files and pages that were not read: (path, page, code, what happened and what to do).

    Files that intake already set aside are named too, so that nothing unread is silent.
    """
    language = content.reading.language
    parts = [
        (item.path, item.page, _code(item.code, language), _sentence(item.detail, item.code, language))
        for item in content.reading.unread
    ]
    named = {path for path, *_ in parts}
    set_aside = [
        (file.path, None, _code(file.code, language), _sentence(file.detail, file.code, language))
        for file in content.tender.files
        if file.code is not None and file.path not in named
    ]
    return (*parts, *set_aside)


def _counts(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    knockouts = frame["knockout"].astype(bool)
    counted = pd.DataFrame({column: frame[column], "rows": 1, "knockouts": knockouts.astype(int)})
    return counted.groupby(column, as_index=False, sort=True).sum()


def _code(code: Code, language: Language) -> str:
    return unread_word(code, language) if language == "zh" else code.value


def _sentence(detail: str, code: Code, language: Language) -> str:
    advice = unread_advice(code, language)
    return advice if language == "zh" or detail in advice else f"{detail.rstrip('. ')}. {advice}"
