"""Words of a line and what they are: people, places and bodies above all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.mandarin.segmenter import segments
from audiopaper.mandarin.tagger import BODY, LONGEST, PERSON, PLACE, words_of


def found(text, kind):
    return [text[start : start + size] for start, size, named in dict.fromkeys(words_of(text)) if named == kind]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("县委书记单国平到青溪镇调研", PERSON, ["单国平"]),
        ("记者王新报道，通讯员查德明摄", PERSON, ["王新", "查德明"]),
        ("从合肥坐高铁到黄山北站", PLACE, ["合肥", "黄山北站"]),
        ("县教育局公布招生计划", BODY, ["县教育局"]),
        ("12月28日下午开幕", "TIME", ["12月28日下午"]),
        ("盖房要先审批", PERSON, []),
    ],
)
def test_who_where_which_body_and_when(text, kind, names):
    assert found(text, kind) == names


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_words_stand_side_by_side_and_cover_every_line(text):
    text = text.encode("utf-8", "replace").decode()
    for words in (words_of(text), segments(text)):
        assert len(words) == len(text)
        at = 0
        for start, size, _ in dict.fromkeys(words):
            assert start == at
            at += size
        assert at == len(text)


def test_a_line_longer_than_a_piece_is_read_on():
    name = "县委书记单国平在会上讲话。"
    text = name * (LONGEST // len(name) + 2)
    assert len(words_of(text)) == len(text)
    assert found(text, PERSON).count("单国平") > LONGEST // len(name)


def test_an_empty_line_has_no_words():
    assert not words_of("")
