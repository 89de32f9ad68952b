"""Lines of a newspaper and how they are read: words, names, places, traditional characters. A new case is one row."""

from pathlib import Path

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st

from audiopaper.mandarin.characters import ALWAYS, full_tone, is_hanzi, syllables
from audiopaper.mandarin.phrases import Vote, phrases, votes
from audiopaper.places import voices_folder
from audiopaper.script.readings import Origin, Reader, load_lexicon

PAIRS = Path(__file__).parents[1] / "pairs" / "readings"
ROWS = [
    pytest.param(*row.split("\t"), id=f"{file.stem}-{row.split(chr(9))[0]}")
    for file in sorted(PAIRS.glob("*.tsv"))
    for row in file.read_text(encoding="utf-8").splitlines()
]
PLACES = PAIRS.parent / "places.tsv"
LEXICON = load_lexicon(voices_folder() / "lexicon.toml")
READER = Reader(LEXICON)


@pytest.mark.parametrize(("text", "said"), ROWS)
def test_a_line_is_read_as_a_newsreader_would(text, said):
    assert " ".join(each.pinyin for each in READER.read(text) if each.pinyin) == said


@pytest.mark.parametrize("line", ["{}", "{}召开会议", "记者昨天走进{}"])
def test_a_thousand_counties_and_districts_are_read_as_their_people_say(line):
    rows = [row.split("\t") for row in PLACES.read_text(encoding="utf-8").splitlines()]
    before = line.index("{")
    read = {name: READER.read(line.format(name))[before : before + len(name)] for name, _ in rows}
    assert len(rows) >= 990
    assert {name: said for name, said in rows if " ".join(each.pinyin for each in read[name]) != said} == {}


@given(st.text(st.one_of(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), st.characters()), max_size=40))
def test_every_character_has_one_reading_and_every_hanzi_a_syllable_of_mandarin(text):
    readings = READER.read(text)
    assert len(readings) == len(text)
    for character, reading in zip(text, readings, strict=True):
        assert bool(reading.pinyin) == is_hanzi(character)
        assert not reading.pinyin or reading.pinyin in syllables() or reading.pinyin[-1] == "5"
        assert 0 <= reading.sure <= 1
        assert reading.pinyin not in reading.others


def test_a_reading_offers_what_else_the_character_could_be():
    reading = READER.read("他在那里等了很长")[-1]
    assert reading.origin in {Origin.PHRASE, Origin.SENTENCE}
    assert {reading.pinyin, *reading.others} >= {"chang2", "zhang3"}


def test_a_short_entry_of_the_lexicon_is_not_found_across_two_words():
    assert READER.read("简单县域图")[1].pinyin == "dan1"
    assert READER.read("山东单县")[2].pinyin == "shan4"


def test_a_line_of_ten_thousand_characters_is_read():
    assert len(READER.read("任建国在银行调研。" * 1200)) == 10800


def both_say(word):
    """Whether both dictionaries read all of a word alike, and the paper's lexicon says nothing of a part of it."""
    agreed = all(votes(word, 1)[at][:1] == [Vote(0, len(word), each)] for at, each in enumerate(phrases()[word]))
    parts = (word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1))
    return agreed and not any(part in LEXICON.readings for part in parts)


SAYINGS = [word for word in phrases() if len(word) == 4 and rjieba.has_word(word) and both_say(word)]


@pytest.mark.parametrize("line", ["{}", "他们的{}，", "对{}进行", "一些{}问题"])
def test_a_saying_that_both_dictionaries_read_alike_is_read_so_in_any_line(line):
    """Rows of neighbours are for characters that stand alone: 喜怒哀乐 is no music, 繁荣昌盛 nobody's name."""
    before = line.index("{")
    wrong = {}
    for word in SAYINGS:
        read = READER.read(line.format(word))[before : before + len(word)]
        agreed = zip(word, phrases()[word], strict=True)
        expected = [ALWAYS.get(each, full_tone(each, said)) for each, said in agreed]
        if [each.pinyin for each in read] != expected:
            wrong[word] = [each.pinyin for each in read]
    assert len(SAYINGS) > 3000
    assert wrong == {}
