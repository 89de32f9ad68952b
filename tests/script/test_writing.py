"""The script: what is said in an edition, and that nothing of a story is lost on the way."""

import dataclasses
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.issue import read_issue, read_text
from audiopaper.model import Article, Issue, Kind, Part, Placement, Role, SectionKind, Why
from audiopaper.script import slate_for, write_script
from audiopaper.script.bylines import said_byline
from audiopaper.script.phrasing import MOST
from audiopaper.show import Pauses, Show
from audiopaper.showfile import load_show
from audiopaper.speech.engines.kokoro.engine import MOST_TOKENS, VOCABULARY
from audiopaper.speech.engines.kokoro.transcription import transcribe

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


def issue_of(*paragraphs, **facts):
    article = Article("a1", "1", headline="题目", paragraphs=paragraphs, **facts)
    return Issue(
        text="x",
        paper="青溪日报",
        date=datetime.date(2026, 11, 18),
        articles=(article,),
        ledger=(Placement(0, 1, 1, why=Why.SPACE),),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3))
def test_every_character_of_a_story_is_in_one_line_or_in_a_silence(paragraphs):
    script = write_script(issue_of(*paragraphs), Show())
    for number, paragraph in enumerate(paragraphs):
        printed = [line.printed for line in script.lines if line.paragraph == number and line.part is Part.PARAGRAPH]
        silent = [
            each.text for each in script.silences if each.paragraph == number and each.text not in "".join(printed)
        ]
        assert sorted("".join(printed + silent)) == sorted(paragraph)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(PARAGRAPH, st.sampled_from(["W" * 200, "9" * 300, "ÉÀ" * 90, "创" * 200])), max_size=3).map(
        "".join
    )
)
def test_no_line_has_more_phonemes_than_the_model_can_say(paragraph):
    for line in write_script(issue_of(paragraph), Show()).lines:
        assert 0 < sum(1 for each in transcribe(line) if each in VOCABULARY) <= MOST_TOKENS


def test_what_no_voice_can_say_is_silent_and_the_rest_is_said():
    script = write_script(issue_of("★★★", "Привет", "通车了。"), Show())
    assert [line.printed for line in script.lines if line.part is Part.PARAGRAPH] == ["通车了。"]
    assert [each.text for each in script.silences] == ["★★★", "Привет"]


def test_a_megabyte_without_a_pause_is_cut_between_words():
    text = "乡村振兴现场会" * 3000
    lines = [line for line in write_script(issue_of(text), Show()).lines if line.part is Part.PARAGRAPH]
    assert max(len(line.spoken) for line in lines) <= MOST
    assert "".join(line.printed for line in lines) == text


def test_pauses_follow_the_table_of_the_show():
    pauses = Pauses()
    script = write_script(
        issue_of("茶园开门迎客了。", "一、种茶", "先种一棵树，再种一片林。村里人都说日子有了奔头。", subheads=(1,)),
        Show(),
    )
    story = [(line.printed, line.pause) for line in script.lines if line.section == "a1"]
    assert story == [
        ("题目。", pauses.headline),
        ("茶园开门迎客了。", pauses.subhead),
        ("一、种茶", pauses.subhead),
        ("先种一棵树，再种一片林。", pauses.sentence),
        ("村里人都说日子有了奔头。", pauses.story),
    ]
    assert pauses.joint < pauses.clause < pauses.semicolon < pauses.sentence < pauses.paragraph < pauses.story


def test_a_part_that_is_only_numbered_is_announced_as_a_part():
    script = write_script(
        issue_of("一", "头一年栽的八百棵。", "（二）", "后来人们学会了草方格。", subheads=(0, 2)), Show()
    )
    said = [(line.printed, line.spoken) for line in script.lines if line.part is Part.PARAGRAPH]
    assert said[0] == ("一", "第一部分。")
    assert said[2] == ("（二）", "第二部分。")


def test_a_poem_is_read_line_by_line_and_a_table_row_by_row():
    poem = write_script(issue_of("溪水在桥下转弯", "把县城轻轻抱住", kind=Kind.POEM), Show())
    assert [line.pause for line in poem.lines if line.section == "a1"][1] == Pauses().verse
    table = write_script(issue_of("乡镇，面积", "云头镇，8200", kind=Kind.TABLE), Show())
    rows = [line for line in table.lines if line.part is Part.PARAGRAPH]
    assert [row.spoken for row in rows] == ["乡镇，面积", "云头镇，八千二百"]
    assert {row.role for row in rows} == {Role.NOTICE}


@pytest.mark.parametrize(
    ("byline", "names", "said"),
    [
        ("本报讯 记者 曾令仪 通讯员 仇海峰", ("曾令仪", "仇海峰"), "本报记者曾令仪、通讯员仇海峰报道。"),
        ("本报讯 首席记者 高峰 记者 方圆 李 明", ("高峰", "方圆", "李明"), "本报首席记者高峰、记者方圆、李明报道。"),
        ("新华社合肥7月2日电 记者 王一川", ("王一川",), "新华社记者王一川报道。"),
        ("楚河商报记者 舟行 通讯员 海阔", ("舟行", "海阔"), "楚河商报记者舟行、通讯员海阔报道。"),
        ("本报评论员 闻道", ("闻道",), "本报评论员闻道。"),
        ("本报讯 通讯员 甘泉", ("甘泉",), "通讯员甘泉报道。"),
        ("文/本报记者 童年 图/受访者提供", ("童年",), "本报记者童年报道。"),
        ("据新华社电", (), "据新华社报道。"),
        ("令狐秋", ("令狐秋",), "作者令狐秋。"),
        ("本报讯", (), ""),
    ],
)
def test_a_byline_is_said_as_a_newsreader_says_it(byline, names, said):
    assert said_byline(byline, names) == said


def test_a_new_page_is_announced(example):
    said = [line.printed for line in script_of(example).lines if line.printed.startswith("下面请听第")]
    assert said == ["下面请听第2版。", "下面请听第3版。", "下面请听第4版。"]


def test_what_the_papers_own_lexicon_reads_is_marked_as_settled(tmp_path):
    (tmp_path / "show.toml").write_text("")
    (tmp_path / "lexicon.toml").write_text('"任新" = "ren4 xin1"\n', encoding="utf-8")
    script = write_script(issue_of("“任新”通车了。"), load_show(tmp_path / "show.toml"))
    line = next(line for line in script.lines if line.part is Part.PARAGRAPH)
    assert (line.settled, line.reading[1]) == ((1, 2), "ren4")


@pytest.mark.parametrize("old", ["竹篓", "海拔", "收入", "邻居", "体育馆", "储水"])
def test_a_changed_word_changes_one_line(example, old):
    """So that a correction at six in the morning costs the synthesis of one line."""
    text = example.read_text(encoding="utf-8")
    before, after = (
        [line.spoken for line in write_script(read_text(each, SHOW), SHOW).lines]
        for each in (text, text.replace(old, "学校体育"[: len(old)], 1))
    )
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_paper_that_prints_no_name_is_still_announced():
    issue = dataclasses.replace(read_text(UNNAMED, Show(date=datetime.date(2026, 11, 18))), paper="")
    said = [line.spoken for line in write_script(issue, Show()).lines]
    assert said[0] == "您好，欢迎收听有声报纸。"
    assert slate_for(issue, Show()).title == "有声报纸 2026年11月18日"


UNNAMED = "# 大桥通车\n\n本报讯（记者 李明）昨天，横跨青溪的大桥建成通车，两岸居民往来更近了。\n"
