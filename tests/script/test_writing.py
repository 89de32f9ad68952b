"""The script: what is said in an edition, and that nothing of a story is lost on the way."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.issue import read_issue
from audiopaper.model import Article, Issue, Part, Placement, Role, SectionKind, Why
from audiopaper.script import write_script
from audiopaper.script.phrasing import MOST
from audiopaper.show import Show

SHOW = Show()


def script_of(path, show=SHOW):
    return write_script(read_issue(path, show), show)


def test_an_edition_has_greeting_contents_stories_and_sign_off(real_page):
    script = script_of(real_page)
    kinds = [section.kind for section in script.sections]
    story = SectionKind.STORY
    assert kinds == [SectionKind.GREETING, SectionKind.CONTENTS, story, story, story, SectionKind.SIGN_OFF]


def test_the_greeting_says_paper_day_lunar_day_number_and_that_the_voice_is_artificial(real_page):
    script = script_of(real_page)
    greeting = "".join(line.spoken for line in script.of(script.sections[0]))
    for fact in (
        "今日柯城",
        "二零二一年十二月二十九日，星期三",
        "农历辛丑年十一月廿六",
        "第一千九百零五期",
        "人工智能",
    ):
        assert fact in greeting


def test_the_anchor_announces_and_reporters_take_turns(real_page):
    script = script_of(real_page)
    body = [line for line in script.lines if line.part is Part.PARAGRAPH]
    assert {line.role for line in body} == {Role.REPORTER}
    assert list(dict.fromkeys(line.turn for line in body)) == [0, 1, 2]
    bylines = [line.printed for line in script.lines if line.part is Part.BYLINE]
    assert bylines == ["本报记者楼郁馨报道。", "本报记者方心怡报道。", "本报记者姜翔报道。"]


def test_no_line_is_longer_than_the_voice_speaks_well(real_page, example):
    for path in (real_page, example):
        assert max(len(line.spoken) for line in script_of(path).lines) <= MOST + 4


def test_captions_are_silent_unless_asked_for(example):
    caption = "察看新建成的高山蔬菜基地"
    said = script_of(example)
    assert not any(caption in line.printed for line in said.lines)
    assert any(caption in silence.text for silence in said.silences)
    assert any(caption in line.printed for line in script_of(example, Show(read_captions=True)).lines)


PARAGRAPH = st.text(
    st.one_of(
        st.sampled_from("，。；：！？、“”（）《》 123%-—ABC@.新闻县里的人重任"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=300,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3))
def test_every_character_of_a_story_is_in_one_line_or_accounted_for(paragraphs):
    issue = Issue(
        text="x",
        paper="青溪日报",
        date=datetime.date(2026, 11, 18),
        articles=(Article("a1", "1", headline="题目", paragraphs=tuple(paragraphs)),),
        ledger=(Placement(0, 1, 1, why=Why.SPACE),),
    )
    script = write_script(issue, Show())
    for number, paragraph in enumerate(paragraphs):
        printed = "".join(
            line.printed for line in script.lines if line.part is Part.PARAGRAPH and line.paragraph == number
        )
        silent = "".join(each.text for each in script.silences if each.paragraph == number)
        assert printed == paragraph or len(printed) + len(silent) >= len(paragraph)


def test_a_megabyte_without_a_pause_is_cut_between_words():
    issue = Issue(
        text="x",
        paper="青溪日报",
        date=datetime.date(2026, 11, 18),
        articles=(Article("a1", "1", headline="题目", paragraphs=("乡村振兴现场会" * 3000,)),),
        ledger=(Placement(0, 1, 1, why=Why.SPACE),),
    )
    lines = [line for line in write_script(issue, Show()).lines if line.part is Part.PARAGRAPH]
    assert max(len(line.spoken) for line in lines) <= MOST
    assert "".join(line.printed for line in lines) == "乡村振兴现场会" * 3000
