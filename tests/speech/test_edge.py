"""The online engine against its double: what it asks for, what it does in bad weather, and what it says of it."""

import asyncio
import importlib.util
import socket
import threading
import time
from email.utils import formatdate
from pathlib import Path

import aiohttp
import numpy as np
import pytest
from edge_tts.drm import DRM
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.errors import EngineError, GateError, OptionError, WorkError
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.produce import produce
from audiopaper.progress import Noted
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.edge import EdgeEngine
from audiopaper.speech.engines.edge.boundaries import MARGIN, Mark, Verdict, spoken_part, verdict
from audiopaper.speech.engines.edge.engine import HOST
from audiopaper.speech.engines.online.network import network_of
from audiopaper.speech.engines.online.weather import IN_A_ROW, Lanes, Weather, kind_of, retry_after
from audiopaper.speech.respelling import predicted
from audiopaper.testing.edge import EdgeDouble, Fault

LINE = Line("a1-001", "a1", Role.ANCHOR, 0, "新闻", "新闻", ("xin1", "wen2"), 0.2)
VOICE = load_voices()["edge-yunyang"]
pytestmark = pytest.mark.usefixtures("own_cache", "no_proxy", "right_clock")

_spec = importlib.util.spec_from_file_location("engine_contract", Path(__file__).parents[1] / "engine_contract.py")
contract = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(contract)


@pytest.fixture
def right_clock(monkeypatch):
    """The client keeps what it learnt of the clock for the life of the process."""
    monkeypatch.setattr(DRM, "clock_skew_seconds", 0.0)


@pytest.fixture
def no_proxy(monkeypatch):
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


def line(spoken, line_id="a1-001", section="a1"):
    """A line that is read as anybody would read it, so that nothing is respelt."""
    return Line(line_id, section, Role.ANCHOR, 0, spoken, spoken, predicted(spoken), 0.2)


def script_of(*stories):
    sections = tuple(Section(f"a{n}", SectionKind.STORY, story[0]) for n, story in enumerate(stories))
    lines = tuple(line(text, f"a{n}-{at}", f"a{n}") for n, story in enumerate(stories) for at, text in enumerate(story))
    return Script(sections, lines)


SCRIPT = script_of(
    ("大桥通车", "两岸往来更加方便", "全长三百二十米"),
    ("茶园丰收", "茶农笑开了颜", "卖出了好价钱"),
    ("天气转冷", "出门添一件衣裳", "明天夜里有小雨"),
)


class Opened:
    """An open engine, with what it noted."""

    def __init__(self, options):
        self.notes = []
        self.engine = EdgeEngine(EngineSettings(options, progress=lambda event: self.notes.append(event.words.en)))

    def __enter__(self):
        self.engine.open()
        return self

    def __exit__(self, *_):
        self.engine.close()


class TestEdge(contract.EngineContract):
    engine = "edge"
    voice = VOICE

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def at_the_double(cls):
        with EdgeDouble() as service:
            cls.options = service.options
            yield


# ------------------------------------------------------------------------------------------------ what is asked for


def test_the_profile_decides_voice_pace_and_pitch_and_nothing_but_the_line_leaves():
    slow = VOICE.__class__(VOICE.name, "edge", VOICE.id, speed=0.9, pitch=-5)
    with EdgeDouble() as service, Opened(service.options) as edge:
        edge.engine.speak(LINE, slow)
    (asked,) = service.asked
    assert (asked.text, asked.rate, asked.pitch, asked.volume) == ("新闻", "-10%", "-5Hz", "+0%")
    assert asked.voice.endswith("(zh-CN, YunyangNeural)")


def test_gain_is_added_in_decibels():
    loud = VOICE.__class__(VOICE.name, "edge", VOICE.id, gain=6.0)
    with EdgeDouble() as service, Opened(service.options) as edge:
        one, other = (np.frombuffer(edge.engine.speak(LINE, voice).pcm, dtype="<i2") for voice in (VOICE, loud))
    assert np.abs(other).max() / np.abs(one).max() == pytest.approx(10 ** (6 / 20), rel=0.01)


def test_text_never_becomes_markup():
    said = "甲<break time='9s'/>乙&amp;丙]]>"
    with EdgeDouble() as service, Opened(service.options) as edge:
        edge.engine.speak(line(said), VOICE)
    assert [asked.text for asked in service.asked] == [said]


def test_the_run_says_once_what_leaves_the_machine():
    with EdgeDouble() as service:
        events = []
        list(recite(SCRIPT, Show(engines=("edge",), engine={"edge": service.options}), progress=events.append))
    notes = [event.words for event in events if isinstance(event, Noted)]
    assert [note.en for note in notes] == ["Edge speaks: the text of each line is sent to Microsoft"]
    assert "微软" in notes[0].zh


def test_the_clip_is_cut_to_what_was_spoken():
    with EdgeDouble() as service, Opened(service.options) as edge:
        seconds = len(edge.engine.speak(LINE, VOICE).pcm) / 2 / 24_000
    assert 0.35 + MARGIN < seconds < 0.35 + 3 * MARGIN  # two tones of 0.15 s and the gap between them


def test_a_line_beyond_one_request_is_refused_and_never_split():
    with EdgeDouble() as service, Opened(service.options) as edge, pytest.raises(EngineError, match="too long"):
        edge.engine.speak(line("双" * 1500), VOICE)
    assert service.asked == []


def test_a_voice_that_was_withdrawn_is_named():
    gone = VOICE.__class__("old", "edge", "zh-CN-XiaochenNeural")
    with EdgeDouble() as service, Opened(service.options) as edge, pytest.raises(EngineError, match="Xiaochen"):
        edge.engine.speak(LINE, gone)


# ------------------------------------------------------------------------------------------------------- the weather

QUICK = [fault for fault in Fault if fault not in (Fault.HANG_BEFORE, Fault.HANG_MIDDLE, Fault.DRIP)]
HARMLESS = (Fault.WRONG_BOUNDARIES, Fault.SKEWED_CLOCK)


def recited(service, *engines, script=SCRIPT):
    events = []
    show = Show(engines=engines, engine={"edge": service.options})
    clips = list(recite(script, show, progress=events.append))
    return clips, [event.words.en for event in events if isinstance(event, Noted)]


@pytest.mark.parametrize("fault", QUICK)
def test_whatever_happens_to_every_request_the_edition_is_whole_and_no_story_has_two_engines(fault):
    with EdgeDouble(faults={fault: 1.0}) as service:
        clips, notes = recited(service, "edge", "tone")
    assert [clip.line for clip in clips] == list(SCRIPT.lines)
    assert len({(clip.line.section, clip.engine) for clip in clips}) == 3
    assert {clip.engine for clip in clips} == ({"edge"} if fault in HARMLESS else {"tone"})
    assert [note for note in notes if "sent to Microsoft" not in note]


@pytest.mark.parametrize("fault", QUICK)
def test_with_no_engine_left_the_run_fails_by_name(fault):
    with EdgeDouble(faults={fault: 1.0}) as service:
        if fault in HARMLESS:
            assert len(recited(service, "edge")[0]) == 9
            return
        with pytest.raises((EngineError, GateError)) as caught:
            recited(service, "edge")
    assert caught.value.todo is not None


def test_with_no_engine_left_nothing_is_published(tmp_path, example):
    show = Show(engines=("edge",), engine={"edge": {"endpoint": "127.0.0.1:9"}})
    with pytest.raises(EngineError) as caught:
        produce(example, show, tmp_path / "output")
    assert caught.value.exit_code == 1
    assert not list((tmp_path / "output").rglob("*.*"))


def test_the_manifest_tells_what_happened(tmp_path):
    issue = tmp_path / "issue.md"
    issue.write_text("# 青溪日报\n\n2026年11月18日\n\n## 大桥通车\n\n昨天大桥通车。\n", encoding="utf-8")
    show = Show(engines=("edge", "tone"), engine={"edge": {"endpoint": "127.0.0.1:9"}}, music=False)
    made = produce(issue, show, tmp_path / "output")
    assert any("edge is left for the rest of this run" in note for note in made.edition.notes)


def test_one_bad_answer_is_asked_for_again_and_the_report_counts_it():
    with EdgeDouble(faults={Fault.NO_AUDIO: 0.3}) as service:
        clips, notes = recited(service, "edge")
    assert {clip.engine for clip in clips} == {"edge"}
    assert f"no audio ×{service.hits}" in notes[-1]


@pytest.mark.parametrize("fault", [Fault.HANG_BEFORE, Fault.HANG_MIDDLE, Fault.DRIP])
def test_a_service_that_hangs_costs_seconds(fault, monkeypatch):
    monkeypatch.setattr("audiopaper.speech.engines.online.patience.SILENCE", 0.5)
    monkeypatch.setattr("audiopaper.speech.engines.online.patience.LEAD", 0.5)
    began = time.monotonic()
    with EdgeDouble(faults={fault: 1.0}) as service:
        clips, notes = recited(service, "edge", "tone")
    assert {clip.engine for clip in clips} == {"tone"}
    assert any("no answer in time" in note for note in notes)
    assert time.monotonic() - began < 15


def test_closing_ends_what_is_under_way_at_once():
    with EdgeDouble(faults={Fault.HANG_BEFORE: 1.0}) as service, Opened(service.options) as edge:
        failed = []

        def speak():
            try:
                edge.engine.speak(LINE, VOICE)
            except WorkError as error:
                failed.append(error)

        thread = threading.Thread(target=speak)
        thread.start()
        time.sleep(0.5)
        edge.engine.close()
        thread.join(1)
        assert not thread.is_alive()
        assert len(failed) == 1


def test_a_machine_whose_clock_is_wrong_is_served_and_told():
    with EdgeDouble(faults={Fault.SKEWED_CLOCK: 1.0}) as service:
        clips, notes = recited(service, "edge")
    assert {clip.engine for clip in clips} == {"edge"}
    assert any("clock" in note for note in notes)


def test_it_begins_with_two_requests_and_never_makes_more_than_it_may():
    with EdgeDouble(latency=0.05) as service:
        many = script_of(*([f"第{'一二三四五六七八九十'[n]}{m}" for n in range(10)] for m in "甲乙丙丁"))
        options = {**service.options, "at_once": 5}
        list(recite(many, Show(engines=("edge",), engine={"edge": options})))
    assert service.most_at_once == 5


def test_lanes_open_one_by_one_and_half_of_them_close_in_a_squall():
    lanes = Lanes(8)
    assert lanes.width == 2
    for _ in range(10):
        lanes.widen()
    assert lanes.width == 8
    began = time.monotonic()
    lanes.narrow(0.0, began)
    lanes.narrow(0.0, began - 1)
    assert lanes.width == 4
    lanes.widen()
    assert lanes.width == 4


def test_the_breaker_opens_after_so_many_failures_in_a_row():
    weather = Weather(4, "Edge")
    for _ in range(IN_A_ROW - 1):
        weather.met(TimeoutError(), 0.0)
    assert not weather.gone
    weather.fine()
    for _ in range(IN_A_ROW):
        weather.met(TimeoutError(), 0.0)
    assert weather.gone
    assert weather.again(TimeoutError()) is False


def refused(status, headers=None):
    return aiohttp.ClientResponseError(None, (), status=status, headers=headers or {})


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": formatdate(1_800_000_030, usegmt=True)}, 30),
        ({"Retry-After": formatdate(1_700_000_000, usegmt=True)}, 0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(headers, seconds):
    assert retry_after(refused(429, headers), now=lambda: 1_800_000_000.0) == seconds


def test_what_cannot_help_is_not_done_again():
    assert kind_of(refused(404)) is None
    assert Weather(2, "Edge").again(refused(404)) is False
    assert Weather(2, "Edge").again(refused(429, {"Retry-After": "3"})) == 3
    assert Weather(2, "Edge").again(refused(429, {"Retry-After": "3600"})) is False
    assert kind_of(ValueError()) is None


def test_a_foreign_certificate_is_refused():
    with EdgeDouble() as service, pytest.raises(EngineError, match="ertificate"):
        stranger = {"endpoint": service.options["endpoint"]}
        with EdgeDouble():
            EdgeEngine(EngineSettings(stranger)).open()


# ------------------------------------------------------------------------------------------------------- the network


class Tunnel:
    """A proxy that takes CONNECT and leads every tunnel to one place."""

    def __init__(self, endpoint):
        self.asked = []
        host, _, port = endpoint.partition(":")
        self._to = (host, int(port))
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _serve(self, reader, writer):
        self.asked.append((await reader.readuntil(b"\r\n\r\n")).split()[:2])
        far_reader, far_writer = await asyncio.open_connection(*self._to)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            await asyncio.gather(self._pour(reader, far_writer), self._pour(far_reader, writer))
        finally:
            writer.close()
            far_writer.close()

    @staticmethod
    async def _pour(reader, writer):
        try:
            while data := await reader.read(65536):
                writer.write(data)
        except OSError:
            pass
        finally:
            writer.close()


@pytest.mark.parametrize("where", ["option", "environment"])
def test_a_proxy_is_used_that_the_option_or_the_environment_names(where, monkeypatch):
    with EdgeDouble() as service, Tunnel(service.endpoint) as tunnel:
        options = {"ca": service.options["ca"]}
        if where == "option":
            options["proxy"] = tunnel.url
        else:
            monkeypatch.setenv("HTTPS_PROXY", tunnel.url)
        with Opened(options) as edge:
            edge.engine.speak(LINE, VOICE)
    assert tunnel.asked == [[b"CONNECT", b"speech.platform.bing.com:443"]] * 2


@pytest.mark.parametrize(
    "options",
    [
        {"proxy": "socks5://127.0.0.1:1080"},
        {"proxy": "127.0.0.1:1080"},
        {"endpoint": "127.0.0.1"},
        {"endpoint": "127.0.0.1:99999"},
        {"ca": "/nowhere.pem"},
        {"at_once": 0},
        {"at_once": "many"},
    ],
)
def test_an_option_that_cannot_be_is_refused_by_name(options):
    with pytest.raises(OptionError) as caught:
        EdgeEngine(EngineSettings(options))
    assert next(iter(options)) in caught.value.what.en


def test_without_a_network_it_says_so_within_two_seconds(monkeypatch):
    def refuse(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    began = time.monotonic()
    engine = EdgeEngine(EngineSettings())
    with pytest.raises(EngineError) as caught:
        engine.open()
    engine.close()
    assert caught.value.todo is not None
    assert time.monotonic() - began < 3


def test_a_name_server_that_never_answers_holds_nobody_up(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(30))
    began = time.monotonic()
    engine = EdgeEngine(EngineSettings())
    with pytest.raises(EngineError, match="in time"):
        engine.open()
    engine.close()
    assert time.monotonic() - began < 4


def test_no_proxy_names_hosts_that_are_reached_straight(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    assert network_of("edge", HOST, {}).proxy == "http://127.0.0.1:1"
    monkeypatch.setenv("NO_PROXY", "speech.platform.bing.com")
    assert network_of("edge", HOST, {}).proxy is None


# ---------------------------------------------------------------------------------------------------- the boundaries

RATE = 1000
PACE = (0.1, 0.45)
GOOD = (Mark("大桥", 0.1, 0.5), Mark("通车", 0.5, 0.9))


def sound(*stretches):
    """(seconds, loud) after (seconds, loud) as samples."""
    parts = [np.full(round(seconds * RATE), 8000 if loud else 0, dtype="<i2") for seconds, loud in stretches]
    return np.concatenate(parts).tobytes()


WHOLE = sound((0.1, False), (0.8, True), (0.4, False))


@pytest.mark.parametrize(
    ("marks", "pcm", "expected"),
    [
        (GOOD, WHOLE, Verdict.AGREES),
        ((), WHOLE, Verdict.NOTHING),
        (GOOD[:1], WHOLE, Verdict.CUT),
        (GOOD, WHOLE[: len(WHOLE) // 2], Verdict.CUT),
        (GOOD, WHOLE + sound((1.0, False), (1.0, True)), Verdict.MORE),
        (GOOD[::-1], WHOLE, Verdict.NOTHING),
        ((Mark("大桥通车", 0.3, 2.7),), WHOLE, Verdict.NOTHING),
        ((Mark("喂", 0.1, 0.5), Mark("喂", 0.5, 0.9)), WHOLE, Verdict.NOTHING),
        ((Mark("大桥通车", -1.0, 0.0),), WHOLE, Verdict.NOTHING),
    ],
)
def test_boundaries_are_a_second_witness_and_never_the_only_one(marks, pcm, expected):
    assert verdict(marks, "大桥，通车。", PACE, pcm, RATE) is expected


def test_what_sounds_outside_of_the_boundaries_is_kept():
    early = sound((0.9, True), (0.4, False))
    assert spoken_part(GOOD, early, RATE)[:100] == early[:100]


marks_of = st.lists(
    st.tuples(st.text(max_size=3), st.floats(-5, 50), st.floats(-5, 50)).map(lambda row: Mark(*row)), max_size=6
)


@given(marks=marks_of, text=st.text(max_size=10), samples=st.integers(0, 4000))
@settings(deadline=None)
def test_no_boundaries_whatever_break_anything(marks, text, samples):
    marks = tuple(marks)
    pcm = sound((samples / RATE, True))
    found = verdict(marks, text, PACE, pcm, RATE)
    if found is Verdict.AGREES:
        assert len(spoken_part(marks, pcm, RATE)) <= len(pcm)
