"""The trained component learns what is taught, the same way every time, and says how sure it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tasks.adapters.model_files import SHIPPED, write_weights
from tasks.evaluate.labels import Label, LabelledDocument, asks_by_labels, unit_key, unresolved
from tasks.evaluate.training import Lesson, calibrated, fit, lesson_of
from tasks.extract.requirements import judged_units
from tasks.extract.trained.features import features_of
from tasks.extract.trained.scorer import shipped
from tests.extract.building import document, paragraph

ASKING = ("The provider shall keep a log of {}.", "Bidders must describe {}.", "Staff will be trained in {}.")
TELLING = ("The agency was founded for {}.", "Last year {} cost two million.", "The city owns {}.")
THINGS = ("calls", "records", "shifts", "lifts", "gardens", "vehicles")


def lesson(name: str, things: tuple[str, ...]) -> Lesson:
    texts = [(form.format(thing), form in ASKING) for thing in things for form in (*ASKING, *TELLING)]
    judged = judged_units(document(*(paragraph(text) for text, _ in texts)))
    return lesson_of(name, "en", features_of(judged, "en"), [asks for _, asks in texts])


LESSONS = [lesson(f"tender {position}", THINGS[position:] + THINGS[:position]) for position in range(3)]


def test_what_was_taught_is_known_and_the_order_of_lessons_does_not_matter() -> None:
    forward, backward = fit(LESSONS), fit(LESSONS[::-1])
    assert np.array_equal(forward.weights, backward.weights)
    for said in LESSONS:
        likely = [probability > 0.5 for probability in forward.probabilities(said.features)]
        assert likely == list(said.asks)


def test_a_model_begun_elsewhere_ends_at_the_same_place() -> None:
    first = fit(LESSONS)
    again = fit(LESSONS, first)
    assert np.allclose(first.probabilities(LESSONS[0].features), again.probabilities(LESSONS[0].features), atol=0.01)


def test_calibration_keeps_the_order_of_what_is_likely() -> None:
    plain = fit(LESSONS)
    curved = calibrated(plain, LESSONS)
    assert curved.slope > 0
    before, after = (np.argsort(one.probabilities(LESSONS[0].features)) for one in (plain, curved))
    assert np.array_equal(before, after)


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    scorer = fit(LESSONS)
    first = write_weights(scorer, "en", tmp_path / "one").read_bytes()
    assert write_weights(scorer, "en", tmp_path / "two").read_bytes() == first


def test_what_ships_is_small_and_has_a_card() -> None:
    sizes = [path.stat().st_size for path in SHIPPED.glob("weights-*.npz")]
    assert len(sizes) == 2
    assert sum(sizes) < 15_000_000
    assert (SHIPPED / "CARD.md").is_file()
    for language in ("en", "zh"):
        assert 0.3 < shipped(language).slope < 3


def test_labels_without_words_find_their_units_again() -> None:
    text = "The provider shall keep a log."
    labelled = LabelledDocument(
        sha256="0" * 64,
        covers=((1, 2),),
        labels=(
            Label(unit=unit_key(text), page=1, asks="yes", category="reporting"),
            Label(unit=unit_key("Gone since."), page=1, asks="yes", category="scope"),
            Label(unit=unit_key("A briefing may be held."), page=2, asks="neutral"),
        ),
    )
    units = [(1, "The  PROVIDER shall keep a log."), (2, "A briefing may be held."), (2, "Plain."), (7, text)]
    assert asks_by_labels(labelled, units) == [True, None, False, None]
    assert unresolved(labelled, [said for _, said in units]) == 1
