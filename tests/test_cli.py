"""The commands, as scripts of staff call them: what they print, how they end, what they leave behind."""

import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.main import get_command

from audiopaper.app import app

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(tmp_path):
    """Call the app in a process of its own, with a cache of its own."""

    def call(*arguments, language="C", give=None, start=False, largest=resource.RLIM_INFINITY):
        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        environment = {**os.environ, "AUDIOPAPER_CACHE": str(tmp_path / "cache"), "LC_ALL": language, "COLUMNS": "60"}
        command = [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]
        if start:
            return subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        return subprocess.run(
            command,
            env=environment,
            cwd=tmp_path,
            input=give,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limited,
        )

    return call


def one_line(stderr):
    assert stderr.count("\n") == 1, stderr
    assert "Traceback" not in stderr
    return stderr


COMMANDS = ("produce", "read", "script", "pronounce", "names", "voices", "publish", "serve", "init", "cache")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_in_both_languages(run, command):
    english, chinese = run(command, "--help"), run(command, "--help", language="zh_CN.UTF-8")
    assert "Example: audiopaper" in english.stdout
    assert "例：audiopaper" in chinese.stdout


def test_read_gives_the_contract(run, example):
    data = json.loads(run("read", example, "--json").stdout)
    assert (data["paper"], data["date"], data["issue_no"]) == ("青溪日报", "2026-11-18", "4127")
    assert {
        "id",
        "page",
        "kicker",
        "headline",
        "subtitle",
        "byline_reporters",
        "paragraphs",
        "captions",
        "kind",
    } <= set(data["articles"][0])
    assert {"text", "line", "why"} <= set(data["left_out"][0])


def test_read_shows_a_person_stories_joins_and_what_was_left_out(run, example):
    shown = run("read", example).stdout
    for part in ("全县乡村振兴现场会", "做到问题不⁀解决不放手", "masthead", "editors' credits"):
        assert part in shown


def test_pronounce_gives_the_contract_line_by_line(run):
    found = run("pronounce", "--json", "-", give="任建新12月28日\n\n“重任”\n")
    rows = [json.loads(row) for row in found.stdout.splitlines()]
    assert rows[0]["spoken"] == "任建新十二月二十八日"
    assert rows[0]["pinyin"] == ["ren2", "jian4", "xin1", "shi2", "er4", "yue4", "er4", "shi2", "ba1", "ri4"]
    assert (rows[1]["spoken"], rows[1]["pinyin"]) == ("", [])
    assert rows[2]["pinyin"] == ["", "zhong4", "ren4", ""]


def test_script_shows_what_an_engine_is_given(run, example):
    data = json.loads(run("script", example, "--json", "--engine", "kokoro").stdout)
    assert data["lines"][0]["heard"].startswith("kokoro ")


@pytest.mark.parametrize("command", ["read", "script", "names", "produce"])
def test_every_command_that_reads_an_issue_takes_what_may_not_be_printed(command):
    offered = {flag for option in get_command(app).commands[command].params for flag in option.opts}
    assert {"--show", "--paper", "--date", "--issue-no"} <= offered


def test_the_number_of_the_issue_is_said_in_the_script(run, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# 青溪日报\n\n2026年11月18日\n\n## 大桥通车\n\n昨天，横跨青溪的大桥通车。\n", encoding="utf-8")
    assert "4127" in run("script", page, "--issue-no", "4127").stdout


def test_produce_says_where_everything_is(run, example, tmp_path):
    done = run("produce", example, "--engine", "tone", "--out", "out")
    assert done.returncode == 0
    out = tmp_path / "out"
    for file in ("feed.xml", "index.html", "cover.jpg"):
        assert (out / file).is_file()
    folder = out / "episodes" / "2026-11-18"
    assert {"index.html", "edition.json", "chapters.json", "transcript.vtt"} <= {each.name for each in folder.iterdir()}
    assert len(list(folder.glob("*.mp3"))) == 1
    assert "out/feed.xml" in done.stdout
    assert "mastering" in done.stderr


def test_publish_makes_the_feed_again_at_its_new_address(run, example, tmp_path):
    run("produce", example, "--engine", "tone")
    before = re.findall(r"guid[^>]*>([^<]+)<", (tmp_path / "output" / "feed.xml").read_text(encoding="utf-8"))
    (tmp_path / "show.toml").write_text('url = "https://new.example.org/"\n')
    done = run("publish")
    assert done.returncode == 0
    assert "feed: output/feed.xml" in done.stdout
    feed = (tmp_path / "output" / "feed.xml").read_text(encoding="utf-8")
    assert '<enclosure url="https://new.example.org/episodes/' in feed
    assert re.findall(r"guid[^>]*>([^<]+)<", feed) == before, "or apps would show every episode once more"


def test_an_edition_that_is_damaged_is_mended_by_producing_its_issue_again(run, example, tmp_path):
    run("produce", example, "--engine", "tone")
    (folder,) = (tmp_path / "output" / "episodes").iterdir()
    (enclosed,) = folder.glob("*.mp3")
    (folder / "edition.json").write_text("{")
    done = run("produce", example, "--engine", "tone", "--no-music")
    assert done.returncode == 0
    assert enclosed.is_file(), "apps that hold the old feed still find its audio"
    assert len(list(folder.glob("*.mp3"))) == 2


def test_an_edition_of_another_day_that_is_damaged_is_named_before_a_word_is_spoken(run, example, tmp_path):
    run("produce", example, "--engine", "tone")
    (folder,) = (tmp_path / "output" / "episodes").iterdir()
    (folder / "edition.json").write_text("{")
    page = tmp_path / "page.md"
    page.write_text("2026年11月19日\n\n# 大桥通车\n\n昨天，横跨青溪的大桥建成通车。\n", encoding="utf-8")
    done = run("produce", page, "--engine", "tone")
    assert done.returncode == 1
    assert str(folder.relative_to(tmp_path) / "edition.json") in done.stderr
    assert "speaking" not in done.stderr


def test_quiet_says_nothing(run, example):
    done = run("produce", example, "--engine", "tone", "--quiet")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("produce", "missing.md"), 2),
        (("produce", "empty.md"), 2),
        (("produce", "picture.md"), 2),
        (("produce", "nothing.md"), 2),
        (("produce", "EXAMPLE", "--engine", "gramophone"), 2),
        (("produce", "EXAMPLE", "--show", "voice.toml"), 2),
        (("produce", "EXAMPLE", "--show", "missing.toml"), 2),
        (("produce", "EXAMPLE", "--show", "broken.toml"), 2),
        (("produce", "EXAMPLE", "--engine", "tone", "--out", "file"), 2),
        (("produce", "EXAMPLE", "--engine", "tone", "--out", "/proc/audiopaper"), 1),
        (("produce", "EXAMPLE", "--show", "silent.toml"), 1),
        (("produce",), 2),
        (("produce", "EXAMPLE", "--date", "yesterday"), 2),
        (("sing",), 2),
        (("voices", "--audition", "nobody"), 2),
        (("serve", "--out", "nowhere"), 1),
        (("publish", "--out", "nowhere"), 1),
        (("produce", "EXAMPLE", "--show", "no-model.toml"), 2),
        (("pronounce", "任", "--show", "no-lexicon.toml"), 2),
        (("produce", "EXAMPLE", "--paper", os.fsdecode(b"\xc7\xe0\xcf\xaa")), 2),
        (("serve", "--host", "报..纸"), 1),
    ],
)
def test_what_cannot_be_is_one_line_and_the_feed_stays(run, example, tmp_path, arguments, code):
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "nothing.md").write_text("2026年11月18日\n\n第3版\n", encoding="utf-8")
    (tmp_path / "voice.toml").write_text('[cast]\nanchor = ["nobody"]\n')
    (tmp_path / "broken.toml").write_text("paper = \n")
    (tmp_path / "silent.toml").write_text('engines = ["tone"]\n[engine.tone]\nsilent_at = "乐和桥"\n', encoding="utf-8")
    (tmp_path / "no-lexicon.toml").write_text('lexicon = "\\u0000"\n')
    (tmp_path / "no-model.toml").write_text('[engine.kokoro]\nmodel = "missing.onnx"\n')
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "feed.xml").write_text("yesterday's feed")
    done = run(*[example if each == "EXAMPLE" else each for each in arguments])
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().splitlines()[-1].startswith("audiopaper: ")
    assert (tmp_path / "output" / "feed.xml").read_text() == "yesterday's feed"
    assert not list(tmp_path.rglob(".aside-*"))


def test_an_issue_without_a_date_is_taken_as_todays_and_that_is_said(run, tmp_path):
    (tmp_path / "page.md").write_text(
        "# 大桥通车\n\n本报讯（记者 李明）昨天，横跨青溪的大桥建成通车。\n", encoding="utf-8"
    )
    assert json.loads(run("read", "page.md", "--json").stdout)["date"] == ""
    done = run("produce", "page.md", "--engine", "tone")
    assert done.returncode == 0
    assert "--date" in done.stderr
    (manifest,) = tmp_path.glob("output/episodes/*/edition.json")
    assert "--date" in json.loads(manifest.read_text(encoding="utf-8"))["notes"][0]


def test_two_runs_at_once_share_the_cache_and_give_the_same_audio(run, example, tmp_path):
    runs = [run("produce", example, "--engine", "tone", "--quiet", "--out", out, start=True) for out in ("one", "two")]
    assert [(each.communicate()[1], each.returncode) for each in runs] == [("", 0), ("", 0)]
    one, two = (sorted((tmp_path / out).rglob("*.mp3")) for out in ("one", "two"))
    assert [each.read_bytes() for each in one] == [each.read_bytes() for each in two] != []
    assert not list((tmp_path / "cache").rglob(".aside-*"))
    clips = sorted((tmp_path / "cache").rglob("*.clip"))
    run("produce", example, "--engine", "tone", "--quiet", "--out", "three")
    assert sorted((tmp_path / "cache").rglob("*.clip")) == clips


@pytest.mark.parametrize("kilobytes", [8, 600], ids=["no room for a clip", "no room for the tape"])
def test_a_full_disk_is_one_line_and_the_feed_stays(run, example, tmp_path, kilobytes):
    """No file may grow beyond the limit: what a full disk does to a run, without filling one."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "feed.xml").write_text("yesterday's feed")
    done = run("produce", example, "--engine", "tone", "--quiet", largest=kilobytes * 1000)
    assert done.returncode == 1
    assert "free some space" in one_line(done.stderr)
    assert [each.name for each in (tmp_path / "output").rglob("*") if each.is_file()] == ["feed.xml"]


def test_an_error_speaks_the_language_of_the_locale(run):
    assert "无法读取报纸" in one_line(run("read", "missing.md", language="zh_CN.UTF-8").stderr)
    assert "missing.md" in one_line(run("read", "missing.md").stderr)


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM])
def test_stopping_keeps_finished_clips_and_leaves_nothing_half_written(run, example, tmp_path, kill):
    process = run("produce", example, "--out", "out", start=True)
    while "speaking" not in (process.stderr.readline() or "speaking"):
        pass
    clips = tmp_path / "cache" / "clips"
    until = time.monotonic() + 60
    while not list(clips.glob("*/*.clip")) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(kill)
    process.wait(10)  # how long it takes is for benchmarks.stopping to say
    process.stderr.close()
    assert process.returncode == 130
    assert list(clips.glob("*/*.clip"))
    assert not list(tmp_path.rglob(".aside-*"))
    assert not (tmp_path / "out" / "feed.xml").exists()


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("imported", ["typer", "audiopaper.mandarin", "audiopaper.issue"])
def test_stopping_in_the_first_second_is_one_line_too(run, example, monkeypatch, kill, imported):
    """Python tells each module that it has imported: so the signal comes while the others are on their way."""
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    process = run("read", example, start=True)
    assert any(line.rpartition("|")[2].strip() == imported for line in iter(process.stderr.readline, ""))
    time.sleep(0.01)
    process.send_signal(kill)
    told = [line for line in process.communicate(timeout=60)[1].splitlines() if not line.startswith("import time:")]
    assert told == ["audiopaper: Stopped; nothing is half-published — run it again: finished clips are kept"]
    assert process.returncode == 130


def test_init_writes_a_show_file_that_can_be_used(run, tmp_path):
    done = run("init", "my.toml", "--paper", '青溪"日报', "--url", "https://example.org/p", "--engines", "edge,kokoro")
    assert done.returncode == 0
    from audiopaper.showfile import load_show

    show = load_show(tmp_path / "my.toml")
    assert (show.paper, show.url, show.engines) == ('青溪"日报', "https://example.org/p/", ("edge", "kokoro"))
    assert run("init", "my.toml").returncode == 2


def test_voices_are_listed_and_one_can_be_heard(run, tmp_path):
    assert "xiaobei" in run("voices").stdout
    assert run("voices", "--audition", "tone", "--out", "a.wav").returncode == 0
    assert (tmp_path / "a.wav").read_bytes().startswith(b"RIFF")


def test_called_without_a_command_it_shows_its_help_and_nothing_else(run):
    done = run()
    assert (done.returncode, done.stderr) == (2, "")
    assert "produce" in done.stdout


def test_verbose_tells_where_settings_came_from_uncut_and_by_flags_that_there_are(run, tmp_path):
    (tmp_path / "show.toml").write_text(f'description = "{"长" * 300}。"\n', encoding="utf-8")
    flags = ("--paper", "青溪日报", "--date", "2026-11-18", "--issue-no", "7", "--engine", "tone", "--by", "06:50")
    rows = run("produce", "missing.md", "--verbose", *flags, "--no-music").stdout.splitlines()
    assert next(row for row in rows if row.startswith(" description")).split()[1:] == ["长" * 300 + "。", "show.toml"]
    named = {row.split()[-1] for row in rows if " flag --" in row}
    assert named == {"--paper", "--date", "--issue-no", "--engine", "--by", "--no-music"}
    assert " flag --music" in run("produce", "missing.md", "--verbose", "--music").stdout


def test_the_table_of_names_is_not_cut_in_a_pipe(run, tmp_path):
    (tmp_path / "page.md").write_text(
        "# 青溪日报\n\n## 修好水渠\n\n本报讯 在青溪县乐和镇的工地上，村民单国平说，水渠修好了，明年继续修。\n",
        encoding="utf-8",
    )
    shown = run("names", "page.md").stdout
    assert "单国平说，水渠修好了，明年继" in shown
    assert "…" not in shown


def test_the_cache_can_be_seen_and_emptied(run, example):
    run("produce", example, "--engine", "tone", "--quiet")
    assert " 0 clips" not in run("cache").stdout
    assert " 0 clips" in run("cache", "--prune", "0").stdout


def test_what_looks_like_the_name_of_an_emoji_is_printed_as_it_stands(run, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "# 青溪日报\n\n## 农药按1:100:200比例兑水\n\n农技员说，多了少了都不行，今年要照着做。\n", encoding="utf-8"
    )
    assert "按1:100:200比例" in run("read", page, "--json").stdout


def test_leaving_at_a_question_is_no_fault(tmp_path):
    """Ctrl-D where `init` asks; a question needs a terminal, so this is one."""
    desk, terminal = pty.openpty()
    command = [sys.executable, str(ROOT / "cli.py"), "init", str(tmp_path / "show.toml")]
    asking = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, text=True)
    os.close(terminal)
    os.read(desk, 1)  # it asks
    os.write(desk, b"\x04")
    assert "Traceback" not in asking.communicate(timeout=60)[1]
    assert asking.returncode == 130
    assert not (tmp_path / "show.toml").exists()
    os.close(desk)


def test_why_an_engine_was_left_is_said_in_the_language_of_the_rest(run, example, monkeypatch):
    monkeypatch.delenv("AUDIOPAPER_AZURE_KEY", raising=False)
    told = run("produce", example, "--engine", "azure", "--engine", "tone", language="zh_CN.UTF-8").stderr
    note = next(line for line in told.splitlines() if "不再使用 azure" in line)
    assert "key" not in note


def test_a_feed_that_is_no_text_is_served_with_a_note(run, tmp_path):
    (tmp_path / "feed.xml").write_bytes(b"\xff\xfe")
    serving = run("serve", "--out", tmp_path, "--port", "0", start=True)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            serving.wait(timeout=8)
    finally:
        serving.send_signal(signal.SIGINT)
        assert "Traceback" not in serving.communicate(timeout=20)[1]
