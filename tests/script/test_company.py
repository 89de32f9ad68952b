"""The company that a character keeps speaks for a reading, and nothing speaks where nothing is known."""

import numpy as np

from audiopaper.mandarin.characters import standard
from audiopaper.mandarin.tagger import words_of
from audiopaper.script.readings import company


def told(text, at):
    scores = company.company().scores(text, at, words_of(text))
    return standard(text[at])[int(scores[: len(standard(text[at]))].argmax())]


def test_the_plateau_speaks_for_zang_and_a_collection_for_cang():
    assert told("西藏高原上的藏羚羊", 6) == "zang4"
    assert told("博物馆收藏古画", 4) == "cang2"


def test_what_follows_tells_a_fall_from_a_surrender():
    assert told("失业率降至低位", 3) == "jiang4"
    assert told("投降书展出", 1) == "xiang2"


def test_a_headline_and_a_sentence_are_told_apart():
    short, long = ("西藏", 1), ("来自四面八方的游客又到了西藏", 13)
    marks = [{each[:1] for each in company.seen(text, at, words_of(text))} & {"+", "-"} for text, at in (short, long)]
    assert marks == [{"-"}, {"+"}]


def test_where_nothing_is_known_nothing_speaks():
    assert not company.company().scores("囧囧囧", 1, words_of("囧囧囧")).any()


def test_what_is_stored_is_what_was_learned():
    rows = {"藏": {"~佛": 0, "1<收": 1}}
    known = company.Company(rows, np.array([[1.5, -1.5] + [0] * 4, [-2, 2] + [0] * 4], np.float32))
    kept = company.store(known)
    assert kept["company"].tobytes().decode().split("\n") == ["藏~佛", "藏1<收"]
    assert np.array_equal(kept["company_weights"].astype(np.float32), known.weights)


def test_another_company_is_kept_only_for_a_while():
    with company.keeping(company.nothing()):
        assert not company.company().rows
    assert company.company().rows
