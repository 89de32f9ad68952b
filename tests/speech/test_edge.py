"""The online engine, as far as a machine without the service can tell: what it asks for, and how it fails."""

import socket

import pytest

from audiopaper.errors import EngineError
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.progress import Noted
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.edge import EdgeEngine

LINE = Line("a1-001", "a1", Role.ANCHOR, 0, "新闻", "新闻", ("xin1", "wen2"), 0.2)
pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(autouse=True)
def cut_off(monkeypatch):
    """A machine whose network is down."""

    def refuse(*_, **__):
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", refuse)


def test_a_request_holds_voice_pace_and_text():
    voice = load_voices()["edge-yunyang"]
    assert EdgeEngine(EngineSettings()).request(LINE, voice) == "edge zh-CN-YunyangNeural +0% +0Hz 新闻"


def test_without_a_network_it_says_so_and_that_it_may_pass():
    with pytest.raises(EngineError) as caught:
        EdgeEngine(EngineSettings()).open()
    assert caught.value.passing
    assert caught.value.todo is not None


def test_the_next_engine_reads_the_whole_story_and_the_note_says_why():
    script = Script((Section("a1", SectionKind.STORY, "新闻"),), (LINE,))
    events = []
    clips = list(recite(script, Show(engines=("edge", "tone")), progress=events.append))
    assert [clip.engine for clip in clips] == ["tone"]
    assert any(isinstance(event, Noted) and "edge failed" in event.words.en for event in events)
