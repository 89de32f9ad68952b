"""A script becomes clips: from the cache where they were said before, story by story, whatever an engine does."""

import dataclasses

import pytest

from audiopaper.errors import GateError, VoiceError
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.progress import LineSpoken, Noted
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.speech.cache import ClipCache
from audiopaper.speech.engine import Sound, Voice
from audiopaper.speech.gate import faults

SHOW = Show(engines=("tone",))
pytestmark = pytest.mark.usefixtures("own_cache")


def script_of(*texts):
    sections = tuple(Section(f"a{n}", SectionKind.STORY, text) for n, text in enumerate(texts))
    lines = tuple(
        Line(f"a{n}-{part}", f"a{n}", Role.REPORTER, n, half, half, ("xin1",) * len(half), 0.2)
        for n, text in enumerate(texts)
        for part, half in enumerate(text.split("，"))
    )
    return Script(sections, lines)


SCRIPT = script_of("大桥通车啦，两岸往来更近", "茶园丰收啦，茶农笑开颜", "天气转冷啦，出门添衣裳")


def recited(script, show=SHOW):
    events = []
    clips = list(recite(script, show, progress=events.append))
    return clips, events


def made(events):
    return sum(1 for event in events if isinstance(event, LineSpoken) and not event.from_cache)


def test_clips_come_in_the_order_of_the_script():
    clips, _ = recited(SCRIPT)
    assert [clip.line for clip in clips] == list(SCRIPT.lines)


def test_what_was_said_once_is_not_said_again():
    first, events = recited(SCRIPT)
    assert made(events) == 6
    again, events = recited(SCRIPT)
    assert made(events) == 0
    assert [clip.pcm for clip in again] == [clip.pcm for clip in first]


def test_one_changed_word_is_one_line_said():
    recited(SCRIPT)
    lines = list(SCRIPT.lines)
    lines[2] = dataclasses.replace(
        lines[2], spoken="茶园丰收了", printed="茶园丰收了", reading=("xin1",) * 4 + ("le5",)
    )
    _, events = recited(Script(SCRIPT.sections, tuple(lines)))
    assert made(events) == 1


def test_equal_lines_of_one_run_are_said_once():
    _, events = recited(script_of("天气转冷", "天气转冷"))
    assert made(events) == 1


def test_a_clip_damaged_on_the_disk_is_found_said_and_made_again(own_cache):
    recited(SCRIPT)
    entry = next((own_cache / "clips").glob("*/*.clip"))
    data = bytearray(entry.read_bytes())
    data[-1] ^= 1
    entry.write_bytes(bytes(data))
    _, events = recited(SCRIPT)
    assert made(events) == 1
    assert any(isinstance(event, Noted) and "damaged" in event.words.en for event in events)


def test_a_cache_that_cannot_be_written_costs_no_clip(tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv("AUDIOPAPER_CACHE", str(tmp_path / "cache"))
    clips, events = recited(SCRIPT)
    assert len(clips) == 6
    assert sum(1 for event in events if isinstance(event, Noted)) == 1


@pytest.mark.parametrize("fault", ["silent_at", "cut_at"])
def test_a_bad_clip_never_passes_and_the_line_is_named(fault):
    with pytest.raises(GateError) as caught:
        recited(SCRIPT, Show(engines=("tone",), engine={"tone": {fault: "茶农"}}))
    assert (caught.value.line_id, caught.value.story) == ("a1-1", "a1")


def test_a_clip_that_always_fails_alike_is_made_at_another_pace_and_found_by_the_next_run():
    show = Show(engines=("tone",), engine={"tone": {"slips_at": "茶农"}})
    clips, events = recited(SCRIPT, show)
    assert len(clips) == 6
    assert sum("said again" in event.words.en for event in events if isinstance(event, Noted)) == 1
    assert made(recited(SCRIPT, show)[1]) == 0


def test_an_unknown_voice_is_refused_before_anything_is_said():
    with pytest.raises(VoiceError) as caught:
        recite(SCRIPT, Show(engines=("tone",), cast={"anchor": ("nobody",)}))
    assert "xiaobei" in caught.value.todo.en


def test_a_voice_takes_its_turn_by_story():
    show = Show(engines=("tone",), cast={"reporter": ("tone", "tone")})
    assert {clip.voice for clip in recited(SCRIPT, show)[0]} == {"tone"}


def test_stopping_in_the_middle_loses_no_finished_clip():
    stream = recite(SCRIPT, SHOW)
    next(stream)
    stream.close()
    _, events = recited(SCRIPT)
    assert made(events) < 6


def test_the_cache_forgets_what_was_used_longest_ago():
    cache = ClipCache()
    for number in range(5):
        cache.keep("tone", str(number), Sound(24_000, bytes([number]) * 1000))
    size = cache.facts().bytes // 5
    assert cache.prune(size * 2) == 3
    assert cache.facts().entries == 2


@pytest.mark.parametrize("pcm", [b"", b"\0", bytes(48_000), b"\xff\x7f" * 48_000])
def test_the_gate_refuses_what_is_no_speech(pcm):
    assert faults(Sound(24_000, pcm), SCRIPT.lines[0], Voice("tone", "tone", "beep", pace=(0.14, 0.25)))
