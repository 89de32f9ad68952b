"""An engine from outside the package: one class, one entry point, found as any installed one is."""

import importlib
import importlib.util
import json
import sys
import threading
import tomllib
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from audiopaper.errors import EngineError
from audiopaper.model import Line, Role, Script, Section, SectionKind
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.speech.engine import EngineSettings, Voice
from audiopaper.speech.registry import engine_names, make_engine

EXAMPLE = Path(__file__).parents[2] / "examples" / "engine"
RATE = 16_000
LINE = Line("a1-001", "a1", Role.ANCHOR, 0, "大桥通车", "大桥通车", ("da4", "qiao2", "tong1", "che1"), 0.2)
SCRIPT = Script((Section("a1", SectionKind.STORY, "大桥通车"),), (LINE,))

_spec = importlib.util.spec_from_file_location("engine_contract", Path(__file__).parents[1] / "engine_contract.py")
contract = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(contract)


class SpeechServer(BaseHTTPRequestHandler):
    """The double of a speech server: a beep and a rest, a fifth of a second, for each letter of what it has to say."""

    asked: ClassVar[list[dict]] = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(body)
        letters = sum(each.isalnum() for each in body["input"])
        time = np.arange(int(RATE * 0.2)) / RATE
        beep = 8000 * np.sin(2 * np.pi * 440 * time) * ((time > 0.03) & (time < 0.17))
        data = BytesIO()
        with wave.open(data, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.tile(beep, letters).astype("<i2").tobytes())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data.getvalue())

    def log_message(self, *_):
        """Nothing."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), SpeechServer) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


@pytest.fixture(scope="module", autouse=True)
def installed(tmp_path_factory):
    """What pip would make of the example: its folder on the path, and the entry point of its pyproject.toml."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = tmp_path_factory.mktemp("site")
    facts = folder / "audiopaper_house-0.1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    points = project["entry-points"]["audiopaper.engines"]
    rows = [f"{name} = {value}" for name, value in points.items()]
    (facts / "entry_points.txt").write_text("\n".join(["[audiopaper.engines]", *rows]) + "\n")
    added = [str(folder), str(EXAMPLE)]
    sys.path[:0] = added
    importlib.invalidate_caches()
    yield
    for each in added:
        sys.path.remove(each)
    sys.modules.pop("house_engine", None)


class TestHouse(contract.EngineContract):
    engine = "house"
    voice = Voice("house", "house", "default")

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def at_the_server(cls, server):
        cls.options = {"url": server}


def test_it_is_listed_among_the_engines():
    assert "house" in engine_names()


@pytest.mark.usefixtures("own_cache")
def test_it_speaks_with_the_voice_it_brings_along(server):
    clips = list(recite(SCRIPT, Show(engines=("house",), engine={"house": {"url": server}})))
    assert [(clip.engine, clip.voice, clip.rate) for clip in clips] == [("house", "house", RATE)]
    assert SpeechServer.asked[-1]["input"] == "大桥通车"


@pytest.mark.usefixtures("own_cache")
def test_a_server_that_is_not_there_gives_way_to_the_next_engine():
    show = Show(engines=("house", "tone"), engine={"house": {"url": "http://127.0.0.1:9"}})
    assert [clip.engine for clip in recite(SCRIPT, show)] == ["tone"]


def test_an_engine_that_cannot_open_says_where_it_looked():
    engine = make_engine("house", EngineSettings({"url": "http://127.0.0.1:9"}))
    with pytest.raises(EngineError) as caught:
        engine.open()
    assert "127.0.0.1:9" in caught.value.what.en
    assert not caught.value.line_id
