"""The only Jinja environment: templates come from templates/pack alone, tender text is only ever data.

Residual risk accepted: the sandbox is the second lock; the first is that nothing but our own files is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from models.pack import PackContent, QueueRow
from tasks.draft.card import card_view
from tasks.draft.queue import queue_view
from tasks.draft.words import words
from tasks.parse.document_view import KINDS, DocumentView

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "pack"
# Characters that XML 1.0 and HTML forbid, and lone surrogates: a reader would refuse the whole file for one of them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(value: Any) -> Any:
    """Text without the characters that no HTML or Word file may hold; anything else as it is."""
    return _UNPRINTABLE.sub("", value) if type(value) is str else value


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The sandboxed environment: an unknown name is an error, every value is escaped and printable."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=printable,
        keep_trailing_newline=True,
    )


def render_decision_card(content: PackContent) -> bytes:
    """``decision-card.html``: stands alone, offline, without scripts; the same content gives the same bytes."""
    language = content.reading.language
    return _page("decision-card.html.j2", card=card_view(content), w=words(language))


def render_queue(rows: Sequence[QueueRow]) -> bytes:
    """``packs/index.html``: every pack by deadline; each row in its tender's language."""
    return _page("queue.html.j2", queue=queue_view(rows), w=words("en"))


def render_documents(documents: Sequence[DocumentView]) -> bytes:
    """Documents as they were read, over their pages' pictures; stands alone, offline, without scripts."""
    apart = ("header", "footer", "watermark", "toc", "footnote")
    return _page("documents.html.j2", documents=documents, kinds=KINDS, apart=apart)


def _page(template: str, **names: Any) -> bytes:
    return environment().get_template(template).render(**names).encode()
