"""One tree of errors, drawn where it is defined, each with its exit code."""

import inspect

import pytest

from audiopaper import errors
from audiopaper.errors import AudiopaperError, InputError, IssueError
from audiopaper.words import Words

ALL = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, AudiopaperError) and each is not AudiopaperError
]


@pytest.mark.parametrize("error", ALL)
def test_every_error_is_drawn_in_the_tree(error):
    assert error.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("error", ALL)
def test_only_wrong_input_exits_with_2(error):
    assert error.exit_code == (2 if issubclass(error, InputError) else 1)


def test_an_error_knows_where():
    assert IssueError(Words("a", "甲"), file="page.md", line=7).where == "page.md:7"
    assert IssueError(Words("a", "甲"), file="page.md").where == "page.md"
    assert IssueError(Words("a", "甲")).where == ""
