"""Why something could not be read and what to do about it, in the draft's language."""

from __future__ import annotations

from models.document import Language
from models.errors import ADVICE, Code

_ZH: dict[Code, tuple[str, str]] = {
    Code.EMPTY_FILE: ("空文件", "文件内容为空，请重新获取"),
    Code.DAMAGED: ("文件损坏", "文件不完整或已损坏，请从来源重新下载"),
    Code.ENCRYPTED: ("已加密", "文件需要密码，请另存为无密码副本后放入项目文件夹"),
    Code.WRONG_TYPE: ("类型不符", "文件内容与扩展名不符，请核对后改名或替换"),
    Code.UNSUPPORTED: ("暂不支持的格式", "该格式已保存但暂不能读取，请补充PDF或DOCX副本"),
    Code.TOO_LARGE: ("超过大小限制", "文件超过限制，请拆分或在设置中提高上限"),
    Code.TOO_SLOW: ("读取超时", "读取时间超过限制，请改用更简单的副本（打印为PDF）"),
    Code.PARSER_CRASH: ("解析失败", "无法解析该文件，请改用更简单的副本（打印为PDF）"),
    Code.NO_TEXT: ("无可读文字", "未识别到文字，请人工查阅，或补充含文字的副本"),
    Code.NOT_FOUND: ("未找到", "文件不存在，请核对名称"),
    Code.UNREADABLE: ("无法打开", "文件无法打开，请检查权限及是否仍在写入"),
    Code.UNSAFE_ARCHIVE: ("压缩包不安全", "压缩包含不安全或过多条目，请自行解压后放入文件夹"),
}


def unread_word(code: Code, language: Language) -> str:
    """The kind of failure in a word or two."""
    known = _ZH.get(code) if language == "zh" else None
    return known[0] if known else code.value.replace("_", " ")


def unread_advice(code: Code, language: Language) -> str:
    """What a person should do."""
    known = _ZH.get(code) if language == "zh" else None
    return known[1] if known else ADVICE[code]
