"""The show file that ``init`` writes: whatever a paper is called, it loads back and says that."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.commands.init import Answers, init, show_text
from audiopaper.errors import OptionError
from audiopaper.showfile import load_show

HOSTILE = [
    '青溪"日报',
    "a\nengines = ['edge']\n",
    "\\u0022 \\",
    "'''",
    '"""',
    "{pauses.__class__}",
    "{0}",
    "%s",
    "\x00\x7f\x9f",
    "# 不是注释",
    "\r\n",
    "\u2028",
    "🗞️",
    "]]>",
]
names = st.text() | st.sampled_from(HOSTILE)


def loaded(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "show.toml"
        path.write_text(text, encoding="utf-8")
        return load_show(path)


@given(paper=names, author=names, email=st.just("") | st.emails(), file=names)
@settings(deadline=None)
def test_whatever_is_answered_loads_back_as_it_was_said(paper, author, email, file):
    answers = Answers(paper, "https://example.org/p/", author, email, ("edge", "kokoro"), (("anchor", ("xiaobei",)),))
    show = loaded(show_text(answers, file))
    assert (show.paper, show.author, show.email) == (paper, author, email)
    assert (show.url, show.engines, show.cast) == (answers.url, answers.engines, {"anchor": ("xiaobei",)})


@pytest.mark.parametrize("paper", HOSTILE)
def test_a_hostile_name_stays_a_name(paper):
    assert loaded(show_text(Answers(paper, "https://example.org/", paper, "", ("kokoro",)), paper)).paper == paper


def test_every_line_that_is_commented_out_can_be_used():
    text = show_text(Answers("报", "https://example.org/", "", "", ("kokoro",)), "show.toml")
    show = loaded(re.sub(r"^# (?=\[|[a-z_]+ =)", "", text, flags=re.MULTILINE))
    assert show.by is not None
    assert show.engine["edge"]["proxy"]
    assert show.engine["azure"]["region"]
    assert show.reading.furniture
    assert show.cast["reporter"]


def test_the_file_says_what_each_engine_means_for_quality_privacy_and_cost():
    comments = " ".join(row for row in show_text(Answers("", "u", "", "", ("edge",)), "f").split("\n") if "#" in row)
    for part in ("音质好", "内容不出本机", "不花钱", "非常自然", "发送给微软", "免费但不保证服务", "按字数收费"):
        assert part in comments


@pytest.mark.parametrize(
    "flags",
    [
        {"url": "ftp://example.org/"},
        {"url": "http://["},
        {"email": "a@example.org\nb"},
        {"engines": "gramophone"},
        {"engines": " , "},
        {"anchor": "nobody"},
        {"engines": "kokoro", "anchor": "edge-yunyang"},
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_is_written(tmp_path, flags):
    file = tmp_path / "show.toml"
    with pytest.raises(OptionError) as caught:
        init(file, paper="报", **flags)
    assert caught.value.todo is not None
    assert not file.exists()


def test_a_paper_with_a_key_names_azure_first_and_the_file_holds_no_key(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDIOPAPER_AZURE_KEY", "secret")
    monkeypatch.setattr("audiopaper.commands.init.engine_names", lambda: ("azure", "kokoro"))
    file = tmp_path / "show.toml"
    init(file, paper="青溪日报", url="https://example.org", engines="azure,kokoro", reporter="azure-yunyang")
    assert load_show(file).engines == ("azure", "kokoro")
    assert "secret" not in file.read_text(encoding="utf-8")


def test_flags_alone_are_enough(tmp_path):
    file = tmp_path / "show.toml"
    init(file, paper="青溪日报", url="https://example.org", engines="edge，kokoro", anchor="edge-yunyang,xiaobei")
    show = load_show(file)
    assert (show.engines, show.cast) == (("edge", "kokoro"), {"anchor": ("edge-yunyang", "xiaobei")})
