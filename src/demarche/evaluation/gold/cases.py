"""Gold cases: `NAME.txt`, the raw input, and `NAME.json`, what a careful reader notes down.

Gold names substrings of the file: a plain string is its first occurrence, `["text", k]` the k-th, counted from 1.
`load_case` resolves them to code points of the file; `place` moves them to `Document.text`, from which a header
has been taken off.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from demarche.documents import decode
from demarche.records import Span

EVENT_TYPES = frozenset(
    {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    }
)
EVENT_STATUSES = frozenset({"occurred", "ongoing", "planned", "called-for", "hypothetical", "denied"})
POLARITIES = frozenset({"for", "against"})
FORCES = frozenset({"view", "wish", "demand", "precondition", "red-line", "goal", "offer", "commitment"})

_IN_HEADER = -1


class GoldError(ValueError):
    """A case that cannot be used; the message names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class GoldActor:
    """Who acts or speaks, with each form that the text uses."""

    name: str
    aliases: tuple[str, ...]
    party: str | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One attribution. `speaker` and `speaker_also` name gold actors, None where the text names nobody."""

    kind: str
    speaker: str | None
    speaker_also: tuple[str | None, ...]
    joint_with: tuple[str, ...]
    cue: str | None
    content: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A zone (`label` is its kind), a name (PER, LOC, ORG) or a time (`label` is its EDTF value or None)."""

    label: str | None
    spans: tuple[Span, ...]
    optional: bool

    @property
    def span(self) -> Span:
        """The one span that it has."""
        return self.spans[0]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """Who did what to whom, by PLOVER type; without targets the text names none."""

    type: str
    type_also: tuple[str, ...]
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: str
    status_also: tuple[str, ...]
    time: str | None
    evidence: tuple[Span, ...]
    optional: bool

    @property
    def types(self) -> frozenset[str]:
        """The main type and the others that are right."""
        return frozenset({self.type, *self.type_also})

    @property
    def statuses(self) -> frozenset[str]:
        """The main status and the others that are right."""
        return frozenset({self.status, *self.status_also})


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """What a party wants, accepts or refuses; `polarity` is towards the issue as its id names it."""

    holder: str
    polarity: str
    force: str
    force_also: tuple[str, ...]
    issue: tuple[Span, ...]
    issue_id: str | None
    target: str | None
    evidence: tuple[Span, ...]
    optional: bool

    @property
    def forces(self) -> frozenset[str]:
        """The main force and the others that are right."""
        return frozenset({self.force, *self.force_also})


@dataclass(frozen=True, slots=True)
class Case:
    """An article with its gold; every span is one of `text`."""

    name: str
    text: str
    language: str
    published: str | None
    actors: tuple[GoldActor, ...]
    statements: tuple[GoldStatement, ...]
    zones: tuple[GoldSpan, ...]
    names: tuple[GoldSpan, ...]
    times: tuple[GoldSpan, ...]
    events: tuple[GoldEvent, ...] = ()
    positions: tuple[GoldPosition, ...] = ()

    def forms(self, actor: str) -> frozenset[str]:
        """The name and the aliases of the gold actor of that name."""
        return frozenset({actor}.union(*(a.aliases for a in self.actors if a.name == actor)))


def load_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of a folder by name; hidden files are none. Raises GoldError."""
    return tuple(load_case(path) for path in _files(folder, ".txt"))


def load_case(path: Path) -> Case:
    """The case of a `.txt` file and the `.json` beside it, spans in code points of the file. Raises GoldError."""
    beside = path.with_suffix(".json")
    try:
        text = decode(path.read_bytes(), path.name)[0].replace("\r\n", "\n").replace("\r", "\n")
        gold = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise GoldError(f"{beside.name}: {error}") from error
    find = _Finder(beside.name, text)
    actors = tuple(GoldActor(a["name"], tuple(a.get("aliases", ())), a.get("party")) for a in gold.get("actors", ()))
    check = _Checker(beside.name, frozenset(a.name for a in actors))
    return Case(
        name=path.stem,
        text=text,
        language=gold.get("language", ""),
        published=gold.get("published"),
        actors=actors,
        statements=tuple(_statement(s, find) for s in gold.get("statements", ())),
        zones=tuple(_labelled(z, "kind", find) for z in gold.get("zones", ())),
        names=tuple(_labelled(n, "label", find) for n in _names(gold.get("names", ()))),
        times=tuple(_time(t, find, check) for t in gold.get("times", ())),
        events=tuple(_event(e, find, check) for e in gold.get("events", ())),
        positions=tuple(_position(p, find, check) for p in gold.get("positions", ())),
    )


def corpus_hash(folder: Path) -> str:
    """SHA-256 of the names and bytes of all case files of a folder."""
    digest = hashlib.sha256()
    for path in _files(folder, ".txt", ".json"):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def place(case: Case, text: str) -> Case:
    """The case with its spans in `text`, the Document's, in place of the file's. Raises GoldError for a lost span."""
    moved = _Mover(case, text)
    return replace(
        case,
        text=text,
        statements=tuple(replace(s, content=moved.spans(s.content)) for s in case.statements),
        zones=moved.labelled(case.zones),
        names=moved.labelled(case.names),
        times=moved.labelled(case.times),
        events=tuple(replace(e, evidence=moved.spans(e.evidence)) for e in case.events),
        positions=tuple(
            replace(p, issue=moved.spans(p.issue), evidence=moved.spans(p.evidence)) for p in case.positions
        ),
    )


def _files(folder: Path, *suffixes: str) -> list[Path]:
    return sorted(p for p in folder.glob("*") if p.suffix in suffixes and not p.name.startswith("."))


@dataclass(frozen=True, slots=True)
class _Finder:
    file: str
    text: str

    def span(self, wanted: Any) -> Span:
        """`"x"` => the first x; `["x", 2]` => the second."""
        string, k = wanted if _is_pair(wanted) else (wanted, 1)
        start = -1
        for _ in range(k):
            start = self.text.find(string, start + 1)
            if start < 0:
                raise GoldError(f"{self.file}: occurrence {k} of {string!r} is not in the text")
        return Span(start, start + len(string), string)

    def spans(self, wanted: Any) -> tuple[Span, ...]:
        """A string, a pair, or a list of either."""
        several = wanted if isinstance(wanted, list) and not _is_pair(wanted) else [wanted]
        if not several:
            raise GoldError(f"{self.file}: an empty list stands where the text is quoted")
        return tuple(self.span(one) for one in several)


@dataclass(frozen=True, slots=True)
class _Checker:
    file: str
    names: frozenset[str]

    def one(self, what: str, value: Any, allowed: frozenset[str]) -> str:
        """The value, if it is one of the allowed."""
        if value not in allowed:
            raise GoldError(f"{self.file}: {what} {value!r} is none of {', '.join(sorted(allowed))}")
        return str(value)

    def several(self, what: str, values: Any, allowed: frozenset[str]) -> tuple[str, ...]:
        """The values of a list, if each is one of the allowed."""
        if not isinstance(values, list):
            raise GoldError(f"{self.file}: {what} {values!r} is not a list")
        return tuple(self.one(what, value, allowed) for value in values)

    def actor(self, what: str, name: Any) -> str:
        """The name, if it is that of one of the actors."""
        if name not in self.names:
            raise GoldError(f"{self.file}: {what} {name!r} is not among the actors")
        return str(name)

    def actors(self, what: str, names: Any) -> tuple[str, ...]:
        """The names of a list, if each is that of one of the actors."""
        if not isinstance(names, list):
            raise GoldError(f"{self.file}: {what} {names!r} is not a list")
        return tuple(self.actor(what, name) for name in names)

    def text(self, what: str, value: Any) -> str | None:
        """The value, if it is None or says something."""
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise GoldError(f"{self.file}: {what} {value!r} is neither null nor a string that says something")
        return value


def _is_pair(wanted: Any) -> bool:
    return isinstance(wanted, list) and len(wanted) == 2 and isinstance(wanted[0], str) and isinstance(wanted[1], int)


def _statement(gold: dict[str, Any], find: _Finder) -> GoldStatement:
    cue = gold.get("cue")
    return GoldStatement(
        kind=gold["kind"],
        speaker=gold["speaker"],
        speaker_also=tuple(gold.get("speaker_also", ())),
        joint_with=tuple(gold.get("joint_with", ())),
        cue=cue if cue is None else find.span(cue).text,
        content=find.spans(gold["content"]),
        optional=bool(gold.get("optional", False)),
    )


def _event(gold: dict[str, Any], find: _Finder, check: _Checker) -> GoldEvent:
    return GoldEvent(
        type=check.one("event type", gold["type"], EVENT_TYPES),
        type_also=check.several("event type", gold.get("type_also", []), EVENT_TYPES),
        mode=check.text("event mode", gold.get("mode")),
        sources=check.actors("event source", gold["sources"]),
        targets=check.actors("event target", gold["targets"]),
        status=check.one("event status", gold["status"], EVENT_STATUSES),
        status_also=check.several("event status", gold.get("status_also", []), EVENT_STATUSES),
        time=check.text("event time", gold.get("time")),
        evidence=find.spans(gold["evidence"]),
        optional=bool(gold.get("optional", False)),
    )


def _position(gold: dict[str, Any], find: _Finder, check: _Checker) -> GoldPosition:
    target = gold.get("target")
    return GoldPosition(
        holder=check.actor("position holder", gold["holder"]),
        polarity=check.one("polarity", gold["polarity"], POLARITIES),
        force=check.one("force", gold["force"], FORCES),
        force_also=check.several("force", gold.get("force_also", []), FORCES),
        issue=find.spans(gold["issue"]),
        issue_id=check.text("issue id", gold.get("issue_id")),
        target=None if target is None else check.actor("position target", target),
        evidence=find.spans(gold["evidence"]),
        optional=bool(gold.get("optional", False)),
    )


def _labelled(gold: dict[str, Any], label: str, find: _Finder) -> GoldSpan:
    return GoldSpan(gold[label], find.spans(gold["text"]), bool(gold.get("optional", False)))


def _time(gold: dict[str, Any], find: _Finder, check: _Checker) -> GoldSpan:
    return replace(_labelled(gold, "value", find), label=check.text("time value", gold["value"]))


def _names(gold: Any) -> Iterable[dict[str, Any]]:
    """`[{"text": …, "k": 2, "label": "PER"}]`, `[["…", "PER"]]` or `{"PER": […]}`, all as the first."""
    if isinstance(gold, dict):
        return [{"text": text, "label": label} for label, texts in gold.items() for text in texts]
    return [_name(name) for name in gold]


def _name(gold: Any) -> dict[str, Any]:
    if isinstance(gold, dict):
        text = [gold["text"], gold["k"]] if "k" in gold else gold["text"]
        return {**gold, "text": text, "label": gold["label"] if "label" in gold else gold["kind"]}
    return {"text": gold[0], "label": gold[1]}


_Marked = TypeVar("_Marked", bound=GoldSpan)


class _Mover:
    """Moves spans from the file's text to the document's."""

    def __init__(self, case: Case, text: str) -> None:
        self._case, self._text = case, text
        self._to = _alignment(case.text, text)

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(self._span(s) for s in spans)

    def labelled(self, gold: Sequence[_Marked]) -> tuple[_Marked, ...]:
        return tuple(replace(g, spans=self.spans(g.spans)) for g in gold)

    def _span(self, span: Span) -> Span:
        start, last = self._to[span.start], self._to[span.end - 1]
        if start < 0 or last < 0:
            raise GoldError(f"{self._case.name}.json: {span.text!r} stands in the header, not in the article")
        return Span(start, last + 1, self._text[start : last + 1])


def _alignment(raw: str, text: str) -> Sequence[int]:
    """For each code point of the file its place in the document, negative for the header.

    The document is the end of the file, save where mojibake was mended; then the two are aligned.
    """
    if raw.endswith(text):
        return range(len(text) - len(raw), len(text))
    to = [_IN_HEADER] * len(raw)
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, raw, text, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            to[i1:i2] = [min(j1 + k, j2 - 1) for k in range(i2 - i1)]
    return to
