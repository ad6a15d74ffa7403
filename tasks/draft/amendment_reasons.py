"""Why a change counts as it does, in the draft's language; a reason without a translation stands as it was given."""

from __future__ import annotations

from models.document import Language

_CHINESE: dict[str, str] = {
    "It says the same thing in other words.": "同一事项，措辞不同。",
    "Nothing that stood before says this.": "此前文件中没有这一内容。",
    "The new edition does not say it any more.": "新版文件不再载有这一内容。",
    "The new text is in another document; please check it.": "新内容在另一份文件中，请核对。",
    "The text that takes its place was not found; please check it.": "未找到替换后的内容，请核对。",
    "Read as it stands this would delete far more than it states; please check what it replaces.": (
        "按字面理解会删除远多于其所述的内容，请核对被替换的范围。"
    ),
    "The place that this changes was not found in the tender; please check it.": (
        "未在招标文件中找到被变更之处，请核对。"
    ),
    "Which document of the tender this changes is not known; please check it.": "无法确定变更的是哪一份文件，请核对。",
    "The answer says that what is asked about is needed; please check what it asks for.": (
        "答复表示所问事项为必需，请核对其具体要求。"
    ),
    "This speaks of a change that was not understood; please check it.": "此处提及变更，但未能识别其内容，请核对。",
}
_FOUND = {
    "It is deleted; found by ": "已删除；定位依据：",
    "It is replaced; found by ": "已替换；定位依据：",
    "Its words are changed; found by ": "文字已修改；定位依据：",
}


def shown_reason(why: str, language: Language) -> str:
    """The engine's reason as people of this draft read it."""
    if language != "zh":
        return why
    for start, chinese in _FOUND.items():
        if why.startswith(start):
            return f"{chinese}{why.removeprefix(start).rstrip('.').replace(', ', '、')}。"
    return _CHINESE.get(why, why)
