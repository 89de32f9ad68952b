"""What is no issue is refused with one clear error that names the file and says what to do."""

import datetime

import pytest

from audiopaper.errors import IssueError
from audiopaper.issue import read_issue
from audiopaper.model import Dated
from audiopaper.show import Show

SHOW = Show(date=datetime.date(2026, 1, 1))
STORY = "## 大桥通车\n\n本报讯（记者 王明）昨天上午，大桥通车，两岸居民步行过江。\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.md", b""),
        ("blank.txt", b"\n \r\n\t"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("office.docx", b"PK\x03\x04" + bytes(500)),
        ("noise.md", bytes((7 * index * index) % 256 for index in range(9000))),
        ("nothing.md", "# 云溪日报\n\n2025年1月1日 星期三\n".encode()),
        ("broken.pdf", b"%PDF-1.7\nnothing follows"),
    ],
)
def test_what_is_no_issue_is_refused(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(IssueError) as caught:
        read_issue(file, SHOW)
    assert caught.value.file == file
    assert caught.value.todo


@pytest.mark.parametrize("name", ["missing.md", "folder"])
def test_what_is_not_there_is_refused(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(IssueError):
        read_issue(tmp_path / name, SHOW)


def test_an_issue_that_prints_no_day_takes_the_given_one_else_that_of_the_reading(tmp_path):
    file = tmp_path / "page.md"
    file.write_text(STORY, encoding="utf-8")
    given, today = read_issue(file, SHOW), read_issue(file, Show())
    assert (given.date, given.dated) == (SHOW.date, Dated.GIVEN)
    assert today.dated is Dated.TODAY
    assert abs(today.date - datetime.date.today()) <= datetime.timedelta(1)


def test_a_file_named_for_its_day_needs_no_other(tmp_path):
    file = tmp_path / "yunxi-2025-03-04.md"
    file.write_text(STORY, encoding="utf-8")
    issue = read_issue(file, Show())
    assert (issue.date, issue.dated) == (datetime.date(2025, 3, 4), Dated.FILE_NAME)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_does_not_matter(tmp_path, encoding):
    file = tmp_path / "page.txt"
    file.write_bytes(("云溪日报\n2025年1月1日 星期三\n\n" + STORY).replace("\n", "\r\n").encode(encoding))
    (article,) = read_issue(file, Show()).articles
    assert article.paragraphs == ("昨天上午，大桥通车，两岸居民步行过江。",)
