"""``audiopaper read`` shows a person what came of every line, and a terminal obeys none of it."""

import datetime
import io

import pytest
from rich.console import Console

from audiopaper.commands import read as command
from audiopaper.issue import read_text
from audiopaper.model import Kind, Why
from audiopaper.show import Show

DAY = Show(paper="青溪日报", date=datetime.date(2026, 11, 18))
PAGE = """青溪日报 2026年11月18日 星期三

## 乐和桥通车

本报讯（记者 曾令仪）乐和桥昨天建成通车，两岸村民敲锣打鼓来庆祝，孩子们在桥上跑来

图为通车现场。（曾令仪 摄）

跑去。\x1b]0;title\x07\x1b[31m

责任编辑：华一鸣
"""


def shown(text):
    out = io.StringIO()
    command._tell(read_text(text, DAY), Console(file=out, width=120, soft_wrap=True, highlight=False))
    return out.getvalue()


def test_a_person_sees_stories_joins_captions_and_reasons_with_their_lines():
    text = shown(PAGE)
    for part in ("    3 [", "乐和桥通车", "在桥上跑来⁀跑去", "图为通车现场", "华一鸣"):
        assert part in text
    assert "\n   11 " in text


def test_nothing_in_a_page_can_command_a_terminal():
    assert "\x1b" not in shown(PAGE)
    assert "\x07" not in shown(PAGE)


def test_a_story_without_a_headline_says_that_it_was_made():
    text = "本报讯（记者 曾令仪）乐和桥昨天建成通车，两岸村民敲锣打鼓来庆祝。\n"
    assert "made from the lead" in shown(text) or "取自导语" in shown(text)


@pytest.mark.parametrize(("names", "kind"), [(command.KINDS, Kind), (command.REASONS, Why)])
def test_every_kind_and_every_reason_has_its_words(names, kind):
    assert set(names) == set(kind)
