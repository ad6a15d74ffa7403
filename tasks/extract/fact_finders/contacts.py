"""Whom to turn to: names, numbers and addresses with the role that the tender gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from models.facts import Contact, Fact
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import any_of, pattern

_MAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,12}(?![\w-])")
_ZH_NAME = re.compile(
    r"(?:项目|业务|采购|招标)?\s?(?:联\s{0,2}[系络]\s{0,2}人|联系方式|经办人|项目负责人)(?:及电话)?\s{0,3}[:：]\s{0,3}"
    r"(?P<name>[\u4e00-\u9fff·]{2,4}(?:(?:先生|女士|老师"
    r"|工))?(?:\s?[、,，/]\s?[\u4e00-\u9fff·]{2,4}){0,4})(?![\u4e00-\u9fff])"
)
_NO_NAME = re.compile(r"^(?:见|详见|同|另行|姓名|电话|地址|邮箱|无|以下|如下|联系)")
_ZH_PHONE = re.compile(
    r"(?:(?:联[系络])?\s?电\s{0,4}话|联系方式|手\s{0,4}机|座机)(?:号码)?\s{0,3}[:：]?[^\d\n。;]{0,16}?"
    r"(?P<phone>(?:\+?86[- ]?)?\(?\d{3,4}\)?[- ]?\d{3,4}[- ]?\d{3,5}(?:\s?[-转]\s?\d{1,6})?|\d{7,8})(?!\d)"
)
_EN_PHONE = re.compile(
    r"(?:tel(?:ephone)?|phone|mobile|cell|direct)\b\.?(?: (?:no|number)\b\.?)?\s{0,3}[:#]?\s{0,3}"
    r"(?P<phone>\+?\(?\d[\d().\s-]{6,20}\d)(?!\d)(?:\s?(?:ext\.?|x)\s?\d{1,6})?",
    re.IGNORECASE,
)
_TITLE = any_of(
    r"contracting officer(?!')(?: technical representative|'s representative)? | contract specialist",
    r"contract administrator",
    r"procurement (?:officer|manager|lead|specialist|agent|contact) | purchasing (?:agent|officer|manager)",
    r"commercial (?:lead|manager)",
    r"(?:primary |main |tender |bid |project )?(?:contact(?: person| officer| name)?|point of contact) | buyer",
    r"category manager",
)
_PERSON = (
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][a-z'-]{1,20}(?: [A-Z]\.)?(?: (?:[A-Z][a-z]?[A-Z]?[a-z'-]{1,20})){1,2})"
)
_EN_TITLED = re.compile(
    rf"(?:^|[\n;(]|(?<=[.:]\s)"
    rf"|\band )\W{{0,3}}(?P<title>(?i:{_TITLE}))(?:\s\([A-Z/]{{2,6}}\))?\s?:\s{{0,3}}{_PERSON}(?=\s*(?:$|[,;\n(]"
    rf"|\s[-|]))"
)
_EN_NAMED = re.compile(rf"(?:^|[\n;:]\s{{0,3}}){_PERSON}\s?,\s(?P<title>(?i:{_TITLE}))\b")
_EMPTY_CELL_TITLE = re.compile(rf"\s*(?:{_TITLE})(?: name)?\s?:?\s*", re.IGNORECASE)
_FULL_PERSON = re.compile(_PERSON)
_ROLES = (
    ("complaints", pattern(r"质疑 | 投诉 | 监督 | 监管 | 异议 | 举报 | complaint | ombuds | protest")),
    ("agent", pattern(r"代理(?:机构|单位|公司|人) | 采购组织机构 | 集中采购机构")),
    ("project", pattern(r"项目联系 | project contact")),
    ("technical", pattern(r"技术支持 | 平台(?:客服|技术) | CA\s?(?:证书|锁) | 系统 | technical support | help ?desk")),
    ("buyer", pattern(r"采购人 | 招标人 | 采购单位 | 招标单位 | 采购机构 | 甲方 | 比选人 | 询价人")),
)
_OTHER_SIDE = pattern(
    r"投标人 | 供应商 | 乙方 | 投诉人 | 质疑人 | 被授权人 | 中标人 | 申请人 | 应(?:当)?包括 | \bofferor",
    r"\bvendor's | \byour\b",
    r"quoter's | bidder's | references? | 账户 | 开户",
)
_COMPLAINTS = pattern(r"质疑 | 投诉 | 异议 | 举报")
_TOLD = (
    *("@", "tel", "phone", "mobile", "cell", "direct", "contract", "procurement", "purchasing", "commercial"),
    *("contact", "buyer", "category manager"),
)
_PHONE_HEAD = pattern(r"电话 | 手机 | 联系方式 | \btel(?:ephone)?\b | \bphone | \bmobile")
_MAIL_HEAD = pattern(r"邮箱 | 电子邮件 | e-?mail")
_NAME_HEAD = pattern(r"联系人 | 姓名 | \bname\b | contact person")
_CONTACT_TABLE = pattern(r"联[系络] | 联系方式 | \bcontacts?\b")
_NUMBER = re.compile(r"(?:\+\d{1,3}[- ]?)?\(?\d{2,5}\)?[-\s]?\d{3,5}[-\s]?\d{3,5}(?:\s?[-转x]\s?\d{1,6})?")
_LEAD_NAME = re.compile(r"\s*(?P<name>[A-Z][A-Za-z .'&-]{2,40}?)\s?,\s(?=\S{1,64}@|\+?\(?\d)")
_BARE_PHONE = re.compile(r"(?<![\w.@])(?P<phone>\+?\(?\d[\d ()-]{7,16}\d)(?!\d)")
_NEXT_LINES = 4
_LONGEST_LINE = 120
_MOST = 20


@dataclass(slots=True)
class _Draft:
    """A contact while its lines are being read."""

    role: str
    order: int
    section: str
    quotes: list[Quote] = field(default_factory=list)
    name: str | None = None
    phone: str | None = None
    email: str | None = None


def find_contacts(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[tuple[Contact, ...]] | None:
    """Each contact that the tender names for bidders; nothing from forms and from what bidders have to state."""
    drafts: list[_Draft] = []
    role = ""
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        role = _role_of(passage, role)
        if passage.language != "zh" and not _may_name(passage):
            continue
        if _OTHER_SIDE.search(passage.text if len(passage.text) <= _LONGEST_LINE else passage.text[:30]):
            continue
        for line, start, end in _lines(passage):
            _read(drafts, passage, line, (start, end), role)
    found = [contact for grid in grids if not grid.in_form for contact in _rows(grid)]
    for draft in drafts:
        if draft.name or (draft.role and draft.phone):
            _add(found, _contact(draft))
    return listed(found[:_MOST], 0.75)


def _may_name(passage: Passage) -> bool:
    """Whether English words name somebody: a title, a number's name or an address cannot be missing."""
    return mentions(passage.text, *_TOLD) or (passage.kind == "cell" and mentions(passage.label, *_TOLD))


def _add(found: list[Contact], contact: Contact) -> None:
    """Append a contact that is new; of one named before keep the fuller statement."""
    for position, known in enumerate(found):
        same_name = known.name == contact.name and contact.name is not None
        if same_name and contact.phone and contact.phone == known.phone and contact.email in {None, known.email}:
            found[position] = known if known.role else known.model_copy(update={"role": contact.role})
            return
        if contact.name is None and contact.phone == known.phone:
            return
        if same_name and known.role == contact.role:
            fuller = sum(map(bool, (contact.phone, contact.email))) > sum(map(bool, (known.phone, known.email)))
            if fuller:
                found[position] = contact
            return
    found.append(contact)


def _rows(grid: Grid) -> Iterator[Contact]:
    """Contacts of a table with a column of numbers or addresses under a word for contacts."""
    phone, mail = grid.column(_PHONE_HEAD), grid.column(_MAIL_HEAD)
    if not _CONTACT_TABLE.search(grid.caption[-80:] + " ".join(grid.heads)) or (phone is None and mail is None):
        return
    named = grid.column(_NAME_HEAD)
    for row in range(grid.body, len(grid.rows)):
        cells = grid.rows[row]
        number = _NUMBER.fullmatch(cells[phone].strip()) if phone is not None else None
        address = next((hit for text in cells if (hit := _MAIL.search(text))), None)
        cell = grid.cell_at(row, named) if named is not None else None
        name = tidy(cell.text) if cell else ""
        if (number or address) and not _OTHER_SIDE.search(cells[0]):
            yield Contact(
                role=_named_role(cells[0]) or (tidy(cells[0]).lower() if _EMPTY_CELL_TITLE.fullmatch(cells[0]) else ""),
                name=name or None,
                phone=tidy(number[0]) if number else None,
                email=address[0].lower() if address else None,
                **grid.quote(row),
            )


def _lines(passage: Passage) -> Iterator[tuple[str, int, int]]:
    start = 0
    for line in passage.text.split("\n"):
        if line.strip() and len(line) <= 400:
            yield line, start, start + len(line)
        start += len(line) + 1


def _role_of(passage: Passage, role: str) -> str:
    """The role that the heading, the cell's label or the line itself gives; else that of the lines before it."""
    if passage.kind == "cell":
        return _named_role(passage.label.rpartition(" | ")[2] or passage.head) or _named_role(passage.text[:16])
    section = passage.section.rpartition(" / ")[2]
    if passage.kind == "heading":
        return _named_role(passage.text) or _named_role(section) if len(passage.text) <= 40 else ""
    if len(passage.text) > _LONGEST_LINE:
        return ""
    return _named_role(passage.text.partition(":")[0][-16:]) or role or _named_role(section)


@lru_cache(maxsize=4096)
def _named_role(words: str) -> str:
    """The role that the words name first."""
    hits = [(hit.start(), name) for name, known in _ROLES if (hit := known.search(words))]
    return min(hits)[1] if hits else ""


def _read(drafts: list[_Draft], passage: Passage, line: str, bounds: tuple[int, int], role: str) -> None:
    name, title = _name(passage, line, bounds[0])
    phone = (_ZH_PHONE if passage.language == "zh" else _EN_PHONE).search(line)
    if phone is None and title and passage.kind == "cell":
        phone = _BARE_PHONE.search(line)
    mail = _MAIL.search(line)
    if not (name or phone or mail):
        return
    own = "complaints" if _COMPLAINTS.search(line) else _named_role(line[:16]) or role
    last = drafts[-1] if drafts else None
    near = last is not None and passage.order - last.order <= _NEXT_LINES and last.section == passage.section
    said = _named_role(line[:16])
    if name:
        drafts.append(_Draft(role=title or own, order=passage.order, section=passage.section, name=name))
    elif last is None or not near or (said and said != last.role):
        if not phone or not own:
            return
        drafts.append(_Draft(role=own, order=passage.order, section=passage.section))
    draft = drafts[-1]
    taken = False
    if phone and draft.phone is None:
        draft.phone, taken = tidy(phone["phone"]), True
    if mail and draft.email is None:
        draft.email, taken = mail[0].lower(), True
    if name or taken:
        draft.order = passage.order
        draft.quotes.append(passage.quote(*bounds))


def _name(passage: Passage, line: str, start: int) -> tuple[str | None, str]:
    """The person and the title printed beside the name."""
    if passage.language == "zh":
        hit = _ZH_NAME.search(line)
        if hit is None or _NO_NAME.match(hit["name"]):
            return None, ""
        return tidy(passage.raw[start + hit.start("name") : start + hit.end("name")]), ""
    left = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and left and _EMPTY_CELL_TITLE.fullmatch(left):
        person = _FULL_PERSON.fullmatch(line.strip()) or _LEAD_NAME.match(line)
        return (person["name"], left.strip(" :").lower()) if person else (None, "")
    hit = _EN_TITLED.search(line) or _EN_NAMED.search(line)
    return (hit["name"], hit["title"].lower()) if hit else (None, "")


def _contact(draft: _Draft) -> Contact:
    first = draft.quotes[0]
    return Contact(
        role=draft.role,
        name=draft.name,
        phone=draft.phone,
        email=draft.email,
        text="; ".join(dict.fromkeys(quote["text"] for quote in draft.quotes)),
        document=first["document"],
        page=first["page"],
        boxes=tuple(dict.fromkeys(box for quote in draft.quotes for box in quote["boxes"])),
    )
