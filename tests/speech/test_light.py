"""Which syllables are said lightly, though readings give their full tone."""

import pytest

from audiopaper.mandarin.characters import full_tone
from audiopaper.model import Line, Role
from audiopaper.places import voices_folder
from audiopaper.script.readings import Reader, load_lexicon
from audiopaper.speech import light
from audiopaper.speech.light import lightened
from audiopaper.speech.respelling import respelt


@pytest.mark.parametrize(
    ("spoken", "reading", "words", "said"),
    [
        ("知识改变命运", "zhi1 shi2 gai3 bian4 ming4 yun4", (0, 2, 4), "zhi1 shi5 gai3 bian4 ming4 yun4"),
        ("认识到问题", "ren4 shi2 dao4 wen4 ti2", (0, 2, 3), "ren4 shi5 dao4 wen4 ti2"),
        ("合同条款", "he2 tong2 tiao2 kuan3", (0, 2), "he2 tong5 tiao2 kuan3"),
        ("联合同步", "lian2 he2 tong2 bu4", (0, 2), "lian2 he2 tong2 bu4"),
    ],
)
def test_words_that_end_lightly_are_said_so_and_only_words(spoken, reading, words, said):
    assert " ".join(lightened(spoken, reading.split(), words)) == said


def test_what_the_papers_lexicon_says_keeps_its_tone():
    assert lightened("知识", ("zhi1", "shi2"), (0,), kept=(0, 1)) == ("zhi1", "shi2")


def test_a_longer_word_says_where_a_shorter_one_is_none():
    assert lightened("东西", ("dong1", "xi1"), (0,)) == ("dong1", "xi5")
    assert lightened("东西走向", ("dong1", "xi1", "zou3", "xiang4"), (0,)) == ("dong1", "xi1", "zou3", "xiang4")


def test_every_word_of_the_table_is_read_in_full_and_said_as_the_table_has_it():
    reader = Reader(load_lexicon(voices_folder() / "lexicon.toml"))
    for word, told in light.light_words().items():
        reading = [each.pinyin for each in reader.read(word)]
        assert [full_tone(*each) for each in zip(word, reading, strict=True)] == reading, word
        assert list(lightened(word, reading, reader.words(word))) == told, word


def test_an_engine_that_takes_text_is_given_light_endings_as_they_are_printed():
    reader = Reader(load_lexicon(voices_folder() / "lexicon.toml"))
    for word, told in light.light_words().items():
        reading = tuple(each.pinyin for each in reader.read(word))
        line = Line("t", "t", Role.ANCHOR, 0, word, word, reading, 0.1, words=reader.words(word))
        assert not told[-1].endswith("5") or respelt(line)[-1] == word[-1], word


def test_the_lexicon_of_all_papers_makes_no_syllable_light_that_has_a_full_tone():
    words = load_lexicon(voices_folder() / "lexicon.toml").readings
    assert [
        word
        for word, said in words.items()
        if [full_tone(*each) for each in zip(word, said, strict=True)] != list(said)
    ] == []
