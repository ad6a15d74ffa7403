"""Terms are found exactly, in both languages, and never inside other words."""

from __future__ import annotations

import pytest

from tasks.match.concepts import finder_for, ids
from tasks.match.profile import Concepts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Calls must be recorded; IVR menus stay short.", ("call_recording", "ivr")),
        ("The SUPPLIER offers web-chat and call-back.", ("chat", "callback")),
        ("通话录音及 I VR 语音导航", ("call_recording", "ivr")),
        ("人工接 通率不低于 90%", ("answer_rate",)),
        ("系统须提供SLA报表", ("service_level",)),
        ("TRANSLATION DRIVRS 翻译服务", ("interpreting",)),
        ("Wash the windows twice a year.", ()),
    ],
)
def test_concepts_of_a_sentence(text: str, found: tuple[str, ...], concepts: Concepts) -> None:
    assert ids(finder_for(concepts).find(text)) == found


def test_the_longest_term_wins(concepts: Concepts) -> None:
    (hit,) = finder_for(concepts).find("信息安全管理体系认证")
    assert (hit.concept, hit.words) == ("iso_27001", "信息安全管理体系认证")


def test_the_finder_is_built_once(concepts: Concepts) -> None:
    assert finder_for(concepts) is finder_for(Concepts.model_validate(concepts.model_dump()))
