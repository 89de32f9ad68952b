"""The cache gives back what was kept or nothing at all, whatever happens to its files and its runs."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopaper import atomic
from audiopaper.errors import OptionError
from audiopaper.progress import Noted
from audiopaper.speech.cache import ClipCache
from audiopaper.speech.engine import Sound

SOUND = Sound(24_000, bytes(range(200)))


def entry(cache):
    (found,) = cache.folder.glob("*/*.clip")
    return found


@given(at=st.integers(0, 249), bit=st.integers(0, 7))
def test_one_flipped_bit_anywhere_is_found_and_said(at, bit):
    with tempfile.TemporaryDirectory() as folder:
        events = []
        cache = ClipCache(Path(folder), progress=events.append)
        cache.keep("tone", "a", SOUND)
        data = bytearray(entry(cache).read_bytes())
        data[at % len(data)] ^= 1 << bit
        entry(cache).write_bytes(data)
        assert cache.find("tone", "a") is None
        assert any(isinstance(event, Noted) for event in events)
        assert cache.keep("tone", "a", SOUND)
        assert cache.find("tone", "a") == SOUND


@given(length=st.integers(0, 249))
def test_a_file_cut_anywhere_is_found(length):
    with tempfile.TemporaryDirectory() as folder:
        cache = ClipCache(Path(folder))
        cache.keep("tone", "a", SOUND)
        entry(cache).write_bytes(entry(cache).read_bytes()[:length])
        assert cache.find("tone", "a") is None


def test_a_folder_in_place_of_a_clip_makes_way(tmp_path):
    cache = ClipCache(tmp_path)
    cache.keep("tone", "a", SOUND)
    path = entry(cache)
    path.unlink()
    (path / "deep").mkdir(parents=True)
    assert cache.find("tone", "a") is None
    assert cache.keep("tone", "a", SOUND)
    assert cache.find("tone", "a") == SOUND


def test_a_clip_under_the_name_of_another_is_found(tmp_path):
    cache = ClipCache(tmp_path)
    cache.keep("tone", "a", SOUND)
    first = entry(cache)
    cache.keep("tone", "b", Sound(24_000, b"\1\2"))
    other = next(path for path in tmp_path.glob("*/*.clip") if path != first)
    other.write_bytes(first.read_bytes())
    assert cache.find("tone", "b") is None


def test_what_a_killed_run_left_is_swept_unless_somebody_writes(tmp_path):
    cache = ClipCache(tmp_path)
    cache.keep("tone", "a", SOUND)
    left = entry(cache).with_name(".aside-killed.clip")
    left.write_bytes(b"half")
    with atomic.locked(tmp_path, shared=True):
        cache.prune()
        assert left.exists()
    cache.prune()
    assert not left.exists()
    assert cache.find("tone", "a") == SOUND


def test_a_full_disk_costs_the_entry_and_is_said_once(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, os.strerror(28))

    events = []
    cache = ClipCache(tmp_path, progress=events.append)
    monkeypatch.setattr(os, "fsync", full)
    assert not cache.keep("tone", "a", SOUND)
    assert not cache.keep("tone", "b", SOUND)
    assert [event.words.en for event in events] == [
        "The clip cache cannot be written: Cannot write: No space left on device"
    ]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_its_limit_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDIOPAPER_CACHE_MB", "7")
    assert ClipCache(tmp_path).facts().most_bytes == 7_000_000
    monkeypatch.setenv("AUDIOPAPER_CACHE_MB", "much")
    with pytest.raises(OptionError):
        ClipCache(tmp_path)
