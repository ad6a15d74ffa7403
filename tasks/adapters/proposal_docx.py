"""``proposal.docx``: Jinja2 inside a Word template, through the one sandboxed environment.

Only our own template is compiled; tender text goes in as escaped data and is never rendered again.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from docxtpl import DocxTemplate

from models.pack import PackContent
from tasks.adapters.render import TEMPLATES, environment
from tasks.draft.proposal import proposal_view
from tasks.price.chinese_amount import chinese_amount

_WHEN = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format stores naive UTC
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render_proposal(content: PackContent) -> bytes:
    """The proposal as .docx in the tender's language; the same content gives the same bytes."""
    total = content.estimate.total_inc_vat.amount
    view = proposal_view(content, chinese_amount(total) if content.reading.language == "zh" else "")
    template = DocxTemplate(TEMPLATES / f"proposal-{view.language}.docx")
    template.render({"proposal": view}, jinja_env=environment(), autoescape=True)
    properties = template.docx.core_properties
    properties.title, properties.author = view.title[:200], view.bidder[:200]
    properties.created = properties.modified = _WHEN
    written = io.BytesIO()
    template.save(written)
    return _zipped_again(written)


def _zipped_again(written: io.BytesIO) -> bytes:
    """The same parts in a fixed order without time stamps."""
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, date_time=_ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            target.writestr(part, source.read(name))
    return packed.getvalue()
