"""A mail as blocks: its subject, who wrote to whom and when, its text with the older mails quoted in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.document import Block, ParseNote
from tasks.parse.html_reader import read_html_text
from tasks.parse.plain_reader import read_plain

_OLE_START = b"\xd0\xcf\x11\xe0"
_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,20}", re.MULTILINE)
_CONTENT = re.compile(r"<(?:table|img)\b", re.IGNORECASE)


class Body(NamedTuple):
    """One text of a mail, decoded."""

    text: str
    is_html: bool


class Mail(NamedTuple):
    """A mail, whatever kept it.

    Attributes:
        subject: Without it the mail has no heading.
        fields: (name, value) of the fields that a reader sees: From, To, Cc, Date; empty ones left out.
        bodies: In order; of alternatives the one that says most.
        notes: What could not be read.
    """

    subject: str
    fields: list[tuple[str, str]]
    bodies: list[Body]
    notes: list[ParseNote]


def read_mail(content: bytes, name: str) -> tuple[list[Block], list[ParseNote]]:
    """The blocks of a mail.

    Args:
        content: The file's bytes, EML or MSG.
        name: For error messages.

    Returns:
        Blocks in reading order (``index`` 0 and ``section`` empty: set by the outline); headings of the text stand
        below the subject. Notes on what was left out.

    Raises:
        DocumentError: encrypted, damaged or too_large.
    """
    if content.startswith(_OLE_START):
        from tasks.parse.mail_msg import mail_of_msg  # noqa: PLC0415 - its library loads only for its own kind of mail

        mail = mail_of_msg(content, name)
    else:
        from tasks.parse.mail_eml import mail_of_eml  # noqa: PLC0415 - the same

        mail = mail_of_eml(content, name)
    blocks = [Block(index=0, kind="heading", text=mail.subject, level=1)] if mail.subject else []
    blocks += [Block(index=0, kind="paragraph", text=f"{field}: {value}") for field, value in mail.fields]
    notes = list(mail.notes)
    for body in mail.bodies:
        found, more = read_html_text(body.text, name) if body.is_html else read_plain(_QUOTED.sub("", body.text))
        blocks += [_below_subject(block) for block in found]
        notes += [note for note in more if note not in notes]
    return blocks, notes


def better_body(plain: Body | None, html: Body | None) -> Body | None:
    """Of two texts that say the same the plain one, unless only HTML shows its tables and pictures."""
    if plain is None or not plain.text.strip():
        return html or plain
    return html if html is not None and _CONTENT.search(html.text) else plain


def _below_subject(block: Block) -> Block:
    return block.model_copy(update={"level": (block.level or 1) + 1}) if block.kind == "heading" else block
