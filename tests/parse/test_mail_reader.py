"""Mails: subject, who to whom and when, and the text; whatever program kept them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from tasks.parse.reader import parse_document
from tests.parse.msg_making import attached, message

EML, MSG = "message/rfc822", "application/vnd.ms-outlook"
HEAD = b"Subject: Tender\r\nFrom: Ann <ann@example.org>\r\nMIME-Version: 1.0\r\n"


def read(content: bytes, media_type: str = EML) -> ParsedDocument:
    return parse_document(content, "mail", media_type)


def texts(content: bytes, media_type: str = EML) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(content, media_type).blocks]


def mail(plain: str | None, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"] = "澄清 clarification", "王芳 <wang@example.org>"
    made["To"], made["Cc"], made["Date"] = "b@example.org", "c@example.org", "Mon, 4 May 2026 09:00:00 +0200"
    if plain is not None:
        made.set_content(plain)
    if html is not None and plain is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


def test_head_and_text_with_the_mail_quoted_in_it() -> None:
    plain = "Dear all,\n\n1.1 Calls shall be answered in <20 s.\n\n> Older question\n> goes on\n"
    assert texts(mail(plain).as_bytes()) == [
        ("heading", "澄清 clarification"),
        ("paragraph", "From: 王芳 <wang@example.org>"),
        ("paragraph", "To: b@example.org"),
        ("paragraph", "Cc: c@example.org"),
        ("paragraph", "Date: Mon, 04 May 2026 09:00:00 +0200"),
        ("paragraph", "Dear all,"),
        ("paragraph", "Calls shall be answered in <20 s."),
        ("paragraph", "Older question goes on"),
    ]


def test_of_two_texts_one_is_read_and_html_where_it_shows_tables() -> None:
    table = "<h1>Prices</h1><table><tr><th>Item<th>Fee<tr><td>Seat<td>10</table>"
    assert texts(mail("Plain", "<p>Styled</p>").as_bytes())[-1] == ("paragraph", "Plain")
    assert texts(mail(None, "<p>Styled</p>").as_bytes())[-1] == ("paragraph", "Styled")
    found = read(mail("Item Fee Seat 10", table).as_bytes()).blocks
    assert [(block.kind, block.level, block.text) for block in found[-2:]] == [
        ("heading", 2, "Prices"),
        ("table", None, "Item | Fee\nSeat | 10"),
    ]
    assert found[-1].section == ("澄清 clarification", "Prices")


def test_attachments_are_not_part_of_the_text() -> None:
    made = mail("See file.")
    made.add_attachment("secret words", filename="notes.txt")
    made.add_attachment(mail("inner mail"))
    assert texts(made.as_bytes())[-1] == ("paragraph", "See file.")


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "unknown-x", ""])
def test_chinese_mail_is_read_in_the_encoding_it_is_in(charset: str) -> None:
    encoding = "utf-8" if charset == "utf-8" else "gb18030"
    kind = f"Content-Type: text/plain; charset={charset}\r\n" if charset else ""
    raw_subject = "Subject: 招标澄清\r\n".encode(encoding)
    content = raw_subject + b"From: a@b.cn\r\nMIME-Version: 1.0\r\n" + kind.encode() + b"\r\n"
    found = texts(content + "须在九点前接听电话。".encode(encoding))
    assert (found[0], found[-1]) == (("heading", "招标澄清"), ("paragraph", "须在九点前接听电话。"))


def test_encoded_words_are_decoded() -> None:
    content = b"Subject: =?gb2312?B?1dCx6g==?= re: =?utf-8?Q?caf=C3=A9?=\r\nMIME-Version: 1.0\r\n\r\nText\r\n"
    assert texts(content)[0] == ("heading", "招标 re: café")


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b'Content-Type: multipart/encrypted; boundary="x"\r\n\r\n--x\r\n\r\nVersion: 1\r\n--x--\r\n',
        HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA\r\n",
        HEAD + b"\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nAAAA\r\n-----END PGP MESSAGE-----\r\n",
    ],
)
def test_an_encrypted_mail_is_called_so(content: bytes) -> None:
    with pytest.raises(DocumentError) as failure:
        read(content)
    assert failure.value.code is Code.ENCRYPTED


def test_an_outlook_message_reads_like_any_mail() -> None:
    content = message(
        {
            0x37: "澄清 clarification",
            0x0C1A: "Ann Buyer",
            0x0E04: "Bidders",
            0x1000: "Dear all,\r\n\r\nCalls: <20 s.\r\n",
        },
        [attached("a.txt", b"file")],
    )
    assert texts(content, MSG) == [
        ("heading", "澄清 clarification"),
        ("paragraph", "From: Ann Buyer"),
        ("paragraph", "To: Bidders"),
        ("paragraph", "Dear all,"),
        ("paragraph", "Calls: <20 s."),
    ]
    html = message({0x37: "Tender", 0x1013: "<p>九点前接听</p>".encode()})
    assert texts(html, MSG)[-1] == ("paragraph", "九点前接听")
    with pytest.raises(DocumentError) as failure:
        read(message({0x1A: "IPM.Note.SMIME", 0x37: "Tender"}), MSG)
    assert failure.value.code is Code.ENCRYPTED


def test_a_message_without_readable_text_says_so() -> None:
    (note,) = read(message({0x37: "Tender", 0x1009: b"compressed"}), MSG).notes
    assert note.code == "part_unreadable"


def ends_well(content: bytes, media_type: str) -> bool:
    """Whether reading ends in blocks or a code, with no other fault."""
    try:
        read(content, media_type)
    except DocumentError as error:
        return error.code in {Code.DAMAGED, Code.ENCRYPTED, Code.NO_TEXT, Code.EMPTY_FILE}
    return True


@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
def test_broken_mails_are_read_or_have_a_code(wounds: list[tuple[int, bytes]]) -> None:
    outlook = message({0x37: "Tender", 0x1000: "Text", 0x1013: b"<p>Text"}, [attached("a.txt", b"x")])
    for whole, media_type in ((mail("Plain", "<p>Styled</p>").as_bytes(), EML), (outlook, MSG)):
        content = bytearray(whole)
        for place, value in wounds:
            at = place % len(content)
            content[at : at + len(value)] = value
        assert ends_well(bytes(content), media_type)


def test_parts_in_parts_without_end_are_cut_and_named() -> None:
    depth = 300
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(depth))
    found = read(HEAD + head + b"Content-Type: text/plain\r\n\r\nText\r\n")
    assert [note.code for note in found.notes] == ["part_unreadable"]
