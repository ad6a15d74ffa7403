"""Mail as it is sent (EML, pages saved as MHTML) and as Outlook keeps it (MSG)."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.port import Reading

MEDIA_TYPES = ("message/rfc822", "application/vnd.ms-outlook")


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks of the mail's head and text; attachments are files of their own."""
    from tasks.parse.mail_reader import read_mail  # noqa: PLC0415 - libraries load only for their own kind of file

    return Reading((), *read_mail(content, name))
