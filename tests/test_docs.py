"""Docs cannot lie: links lead somewhere, every command is documented and shows an example, doctests run."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from audiopaper.app import COMMANDS, app

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_repository_leads_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


@pytest.mark.parametrize("name", get_command(app).commands)
def test_every_command_stands_in_the_readme(name):
    assert f"audiopaper {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "text"), COMMANDS.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_every_help_text_has_an_example_in_both_languages(command, text):
    for words in (text.en, text.zh):
        assert f"audiopaper {command.__name__}" in words


def test_every_dependency_has_its_reason():
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    for requirement in [*project["dependencies"], *extras]:
        name = re.match(r"[\w-]+", requirement)[0].lower()
        assert name.rstrip("-1234") in reasons, requirement


def test_every_target_that_the_docs_name_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?:`|^    )make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {"edition", "test", "check", "measure", "bench"} <= named <= targets


def test_no_address_of_a_registry_is_tracked():
    address = r"https?://[^ ]*([.]whl|[.]tgz|[.]tar[.]gz|/simple(/|$))|--(extra-)?index-url"
    found = subprocess.run(
        ["git", "grep", "-nIE", address, "--", "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert [row for row in found.stdout.splitlines() if not row.startswith("tests/test_docs.py")] == []
