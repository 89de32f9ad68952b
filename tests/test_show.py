"""The show file: what it says counts, and what it cannot say is refused by name and line."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest

from audiopaper.commands.init import TEMPLATE
from audiopaper.errors import ShowError
from audiopaper.show import Pauses, Show
from audiopaper.showfile import CHECKS, load_show

ROOT = Path(__file__).parents[1]


def show_file(tmp_path, text):
    path = tmp_path / "show.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold_and_nothing_leaves_the_machine():
    show = load_show(None)
    assert show == Show()
    assert show.engines == ("kokoro",)


def test_what_the_file_says_counts(tmp_path):
    show = load_show(
        show_file(
            tmp_path,
            'paper = "青溪日报"\nurl = "https://example.org/qingxi"\ntime = "06:30"\nengines = ["edge", "kokoro"]\n'
            '[pauses]\nstory = 2.0\n[cast]\nreporter = ["yunyang", "xiaoxiao"]\n[reading]\nfurniture = ["^社址"]\n',
        )
    )
    assert show.url == "https://example.org/qingxi/"
    assert show.time == datetime.time(6, 30)
    assert show.engines == ("edge", "kokoro")
    assert show.pauses.story == 2.0
    assert show.cast["reporter"] == ("yunyang", "xiaoxiao")
    assert show.reading.furniture == ("^社址",)
    assert show.came_from("paper") == "show.toml"
    assert show.came_from("author") == "default"


def test_a_flag_goes_before_the_file(tmp_path):
    show = load_show(show_file(tmp_path, 'paper = "青溪日报"\n')).with_flags(paper="云川报", date=None)
    assert (show.paper, show.came_from("paper")) == ("云川报", "flag --paper")
    assert show.came_from("date") == "default"


def test_the_lexicon_beside_the_file_is_the_papers_own(tmp_path):
    (tmp_path / "lexicon.toml").write_text("")
    assert load_show(show_file(tmp_path, "")).lexicon == tmp_path / "lexicon.toml"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('paper = "青溪日报"\ncolour = "red"\n', 2),
        ("paper = 5\n", 1),
        ('\nurl = "ftp://example.org/"\n', 2),
        ('url = "https://a/\\"><script>"\n', 1),
        ("utc_offset = 99\n", 1),
        ("\n\n[pauses]\nstory = -1\n", 4),
        ("[pauses]\nlunch = 1\n", 2),
        ("pauses.lunch = 1\n", 1),
        ("pauses = { row = 1, lunch = 1 }\n", 1),
        ("pauses = 1\n", 1),
        ("[pauses]\nstory = true\n", 2),
        ('[reading]\nfurniture = ["("]\n', 2),
        ('[reading]\nmast = "报"\n', 2),
        ("paper = \n", 1),
        ("engines = []\n", 1),
        ('date = "today"\n', 1),
        ('music = "yes"\n', 1),
    ],
)
def test_what_a_show_file_cannot_say_is_refused_by_line(tmp_path, text, line):
    path = show_file(tmp_path, text)
    with pytest.raises(ShowError) as caught:
        load_show(path)
    assert (caught.value.file, caught.value.line) == (path, line)
    assert caught.value.todo is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[engine.edge]\nstory = 1\n\n[pauses]\nrow = 1\nstory = 9\n", 6),
        ("[engine.mine]\npauses = 1\n[pauses]\nstory = 9\n", 4),
        ('# story = 9\ndescription = """\n[pauses]\nstory = 9\n"""\n[pauses]\nstory = 9\n', 7),
        ('engines = [\n  "edge",\n]\n[ "pauses" ] # [pauses]\nstory = 9\n', 5),
        ('[engine.edge]\nurl = "a"\n[cast]\nanchor = "b"\n[engine.url]\n[reading]\nfurniture = 1\n', 7),
    ],
    ids=["same name above", "a key named as the table", "inside a long text", "after a list", "far below"],
)
def test_a_key_is_looked_for_below_its_own_header(tmp_path, text, line):
    with pytest.raises(ShowError) as caught:
        load_show(show_file(tmp_path, text))
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "what", "todo"),
    [
        ("[pauses]\nlunch = 1\n", "There is no setting pauses.lunch", "there are joint, clause, lift, group,"),
        ('colour = "red"\n', "There is no setting colour", "there are paper, title,"),
        ("[pauses]\nstory = 9\n", "pauses.story cannot be so: 9", "write seconds from 0 to 5"),
        ('music = "yes"\n', "music cannot be so: 'yes'", "write true or false"),
        ("reading = 1\n", "reading cannot be so: 1", "write a table of its own"),
    ],
)
def test_the_error_names_the_setting_in_full_and_says_what_to_write(tmp_path, text, what, todo):
    with pytest.raises(ShowError) as caught:
        load_show(show_file(tmp_path, text))
    assert caught.value.what.en == what
    assert caught.value.todo.en.startswith(todo)
    assert "--help" not in caught.value.todo.zh


def test_every_setting_of_a_show_can_stand_in_its_file():
    assert CHECKS.keys() == {name for name, _ in Show().settings()}


NO_ADDRESSES = [
    "http://[", "http://[abc]/", "http://", "http:///podcast/", "http://:80/", "http://a..b/", "http://a:99999/",
    "http://a:b/", "http://a%20b/", r"http://a/\u0000", r"http://a/\u007f", r"http://a/\u200b", r"http://a/\nb",
    r"http://a\\@b/", f"http://{'报' * 70}.example/",
]  # fmt: skip
NO_MAILBOXES = [
    r"a@example.org\nBcc: b@example.org", r"a@example.org\u0000", "a", "@example.org", "a@", "a@b..c",
    "a b@example.org", "青溪日报 <a@example.org>", "a@b@c",
]  # fmt: skip


@pytest.mark.parametrize(
    "setting",
    [f'{name} = "{each}"' for name, all_ in (("url", NO_ADDRESSES), ("email", NO_MAILBOXES)) for each in all_],
)
def test_an_address_that_would_break_the_feed_is_refused_in_one_line(tmp_path, setting):
    path = show_file(tmp_path, f"\n{setting}\n")
    with pytest.raises(ShowError) as caught:
        load_show(path)
    assert caught.value.where == f"{path}:2"
    assert all(text.isprintable() for text in caught.value.what)


@pytest.mark.parametrize(
    ("written", "travels"),
    [
        ("http://报纸.example", "http://xn--4ruw83d.example/"),
        ("https://报纸。中国/今日柯城/", "https://xn--4ruw83d.xn--fiqs8s/%E4%BB%8A%E6%97%A5%E6%9F%AF%E5%9F%8E/"),
        ("https://example.org:8443/a%20b/50%/[1]", "https://example.org:8443/a%20b/50%25/%5B1%5D/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://desk@example.org/p_1/~x,y", "https://desk@example.org/p_1/~x,y/"),
    ],
)
def test_an_address_may_be_written_in_chinese_and_travels_in_ascii(tmp_path, written, travels):
    assert load_show(show_file(tmp_path, f'url = "{written}"\n')).url == travels
    assert load_show(show_file(tmp_path, f'url = "{travels}"\n')).url == travels


@pytest.mark.parametrize(
    ("written", "travels"),
    [
        ("", ""),
        ("o'brien+podcast@Example.org", "o'brien+podcast@Example.org"),
        ("bianji@报纸.example", "bianji@xn--4ruw83d.example"),
    ],
)
def test_an_e_mail_address_keeps_its_letters_and_its_host_travels_in_ascii(tmp_path, written, travels):
    assert load_show(show_file(tmp_path, f'email = "{written}"\n')).email == travels


def test_a_show_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ShowError) as caught:
        load_show(tmp_path / "none.toml")
    assert caught.value.where.endswith("none.toml")


def test_every_pause_stands_in_the_docs_and_in_a_new_show_file_with_its_default():
    table = (ROOT / "docs" / "phrasing.md").read_text(encoding="utf-8")
    said = {
        name: float(seconds)
        for names, seconds in re.findall(r"^\| (`[^|]+`) \| ([\d.]+) \|", table, re.MULTILINE)
        for name in re.findall(r"\w+", names)
    }
    assert said == dataclasses.asdict(Pauses())
    assert set(re.findall(r"\{pauses\.(\w+)\}", TEMPLATE)) == said.keys()


@pytest.mark.parametrize("offset", ['"06:50+08:00"', "06:50:00+08:00"])
def test_a_time_of_day_has_no_offset_of_its_own(tmp_path, offset):
    with pytest.raises(ShowError) as caught:
        load_show(show_file(tmp_path, f"by = {offset}\n"))
    assert caught.value.line == 1


def test_a_show_file_may_begin_with_a_byte_order_mark_and_must_be_utf_8(tmp_path):
    path = tmp_path / "show.toml"
    path.write_text('paper = "青溪日报"\n', encoding="utf-8-sig")
    assert load_show(path).paper == "青溪日报"
    path.write_text('paper = "青溪日报"\n', encoding="gb18030")
    with pytest.raises(ShowError, match="not UTF-8"):
        load_show(path)
