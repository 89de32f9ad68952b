"""Messages in two languages; newspaper text enters them as a value only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopaper.words import Words, locale_language


@given(st.text())
def test_whatever_a_newspaper_prints_a_message_stays_one_line_and_never_a_format(text):
    filled = Words("Cannot read {what}", "无法读取 {what}").fill(what=text)
    assert len(filled.en.splitlines()) == 1
    assert filled.en.startswith("Cannot read ")
    assert len(filled.en) == len("Cannot read ") + len(text)


def test_braces_in_a_value_stay_braces():
    assert Words("{what}", "{what}").fill(what="{0.__class__}").en == "{0.__class__}"


@pytest.mark.parametrize(
    ("locale", "language"),
    [({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "C"}, "en"), ({"LC_ALL": "en_GB", "LANG": "zh_CN"}, "en"), ({}, "en")],
)
def test_the_locale_chooses_the_language(monkeypatch, locale, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == language
