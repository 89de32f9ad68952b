"""Whatever the shell has made of the standard streams, nobody sees a traceback and no program gets broken JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RARE = "𠮷家·任建新"
"""A character beyond the basic plane, a sign of Latin-1, and plain ones."""


@pytest.fixture
def shell(tmp_path):
    """Run a shell's line in which `audiopaper` is the program."""

    def call(line, **environment):
        return subprocess.run(
            ["bash", "-c", f'audiopaper() {{ "{sys.executable}" "{ROOT / "cli.py"}" "$@"; }}\n{line}'],
            env={**os.environ, "AUDIOPAPER_CACHE": str(tmp_path / "cache"), **environment},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_json_says_the_same_in_every_encoding(shell, encoding):
    done = shell(f"audiopaper pronounce --json {RARE} | base64 -w0", PYTHONIOENCODING=encoding)
    assert done.stderr == ""
    printed = subprocess.run(["base64", "-d"], input=done.stdout.encode(), capture_output=True, check=True).stdout
    assert json.loads(printed.decode(encoding))["text"] == RARE


@pytest.mark.parametrize("line", ["audiopaper voices", "audiopaper --help", "audiopaper read missing.md"])
def test_a_terminal_without_chinese_gets_escapes_and_no_traceback(shell, line):
    done = shell(line, PYTHONIOENCODING="ascii", LC_ALL="zh_CN.UTF-8")
    assert "Traceback" not in done.stderr
    assert "\\u" in done.stdout + done.stderr


@pytest.mark.parametrize("line", ["voices", "--help", "pronounce --json 青溪", "read {example} --json"])
def test_a_full_disk_behind_the_output_is_one_line_and_exit_code_1(shell, example, line):
    done = shell(f"audiopaper {line.format(example=example)} >/dev/full")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("audiopaper: Cannot print: No space left on device (stdout) — ")


@pytest.mark.parametrize("line", ["voices", "--help", "pronounce --json 青溪", "read {example} --json"])
def test_a_reader_who_has_left_is_told_nothing(shell, example, line):
    done = shell(f"audiopaper {line.format(example=example)} | true")
    assert done.stderr == ""


@pytest.mark.parametrize("closed", ["<&- >&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault_and_no_file_takes_its_place(shell, example, tmp_path, closed):
    assert shell(f"audiopaper produce {example} --engine tone --quiet {closed}").returncode == 0
    assert (tmp_path / "output" / "feed.xml").read_bytes().startswith(b"<?xml")
    assert shell(f"audiopaper pronounce - {closed}").stderr == ""


@pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "utf-8"}, {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}])
def test_text_in_another_encoding_is_one_line_that_says_how_to_give_it(shell, locale):
    given = "printf '任新' | iconv -f utf-8 -t gb18030 | audiopaper pronounce -"
    refused = shell(given, **locale)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "not utf-8 (stdin) — set PYTHONIOENCODING" in refused.stderr
    assert "xin1" in shell(f"{given} | iconv -f gb18030 -t utf-8", PYTHONIOENCODING="gb18030").stdout


def test_work_goes_on_when_its_log_is_full(shell, example, tmp_path):
    assert shell(f"audiopaper produce {example} --engine tone 2>/dev/full").returncode == 0
    assert (tmp_path / "output" / "feed.xml").is_file()


def test_an_error_that_cannot_be_told_still_has_its_exit_code(shell):
    assert shell("audiopaper read missing.md 2>/dev/full").returncode == 2
