"""What every engine must keep. Third parties: subclass :class:`EngineContract` in a test file and name your engine.

class TestMine(EngineContract):
    engine = "mine"
    voice = Voice("mine", "mine", "voice-1")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import pytest

from audiopaper.model import Line, Role
from audiopaper.speech.engine import Engine, EngineSettings, Voice
from audiopaper.speech.gate import faults
from audiopaper.speech.registry import make_engine


def line(spoken: str = "今天是星期三。", reading: str = "jin1 tian1 shi4 xing1 qi1 san1") -> Line:
    """A line for an engine to say."""
    return Line("t-001", "t", Role.ANCHOR, 0, spoken, spoken, (*reading.split(), ""), 0.3)


class EngineContract:
    """The promises. Each test says one."""

    engine: str
    voice: Voice
    options: ClassVar[Mapping[str, object]] = {}
    """What the show file says in [engine.NAME]: an address, a key."""

    @pytest.fixture(scope="class")
    @classmethod
    def opened(cls) -> Iterator[Engine]:
        made = make_engine(cls.engine, EngineSettings(cls.options))
        made.open()
        yield made
        made.close()

    def test_it_bears_the_name_it_is_registered_under(self, opened):
        assert opened.name == self.engine
        assert opened.workers >= 1

    def test_what_it_says_passes_the_gate(self, opened):
        assert faults(opened.speak(line(), self.voice), line(), self.voice) == ()

    def test_its_request_needs_no_opening_and_is_the_same_every_time(self, opened):
        fresh = make_engine(self.engine, EngineSettings(self.options))
        assert fresh.request(line(), self.voice) == opened.request(line(), self.voice)

    def test_another_reading_is_another_request(self, opened):
        other = line("今天是星期五。", "jin1 tian1 shi4 xing1 qi1 wu3")
        assert opened.request(line(), self.voice) != opened.request(other, self.voice)

    def test_another_pace_is_another_request(self, opened):
        import dataclasses

        slower = dataclasses.replace(self.voice, speed=0.9)
        assert opened.request(line(), self.voice) != opened.request(line(), slower)

    def test_it_serves_several_threads_at_once(self, opened):
        with ThreadPoolExecutor(2) as pool:
            sounds = list(pool.map(lambda _: opened.speak(line(), self.voice), range(2)))
        assert len(sounds[0].pcm) == len(sounds[1].pcm)

    def test_closing_twice_is_no_error(self):
        made = make_engine(self.engine, EngineSettings(self.options))
        made.close()
        made.close()
