"""What proves that we can: references and certificates from the company profile, each with its document."""

from __future__ import annotations

from models.pack import PackContent
from tasks.draft.claims import Citer
from tasks.draft.display import date_of, shown_date
from tasks.draft.proposal_view import Block, Cell, table, todo
from tasks.draft.words import label


def references(content: PackContent, citer: Citer) -> Block:
    """Contracts that may be quoted, newest first."""
    language = citer.language
    if not content.profile.references:
        return todo(label("to_write", language).format(what=label("w_references", language)))
    rows = []
    for one in sorted(content.profile.references, key=lambda one: (one.from_on, one.id), reverse=True):
        until = shown_date(one.until_on, language) if one.until_on else label("ongoing", language)
        contact = label("contact_allowed" if one.may_contact else "contact_ask_first", language)
        rows.append(
            (
                Cell(text=one.client.of(language), note=contact),
                Cell(text=one.service.of(language)),
                Cell(text=f"{shown_date(one.from_on, language)} – {until}"),
                Cell(text=one.results.of(language)),
                Cell(text=one.document),
            )
        )
    columns = tuple(label(key, language) for key in ("c_client", "c_service", "c_period", "c_results", "c_proof"))
    return table("five", label("h_references", language), columns, tuple(rows))


def certificates(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """Certificates and licences valid on the day of the bid, soonest expiry first; the others named as left out."""
    language = citer.language
    if not content.profile.certificates:
        return (todo(label("to_write", language).format(what=label("w_certificates", language))),)
    stated = content.reading.facts.submission_deadline
    day = max(content.tender.received_on, (date_of(stated.value) if stated else None) or content.tender.received_on)
    valid = [one for one in content.profile.certificates if one.valid_from <= day <= one.valid_until]
    left_out = [one.name.of(language) for one in content.profile.certificates if one not in valid]
    names = ("、" if language == "zh" else ", ").join(left_out)
    notice = label("expired_left_out", language).format(date=shown_date(day, language), names=names)
    rows = tuple(
        (
            Cell(text=one.name.of(language)),
            Cell(text=one.issuer.of(language)),
            Cell(text=one.scope.of(language)),
            Cell(text=shown_date(one.valid_until, language)),
            Cell(text=one.document),
        )
        for one in sorted(valid, key=lambda one: (one.valid_until, one.id))
    )
    columns = tuple(label(key, language) for key in ("c_certificate", "c_issuer", "c_cert_scope", "c_valid", "c_proof"))
    return (
        table("five", label("h_certificates", language), columns, rows),
        *((todo(label("to_check", language).format(what=notice)),) if left_out else ()),
    )
