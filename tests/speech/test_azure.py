"""The engine of Azure against its double: what it asks for, that its key stays where it is, what it does in trouble."""

import contextlib
import dataclasses
import importlib.util
import io
import logging
import socket
import struct
import threading
import time
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.pinyin_dict import pinyin_dict

from audiopaper.errors import EngineError, GateError, OptionError, WorkError
from audiopaper.mandarin.characters import listed as readings
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.produce import produce
from audiopaper.progress import Noted
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.azure import AzureEngine
from audiopaper.speech.engines.azure.key import VARIABLE
from audiopaper.speech.engines.azure.phones import LEFT, phone, runs
from audiopaper.speech.engines.azure.sound import samples
from audiopaper.speech.engines.azure.ssml import UNWRITABLE, ssml
from audiopaper.speech.engines.online.weather import Garbled, Silent, Unfinished
from audiopaper.speech.respelling import predicted
from audiopaper.testing.azure import AzureDouble, Fault
from audiopaper.testing.azure.service import VOICES
from audiopaper.testing.azure.ssml import RejectedError, understood

LINE = Line("a1-001", "a1", Role.ANCHOR, 0, "新闻", "新闻", ("xin1", "wen2"), 0.2)
VOICE = load_voices()["azure-yunyang"]
SECRET = "0123secret0that0nobody0may0see0"  # noqa: S105 - the key of a double
pytestmark = pytest.mark.usefixtures("own_cache", "no_proxy", "key")

_spec = importlib.util.spec_from_file_location("engine_contract", Path(__file__).parents[1] / "engine_contract.py")
contract = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(contract)


@pytest.fixture
def no_proxy(monkeypatch):
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def key(monkeypatch):
    monkeypatch.setenv(VARIABLE, SECRET)


def double(**given_):
    """The double, with our key."""
    service = AzureDouble(**given_)
    service.key = SECRET
    return service


def line(spoken, reading=None, line_id="a1-001", section="a1", **more):
    """A line that is read as anybody would read it, so that nothing has to be told, unless a reading is given."""
    said = tuple(reading.split()) if reading else predicted(spoken)
    return Line(line_id, section, Role.ANCHOR, 0, spoken, spoken, said, 0.2, **more)


def script_of(*stories):
    sections = tuple(Section(f"a{n}", SectionKind.STORY, story[0]) for n, story in enumerate(stories))
    lines = tuple(
        line(text, line_id=f"a{n}-{at}", section=f"a{n}")
        for n, story in enumerate(stories)
        for at, text in enumerate(story)
    )
    return Script(sections, lines)


SCRIPT = script_of(
    ("大桥通车", "两岸往来从此更加方便"), ("茶园丰收", "山里的茶农笑开了颜"), ("天气转冷", "明天夜里有一场小雨")
)


class Opened:
    """An open engine, with what it noted."""

    def __init__(self, options):
        self.notes = []
        self.engine = AzureEngine(EngineSettings(options, progress=lambda event: self.notes.append(event.words.en)))

    def __enter__(self):
        self.engine.open()
        return self

    def __exit__(self, *_):
        self.engine.close()


class TestAzure(contract.EngineContract):
    engine = "azure"
    voice = VOICE

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def at_the_double(cls):
        with double() as service, pytest.MonkeyPatch.context() as patched:
            patched.setenv(VARIABLE, SECRET)
            cls.options = service.options
            yield


# ------------------------------------------------------------------------------------------------ what is asked for


def test_the_profile_decides_voice_pace_and_pitch_and_nothing_but_the_line_leaves():
    slow = dataclasses.replace(VOICE, speed=0.9, pitch=-5)
    with double() as service, Opened(service.options) as azure:
        azure.engine.speak(LINE, slow)
    (asked,) = service.asked
    said = asked.said
    assert (said.text, said.voice, said.rate, said.pitch) == ("新闻", "zh-CN-YunyangNeural", "-10%", "-5Hz")
    assert azure.engine.request(LINE, slow) == f"azure +0dB {asked.ssml}"


def test_gain_is_added_in_decibels_and_is_another_request():
    loud = dataclasses.replace(VOICE, gain=6.0)
    with double() as service, Opened(service.options) as azure:
        one, other = (np.frombuffer(azure.engine.speak(LINE, voice).pcm, dtype="<i2") for voice in (VOICE, loud))
    assert np.abs(other).max() / np.abs(one).max() == pytest.approx(10 ** (6 / 20), rel=0.01)
    assert azure.engine.request(LINE, VOICE) != azure.engine.request(LINE, loud)


def test_text_never_becomes_markup():
    said = "甲<break time='9s'/>乙&amp;丙]]><!--"
    with double() as service, Opened(service.options) as azure:
        azure.engine.speak(line(said), VOICE)
    assert [asked.said.text for asked in service.asked] == [said]
    assert service.rejected == []


def test_what_anybody_reads_right_is_not_told():
    assert "phoneme" not in ssml(line("今天天气很好。"), VOICE)


def test_a_surname_is_told_with_its_word_and_the_text_stays():
    named = line("书记单国平出席", "shu1 ji4 shan4 guo2 ping2 chu1 xi2", words=(0, 2, 5))
    assert '书记<phoneme alphabet="sapi" ph="shan 4 - guo 2 - ping 2">单国平</phoneme>出席' in ssml(named, VOICE)


def test_an_entry_of_the_lexicon_changes_what_is_sent_and_what_is_heard():
    plain = line("云栖乡开会", "yun2 qi1 xiang1 kai1 hui4", words=(0, 3))
    known = dataclasses.replace(plain, reading=("yun4", "qi1", "xiang4", "kai1", "hui4"), settled=(0, 1, 2))
    with double() as service, Opened(service.options) as azure:
        sounds = [azure.engine.speak(each, VOICE).pcm for each in (plain, known)]
    assert dict(service.asked[1].said.told) == {0: "yun4", 1: "qi1", 2: "xiang4"}
    assert dict(service.asked[0].said.told) != dict(service.asked[1].said.told)
    assert sounds[0] != sounds[1]
    assert len(sounds[0]) == len(sounds[1])


def test_tones_are_told_as_they_are_said():
    bank = line("一行字", "yi1 hang2 zi4", words=(0, 2), settled=(1,))
    assert [run.phones for run in runs(bank)] == ["yi 4 - hang 2"]
    thirds = line("任保良", "ren2 bao3 liang2", words=(0,), settled=(0,))
    assert [run.phones for run in runs(thirds)] == ["ren 2 - bao 3 - liang 2"]
    bent = line("朝鲁体育", "chao2 lu3 ti3 yu4", words=(0, 2), settled=(0,))
    assert [run.phones for run in runs(bent)] == ["chao 2 - lu 2"]


def test_an_er_that_may_colour_a_syllable_is_left_to_the_service():
    coloured = line("老头儿好", "lao3 tou2 er2 hao4", words=(0, 3), settled=(1, 3))
    assert "er" not in " ".join(run.phones for run in runs(coloured))


def test_a_line_that_nobody_segmented_is_told_character_by_character():
    named = line("书记单国平出席", "shu1 ji4 shan4 guo2 ping2 chu1 xi2")
    assert [(run.start, run.end, run.phones) for run in runs(named)] == [(2, 3, "shan 4")]


def all_syllables():
    toned = {to_tone3(each, neutral_tone_with_five=True) for row in pinyin_dict.values() for each in row.split(",")}
    return sorted(each.replace("ü", "v") for each in toned)


def test_every_syllable_of_mandarin_is_told_in_phones_that_the_double_knows_or_not_at_all():
    told = [syllable for syllable in all_syllables() if phone(syllable)]
    assert {syllable[:-1] for syllable in all_syllables()} - {syllable[:-1] for syllable in told} <= LEFT
    for syllable in told:
        body = ssml(LINE, VOICE).replace("新闻", f'<phoneme alphabet="sapi" ph="{phone(syllable)}">新</phoneme>')
        assert understood(body.encode(), VOICES).told == ((0, syllable),)


hanzi = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_whatever_a_line_says_its_ssml_is_well_formed_and_its_text_is_the_line(data):
    spoken = data.draw(
        st.text(st.characters() | hanzi | st.sampled_from("<>&'\"，。单任一儿"), min_size=1, max_size=12)
    )
    spoken += "字"
    said = tuple(data.draw(st.sampled_from(readings(each))) if readings(each) else "" for each in spoken)
    ends = data.draw(st.sets(st.integers(0, len(spoken) - 1), max_size=4))
    settled = tuple(at for at in range(len(spoken)) if said[at] and at % 2)
    any_line = Line("t", "t", Role.ANCHOR, 0, spoken, spoken, said, 0.1, words=tuple(sorted(ends)), settled=settled)
    text = ssml(any_line, VOICE)
    assert understood(text.encode(), VOICES).text == UNWRITABLE.sub(" ", spoken)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("zh-CN-YunyangNeural", "zh-CN-NobodyNeural"),
        ("</voice>", ""),
        ("新闻", '<phoneme alphabet="sapi" ph="xxin 1">新</phoneme>'),
        ("新闻", '<phoneme alphabet="sapi" ph="xin1">新</phoneme>'),
        ("新闻", '<phoneme alphabet="sapi" ph="lve 4">略</phoneme>'),
        ("新闻", '<phoneme alphabet="ipa" ph="ɕin">新</phoneme>'),
        ("新闻", "<break/>"),
        ('version="1.0"', ""),
    ],
)
def test_the_double_refuses_what_the_service_would(old, new):
    with pytest.raises(RejectedError):
        understood(ssml(LINE, VOICE).replace(old, new).encode(), VOICES)


def test_the_run_says_once_what_leaves_the_machine():
    with double() as service:
        notes = recited(service, "azure")[1]
    assert notes == ["Azure speaks: the text of each line is sent to Microsoft"]


def test_a_line_beyond_one_request_is_refused_and_never_split():
    with double() as service, Opened(service.options) as azure, pytest.raises(EngineError, match="too long"):
        azure.engine.speak(line("双" * 1500), VOICE)
    assert service.asked == []


def test_a_voice_that_the_region_does_not_have_is_named():
    other = dataclasses.replace(VOICE, id="zh-CN-XiaochenNeural")
    with double() as service, Opened(service.options) as azure, pytest.raises(EngineError, match="Xiaochen"):
        azure.engine.speak(LINE, other)


def test_it_begins_with_two_requests_and_never_makes_more_than_it_may():
    with double(latency=0.05) as service:
        many = script_of(*([f"第{'一二三四五六'[n]}{m}" for n in range(6)] for m in "甲乙丙"))
        list(recite(many, Show(engines=("azure",), engine={"azure": {**service.options, "at_once": 3}})))
    assert service.most_at_once == 3


# ---------------------------------------------------------------------------------------------------------- trouble

SLOW = (Fault.HANG_BEFORE, Fault.HANG_MIDDLE, Fault.DRIP)
QUICK = [fault for fault in Fault if fault not in SLOW]


def recited(service, *engines, script=SCRIPT):
    events = []
    show = Show(engines=engines, engine={"azure": service.options})
    clips = list(recite(script, show, progress=events.append))
    return clips, [event.words.en for event in events if isinstance(event, Noted)]


@pytest.mark.parametrize("fault", QUICK)
def test_whatever_happens_to_every_request_the_edition_is_whole_and_the_notes_say_why(fault):
    with double(faults={fault: 1.0}) as service:
        clips, notes = recited(service, "azure", "tone")
    assert [clip.line for clip in clips] == list(SCRIPT.lines)
    assert {clip.engine for clip in clips} == {"tone"}
    assert [note for note in notes if "sent to Microsoft" not in note]
    assert service.led_away == []


@pytest.mark.parametrize("fault", [Fault.UNAUTHORIZED, Fault.REFUSE, Fault.GARBAGE, Fault.CUT])
def test_with_no_engine_left_the_run_fails_by_name(fault):
    with double(faults={fault: 1.0}) as service, pytest.raises((EngineError, GateError)) as caught:
        recited(service, "azure")
    assert caught.value.todo is not None


@pytest.mark.parametrize("fault", SLOW)
def test_a_service_that_hangs_costs_seconds(fault, monkeypatch):
    monkeypatch.setattr("audiopaper.speech.engines.online.patience.SILENCE", 0.5)
    monkeypatch.setattr("audiopaper.speech.engines.online.patience.LEAD", 0.5)
    began = time.monotonic()
    with double(faults={fault: 1.0}) as service:
        clips, notes = recited(service, "azure", "tone")
    assert {clip.engine for clip in clips} == {"tone"}
    assert any("no answer in time" in note for note in notes)
    assert time.monotonic() - began < 15


@pytest.mark.parametrize("fault", [Fault.NO_AUDIO, Fault.TORN, Fault.RESET])
def test_one_bad_answer_is_asked_for_again_and_the_report_counts_it(fault):
    with double(faults={fault: 0.4}, seed=3) as service:
        clips, notes = recited(service, "azure")
    assert {clip.engine for clip in clips} == {"azure"}
    assert service.hits
    assert f"×{service.hits}" in notes[-1]


def test_who_is_told_to_wait_waits():
    with double(retry_after=1) as service, Opened(service.options) as azure:
        service._dice._shares = {Fault.THROTTLED: 0.5}
        began = time.monotonic()
        for said in ("甲", "乙", "丙", "丁"):
            azure.engine.speak(line(said), VOICE)
        assert service.hits
        assert time.monotonic() - began >= 0.9


def test_closing_ends_what_is_under_way_at_once():
    with double(faults={Fault.HANG_BEFORE: 1.0}) as service, Opened(service.options) as azure:
        failed = []

        def speak():
            try:
                azure.engine.speak(LINE, VOICE)
            except WorkError as error:
                failed.append(error)

        thread = threading.Thread(target=speak)
        thread.start()
        time.sleep(0.3)
        azure.engine.close()
        thread.join(1)
        assert not thread.is_alive()
        assert len(failed) == 1


def test_a_line_that_the_service_does_not_take_costs_its_story_alone(monkeypatch):
    monkeypatch.setattr("audiopaper.speech.engines.azure.phones.phone", lambda syllable: "zzz 9" if syllable else None)
    script = script_of(("大桥通车",), ("茶园丰收",))
    told = dataclasses.replace(script.lines[0], spoken="单家桥头", reading=("shan4", "jia1", "qiao2", "tou2"))
    with double() as service:
        clips, notes = recited(service, "azure", "tone", script=Script(script.sections, (told, script.lines[1])))
    assert [clip.engine for clip in clips] == ["tone", "azure"]
    assert len(service.rejected) == 1
    assert any("400" in note for note in notes)


# ---------------------------------------------------------------------------------------------------------- the key


def test_without_a_key_it_says_where_to_put_one(monkeypatch):
    monkeypatch.delenv(VARIABLE)
    with pytest.raises(EngineError, match="no key") as caught:
        AzureEngine(EngineSettings()).open()
    assert VARIABLE in caught.value.todo.en
    assert VARIABLE in caught.value.todo.zh
    assert not caught.value.line_id


def test_without_a_key_the_next_engine_speaks(monkeypatch):
    monkeypatch.delenv(VARIABLE)
    with double() as service:
        clips, notes = recited(service, "azure", "tone")
    assert {clip.engine for clip in clips} == {"tone"}
    assert any("no key" in note for note in notes)


@pytest.mark.parametrize("odd", ["two words", "schlüssel", "a\x00b"[:1] + "\x1bb"])
def test_what_cannot_be_a_key_is_not_sent_and_not_shown(odd, monkeypatch):
    monkeypatch.setenv(VARIABLE, odd)
    with pytest.raises(EngineError, match="is no key") as caught:
        AzureEngine(EngineSettings()).open()
    assert odd not in everything_of(caught.value)


@pytest.mark.parametrize("fault", [Fault.UNAUTHORIZED, Fault.FORBIDDEN])
def test_a_key_that_is_refused_is_said_and_not_tried_again(fault):
    with double(faults={fault: 1.0}) as service, pytest.raises(EngineError, match="refuses the key"):
        AzureEngine(EngineSettings(service.options)).open()
    assert service.hits == 1


def test_a_key_that_is_withdrawn_in_the_middle_ends_the_engine_for_the_run():
    with double() as service, Opened(service.options) as azure:
        azure.engine.speak(LINE, VOICE)
        service.key = "another"
        with pytest.raises(EngineError, match="refuses the key") as caught:
            azure.engine.speak(line("旧闻"), VOICE)
    assert caught.value.line_id == ""


def test_a_key_in_the_show_file_is_refused_unread():
    with pytest.raises(OptionError) as caught:
        AzureEngine(EngineSettings({"key": SECRET}))
    assert SECRET not in everything_of(caught.value)


def test_the_key_travels_to_no_other_place():
    with double(faults={Fault.REDIRECT: 1.0}) as service, pytest.raises(EngineError, match="307"):
        AzureEngine(EngineSettings(service.options)).open()
    assert service.led_away == []


def test_the_key_is_not_sent_to_whom_nobody_vouches_for():
    with double() as service, pytest.raises(EngineError, match="ertificate"):
        AzureEngine(EngineSettings({"endpoint": service.options["endpoint"]})).open()


def everything_of(error):
    """All that an error and those behind it can be made to say."""
    texts, rest = [], [error]
    while rest:
        each = rest.pop()
        texts += [str(each), repr(each), repr(each.args), repr(getattr(each, "__dict__", {}))]
        rest += [other for other in (each.__cause__, each.__context__) if other is not None]
    return "\n".join(texts)


LOUD = (Fault.REFUSE, Fault.UNAUTHORIZED, Fault.THROTTLED, Fault.REDIRECT, Fault.RESET, Fault.GARBAGE)


@pytest.mark.parametrize("fault", [None, *LOUD])
def test_the_key_is_in_no_output_no_note_no_log_and_no_error(fault, tmp_path, own_cache, caplog, capsys):
    issue = tmp_path / "issue.md"
    issue.write_text("# 青溪日报\n\n2026年11月18日\n\n## 大桥通车\n\n昨天大桥通车。\n", encoding="utf-8")
    events = []
    with double(faults={fault: 1.0} if fault else {}) as service, caplog.at_level(logging.DEBUG):
        show = Show(engines=("azure", "tone"), engine={"azure": service.options}, music=False)
        produce(issue, show, tmp_path / "output", progress=events.append)
        alone = AzureEngine(EngineSettings(service.options, progress=events.append))
        said = repr(vars(alone))
        try:
            alone.open()
            alone.speak(LINE, VOICE)
        except WorkError as error:
            said += everything_of(error)
        said += repr(vars(alone)) + alone.request(LINE, VOICE)
        alone.close()
    printed = capsys.readouterr()
    for text in (said, repr(events), caplog.text, printed.out, printed.err):
        assert SECRET not in text
    files = [path for folder in (tmp_path / "output", own_cache) for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]


# ------------------------------------------------------------------------------------------------------ the options


@pytest.mark.parametrize(
    "options",
    [
        {"region": "East Asia"},
        {"region": "eastasia.example.org/"},
        {"region": ""},
        {"region": "x@y"},
        {"endpoint": "127.0.0.1"},
        {"ca": "/nowhere.pem"},
        {"proxy": "127.0.0.1:1080"},
        {"at_once": 0},
    ],
)
def test_an_option_that_cannot_be_is_refused_by_name(options):
    with pytest.raises(OptionError) as caught:
        AzureEngine(EngineSettings(options))
    assert "[engine.azure] " + next(iter(options)) in caught.value.what.en


def test_a_region_that_is_not_found_is_named_within_two_seconds(monkeypatch):
    def refuse(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    began = time.monotonic()
    with pytest.raises(EngineError, match=r"atlantis.*no such region") as caught:
        AzureEngine(EngineSettings({"region": "atlantis"})).open()
    assert "region" in caught.value.todo.en
    assert time.monotonic() - began < 3


# -------------------------------------------------------------------------------------------------------- the sound

PCM = struct.pack("<6h", 1, -2, 3, -4, 5, -6)


def wav(pcm=PCM, rate=24_000, channels=1):
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm)
    return data.getvalue()


def test_a_whole_file_becomes_its_samples():
    assert samples(wav()) == PCM
    noted = wav()[:12] + b"LIST" + struct.pack("<I", 3) + b"abc\0" + wav()[12:]
    assert samples(noted) == PCM


@pytest.mark.parametrize("unknown", [0, 0xFFFFFFFF])
def test_a_file_whose_length_its_writer_did_not_know_is_taken_as_it_came(unknown):
    streamed = wav()[:40] + struct.pack("<I", unknown) + PCM
    assert samples(streamed) == PCM


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Silent),
        (wav(b""), Silent),
        (b"<html>", Garbled),
        (wav(rate=16_000), Garbled),
        (wav(channels=2), Garbled),
        (wav()[:20], Unfinished),
        (wav()[:-2], Unfinished),
        (wav()[:36], Garbled),
        (wav()[:40] + struct.pack("<I", 0) + PCM[:3], Unfinished),
    ],
)
def test_what_is_no_whole_file_is_refused(data, error):
    with pytest.raises(error):
        samples(data)


@given(data=st.binary(max_size=80) | st.binary(max_size=40).map(lambda rest: wav()[:36] + rest))
def test_no_bytes_whatever_break_anything(data):
    with contextlib.suppress(Silent, Garbled, Unfinished):
        assert len(samples(data)) % 2 == 0
