"""Engines that take only text are given what cannot be read otherwise than the line says."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.phrases_dict import phrases_dict

from audiopaper.issue import read_issue
from audiopaper.model import Line, Role
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.showfile import load_show
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.edge import EdgeEngine
from audiopaper.speech.light import lightened
from audiopaper.speech.respelling import UNTOUCHED, doubt, misread, predicted, readings, respelt, spellings

UNSPELT = """
beng3 bie4 bu5 cen1 chen5 chuai3 cuan2 da5 dao2 dei3 di5 dia3 diao3 duo5 e3 e5 er5 fang5 fo2 fu5 ge5 gu2 gu5
ha3 ha4 heng4 huang4 huo5 jia5 jiao2 jue3 jue4 lao5 leng1 li5 lie1 long1 long4 lou1 luo1 men1 meng1 na1 nai5
nan4 ne2 ning3 niu4 pai3 pen4 po5 pou3 qia3 qie1 qie2 rang1 rang5 reng4 ruo2 shai3 shei2 sheng5 shou2 shua4
si5 teng5 tou5 tun4 xi5 xin2 yi5 yue3 zhao2 zhua3 zhuai3 zhuai4 zuo1
"""
"""Syllables of phrases that no character of GB 2312 has as its usual reading: 着 in 着急 has no homophone, and neutral
tones have none by nature. There the printed character stays."""


def line(spoken, reading, settled=()):
    syllables = iter(reading.split())
    said = tuple(next(syllables) if readings(each) else "" for each in spoken)
    return Line("t", "t", Role.ANCHOR, 0, spoken, spoken, said, 0.1, settled=settled)


@pytest.mark.parametrize(
    ("spoken", "reading", "expected"),
    [
        ("县委书记单国平说", "xian4 wei3 shu1 ji4 shan4 guo2 ping2 shuo1", "县委书记善国平说"),
        ("大家扛起重任", "da4 jia1 kang2 qi3 zhong4 ren4", "大家扛起重任"),
        ("乐和桥通车", "yue4 he2 qiao2 tong1 che1", "岳和桥通车"),
        ("一不做，二不休", "yi1 bu4 zuo4 er4 bu4 xiu1", "一不做，二不休"),
        ("用APP看病", "yong4 kan4 bing4", "用APP看病"),
        ("二零二一年", "er4 ling2 er4 yi1 nian2", "二零二一年"),
        ("这个东西好", "zhe4 ge5 dong1 xi5 hao3", "这个东西好"),
        ("记者郗子墨", "ji4 zhe3 xi1 zi3 mo4", "记者郗紫墨"),
    ],
)
def test_only_what_would_be_misread_is_respelt(spoken, reading, expected):
    assert respelt(line(spoken, reading)) == expected


def test_what_the_papers_lexicon_settled_is_respelt_even_where_a_guess_would_agree():
    assert respelt(line("任新说", "ren4 xin1 shuo1")) == "任新说"
    assert respelt(line("任新说", "ren4 xin1 shuo1", settled=(0, 1))) == "认新说"


def test_every_syllable_of_mandarin_has_its_spelling():
    """Of what phrases are made of: a character that has no other reading, or else one that is read so when alone."""
    in_phrases = {each for row in phrases_dict.values() for (each, *_) in row}
    toned = {to_tone3(each, neutral_tone_with_five=True).replace("ü", "v") for each in in_phrases}
    assert len(toned) > 1200
    assert toned - spellings().keys() == set(UNSPELT.split())
    for syllable, character in spellings().items():
        assert predicted(character) == (syllable,)
        assert readings(character)[0] == syllable


def test_nine_of_ten_spellings_are_read_so_in_every_phrase():
    sure = [character for character in spellings().values() if doubt(character) < 2]
    assert len(sure) / len(spellings()) > 0.9


HANZI = st.sampled_from(sorted({each for word in phrases_dict for each in word if len(readings(each)) > 1}))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_whatever_the_readings_the_respelt_text_is_read_so(data):
    spoken = data.draw(st.text(st.one_of(HANZI, st.sampled_from("，。A县里的新闻")), min_size=1, max_size=20))
    said = tuple(data.draw(st.sampled_from(readings(each))) if readings(each) else "" for each in spoken)
    given_line = Line("t", "t", Role.ANCHOR, 0, spoken, spoken.replace(" ", "，"), said, 0.1)
    text = respelt(given_line)
    assert len(text) == len(spoken)
    for at, (old, new) in enumerate(zip(spoken, text, strict=True)):
        assert old == new or said[at]
    for at in misread(text, lightened(spoken, said, given_line.words)):
        excused = said[at] not in spellings() or doubt(spellings()[said[at]]) > 0
        assert excused, (text, at, said[at])


def test_edge_is_given_the_respelt_text_and_print_stays(example):
    script = write_script(read_issue(example, Show()), Show())
    said = next(each for each in script.lines if "单国平出席" in each.printed)
    asked = EdgeEngine(EngineSettings()).request(said, load_voices()["edge-yunyang"])
    assert "善国平出席" in asked
    assert "单国平出席" in said.printed


def test_an_entry_of_the_papers_lexicon_changes_what_edge_receives(example, tmp_path):
    (tmp_path / "show.toml").write_text("")
    (tmp_path / "lexicon.toml").write_text('"云栖乡" = "yun4 qi1 xiang4"\n', encoding="utf-8")
    asked = []
    for show in (Show(), load_show(tmp_path / "show.toml")):
        script = write_script(read_issue(example, show), show)
        said = next(each for each in script.lines if "云栖乡召开" in each.printed)
        asked.append(EdgeEngine(EngineSettings()).request(said, load_voices()["edge-yunyang"]))
    assert "云栖乡召开" in asked[0]
    assert "云栖乡召开" not in asked[1]
    assert spellings()["yun4"] in asked[1]


def test_untouched_signs_and_numerals_stay():
    assert respelt(line("一百零一", "yi1 bai3 ling2 yi1")) == "一百零一"
    assert {"一", "不"} == UNTOUCHED


def test_a_line_without_hanzi_is_itself():
    assert respelt(dataclasses.replace(line("GDP", ""))) == "GDP"


def test_half_a_character_is_no_reason_to_stop():
    assert predicted("\ud800字") == ("", "zi4")
