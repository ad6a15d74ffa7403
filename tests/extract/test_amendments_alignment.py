"""A requirement is known again whatever moved around it, and only once."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from models.requirement import Requirement
from tasks.extract.amendments.alignment import align
from tasks.extract.amendments.word_diff import word_edits
from tasks.extract.same_text import key
from tasks.extract.wordlist import words

WORDS = sorted(
    words(
        """
        supplier agents calls answer within seconds record quality report weekly chat email forecast shift training
        headset licence language Polish French weekend holiday ticket system uptime audit invoice price annex team
        """
    )
)


def row(text: str, number: str | None = None, section: tuple[str, ...] = (), source: str = "text") -> Requirement:
    return Requirement(
        document="a.pdf",
        id=f"R-{key(text)[:40]}-{number}",
        number=number,
        section=section,
        text=text,
        party="supplier",
        category="scope",
        confidence=0.9,
        source=source,
    )


texts = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(" ".join), max_size=25, unique_by=lambda one: one
)


@given(texts)
def test_a_list_is_aligned_with_itself(lines: list[str]) -> None:
    rows = [row(line) for line in lines]
    alignment = align(rows, rows)
    assert alignment.pairs == tuple((at, at) for at in range(len(rows)))
    assert alignment.removed == alignment.added == ()


@given(texts, st.randoms(use_true_random=False))
def test_moved_and_renumbered_requirements_are_the_same(lines: list[str], chance: random.Random) -> None:
    old = [row(line, f"{at}.1", (f"{at} Part",)) for at, line in enumerate(lines)]
    shuffled = list(enumerate(lines))
    chance.shuffle(shuffled)
    new = [row(line, f"{at + 2}.4", (f"{at + 2} Part",)) for at, (_, line) in enumerate(shuffled)]
    alignment = align(old, new)
    assert alignment.removed == alignment.added == ()
    assert all(key(old[i].text) == key(new[j].text) for i, j in alignment.pairs)


@given(texts, texts)
def test_pairs_are_one_to_one_and_nothing_is_lost(before: list[str], now: list[str]) -> None:
    alignment = align([row(line) for line in before], [row(line) for line in now])
    assert sorted([i for i, _ in alignment.pairs] + list(alignment.removed)) == list(range(len(before)))
    assert sorted([j for _, j in alignment.pairs] + list(alignment.added)) == list(range(len(now)))


def test_another_figure_or_sign_is_another_text() -> None:
    for one, other in (
        ("95%", "95"),
        ("1.5 hours", "15 hours"),
        ("≥ 3 agents", "≤ 3 agents"),
        ("★服务期两年", "服务期两年"),
    ):
        assert key(one) != key(other)
    assert key("２０，０００ calls") == key("20,000  Calls") == key("20000 calls")


def test_a_row_inserted_above_renumbers_and_changes_nothing_else() -> None:
    old = [row(f"{at} | {name} | daily", source="table") for at, name in enumerate(("Mail", "Chat", "Phone"), 1)]
    new = [row(f"{at} | {name} | daily", source="table") for at, name in enumerate(("Fax", "Mail", "Chat", "Phone"), 1)]
    alignment = align(old, new)
    assert alignment.pairs == ((0, 1), (1, 2), (2, 3))
    assert alignment.added == (0,)


def test_a_reworded_clause_keeps_its_number() -> None:
    old = [row("Agents answer calls within ten seconds on weekdays.", "3.1"), row("Reports are sent weekly.", "3.2")]
    new = [
        row("Reports and forecasts are sent every month.", "3.2"),
        row("Agents answer all calls within five seconds.", "3.1"),
    ]
    assert align(old, new).pairs == ((1, 0), (0, 1))


def test_thousands_of_reworded_requirements_are_aligned_quickly() -> None:
    chance = random.Random(7)
    stock = [f"{word}{number}" for word in WORDS for number in range(40)]
    lines = [" ".join(chance.sample(stock, 12)) for _ in range(2000)]
    old = [row(f"The supplier shall {line}.") for line in lines]
    new = [row(f"The supplier must {line}, and report it.") for line in reversed(lines)]
    began = time.perf_counter()
    alignment = align(old, new)
    assert time.perf_counter() - began < 10
    assert len(alignment.pairs) == 2000
    assert all(i == 1999 - j for i, j in alignment.pairs)


def test_words_kept_and_inserted_are_the_new_text() -> None:
    for before, now in (
        ("Calls are answered within 20 seconds.", "Calls are answered within 15 seconds, day and night."),
        ("坐席人员不少于20名。", "坐席人员不少于30名，含2名班长。"),
    ):
        edits = word_edits(before, now)
        assert "".join(edit.text for edit in edits if edit.kind != "delete") == now
        assert "".join(edit.text for edit in edits if edit.kind != "insert").replace(" ", "") == before.replace(" ", "")
        assert {edit.kind for edit in edits} == {"keep", "insert", "delete"}
    assert word_edits("录音保存六个月", "录音保存十二个月")[0].kind == "keep"
