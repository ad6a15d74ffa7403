"""What a text is: mail, HTML, XML, a table of values, Markdown or plain; the name helps only where texts look alike."""

from __future__ import annotations

import codecs
import re

HTML = "text/html"
XML = "application/xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
EML = "message/rfc822"

_SAMPLE_BYTES = 65_536
_SHEET_SUFFIXES = {".xls", ".xlsx", ".xlsm"}  # exports named like workbooks are often tables of values
_BY_SUFFIX = {".csv": CSV, ".tsv": TSV, ".md": MARKDOWN, ".markdown": MARKDOWN}
_HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|style)\b")
_HTML_INSIDE = re.compile(r"<(?:html|!doctype\s+html)\b")
_FIELD = re.compile(rb"([!-9;-~]{1,64}):[ \t]?[^\r\n]*")
_MAIL_FIELDS = {
    b"from", b"to", b"cc", b"subject", b"date", b"sender", b"reply-to", b"mime-version", b"received", b"message-id",
    b"return-path", b"content-type", b"content-transfer-encoding", b"delivered-to", b"x-mailer", b"dkim-signature",
}  # fmt: skip
_MACHINE_FIELDS = {b"mime-version", b"received", b"message-id", b"return-path", b"dkim-signature"}
_MAX_FIELDS = 500


def text_type_of(content: bytes, suffix: str) -> str | None:
    """The media type of a text; None where the bytes are no text.

    Args:
        content: The file's bytes; only its first 64 KB are looked at.
        suffix: Of its name, lower case, with the dot.
    """
    sample = content[:_SAMPLE_BYTES]
    if is_mail(sample, suffix):
        return EML
    text = _text(sample, is_whole=len(sample) == len(content))
    if text is None:
        return None
    start = text.lstrip("\ufeff \r\n\t")[:2_048].lower()
    if suffix in {".html", ".htm", ".xhtml", ".shtml"} or _HTML_START.match(_without_comments(start)):
        return HTML
    if start.startswith("<?xml") or (suffix == ".xml" and start.startswith("<")):
        return HTML if _HTML_INSIDE.search(start) else XML
    if suffix in _SHEET_SUFFIXES:
        return _table_type(text) or PLAIN
    return _BY_SUFFIX.get(suffix, PLAIN)


def is_mail(sample: bytes, suffix: str) -> bool:
    """Whether the bytes begin with the header block of a mail (RFC 5322) or of a page saved as one (RFC 2557)."""
    names: set[bytes] = set()
    lines = sample.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n").split(b"\n", _MAX_FIELDS)
    for number, line in enumerate(lines[:_MAX_FIELDS]):
        if not line.strip():
            break
        if (number and line[:1] in b" \t") or (not number and line.startswith(b"From ")):
            continue  # a folded field, or the line that opens a mail in a mailbox file
        field = _FIELD.match(line)
        if field is None:
            return False
        names.add(field[1].lower())
    known = names & _MAIL_FIELDS
    if suffix in {".eml", ".mht", ".mhtml"}:
        return bool(known)
    return len(known) >= 2 and bool(known & _MACHINE_FIELDS)


def _text(sample: bytes, *, is_whole: bool) -> str | None:
    is_utf16 = sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not sample.strip() or (b"\x00" in sample and not is_utf16):
        return None
    for encoding in ("utf-16",) if is_utf16 else ("utf-8", "gb18030", "cp1252"):
        try:  # a sample may end inside a character, a whole file may not
            text = codecs.getincrementaldecoder(encoding)().decode(sample, final=is_whole)
        except UnicodeDecodeError:
            continue
        odd = sum(not character.isprintable() and not character.isspace() for character in text.lstrip("\ufeff"))
        return text if odd <= len(text) / 100 else None
    return None


def _without_comments(start: str) -> str:
    while start.startswith("<!--") and "-->" in start:
        start = start.partition("-->")[2].lstrip()
    return start


def _table_type(text: str) -> str | None:
    """The type of a table of values whose first rows have as many columns each; None for other text."""
    rows = [line for line in text.splitlines()[:20] if line.strip()]
    for separator, media_type in (("\t", TSV), (",", CSV), (";", CSV)):
        counts = {row.count(separator) for row in rows}
        if len(rows) > 1 and len(counts) == 1 and counts != {0}:
            return media_type
    return None
