"""The house as the design draws it: ground, rooms, produce, commands, app; nothing runs back up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "audiopaper"
ROOMS = {"issue", "script", "speech", "studio", "publish"}
GROUND = {
    "model",
    "errors",
    "words",
    "address",
    "atomic",
    "progress",
    "places",
    "show",
    "showfile",
    "streams",
    "toml",
    "manifest",
    "mandarin",
}
FLOORS = {**dict.fromkeys(GROUND, 0), **dict.fromkeys(ROOMS, 1)}
FLOORS |= {"testing": 2, "produce": 3, "commands": 4, "app": 5, "__main__": 6}
ONLY_IN = {
    "typer": {"commands", "app"},
    "rich": {"commands", "app"},
    "pydub": {"studio"},
    "mutagen": {"studio"},
    "jinja2": {"publish"},
    "onnxruntime": {"mandarin", "speech"},
    "edge_tts": {"speech"},
    "wetext": {"script"},
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.name != "__init__.py")


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def our_places(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("audiopaper.")}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_own_place_and_from_floors_below(path):
    here = place(path)
    for other in our_places(path) - {here}:
        assert FLOORS[other] <= FLOORS[here], f"{here} imports {other}, which is above it"
        assert not (here in ROOMS and other in ROOMS), f"room {here} imports room {other}"


def test_the_ground_has_no_circle():
    needs: dict[str, set[str]] = {name: set() for name in GROUND}
    for path in modules():
        if place(path) in GROUND:
            needs[place(path)] |= our_places(path) & GROUND - {place(path)}
    while needs:
        free = {name for name, others in needs.items() if not others & needs.keys()}
        assert free, f"a circle among {sorted(needs)}"
        for name in free:
            del needs[name]


def test_the_package_opens_without_entering_a_room():
    """`import audiopaper` is quick, and the front door takes Ctrl-C before the rooms are imported."""
    script = "import sys, audiopaper; print(*(name for name in sys.modules if name.startswith('audiopaper.')))"
    found = subprocess.check_output([sys.executable, "-c", script], cwd=PACKAGE.parent, text=True)
    assert not {name.split(".")[1] for name in found.split()} & ROOMS


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_stays_in_its_room(path):
    for name in {name.split(".")[0] for name in imports(path)} & ONLY_IN.keys():
        assert place(path) in ONLY_IN[name] | {"testing"}, f"{name} belongs to {ONLY_IN[name]}"


def test_a_text_that_is_a_constant_stands_in_one_place():
    """What two rooms need is on the ground. The doubles of services state the wire for themselves, on purpose."""
    places: dict[tuple[str, str], list[str]] = {}
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body if place(path) != "testing" else ():
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                    places.setdefault((name, text), []).append(str(path.relative_to(PACKAGE)))
    assert {constant: where for constant, where in places.items() if len(where) > 1} == {}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_fits_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
