"""What the reader promises for every issue, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopaper.errors import IssueError
from audiopaper.issue import read_issue, read_text
from audiopaper.model import Part
from audiopaper.show import Show

PRINT = st.text(
    alphabet=st.one_of(
        st.sampled_from("#*_|`-—（）。，！“”记者本报讯摄第版图日年月0123456789\n\n\n\r\f \t\u3000<>![]()下转上接"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=400,
)
DAY = Show(paper="青溪日报").with_flags(date=__import__("datetime").date(2026, 11, 18))


@given(PRINT)
def test_every_character_is_in_exactly_one_place(text):
    """The issue checks its own ledger when it is made; here it must also say what each story's text is made of."""
    try:
        issue = read_text(text, DAY)
    except IssueError:
        return
    for article in issue.articles:
        placed = "".join(
            issue.text[place.start : place.end]
            for place in issue.ledger
            if place.article == article.id and place.part is Part.PARAGRAPH
        )
        assert bare("".join(article.paragraphs)).replace("|", "") == bare(placed).replace("|", "") or "，" in "".join(
            article.paragraphs
        )


def bare(text: str) -> str:
    return "".join(text.split())


def test_the_real_page_has_its_three_stories(real_page):
    issue = read_issue(real_page, Show())
    assert (issue.paper, issue.date.isoformat(), issue.issue_no) == ("今日柯城", "2021-12-29", "1905")
    assert issue.lunar == "农历辛丑年十一月廿六"
    assert [article.byline_reporters for article in issue.articles] == [("楼郁馨",), ("方心怡",), ("姜翔",)]
    assert [article.headline_made for article in issue.articles] == [False, False, True]
    assert len(issue.articles[0].captions) == 1
    assert "许军" in issue.articles[0].captions[0]
    text = "".join(paragraph for article in issue.articles for paragraph in article.paragraphs)
    for whole in ("确定的目标任务", "乡村风貌全面提升", "审议好党代会报告", "感谢广大党员的信任"):
        assert whole in text
    for furniture in ("许军", "3049743", "融媒体中心编印", "今日四版", "发布"):
        assert furniture not in text.replace("新闻发布", "")
    assert all(
        paragraph.endswith(("。", "！", "”", "？")) for article in issue.articles for paragraph in article.paragraphs
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.md", None),
        ("empty.md", b""),
        ("blank.md", b" \n\n\t\n"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("binary.md", bytes(range(256)) * 10),
        ("furniture.md", "2026年11月18日\n\n第3版\n\n责任编辑：华一鸣\n".encode()),
    ],
)
def test_what_is_no_issue_is_refused_with_its_name_and_what_to_do(tmp_path, name, data):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(IssueError) as caught:
        read_issue(path, Show())
    assert caught.value.file == path
    assert caught.value.todo is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encoding_and_line_ends_make_no_difference(tmp_path, example, encoding, newline):
    text = example.read_text(encoding="utf-8")
    path = tmp_path / "issue.md"
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    assert read_issue(path, Show()).articles == read_issue(example, Show()).articles


def test_a_folder_of_one_file_a_page_is_one_issue(tmp_path, example):
    pages = example.read_text(encoding="utf-8").split("第3版　文体")
    (tmp_path / "1.md").write_text(pages[0], encoding="utf-8")
    (tmp_path / "2.md").write_text("第3版　文体" + pages[1], encoding="utf-8")
    headlines = [article.headline for article in read_issue(tmp_path, Show()).articles]
    assert headlines == [article.headline for article in read_issue(example, Show()).articles]


def test_a_papers_own_furniture_is_taught_by_its_show_file(tmp_path):
    from audiopaper.showfile import load_show

    (tmp_path / "show.toml").write_text('[reading]\nfurniture = ["天天好心情.*"]\n', encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "2026年11月18日\n\n## 乐和桥通车\n\n乐和桥昨天建成通车。\n\n天天好心情，出门看云彩。\n", encoding="utf-8"
    )
    paragraphs = read_issue(page, load_show(tmp_path / "show.toml")).articles[0].paragraphs
    assert paragraphs == ("乐和桥昨天建成通车。",)
