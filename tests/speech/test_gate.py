"""No bad clip passes the gate, whatever is wrong with it; a good one does; and a person is told what was measured."""

import pytest

from audiopaper.errors import GateError
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.progress import Noted
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.speech.cache import ClipCache
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings, Sound
from audiopaper.speech.engines.tone import ToneEngine
from audiopaper.speech.gate import faults, told, units
from measure.gate import DAMAGES

VOICE = load_voices()["tone"]


def line(spoken):
    reading = tuple("xin1" if "一" <= each <= "鿿" else "" for each in spoken)
    return Line("a1-001", "a1", Role.ANCHOR, 0, spoken, spoken, reading, 0.2)


LINE = line("全县乡村振兴现场会在云栖乡召开")
SCRIPT = Script((Section("a1", SectionKind.STORY, "大会"),), (LINE,))


def said(spoken=LINE):
    return ToneEngine(EngineSettings()).speak(spoken, VOICE)


@pytest.mark.parametrize("spoken", ["好", "简讯", "用APP看WTO", "全县乡村振兴现场会，在云栖乡召开。"])
def test_a_sound_clip_passes_however_short_and_with_letters(spoken):
    assert faults(said(line(spoken)), line(spoken), VOICE) == ()


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_a_damaged_clip_is_stopped(name):
    assert faults(DAMAGES[name](said()), LINE, VOICE)


def test_another_lines_clip_is_stopped():
    assert faults(said(line("县委书记")), LINE, VOICE)


def test_a_fault_says_what_was_measured_and_the_limit_in_both_languages():
    words = told(faults(DAMAGES["3 s of silence first"](said()), LINE, VOICE))
    assert words.en.startswith("silence at the start: 3.02 s, at most 1 s")
    assert words.zh.startswith("开头静音：3.02 s，最多 1 s")


def test_latin_letters_may_be_a_word_or_spelled():
    assert units(line("用APP")) == (2, 4)
    assert units(line("W")) == (1, 3)


@pytest.mark.usefixtures("own_cache")
def test_a_well_formed_but_wrong_cache_entry_is_said_and_made_again():
    show = Show(engines=("tone",))
    engine, cache = ToneEngine(EngineSettings()), ClipCache()
    cache.keep("tone", engine.request(LINE, VOICE), Sound(24_000, bytes(48_000)))
    events = []
    clips = list(recite(SCRIPT, show, progress=events.append))
    assert clips[0].pcm == said().pcm
    notes = [event.words for event in events if isinstance(event, Noted)]
    assert any("from the cache: nothing but silence" in note.en and "全是静音" in note.zh for note in notes)


@pytest.mark.usefixtures("own_cache")
def test_with_no_route_left_the_run_fails_by_line_and_story():
    with pytest.raises(GateError) as caught:
        list(recite(SCRIPT, Show(engines=("tone",), engine={"tone": {"silent_at": "乡村"}})))
    assert (caught.value.line_id, caught.value.story, caught.value.faults) == ("a1-001", "a1", ("silent",))
