"""One lexicon, every engine: an entry changes what Kokoro is heard to say, and what Edge and Azure receive."""

import datetime

import pytest

from audiopaper.model import Article, Issue, Part, Placement, Why
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.showfile import load_show
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.azure import AzureEngine
from audiopaper.speech.engines.edge import EdgeEngine
from audiopaper.speech.engines.kokoro import KokoroEngine

ISSUE = Issue(
    text="x",
    paper="青溪日报",
    date=datetime.date(2026, 11, 18),
    articles=(Article("a1", "1", headline="题目", paragraphs=("六家渡的大桥昨天通车了。",)),),
    ledger=(Placement(0, 1, 1, why=Why.SPACE),),
)


@pytest.fixture(scope="module")
def shows(tmp_path_factory):
    """A show without a lexicon, and one whose paper knows how its invented village is called."""
    folder = tmp_path_factory.mktemp("show")
    (folder / "show.toml").write_text("")
    (folder / "lexicon.toml").write_text('"六家渡" = "lu4 jia1 du4"\n', encoding="utf-8")
    return Show(), load_show(folder / "show.toml")


def line_of(show):
    return next(line for line in write_script(ISSUE, show).lines if line.part is Part.PARAGRAPH)


def test_the_entry_changes_the_text_that_edge_receives(shows):
    plain, known = (
        EdgeEngine(EngineSettings()).request(line_of(show), load_voices()["edge-yunyang"]) for show in shows
    )
    assert plain.endswith(" 六家渡的大桥昨天通车了。")
    assert known.endswith(" 录加渡的大桥昨天通车了。")


def test_the_entry_changes_the_phonemes_that_azure_receives(shows):
    plain, known = (
        AzureEngine(EngineSettings()).request(line_of(show), load_voices()["azure-yunyang"]) for show in shows
    )
    assert "lu 4" not in plain
    assert 'ph="lu 4 - ' in known
    assert ">六" in known


@pytest.mark.recogniser
def test_the_entry_changes_what_kokoro_is_heard_to_say(shows):
    pytest.importorskip("faster_whisper", reason="no recogniser: pip install faster-whisper to hear this test")
    from measure.recogniser import listen
    from measure.voices import for_the_recogniser

    engine = KokoroEngine(EngineSettings())
    engine.open()
    heard = []
    for line in map(line_of, shows):
        sound = engine.speak(line, load_voices()["xiaobei"])
        heard.append(listen(for_the_recogniser(sound), line.reading).heard)
    engine.close()
    assert heard[0][0] in ("liu", "niu")
    assert heard[1][:2] == ("lu", "jia")
    assert heard[0][2:] == heard[1][2:]
