"""A mail as it is sent (RFC 5322, MIME), or a page saved as one (MHTML): head and text."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from models.document import ParseNote
from models.errors import Code, DocumentError
from tasks.mail_words import in_charset, words_of
from tasks.parse.encoding import decoded
from tasks.parse.html_source import html_text
from tasks.parse.mail_reader import Body, Mail, better_body

_FIELDS = ("From", "To", "Cc", "Date")
_ENCRYPTED = {"multipart/encrypted"}
_SMIME = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_PGP = "-----BEGIN PGP MESSAGE-----"
# what the library raises when it decodes broken parts, documented or not
_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError)
_MAX_DEPTH = 30
_MAX_PARTS = 5_000


def mail_of_eml(content: bytes, name: str) -> Mail:
    """Head and texts of the mail; mails and files in it are not part of it.

    Raises:
        DocumentError: encrypted.
    """
    mail = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    kind = mail.get_content_type()
    if kind in _ENCRYPTED or (kind in _SMIME and mail.get_param("smime-type") != "signed-data"):
        raise DocumentError(name, Code.ENCRYPTED)
    collector = _Bodies()
    collector.take(mail, 0)
    bodies = collector.found
    if any(body.text.lstrip().startswith(_PGP) for body in bodies):
        raise DocumentError(name, Code.ENCRYPTED)
    notes = []
    if collector.is_cut or kind in _SMIME:
        notes.append(ParseNote(code="part_unreadable", detail="Parts of the mail's text were not read."))
    fields = [(field, value) for field in _FIELDS if (value := _field(mail, field))]
    return Mail(_field(mail, "Subject"), fields, bodies, notes)


class _Bodies:
    """Gathers the texts of a mail, part by part."""

    def __init__(self) -> None:
        self.found: list[Body] = []
        self.is_cut = False
        self._parts = 0

    def take(self, part: Message, depth: int) -> None:
        """The texts of this part and of the parts in it."""
        self._parts += 1
        if depth > _MAX_DEPTH or self._parts > _MAX_PARTS:
            self.is_cut = True
            return
        if part.is_multipart():
            parts = [entry for entry in part.get_payload() if isinstance(entry, Message)]
            if part.get_content_type() == "multipart/alternative":
                self._take_best(parts, depth)
            elif part.get_content_type() != "message/rfc822":
                for entry in parts:
                    self.take(entry, depth + 1)
            return
        try:
            body = _body(part)
        except _FAULTS:
            self.is_cut = True
            return
        if body is not None:
            self.found.append(body)

    def _take_best(self, parts: list[Message], depth: int) -> None:
        """Of alternatives one; what stands beside them in other parts is taken too."""
        before, self.found = self.found, []
        for part in parts:
            self.take(part, depth + 1)
        plain = next((body for body in self.found if not body.is_html), None)
        html = next((body for body in self.found if body.is_html), None)
        best = better_body(plain, html)
        kept = [body for body in self.found if body is best or body not in {plain, html}]
        self.found = before + kept


def _body(part: Message) -> Body | None:
    kind = part.get_content_type()
    is_file = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    if kind not in {"text/plain", "text/html"} or is_file:
        return None
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    text = in_charset(raw, charset)
    if text is None:
        text = html_text(raw) if kind == "text/html" else decoded(raw)
    return Body(text, kind == "text/html") if text.strip() else None


def _field(mail: Message, field: str) -> str:
    """The values of a header field, decoded, on one line."""
    values = [value for name, value in mail.raw_items() if name.lower() == field.lower()]
    return ", ".join(filter(None, (" ".join(words_of(str(value), decoded).split()) for value in values)))
