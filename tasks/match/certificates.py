"""Recognise a certificate that a tender names among those the company holds."""

from __future__ import annotations

import re

from models.capability import Certificate, CompanyProfile

_SIGNS = re.compile(r"[\s\-_/:：.,，。()（）《》\"“”·]+")
_GRADE = re.compile(r"第(?=[一二三四五1-5]级)")  # 第三级 and 三级 are one grade
_EDITION = re.compile(r"(?<=\d)[:：](?:19|20)\d{2}")


def held_certificate(name: str, profile: CompanyProfile) -> Certificate | None:
    """The company's certificate under this name; the longest alias found in it wins; None when there is none.

    Args:
        name: As the tender prints it; may stand inside more words.
        profile: The bidder.
    """
    wanted = _folded(name)
    found = [
        (len(alias), one)
        for one in profile.certificates
        for alias in map(_folded, (one.name.en, one.name.zh, *one.aliases))
        if alias and (alias in wanted or (len(wanted) >= 4 and wanted in alias))
    ]
    return max(found, key=_length)[1] if found else None


def _length(pair: tuple[int, Certificate]) -> int:
    return pair[0]


def _folded(name: str) -> str:
    return _SIGNS.sub("", _GRADE.sub("", _EDITION.sub("", name))).lower().replace("isoiec", "iso")
