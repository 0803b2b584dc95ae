"""Imports run only one way: a stage knows the stages before it, never those after it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
PACKAGE = SOURCE / "demarche"

# What may be imported by everything below it, and then the stages in the order in which an article passes them.
SHARED = ("errors", "records", "knowledge")
ORDER = (
    *SHARED,
    "sources",
    "documents",
    "language",
    "actors",
    "times",
    "statements",
    "events",
    "positions",
    "explanations",
    "reader",
    "api",
    "spacy_component",
    "__init__",
    "exports",
    "ledger",
    "stories",
    "engine",
    "evaluation",
    "web",
    "cli",
)
DATA_ONLY = {"models"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """The stage of a dotted name: `demarche.actors.link => actors`, `demarche => __init__`."""
    names = module.split(".")
    return names[1] if len(names) > 1 else "__init__"


def dotted(path: Path) -> str:
    names = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imported(path: Path) -> Iterator[str]:
    """Dotted names of our own that a module imports, wherever in it."""
    here = dotted(path).split(".")
    package = here if path.name == "__init__.py" else here[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{module}.{alias.name}" if module == "demarche" else module for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "demarche")


def known(module: str) -> str:
    """The stage that is meant: a name imported from the package itself is a part of it or one of its own names."""
    part = part_of(module)
    return part if part in ORDER else "__init__"


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_only_what_comes_before(path: Path) -> None:
    rank = ORDER.index(part_of(dotted(path)))
    later = [name for name in imported(path) if ORDER.index(known(name)) > rank]
    assert not later, f"{dotted(path)} imports {later}, which come after it"


def test_every_part_has_its_place() -> None:
    parts = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    assert parts - DATA_ONLY <= set(ORDER)


def test_something_was_checked() -> None:
    assert len(MODULES) > 10
    assert any(known(name) == "records" for path in MODULES for name in imported(path))


def test_the_check_sees_every_form_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "demarche" / "records"
    package.mkdir(parents=True)
    module = package / "made.py"
    module.write_text(
        "import demarche.cli.main\nfrom demarche import web\nfrom demarche.exports import as_json\n"
        "def late():\n    from ..ledger import store\n    from . import beside\n"
    )
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    assert [known(name) for name in imported(module)] == ["cli", "web", "exports", "ledger", "records"]
