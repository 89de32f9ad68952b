"""edition.json gives back exactly what was written, and says so when it cannot."""

import dataclasses
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopaper import manifest
from audiopaper.errors import PublishError
from audiopaper.model import (
    Article,
    Chapter,
    Cue,
    Kind,
    Line,
    Loudness,
    Part,
    Placement,
    Role,
    Section,
    SectionKind,
    Silence,
    Slate,
    Why,
)


def edition_of(text: str) -> manifest.Edition:
    section = Section("a1", SectionKind.STORY, text)
    line = Line("a1-001", "a1", Role.REPORTER, 1, text, "新闻", ("xin1", "wen2"), 0.5, Part.PARAGRAPH, 0, (0,))
    return manifest.Edition(
        slate=Slate("2026-11-23", text, text, "青溪日报", datetime.date(2026, 11, 23), "12", "十月十五"),
        audio="2026-11-23-0a1b2c3d.mp3",
        bytes=12345,
        duration=12.5,
        sha256="0" * 64,
        loudness=Loudness(-16.0, -1.5, 4.0),
        chapters=(Chapter(section, 0.0, 12.5),),
        cues=(Cue(line, "xiaobei", "kokoro", 0.25, 12.0),),
        articles=(Article("a1", "1", Kind.BRIEF, headline=text, paragraphs=(text,), byline_reporters=("任新",)),),
        ledger=(Placement(0, 2, 1, "a1", Part.PARAGRAPH), Placement(2, 3, 1, why=Why.SPACE)),
        silences=(Silence("a1", Part.CAPTION, 0, text, "caption"),),
        produced=datetime.datetime(2026, 11, 23, 6, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8))),
        generator="audiopaper 0",
    )


@given(st.text())
def test_a_manifest_comes_back_as_it_was_written(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("edition")
    edition = edition_of(text)
    assert manifest.load(manifest.save(edition, folder)) == edition


def test_the_newest_edition_comes_first(tmp_path):
    for day in (22, 23, 21):
        slate = dataclasses.replace(edition_of("新闻").slate, id=f"2026-11-{day}", date=datetime.date(2026, 11, day))
        manifest.save(dataclasses.replace(edition_of("新闻"), slate=slate), tmp_path / "episodes" / slate.id)
    assert [each.slate.date.day for each in manifest.load_all(tmp_path)] == [23, 22, 21]


def test_a_copy_of_an_episode_is_named_and_not_published_twice(tmp_path):
    for name in ("2026-11-23", "2026-11-23 (copy)"):
        manifest.save(edition_of("新闻"), tmp_path / "episodes" / name)
    with pytest.raises(PublishError) as caught:
        manifest.load_all(tmp_path)
    assert caught.value.file == tmp_path / "episodes" / "2026-11-23 (copy)"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 99}', '{"version": 1}', "null"])
def test_a_damaged_manifest_is_named(tmp_path, damage):
    path = tmp_path / "edition.json"
    path.write_text(damage)
    with pytest.raises(PublishError) as caught:
        manifest.load(path)
    assert caught.value.file == path


@pytest.mark.parametrize("audio", [["a.mp3"], "../../etc/passwd", "", "..", None])
def test_a_manifest_that_names_anything_but_a_file_beside_it_is_refused(tmp_path, audio):
    path = manifest.save(edition_of("新闻"), tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["audio"] = audio
    path.write_text(json.dumps(data))
    with pytest.raises(PublishError):
        manifest.load(path)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("produced",), "2026-11-23T06:30:00"),
        (("produced",), "2026-11-23"),
        (("duration",), float("nan")),
        (("duration",), float("inf")),
        (("duration",), "nan"),
        (("duration",), 0),
        pytest.param(("duration",), 10**400, id="a duration of 401 digits"),
        (("chapters", 0, "end"), float("inf")),
        (("cues", 0, "end"), float("inf")),
        (("loudness", "integrated"), float("-inf")),
        (("slate", "title"), "\ud800"),
        (("slate", "title"), 5),
        (("articles", 0, "paragraphs"), [[["新闻"]]]),
    ],
)
def test_a_manifest_that_would_break_feed_or_pages_is_named_when_it_is_read(tmp_path, place, value):
    path = manifest.save(edition_of("新闻"), tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    path.write_text(json.dumps(data))
    with pytest.raises(PublishError) as caught:
        manifest.load(path)
    assert caught.value.file == path


@pytest.mark.parametrize("depth", [200, 100_000])
def test_a_manifest_nested_beyond_reading_is_named(tmp_path, depth):
    path = manifest.save(edition_of("新闻"), tmp_path)
    deep = f'"audio": {"[" * depth}{"]" * depth}'
    path.write_text(path.read_text(encoding="utf-8").replace('"audio": "2026-11-23-0a1b2c3d.mp3"', deep))
    with pytest.raises(PublishError) as caught:
        manifest.load(path)
    assert caught.value.file == path
