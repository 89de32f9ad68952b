"""Nothing is ever half there."""

import errno
import os
import subprocess
import sys

import pytest

from audiopaper import atomic
from audiopaper.errors import OutputError


class Interrupted(BaseException):
    """Stands for Ctrl-C."""


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "deep" / "feed.xml"
    atomic.write_text(path, "一")
    atomic.write_text(path, "二")
    assert path.read_text(encoding="utf-8") == "二"
    assert [each.name for each in path.parent.iterdir()] == ["feed.xml"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "feed.xml"
    atomic.write_text(path, "old")
    with pytest.raises(Interrupted), atomic.written(path) as aside:
        aside.write_text("half of the n")
        raise Interrupted
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_replaced_whole(tmp_path):
    path = tmp_path / "episodes" / "2026-11-23"
    for text in ("first", "second"):
        with atomic.folder(path) as aside:
            (aside / f"{text}.txt").write_text(text)
    assert [each.name for each in path.iterdir()] == ["second.txt"]
    assert list(path.parent.iterdir()) == [path]


def test_an_interrupted_folder_leaves_the_old_one_and_nothing_else(tmp_path):
    path = tmp_path / "2026-11-23"
    with atomic.folder(path) as aside:
        (aside / "a.txt").write_text("whole")
    with pytest.raises(Interrupted), atomic.folder(path) as aside:
        (aside / "a.txt").write_text("hal")
        raise Interrupted
    assert (path / "a.txt").read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_an_output_error_that_names_the_place():
    """/dev/full refuses every byte, as a full disk does."""
    from pathlib import Path

    with pytest.raises(OutputError) as caught, atomic.disk_errors(Path("/dev/full")):
        Path("/dev/full").write_bytes(b"x" * 100_000)
    assert caught.value.exit_code == 1
    assert "/dev/full" in caught.value.where


def test_a_file_in_place_of_the_folder_is_an_output_error(tmp_path):
    (tmp_path / "output").write_text("I am a file")
    with pytest.raises(OutputError), atomic.written(tmp_path / "output" / "feed.xml"):
        pass


LONG = "长" * 100


def test_a_disk_error_names_the_file_that_was_to_be_written(tmp_path):
    """Not the one aside, which is gone by then and says nothing to anybody."""
    (tmp_path / "feed.xml" / "full").mkdir(parents=True)
    for path in (tmp_path / "feed.xml", tmp_path / LONG):
        with pytest.raises(OutputError) as caught:
            atomic.write_text(path, "new")
        assert caught.value.where == str(path)


def test_a_disk_error_in_a_folder_aside_names_the_folder_that_was_to_be(tmp_path):
    path = tmp_path / "2026-11-23"
    with pytest.raises(OutputError) as caught, atomic.folder(path) as aside:
        (aside / LONG).write_text("new")
    assert caught.value.where == str(path)
    with pytest.raises(OutputError) as caught, atomic.folder(path) as aside:
        atomic.write_text(aside / LONG, "new")
    assert caught.value.where == str(path)
    with pytest.raises(OutputError) as caught, atomic.folder(path) as aside, atomic.disk_errors(aside):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.where == str(path)


def test_a_disk_error_names_what_the_system_names_where_the_user_knows_it(tmp_path):
    (tmp_path / "output").write_text("I am a file")
    with pytest.raises(OutputError) as caught:
        atomic.write_text(tmp_path / "output" / "feed.xml", "new")
    assert caught.value.where == str(tmp_path / "output")


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EDQUOT, "free some space"),
        (errno.EACCES, "allow writing"),
        (errno.EPERM, "allow writing"),
        (errno.EROFS, "allow writing"),
        (errno.ENOENT, "see that the folder"),
        (errno.EEXIST, "move away"),
        (errno.ENOTDIR, "move away"),
        (errno.EISDIR, "move away"),
        (errno.ENAMETOOLONG, "shorter name"),
        (errno.EIO, "see to the disk"),
        (errno.ESTALE, "see to the disk"),
    ],
)
def test_what_to_do_fits_what_the_disk_says(tmp_path, number, advice):
    with pytest.raises(OutputError) as caught, atomic.disk_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert advice in caught.value.todo.en
    assert os.strerror(number) in caught.value.what.en
    assert (os.strerror(number) in caught.value.what.zh) == (number not in atomic.REFUSALS)


def test_two_runs_cannot_claim_one_folder(tmp_path):
    claim = "import sys, pathlib; from audiopaper import atomic\nwith atomic.claimed(pathlib.Path(sys.argv[1])): pass"
    with atomic.claimed(tmp_path):
        other = subprocess.run([sys.executable, "-c", claim, tmp_path], capture_output=True, text=True, check=False)
    assert "Another run is writing here" in other.stderr
    assert subprocess.run([sys.executable, "-c", claim, tmp_path], check=False).returncode == 0


def test_a_claim_sweeps_away_what_a_killed_run_left_and_touches_nothing_else(tmp_path):
    kept = [tmp_path / "feed.xml", tmp_path / "episodes" / "2026-11-23" / "a.mp3"]
    left = [
        tmp_path / ".aside-1",
        tmp_path / "episodes" / ".aside-2" / "raw",
        tmp_path / "episodes" / "2026-11-23" / ".aside-3",
    ]
    for file in (*kept, *left):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    with atomic.claimed(tmp_path):
        pass
    assert sorted(file for file in tmp_path.rglob("*") if file.is_file()) == sorted(kept)


def test_an_edition_that_stepped_back_for_a_successor_that_never_came_returns(tmp_path):
    """A run killed between two renames: the published episode is not swept away with the rest."""
    left = tmp_path / "episodes" / f"{atomic.STEPPED_BACK}2026-11-23" / "a.mp3"
    left.parent.mkdir(parents=True)
    left.write_text("the only copy")
    with atomic.claimed(tmp_path):
        pass
    assert (tmp_path / "episodes" / "2026-11-23" / "a.mp3").read_text() == "the only copy"
    assert not list(tmp_path.rglob(".aside-*"))
