"""What Typer says about a wrong call, in the reader's language: it knows English only.

Its messages are told by their wording, since their classes are its own affair; one that is not in the table stays as
it is, and the tests make the common calls that go wrong.
"""

from __future__ import annotations

import re

from typer.exceptions import TyperException

from audiopaper.words import Words

MESSAGES = {
    r"Missing argument '(.+)'": "缺少参数 {0}",
    r"Missing option '(.+)'": "缺少选项 {0}",
    r"No such option: (\S+) \(Possible options: (.+)\)": "没有 {0} 这个选项，相近的有 {1}",
    r"No such option: (\S+)": "没有 {0} 这个选项",
    r"No such command '(.+)'. Did you mean (.+)\?": "没有 {0} 这个命令，相近的有 {1}",
    r"No such command '(.+)'": "没有 {0} 这个命令",
    r"Option '(.+)' requires an argument": "选项 {0} 后面要有值",
    r"Option '(.+)' does not take a value": "选项 {0} 不带值",
    r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)": "多出了 {0}",
    r"Invalid value for '(.+?)': (.+)": "{0} 的值不对：{1}",
}
"""Patterns of whole messages, each with the Chinese for it."""
REASONS = {
    r"Input should be a valid integer.*": "应为整数",
    r"Input should be a valid (?:number|float).*": "应为数字",
    r"Input should be a valid boolean.*": "应为 true 或 false",
    r"Input should be less than or equal to (.+)": "不能大于 {0}",
    r"Input should be greater than or equal to (.+)": "不能小于 {0}",
    r"Value error, '(.*)' does not match the formats '%Y-%m-%d'": "“{0}”不是 2026-11-18 这样的日期",
    r"(?:dir|directory|path) '(.+)' is a file": "{0} 是文件，不是目录",
    r"(?:file|path) '(.+)' is a directory": "{0} 是目录，不是文件",
    r"(?:dir|directory|file|path) '(.+)' does not exist": "{0} 不存在",
    r"(?:dir|directory|file|path) '(.+)' is not readable": "{0} 无法读取",
    r"(?:dir|directory|file|path) '(.+)' is not writable": "{0} 无法写入",
}
"""Why a value is invalid, likewise."""


def told(error: TyperException) -> tuple[Words, Words]:
    """What is wrong with the call, and what to do: the help of the very command."""
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "audiopaper"
    todo = Words("see `{command} --help`", "参见 {command} --help").fill(command=command)
    return Words("{what}", "{what}").fill(what=Words(message, _chinese(message, MESSAGES))), todo


def _chinese(message: str, table: dict[str, str]) -> str:
    for pattern, chinese in table.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return chinese.format(*(_chinese(part, REASONS) for part in found.groups()))
    return message
