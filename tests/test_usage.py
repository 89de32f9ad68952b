"""A wrong call is told in the reader's language, whatever Typer says, and sends to the help of its own command."""

import pytest
from typer.exceptions import TyperException

from audiopaper.app import app
from audiopaper.commands.usage import told


@pytest.mark.parametrize(
    ("call", "chinese", "command"),
    [
        ("sing", "没有 sing 这个命令", ""),
        ("rea", "没有 rea 这个命令，相近的有 'read'", ""),
        ("read", "缺少参数 ISSUE", " read"),
        ("read one two", "多出了 two", " read"),
        ("read one two three", "多出了 two three", " read"),
        ("read one --xyz", "没有 --xyz 这个选项", " read"),
        ("read one --jso", "没有 --jso 这个选项，相近的有 --json, --show", " read"),
        ("produce one --date yesterday", "--date 的值不对：“yesterday”不是 2026-11-18 这样的日期", " produce"),
        ("serve --port many", "--port 的值不对：应为整数", " serve"),
        ("serve --port 70000", "--port 的值不对：不能大于 65535", " serve"),
        ("cache --prune=-1", "--prune 的值不对：不能小于 0", " cache"),
        ("voices --audition", "选项 --audition 后面要有值", ""),
        ("produce one --quiet=1", "选项 --quiet 不带值", ""),
        (f"serve --out {__file__}", f"--out 的值不对：{__file__} 是文件，不是目录", " serve"),
    ],
)
def test_a_wrong_call_is_told_in_both_languages(call, chinese, command):
    with pytest.raises(TyperException) as caught:
        app(call.split(), prog_name="audiopaper", standalone_mode=False)
    what, todo = told(caught.value)
    assert what.zh == chinese
    assert what.en.isprintable()
    assert what.en.isascii()
    assert todo.en == f"see `audiopaper{command} --help`"


def test_what_typer_may_say_tomorrow_stays_as_it_is():
    what, _ = told(TyperException("The {moon} is down."))
    assert what == ("The {moon} is down", "The {moon} is down")
