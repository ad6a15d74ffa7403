"""The bytes of an HTML file as a tree: encoding found, no network, no entity expansion, bounded depth."""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from models.errors import Code, DocumentError
from tasks.parse.encoding import decoded

MAX_BYTES = 64 * 1024 * 1024
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{1,40})""")
_CHARSET_WITHIN = 4_096
# what is written, and what really writes it (Source: WHATWG Encoding Standard, labels)
_ENCODINGS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252",
    "cp1252": "cp1252", "iso-8859-15": "iso-8859-15", "iso-8859-2": "iso-8859-2", "windows-1250": "cp1250",
    "windows-1251": "cp1251", "shift_jis": "cp932", "euc-jp": "euc-jp", "euc-kr": "cp949",
}  # fmt: skip
# no text, or signs that no XML tree may hold
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def html_text(content: bytes) -> str:
    """The text: by its mark, as UTF-8 where that fits, as its meta element says, else as any other text file."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return decoded(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(content, 0, _CHARSET_WITHIN)
    encoding = _ENCODINGS.get(named[1].decode().lower()) if named else None
    return content.decode(encoding, "replace") if encoding else decoded(content)


def tree_of(text: str, name: str) -> HtmlElement | None:
    """The root element; None where there is nothing in it.

    Raises:
        DocumentError: too_large (also when it nests deeper than can be read: nothing is cut off silently) or damaged.
    """
    if len(text) > MAX_BYTES:
        raise DocumentError(name, Code.TOO_LARGE)
    clean = _NO_TEXT.sub("", text).replace("\x0c", " ")
    if not clean.strip():
        return None
    source = clean.encode("utf-8", "replace")
    for is_deep in (False, True):  # tags left open all over a page nest deeper than the first limit
        parser = html.HTMLParser(
            encoding="utf-8", no_network=True, huge_tree=is_deep, remove_comments=True, remove_pis=True, recover=True
        )
        try:
            root = html.document_fromstring(source, parser=parser)
        except (LxmlError, ValueError) as error:
            raise DocumentError(name, Code.DAMAGED) from error
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            return root
    raise DocumentError(name, Code.TOO_LARGE)
