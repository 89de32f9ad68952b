"""Whose turn it is: in order of preference, whole stories, and in time."""

import datetime
import time
from concurrent.futures import wait

import pytest

from audiopaper.errors import EngineError
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.progress import LineSpoken, Noted
from audiopaper.show import Show
from audiopaper.speech import recital, recite
from audiopaper.speech.tempo import LEAST, STUDIO, WINDOW, Deadline, Tempo
from audiopaper.testing.edge import EdgeDouble

pytestmark = pytest.mark.usefixtures("own_cache")
DIGITS = "零一二三四五六七八九"


def script_of(stories, lines):
    """Stories of so many lines of eight syllables, no two lines alike."""
    sections = tuple(Section(f"a{n}", SectionKind.STORY, f"第{DIGITS[n]}篇") for n in range(stories))
    said = tuple(
        Line(f"a{n}-{at}", f"a{n}", Role.ANCHOR, 0, text, text, ("yi1",) * 8, 0.2)
        for n in range(stories)
        for at in range(lines)
        for text in [f"第{DIGITS[n]}篇第{DIGITS[at]}句新闻"]
    )
    return Script(sections, said)


def in_seconds(seconds, script):
    """A deadline that leaves so many seconds for speech."""
    studio = STUDIO[0] + STUDIO[1] * sum(line.syllables for line in script.lines)
    return datetime.datetime.fromtimestamp(time.time() + seconds + studio).time()


def recited(script, show):
    events = []
    clips = list(recite(script, show, progress=events.append))
    assert [clip.line for clip in clips] == list(script.lines)
    assert len({(clip.line.section, clip.engine) for clip in clips}) == len(script.sections)
    return clips, [event.words.en for event in events if isinstance(event, Noted)], events


def test_where_time_is_short_the_faster_engine_takes_over():
    script = script_of(9, 8)
    with EdgeDouble() as service:
        engine = {"tone": {"work": 0.05}, "edge": service.options}
        show = Show(engines=("tone", "edge"), engine=engine, by=in_seconds(5, script))
        clips, notes, _ = recited(script, show)
    engines = [clip.engine for clip in clips]
    assert engines.count("edge") > engines.count("tone") > 0
    assert any("tone would need" in note and "edge takes over" in note for note in notes)


def test_where_time_is_enough_the_preferred_engine_stays():
    script = script_of(3, 4)
    with EdgeDouble() as service:
        engine = {"tone": {"work": 0.01}, "edge": service.options}
        show = Show(engines=("tone", "edge"), engine=engine, by=in_seconds(60, script))
        clips, notes, _ = recited(script, show)
    assert {clip.engine for clip in clips} == {"tone"}
    assert notes == []


def test_an_edition_that_will_be_late_is_made_all_the_same_and_the_note_says_when():
    script = script_of(5, 8)
    show = Show(engines=("tone",), engine={"tone": {"work": 0.01}}, by=in_seconds(-3600, script))
    clips, notes, _ = recited(script, show)
    assert len(clips) == 40
    assert len([note for note in notes if "will be late" in note]) == 1


def test_a_line_that_is_said_again_by_another_engine_counts_once():
    script = script_of(2, 3)
    with EdgeDouble() as service:
        engine = {"tone": {"fails_at": "第一篇第二句"}, "edge": service.options}
        clips, notes, events = recited(script, Show(engines=("tone", "edge"), engine=engine))
    assert [clip.engine for clip in clips] == ["tone"] * 3 + ["edge"] * 3
    spoken = [event.line_id for event in events if isinstance(event, LineSpoken)]
    assert sorted(spoken) == sorted(line.id for line in script.lines)
    assert any("第一篇: tone failed" in note and "edge reads it whole" in note for note in notes)
    assert any(note == "Sections read by tone 1, edge 1" for note in notes)


def test_a_line_that_fails_right_after_all_were_looked_at_fails_its_story_and_not_the_run(monkeypatch):
    looked = recital._Recital._mind

    def look_and_dawdle(self):
        looked(self)
        wait([take for story in self._under_way for take in story.takes])

    monkeypatch.setattr(recital._Recital, "_mind", look_and_dawdle)
    script = script_of(2, 3)
    with EdgeDouble() as service:
        engine = {"tone": {"fails_at": "第零篇第二句"}, "edge": service.options}
        clips, _, _ = recited(script, Show(engines=("tone", "edge"), engine=engine))
    assert [clip.engine for clip in clips] == ["edge"] * 3 + ["tone"] * 3


def test_with_no_engine_left_the_error_names_them_all():
    script = script_of(1, 2)
    engine = {"tone": {"fails_at": "新闻"}, "edge": {"endpoint": "127.0.0.1:9"}}
    with pytest.raises(EngineError) as caught:
        recited(script, Show(engines=("edge", "tone"), engine=engine))
    assert all(part in caught.value.what.en for part in ("第零篇", "edge: ", "tone: Told to fail"))


# ------------------------------------------------------------------------------------------------------------ tempo


class Clock:
    def __init__(self, now=0.0):
        self.now = now

    def __call__(self):
        return self.now


def test_the_pace_is_that_of_all_threads_together_and_idle_time_does_not_count():
    clock = Clock()
    tempo = Tempo(clock)
    for _ in range(LEAST // 2):
        assert tempo.pace() is None
        with tempo.at_work(10), tempo.at_work(10):
            clock.now += 4
        clock.now += 100
    assert tempo.pace() == pytest.approx(4 / 20)


def test_a_failure_is_time_without_a_syllable():
    clock = Clock()
    tempo = Tempo(clock)
    for _ in range(LEAST):
        with tempo.at_work(10):
            clock.now += 1
    with pytest.raises(ZeroDivisionError), tempo.at_work(10):
        clock.now += LEAST
        raise ZeroDivisionError
    assert tempo.pace() == pytest.approx(2 / 10)


def test_a_network_that_slows_down_is_seen_within_a_window():
    clock = Clock()
    tempo = Tempo(clock)
    for seconds in (1, 5):
        for _ in range(WINDOW):
            with tempo.at_work(10):
                clock.now += seconds
    assert tempo.pace() == pytest.approx(5 / 10)


@pytest.mark.parametrize(
    ("now", "by", "hours"),
    [("06:00", "06:50", 5 / 6), ("06:55", "06:50", -1 / 12), ("23:30", "06:50", 7 + 1 / 3), ("00:10", "23:50", -1 / 3)],
)
def test_a_deadline_is_the_next_time_or_one_that_just_passed(now, by, hours):
    clock = Clock(datetime.datetime.fromisoformat(f"2026-11-18T{now}:00").timestamp())
    left = Deadline(datetime.time.fromisoformat(by), clock).left(0) + STUDIO[0]
    assert left == pytest.approx(hours * 3600)
