"""Fields of fillable pages among the blocks: what is filled in is text, what is empty is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.document import Block, ParsedDocument, ParseNote
from models.provenance import Box
from models.recognition import FormField
from tasks.parse.outline import finish

FORM_FIELDS = "form_fields"
_NAMED = 12  # fields that a note names


def with_fields(document: ParsedDocument, fields: Sequence[FormField]) -> ParsedDocument:
    """The document with each filled field as a paragraph in its place, and a note that names the empty ones."""
    blocks = list(document.blocks)
    for field in (field for field in fields if field.value):
        blocks.insert(_place_of(field, blocks), _block(field))
    notes = [note for note in document.notes if note.code != FORM_FIELDS]
    notes.extend(_notes(field for field in fields if not field.value))
    return document.model_copy(update={"blocks": finish(blocks, document.language), "notes": tuple(notes)})


def _place_of(field: FormField, blocks: Sequence[Block]) -> int:
    """Behind the last block of the page that begins above the field's middle."""
    middle = (field.top + field.bottom) / 2
    place = 0
    for at, block in enumerate(blocks):
        begins = min((box.top for box in block.boxes if box.page == field.page), default=None)
        is_before = block.page is not None and block.page < field.page
        if is_before or (begins is not None and begins <= middle):
            place = at + 1
    return place


def _block(field: FormField) -> Block:
    box = Box(page=field.page, x0=field.x0, top=field.top, x1=field.x1, bottom=field.bottom)
    return Block(index=0, kind="paragraph", text=field.value, page=field.page, page_end=field.page, boxes=(box,))


def _notes(empty: Iterable[FormField]) -> Iterator[ParseNote]:
    by_page: dict[int, list[str]] = {}
    for field in empty:
        by_page.setdefault(field.page, []).append(field.name or "?")
    for page, names in by_page.items():
        rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        fields = "field" if len(names) == 1 else "fields"
        detail = f"Page {page} has {len(names)} {fields} to fill in: {', '.join(names[:_NAMED])}{rest}."
        yield ParseNote(code=FORM_FIELDS, page=page, detail=detail)
