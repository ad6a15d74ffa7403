"""Facts as labelled lines: what the tender states with its place, what it does not state as such."""

from __future__ import annotations

import re

from models.document import Language
from models.facts import Fact, ServiceLevel, Volume
from models.money import Money
from models.pack import PackContent
from tasks.draft.card_offer import named_ceiling
from tasks.draft.card_view import Line
from tasks.draft.claims import Citer, Claim
from tasks.draft.display import clipped, shown_money, shown_number
from tasks.draft.rivals import rival_claims
from tasks.draft.words import label

_ROW_NUMBER = re.compile(r"[（(]?\d{1,3}[.、)）]?")
_SHOWN = 4
_NAME_LIMIT = 32
_LEVEL_LIMIT, _LEVEL_LIMIT_ZH = 80, 36
_VALUE_LIMIT, _VALUE_LIMIT_ZH = 150, 75


def scope_lines(content: PackContent, citer: Citer) -> tuple[Line, ...]:
    """Volumes, handling time, hours and levels as stated; where they are not, what the price assumes, marked."""
    facts, language = content.reading.facts, citer.language
    volumes = facts.volumes.value if facts.volumes else ()
    levels = facts.service_levels.value if facts.service_levels else ()
    limit = _LEVEL_LIMIT_ZH if language == "zh" else _LEVEL_LIMIT
    people = facts.staffing_minimum.value if facts.staffing_minimum else ()
    return (
        Line(
            label=label("volume", language),
            claims=_several(
                [Claim(text=volume_text(one, language), basis=(citer.tender(one.where),)) for one in volumes], citer
            ),
        ),
        Line(label=label("aht", language), claims=_handling_time(content, citer)),
        Line(label=label("hours", language), claims=_text(facts.opening_hours, citer)),
        Line(
            label=label("levels", language),
            claims=_several(
                [
                    Claim(
                        text=_level(one, language) if citer.whole else clipped(_level(one, language), limit),
                        basis=(citer.tender(one.where),),
                    )
                    for one in levels
                ],
                citer,
            ),
        ),
        Line(
            label=label("staff_demanded", language),
            claims=_in_one_line(
                [
                    Claim(text=people_of_role(str(one.count), one.role, language), basis=(citer.tender(one.where),))
                    for one in people
                ],
                citer,
            ),
        ),
        Line(label=label("channels", language), claims=_joined(facts.channels, citer, translate=True)),
        Line(label=label("priced_as", language), claims=_priced_scope(content, citer)),
    )


def contract_lines(content: PackContent, citer: Citer) -> tuple[Line, ...]:
    """The terms a bid manager asks for first; a line without a claim is not stated."""
    facts, language = content.reading.facts, citer.language
    return (
        Line(label=label("term", language), claims=_counted(facts.contract_term, "months", citer)),
        Line(label=label("place", language), claims=_text(facts.place_of_performance, citer)),
        Line(label=label("budget", language), claims=_money(facts.budget, citer) or _limit_named(content, citer)),
        Line(label=label("security", language), claims=_security(facts.bid_security, citer)),
        Line(label=label("validity", language), claims=_counted(facts.bid_validity_days, "days", citer)),
        Line(label=label("lots", language), claims=_counted(facts.lots, "", citer)),
        Line(label=label("certificates", language), claims=_joined(facts.mandatory_certificates, citer)),
    )


def _security(fact: Fact[Money] | None, citer: Citer) -> tuple[Claim, ...]:
    if fact is not None and fact.value.amount == 0:
        return (Claim(text=label("none_asked", citer.language), basis=(citer.tender(fact.where),)),)
    return _money(fact, citer)


def _limit_named(content: PackContent, citer: Citer) -> tuple[Claim, ...]:
    """That there is a price limit, where the tender names one that was not read as a total."""
    named = named_ceiling(content)
    return (Claim(text=label("ceiling_named", citer.language), basis=(citer.tender(named),)),) if named else ()


def submission_lines(content: PackContent, citer: Citer) -> tuple[Line, ...]:
    """How the bid is to be made: language, length, where questions go."""
    facts, language = content.reading.facts, citer.language
    return (
        Line(label=label("bid_language", language), claims=_joined(facts.languages_of_bid, citer)),
        Line(label=label("page_limit", language), claims=_counted(facts.page_limit, "pages", citer)),
        Line(label=label("contact", language), claims=_text(facts.contact_email, citer)),
    )


def scoring_lines(content: PackContent, citer: Citer) -> tuple[Line, ...]:
    """What the price counts for and by which formula."""
    facts, language = content.reading.facts, citer.language
    weight = facts.price_weight_percent
    unit = "%" if language == "zh" else " %"
    claims = (Claim(text=f"{shown_number(weight.value)}{unit}", basis=(citer.tender(weight.where),)),) if weight else ()
    return (
        Line(label=label("price_weight", language), claims=claims),
        Line(label=label("formula", language), claims=_text(facts.price_formula, citer)),
    )


def volume_text(volume: Volume, language: Language) -> str:
    """``Voice: 38,400 calls / month``."""
    channel = f"{label(volume.channel, language)} " if volume.channel else ""
    unit = f" {shown_unit(volume.unit, language)}" if volume.unit else ""
    period = f" {label(f'period_{volume.period}', language)}" if volume.period else ""
    opening, closing = ("（", "）") if language == "zh" else (" (", ")")
    detail = (
        f"{opening}{label(volume.label, language)}{closing}" if volume.label and volume.label != volume.unit else ""
    )
    return f"{channel}{shown_number(volume.quantity)}{unit}{period}{detail}".strip()


def level_name(level: ServiceLevel, language: Language) -> str:
    """What is measured: the first cell of its table row as the tender prints it, else the house's word.

    A row's running number is no name.
    """
    cells = [cell.strip(" ★▲※●*") for cell in level.text.split("|")]
    if len(cells) > 2 and _ROW_NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    named = cells[0] if len(cells) > 1 else ""
    is_name = 1 < len(named) <= _NAME_LIMIT and not named.isdigit() and named != level.target
    return named if is_name else label(level.metric, language)


def people_of_role(count: str, role: str, language: Language) -> str:
    """``6 × advisers`` or ``项目经理1人``."""
    return f"{role}{count}人" if language == "zh" else f"{count} × {role}"


def _level(level: ServiceLevel, language: Language) -> str:
    return label("named", language).format(name=level_name(level, language), what=level.target)


def shown_unit(unit: str, language: Language) -> str:
    """The tender's own word; one that the engine put in its place in the draft's language."""
    own = f"unit_{unit.lower()}"
    if label(own, language) != own.replace("_", " "):
        return label(own, language)
    return unit[0].lower() + unit[1:] if unit.istitle() or unit[1:].islower() else unit


def _handling_time(content: PackContent, citer: Citer) -> tuple[Claim, ...]:
    facts, language = content.reading.facts, citer.language
    if facts.aht_seconds:
        text = label("seconds", language).format(n=shown_number(facts.aht_seconds.value))
        return (Claim(text=text, basis=(citer.tender(facts.aht_seconds.where),)),)
    stated = [one for one in (facts.volumes.value if facts.volumes else ()) if one.aht_s]
    return _several(
        [
            Claim(
                text=f"{label(one.channel or 'voice', language)} "
                + label("seconds", language).format(n=shown_number(one.aht_s or 0)),
                basis=(citer.tender(one.where),),
            )
            for one in stated
        ],
        citer,
    )


def _priced_scope(content: PackContent, citer: Citer) -> tuple[Claim, ...]:
    """What the estimate was staffed with; an assumed line says so; roles by head count in one line."""
    language = citer.language
    claims: list[Claim] = []
    roles: list[Claim] = []
    for line in content.estimate.scope:
        if line.heads_unit == "seats":
            seats = f"{shown_number(line.heads)} {label('unit_seats', language)}"
            text = label("named", language).format(name=line.label, what=seats)
        elif line.kind == "headcount":
            text = people_of_role(shown_number(line.heads), line.label, language)
        else:
            seconds = label("seconds", language).format(n=shown_number(line.aht_s))
            volume = shown_number(line.contacts_per_month)
            what = f"{volume} {label('per_month', language)} × {seconds}"
            text = label("named", language).format(name=line.label, what=what)
        basis = citer.assumed(text) if line.status == "assumed" else citer.computed(text)
        claim = Claim(text=text, basis=(citer.tender(line.source),) if line.source else (basis,))
        (roles if line.kind == "headcount" and line.heads_unit == "people" else claims).append(claim)
    if content.reading.facts.staffing_minimum and not citer.whole and not any(one.assumed for one in roles):
        roles = roles if not claims else []  # the line above names the people
    return (*_several(claims, citer), *_in_one_line(roles, citer))


def _several(claims: list[Claim], citer: Citer) -> tuple[Claim, ...]:
    """The first few; the last one counts the rest and rests on all of them."""
    if len(claims) <= _SHOWN or citer.whole:
        return tuple(claims)
    rest = claims[_SHOWN:]
    text = label("more", citer.language).format(n=len(rest))
    return (*claims[:_SHOWN], Claim(text=text, basis=tuple(basis for claim in rest for basis in claim.basis)))


def _in_one_line(claims: list[Claim], citer: Citer) -> tuple[Claim, ...]:
    """The claims as one enumeration that rests on all of them; stated and assumed ones stay apart."""
    separator = "、" if citer.language == "zh" else ", "
    return tuple(
        Claim(
            text=separator.join(claim.text for claim in group),
            basis=tuple(dict.fromkeys(basis for claim in group for basis in claim.basis)),
        )
        for group in ([one for one in claims if not one.assumed], [one for one in claims if one.assumed])
        if group
    )


def _text(fact: Fact[str] | None, citer: Citer) -> tuple[Claim, ...]:
    if fact is None:
        return ()
    text = _cut(fact.value.rstrip("；;，,、 "), citer)
    return (Claim(text=text, basis=(citer.tender(fact.where),)), *rival_claims(fact, citer))


def _cut(text: str, citer: Citer) -> str:
    if citer.whole:
        return text
    return clipped(text, _VALUE_LIMIT_ZH if citer.language == "zh" else _VALUE_LIMIT)


def _money(fact: Fact[Money] | None, citer: Citer) -> tuple[Claim, ...]:
    if fact is None:
        return ()
    return (Claim(text=shown_money(fact.value), basis=(citer.tender(fact.where),)), *rival_claims(fact, citer))


def _counted(fact: Fact[int] | None, unit: str, citer: Citer) -> tuple[Claim, ...]:
    if fact is None:
        return ()
    text = label(unit, citer.language).format(n=fact.value) if unit else str(fact.value)
    return (Claim(text=text, basis=(citer.tender(fact.where),)), *rival_claims(fact, citer, unit))


def _joined(fact: Fact[tuple[str, ...]] | None, citer: Citer, *, translate: bool = False) -> tuple[Claim, ...]:
    if fact is None or not fact.value:
        return ()
    names = [label(name, citer.language) if translate else name for name in fact.value]
    text = ("、" if citer.language == "zh" else ", ").join(names)
    return (Claim(text=_cut(text, citer), basis=(citer.tender(fact.where),)),)
