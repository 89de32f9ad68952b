"""``audiopaper names``: the newsroom settles each name once, and nothing of its lexicon is lost."""

import json

import pytest
from typer.testing import CliRunner

from audiopaper.app import app

ISSUE = """# 青溪日报

2026年11月18日 星期三

## 单家浜修好水渠

本报讯 村民单国平说，水渠修好了。镇长查志明表示，明年继续修。
"""


@pytest.fixture
def desk(tmp_path):
    """A folder with an issue and a show file, as a newsroom has it."""
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "show.toml").write_text('paper = "青溪日报"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def names(desk, monkeypatch):
    monkeypatch.chdir(desk)

    def call(*arguments):
        return CliRunner().invoke(app, ["names", "issue.md", "--show", "show.toml", *arguments])

    return call


def asked(result):
    return [each["text"] for each in json.loads(result.stdout)]


def test_people_with_unusual_surnames_are_asked(names):
    assert {"单国平", "查志明"} <= set(asked(names("--json")))


def test_what_is_accepted_is_not_asked_again(names, desk):
    names("--accept")
    assert '"单国平" = "shan4 guo2 ping2"' in (desk / "lexicon.toml").read_text(encoding="utf-8")
    assert not {"单国平", "查志明"} & set(asked(names("--json")))


def test_a_correction_is_written_and_comments_stay(names, desk):
    (desk / "lexicon.toml").write_text('# 我们的人\n"任新" = "ren2 xin1"\n', encoding="utf-8")
    names("--set", '单家浜="shan4 jia1 bang1"')
    assert (desk / "lexicon.toml").read_text(encoding="utf-8") == (
        '# 我们的人\n"任新" = "ren2 xin1"\n"单家浜" = "shan4 jia1 bang1"\n'
    )


@pytest.mark.parametrize("wrong", ["单家浜", "单家浜=shan4", "单家浜=jpdb1 x2 y3", 'a"]=a1'])
def test_a_correction_that_cannot_be_said_changes_nothing(names, desk, wrong):
    result = names("--set", wrong)
    assert result.exit_code != 0
    assert not (desk / "lexicon.toml").exists()


def test_where_nothing_is_in_doubt_that_is_said(names, desk):
    (desk / "issue.md").write_text("# 水渠\n\n水渠修好了，大家都很高兴。\n", encoding="utf-8")
    assert "Nothing is uncertain today." in names().stdout
