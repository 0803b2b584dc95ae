"""What the documents say is there: linked files, targets of make, options of the command."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from demarche.cli.main import cli

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(path))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_targets_of_make_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    spoken_of = re.findall(r"(?:^|`)make((?: [a-z-]+)+)(?=`| FILE=|\s*#)", text_of(path), re.MULTILINE)
    assert {target for found in spoken_of for target in found.split()} <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_options_exist(path: Path) -> None:
    commands = [cli, *cli.commands.values()]
    known = {name for command in commands for option in command.params for name in option.opts} | {"--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text_of(path))) <= known


def test_the_readme_shows_each_format() -> None:
    option = next(option for option in cli.commands["read"].params if option.name == "format")
    assert isinstance(option.type, click.Choice)
    assert all(
        f"--format {choice}" in text_of(ROOT / "README.md") for choice in option.type.choices if choice != "text"
    )


def test_each_dependency_has_its_reason() -> None:
    dependencies = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["dependencies"]
    reasons = text_of(ROOT / "docs" / "decisions" / "0001-dependencies.md")
    assert [name for name in (re.split(r"[<>=]", d)[0] for d in dependencies) if f"| `{name}` |" not in reasons] == []


def test_contributing_is_short() -> None:
    assert len(text_of(ROOT / "CONTRIBUTING.md").splitlines()) < 100
