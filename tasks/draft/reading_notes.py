"""What to know of how the tender was read: unread parts, attachments nobody sent, readings with a doubt."""

from __future__ import annotations

from collections.abc import Iterator

from models.document import Language
from models.document_set import DocumentReference, RoleFinding
from models.pack import PackContent
from models.tender import Remark, Unread
from tasks.draft.card_view import Chip, Item, SourceLine
from tasks.draft.claims import Citer
from tasks.draft.unread_words import unread_advice, unread_word
from tasks.draft.words import label

_REMARKS: dict[str, tuple[str, str]] = {
    "tracked_changes": ("changes accepted", "修订按接受读取"),
    "hidden_text": ("hidden text", "含隐藏文字"),
    "hidden_sheet": ("hidden sheet", "隐藏工作表"),
    "hidden_rows": ("hidden rows", "隐藏行列"),
    "pictures_not_read": ("pictures", "图片未读取"),
    "doubtful_recognition": ("doubtful scan", "扫描识别存疑"),
    "lost_letters": ("letters lost", "部分字符无法识别"),
    "hidden_columns": ("hidden columns", "隐藏列"),
    "comments_not_read": ("comments", "批注未读取"),
    "deleted_text": ("struck text", "删除线文字"),
    "form_fields": ("form fields", "表单字段"),
    "binary_workbook": ("old workbook", "旧版工作簿"),
    "tables_not_read": ("tables as text", "表格按文字读取"),
}
_ROLES: dict[str, tuple[str, str]] = {
    "invitation": ("invitation", "招标文件"),
    "instructions": ("instructions", "投标须知"),
    "specification": ("specification", "采购需求"),
    "contract_terms": ("contract terms", "合同条款"),
    "price_form": ("price form", "报价表"),
    "response_form": ("response form", "响应格式"),
    "annex": ("annex", "附件"),
    "qa": ("questions and answers", "答疑澄清"),
    "amendment": ("amendment", "更正变更"),
}


def reading_notes(content: PackContent, citer: Citer) -> list[Item]:
    """Everything to know, the worst first: what was not read, what nobody sent, then how the rest was read."""
    reading = content.reading
    return [
        *(_unread(one, citer) for one in reading.unread),
        *(_missing(one, citer) for one in reading.document_set.missing),
        *(_remark(one, citer) for one in reading.remarks),
    ]


def source_lines(content: PackContent) -> Iterator[SourceLine]:
    """Each document that was read, with what it is for and why we think so."""
    roles = {one.document: one for one in content.reading.document_set.roles}
    for number, name in enumerate(content.reading.documents, start=1):
        found = roles.get(name)
        yield SourceLine(
            mark=f"D{number}",
            name=name,
            role=role_word(found, content.reading.language) if found else "",
            reason=found.reason if found else "",
        )


def role_word(found: RoleFinding, language: Language) -> str:
    """What the document is for, in the draft's language."""
    return _in(language, _ROLES.get(found.role), found.role)


def _unread(one: Unread, citer: Citer) -> Item:
    # the reader's own words in an English draft; a Chinese one says it in Chinese
    is_told = citer.language != "zh" and one.detail
    why = one.detail if is_told else unread_advice(one.code, citer.language)
    return _item(one.path, one.page, why, unread_word(one.code, citer.language), citer)


def _missing(one: DocumentReference, citer: Citer) -> Item:
    name = " ".join(part for part in (one.label, one.title) if part)
    chip = Chip(text=label("not_sent", citer.language), tone="warn")
    return Item(text=name, full=label("not_sent_full", citer.language), chip=chip, basis=(citer.tender(one.source),))


def _remark(one: Remark, citer: Citer) -> Item:
    word = _in(citer.language, _REMARKS.get(one.code), one.code.replace("_", " "))
    return _item(one.path, one.page, one.detail, word, citer)


def _item(path: str, page: int | None, why: str, word: str, citer: Citer) -> Item:
    place = f" {label('page', citer.language).format(page=page)}" if page is not None else ""
    return Item(text=f"{path}{place}", full=why, chip=Chip(text=word, tone="warn"), basis=(citer.computed(why),))


def _in(language: Language, words: tuple[str, str] | None, otherwise: str) -> str:
    if words is None:
        return otherwise
    return words[1] if language == "zh" else words[0]
