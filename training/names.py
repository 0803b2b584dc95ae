"""Fill the hand-written name sentences (`names/README.md`) and turn them into Docs for the name recogniser."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain, groupby
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, Token
from spacy.util import filter_spans

from training import treebank
from training.conllu import Sentence, Word, entity_doc, read_conllu
from training.treebank import grouped, treebank_docs

HERE = Path(__file__).parent / "names"
HELD_OUT = "heldout.txt"
SEED = 7
COPIES = 40
# Real sentences with names, as they are and with other names; our own come a quarter as often where there are such.
ENTITY_COPIES, REFILLED_COPIES = 4, 16
APART = 8
DEV_PERCENT = 6

# Labels of slots; what follows a hyphen (`country-de`, `org-the`) names the article that goes with the name.
LABELS = {
    **dict.fromkeys(("per", "sur", "given", "init"), "PER"),
    **dict.fromkeys(("country", "city", "region", "water"), "LOC"),
    **dict.fromkeys(("org", "abbr", "party", "armed", "company", "media"), "ORG"),
}
# Slots that share one list: which list, and which half of its entries (`Russisch|Russische`).
HALVES = {"adj0": ("adj", 0), "adj": ("adj", 1), "inhabitant": ("people", 0), "people": ("people", 1)}
# Common words that fill slots so that any of them shows what the name beside it is. They are not set apart.
CUES = frozenset(
    {"role", "firm", "outlet", "body", "troop", "faction", "place", "says", "acts", "part", "asset", "title"}
)
PERSONS = frozenset({"per", "sur", "given", "init"})
PARTICLES = frozenset(
    [
        "abu",
        "al",
        "ben",
        "bar",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "het",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "'t",
        "ten",
        "ter",
        "te",
        "um",
        "van",
        "vom",
        "von",
        "y",
        "zu",
    ]
)
MARK = re.compile(r"\{(!?)([a-z0-9-]+)(?::([a-z]+))?(?:#(\w+))?\}|\[([^|\]]+)\|(PER|LOC|ORG)\]")
GENITIVE = re.compile(r"['’]?s(?!\w)")
# Languages that spell the genitive as the name's last letter asks (`Poetins`, `Abbas'`); others as the sentence has it.
SPELT_GENITIVE = frozenset({"nl"})
# A genitive ending, and a full stop where the tokenizer takes the name for an abbreviation (`Herald.`).
OVERHANG = re.compile(r"(?:['’]?s|['’])?\.?")
QUOTED = (re.compile(r"[“„]([^“”„]*)”"), re.compile(r"‘([^‘’]*)’"))
QUOTE_STYLES = (("“", "”"), ("„", "”"), ("‘", "’"), ("«", "»"), ("'", "'"), ('"', '"'))
DASHES = (" – ", " - ", " — ")
DATELINES = (
    "{city} – ",
    "{city} ({media}) – ",
    "{city} ({media}/{media}) – ",
    "{city}, {country} – ",
    "{city} ({abbr}) – ",
)
CLOSERS = frozenset(".!?\"”’'»)…")


def slot_label(slot: str) -> str:
    """The label of a slot or a list, empty where it holds no names."""
    stem = slot.partition("-")[0]
    return LABELS.get(stem, "")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a sentence that holds a name: a slot to fill, or (with `fixed`) this very name."""

    slot: str
    kind: str = ""
    tie: str = ""
    named: bool = True
    fixed: str = ""

    @property
    def label(self) -> str:
        """The entity label, empty where the filling is no name."""
        if self.fixed:
            return self.slot
        return slot_label(self.slot) if self.named else ""


Template = tuple["str | Mark", ...]
Lists = Mapping[str, Sequence["Entry"]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. A person has two parts in writing order; other entries a second form or abbreviation."""

    first: str
    second: str = ""
    person: bool = False
    surname_first: bool = False

    @property
    def full(self) -> str:
        """The name in full."""
        return f"{self.first} {self.second}" if self.person else self.first

    @property
    def surname(self) -> str:
        """The surname of a person, as it is written after the given name."""
        return self.first if self.surname_first else self.second

    @property
    def given(self) -> str:
        """The given name or the initials of a person."""
        return self.second if self.surname_first else self.first


class Filled(NamedTuple):
    """A filled text and its names: start, end, label."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


# --- reading ---------------------------------------------------------------------------------------------------------


def parse_template(line: str) -> Template:
    """Cut a sentence at its marks."""
    parts: list[str | Mark] = []
    end = 0
    for match in MARK.finditer(line):
        parts.append(line[end : match.start()])
        unnamed, slot, kind, tie, fixed, label = match.groups()
        parts.append(Mark(label, fixed=fixed) if fixed else Mark(slot, kind or "", tie or "", not unnamed))
        end = match.end()
    parts.append(line[end:])
    return tuple(p for p in parts if p)


def parse_entry(line: str, person: bool) -> Entry:
    """Read one line of a list."""
    first, _, second = line.removeprefix("^").partition("|")
    if person and not second:
        raise ValueError(f"no surname bar: {line}")
    return Entry(first.strip(), second.strip(), person, line.startswith("^"))


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in dict.fromkeys(lines) if line and not line.startswith("#")]


def load_patterns(path: Path) -> dict[str, tuple[Template, ...]]:
    """The patterns of invented organisations by slot (`media|{city} Times`); none where there is no file."""
    patterns: dict[str, tuple[Template, ...]] = {}
    for line in _lines(path) if path.exists() else ():
        slot, _, pattern = line.partition("|")
        patterns[slot] = (*patterns.get(slot, ()), parse_template(pattern))
    return patterns


def load_lists(folder: Path) -> dict[str, tuple[Entry, ...]]:
    """All lists of a folder by name; persons stand in `per-*` and `init`."""
    lists = {}
    for path in sorted(folder.glob("*.txt")):
        person = path.stem.startswith("per-") or path.stem == "init"
        lists[path.stem] = tuple(parse_entry(line, person) for line in _lines(path))
    return lists


def fixed_names(lines: Iterable[str]) -> list[Mark]:
    """The names that stand literally in the sentences."""
    return [part for line in lines for part in parse_template(line) if isinstance(part, Mark) and part.fixed]


# --- setting names apart ---------------------------------------------------------------------------------------------


def surname_tokens(surname: str) -> set[str]:
    """The words of a surname that tell people apart, without particles (`von der Leyen`: `leyen`)."""
    words = {w.casefold() for w in surname.split()}
    return {w for w in words if w not in PARTICLES} or words


def keys(entry: Entry, stem: str) -> set[str]:
    """What must not stand on both sides of the split: the forms of a name, and the words of a surname."""
    if stem in ("adj", "people") or stem in CUES:
        return {f"word {entry.first}"}
    if not entry.person:
        return {f"name {form.casefold()}" for form in (entry.first, entry.second) if form}
    return {f"name {entry.full.casefold()}", *(f"name {w}" for w in surname_tokens(entry.surname))}


def _mark_keys(mark: Mark) -> set[str]:
    words = surname_tokens(mark.fixed) if mark.slot == "PER" else set()
    return {f"name {w}" for w in {mark.fixed.casefold(), *words}}


def _digest(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")


class _Groups:
    """Union-find over keys, so that all entries that share a key fall on the same side."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The smallest key of the group."""
        while (above := self.parent.setdefault(key, key)) != key:
            key = above
        return key

    def join(self, members: Iterable[str]) -> None:
        """Put all members into one group."""
        roots = sorted({self.root(m) for m in members})
        for other in roots[1:]:
            self.parent[other] = roots[0]


class Split(NamedTuple):
    """The lists for training, the lists set apart for the test, and the keys that training must avoid.

    `rare` are those set apart among the further, lesser-known names.
    """

    train: dict[str, tuple[Entry, ...]]
    apart: dict[str, tuple[Entry, ...]]
    banned: frozenset[str]
    rare: Mapping[str, tuple[Entry, ...]] = MappingProxyType({})


def split_lists(
    lists: Lists, train_fixed: Iterable[Mark] = (), test_fixed: Iterable[Mark] = (), salt: str = ""
) -> Split:
    """Set every eighth name apart by its hash; names that share a form, an abbreviation or a surname stay together.

    Names that stand literally in training sentences stay in training, those of the test sentences are banned from it.
    """
    groups = _Groups()
    for stem, entries in lists.items():
        for entry in entries:
            groups.join(keys(entry, stem))
    kept = {groups.root(k) for mark in train_fixed for k in _mark_keys(mark)}
    banned_roots = {groups.root(k) for mark in test_fixed for k in _mark_keys(mark)} - kept

    roots = {(stem, e): groups.root(min(keys(e, stem))) for stem, entries in lists.items() for e in entries}
    chosen = {r for r in roots.values() if _digest(salt + r) % APART == 0 or r in banned_roots} - kept
    for stem, entries in lists.items():
        if stem in CUES:
            continue
        own = [roots[stem, e] for e in entries]
        missing = max(2, len(own) // 10) - sum(r in chosen for r in own)
        chosen |= set(sorted(set(own) - kept - chosen, key=_digest)[: max(0, missing)])

    def is_apart(entry: Entry, stem: str) -> bool:
        return roots[stem, entry] in chosen

    apart = {stem: tuple(e for e in entries if is_apart(e, stem)) for stem, entries in lists.items()}
    banned = {k for stem, entries in apart.items() for e in entries for k in keys(e, stem)}
    banned |= {k for mark in test_fixed for k in _mark_keys(mark)} - {k for k in banned if groups.root(k) in kept}
    train = {
        stem: tuple(e for e in entries if not is_apart(e, stem) and not _forbidden(e, banned))
        for stem, entries in lists.items()
    }
    cues = {stem: tuple(entries) for stem, entries in lists.items() if stem in CUES}
    return Split({**train, **cues}, {**apart, **cues}, frozenset(banned))


def extended(core: Split, more: Split) -> Split:
    """The split with further names; what was set apart stays so, and what stands in training is not set apart."""
    kept = [(stem, e) for stem, entries in core.train.items() for e in entries]
    known = {k for stem, e in kept for k in keys(e, stem)}
    known |= {f"name {word.casefold()}" for _, e in kept if e.person for word in e.full.split()}
    rare = {
        stem: tuple(e for e in entries if not keys(e, stem) & known and not _forbidden(e, known))
        for stem, entries in more.apart.items()
        if not stem.startswith("country")
    }
    banned = core.banned | {k for stem, entries in rare.items() for e in entries for k in keys(e, stem)}
    train = dict(core.train)
    for stem, entries in more.train.items():
        fitting = (e for e in entries if not keys(e, stem) & banned and not _forbidden(e, banned))
        train[stem] = (*train[stem], *fitting)
    return Split(train, core.apart, banned, {**core.apart, **rare})


def _forbidden(entry: Entry, banned: set[str] | frozenset[str]) -> bool:
    """Whether a part of a person's name was set apart as a surname (`Salih Muslim`, `Barham Salih`)."""
    words = {w.casefold() for w in entry.full.split()} - PARTICLES
    return entry.person and any(f"name {w}" in banned for w in words)


# --- filling ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Variety:
    """How often fillings depart from the lists.

    People are recombined, names of each label invented, and some are words whose form tells nothing (`strange`), so
    that the context must.
    """

    mixed: float = 0.0
    people: float = 0.0
    places: float = 0.0
    organisations: float = 0.0
    abbreviations: float = 0.0
    strange: float = 0.0

    def invents(self, slot: str) -> float:
        """The share of invented names in a slot."""
        shares = {"PER": self.people, "LOC": self.places, "ORG": self.organisations}
        return self.abbreviations if slot == "abbr" else shares.get(slot_label(slot), 0.0)


# From the lists alone the names are learnt by heart: F 94 with names from training, 68 with others (3000 steps).
TRAINING = Variety(mixed=0.40, people=0.20, places=0.25, organisations=0.40, abbreviations=0.5, strange=0.07)
AS_LISTED = Variety()
VOWELS, CONSONANTS = "aeiou", "bdfghjklmnprstvwz"
CAPITALS = "ABCDEFGHIKLMNOPRSTUVWZ"


def crossed(one: str, other: str) -> str:
    """An invented word: the first half of one and the second half of the other, cut so that sounds alternate."""
    head, tail = one[: (len(one) + 1) // 2], other[len(other) // 2 :].lower()
    while len(tail) > 2 and _vowel(head[-1]) == _vowel(tail[0]):
        tail = tail[1:]
    return head + tail.lstrip(" -'’")


def mutated(word: str, rng: random.Random) -> str:
    """The word with one or two letters before its ending replaced by others of their kind."""
    letters = list(word)
    places = [i for i, c in enumerate(letters[: max(2, len(letters) - 2)]) if c.isalpha()]
    for i in rng.sample(places, min(len(places), rng.choice((1, 2, 2)))):
        new = rng.choice(VOWELS if _vowel(letters[i]) else CONSONANTS)
        letters[i] = new.upper() if letters[i].isupper() else new
    return "".join(letters)


def invented(name: str, other: str, rng: random.Random) -> str:
    """A name like these two: their words mixed where both have several, else new letters.

    Small words stay, so that `Raad van Europa` gives `Raad van Eumola`.
    """
    words, others = name.split(), other.split()
    if len(words) > 1 and len(others) > 1 and rng.random() < 0.6:
        cut = rng.randint(1, len(words) - 1)
        return " ".join((*words[:cut], *others[rng.randint(1, len(others) - 1) :]))
    if name.isupper() and len(name) < 7:
        return "".join(rng.choices(CAPITALS, k=rng.choice((2, 3, 3, 3, 4, 4, 5))))
    places = [i for i, w in enumerate(words) if w[0].isupper() and len(w) > 2] or [len(words) - 1]
    i = rng.choice(places)
    words[i] = crossed(words[i], others[-1]) if len(words) == 1 and rng.random() < 0.5 else mutated(words[i], rng)
    return " ".join(words)


def _vowel(char: str) -> bool:
    return char.lower() in "aeiouyáéíóúäëïöüâêîôûàèìòù"


class Filler:
    """Fills templates from lists; `#k` ties are kept within one line, and no name comes twice untied."""

    def __init__(
        self,
        lists: Lists,
        rng: random.Random,
        variety: Variety = AS_LISTED,
        banned: Iterable[str] = (),
        patterns: Mapping[str, Sequence[Template]] | None = None,
        language: str = "nl",
    ) -> None:
        self.patterns = patterns or {}
        self.spelt_genitive = language in SPELT_GENITIVE
        self.lists = {stem: list(entries) for stem, entries in lists.items()}
        everyone = [stem for stem in self.lists if stem.startswith("per-")]
        self.regions = [stem for stem in everyone for _ in self.lists[stem]]
        self.rng, self.variety, self.banned = rng, variety, frozenset(banned)
        kinds = [stem for stem in self.lists if slot_label(stem) and stem not in ("abbr", "init")]
        forms = (e.surname if e.person else e.first for stem in kinds for e in self.lists[stem])
        self.words = sorted({form for form in forms if form.isalpha() and form.istitle() and len(form) > 3})
        self.tied: dict[tuple[str, str], Entry] = {}
        self.used: set[str] = set()

    def fill(self, template: Template) -> Filled:
        """One filling of the template."""
        self.tied, self.used = {}, set()
        needs = {p.tie for p in template if isinstance(p, Mark) and p.slot == "abbr" and p.tie}
        text, spans, genitive_of = "", list[tuple[int, int, str]](), ""
        before: Mark | None = None
        for part in template:
            if isinstance(part, str):
                text += _genitive(part, genitive_of) if genitive_of and self.spelt_genitive else part
                genitive_of = ""
                continue
            name = part.fixed or self._form(part, self._entry(part, part.tie in needs, _glued(text, template, part)))
            name = name[:1].upper() + name[1:] if not text else name
            start = len(text)
            text += name
            genitive_of = "" if part.fixed else name
            if part.label:
                joined = before is not None and before.slot == "given" and part.slot == "sur" and _touch(spans, start)
                spans.append((spans.pop()[0] if joined else start, len(text), part.label))
            before = part
        return Filled(text, tuple(spans))

    def _entry(self, mark: Mark, abbreviated: bool, glued: bool) -> Entry:
        family = "person" if mark.slot in PERSONS else "org" if slot_label(mark.slot) == "ORG" else mark.slot
        key = (family, mark.tie)
        if mark.tie and key in self.tied:
            return self.tied[key]
        entry = self._draw(mark, abbreviated, glued)
        for _ in range(30):
            if entry.full not in self.used:
                break
            entry = self._draw(mark, abbreviated, glued)
        self.used.add(entry.full)
        if mark.tie:
            self.tied[key] = entry
        return entry

    def _draw(self, mark: Mark, abbreviated: bool, glued: bool) -> Entry:
        if mark.slot in PERSONS:
            return self._person(mark, glued)
        pool = self.lists[HALVES.get(mark.slot, (mark.slot, 0))[0]]
        if abbreviated:
            pool = [e for e in pool if e.second] or pool
        if glued:
            pool = [e for e in pool if " " not in e.first] or pool
        entry = self.rng.choice(pool)
        strange = self.variety.strange if slot_label(mark.slot) and not abbreviated else 0.0
        if strange and self.rng.random() < strange:
            return self._allowed(Entry(self._strange_word()), entry)
        if abbreviated or self.rng.random() >= self.variety.invents(mark.slot):
            return entry
        if mark.slot in self.patterns and not glued and self.rng.random() < 0.5:
            return self._allowed(Entry(self._composed(self.rng.choice(self.patterns[mark.slot]))), entry)
        return self._allowed(Entry(invented(entry.first, self.rng.choice(pool).first, self.rng)), entry)

    def _strange_word(self) -> str:
        """A new word whose form does not tell what kind of name it is: made from names of any kind."""
        word, other = self.rng.choice(self.words), self.rng.choice(self.words)
        return crossed(word, other) if self.rng.random() < 0.5 else mutated(word, self.rng)

    def _composed(self, pattern: Template) -> str:
        parts = (p if isinstance(p, str) else self._form(p, self._draw(p, False, False)) for p in pattern)
        return "".join(parts)

    def _person(self, mark: Mark, glued: bool) -> Entry:
        stem = "init" if mark.slot == "init" else f"per-{mark.kind}" if mark.kind else self.rng.choice(self.regions)
        pool = self.lists[stem]
        if glued:
            pool = [e for e in pool if " " not in e.surname] or pool
        entry = self.rng.choice(pool)
        chance = self.rng.random()
        if chance >= self.variety.mixed + self.variety.people:
            return entry
        alike = [e for e in pool if e.surname_first == entry.surname_first]
        given, surname = self.rng.choice(alike).given, self.rng.choice(alike).surname
        if self.rng.random() < self.variety.strange:
            surname = self._strange_word()
        elif chance < self.variety.people:
            surname = _invented(surname, self.rng.choice(alike).surname, self.rng)
            if self.rng.random() < 0.4 and given.isalpha():
                given = _invented(given, self.rng.choice(alike).given, self.rng)
        parts = (surname, given) if entry.surname_first else (given, surname)
        return self._allowed(Entry(*parts, person=True, surname_first=entry.surname_first), entry)

    def _allowed(self, entry: Entry, otherwise: Entry) -> Entry:
        return otherwise if keys(entry, "") & self.banned else entry

    @staticmethod
    def _form(mark: Mark, entry: Entry) -> str:
        if mark.slot in HALVES:
            return (entry.first, entry.second)[HALVES[mark.slot][1]]
        if mark.slot == "sur":
            return entry.surname[:1].upper() + entry.surname[1:]
        if mark.slot == "given":
            return entry.given
        if mark.slot == "abbr" and mark.tie:
            return entry.second or "".join(w[0] for w in entry.first.split() if w[0].isupper())
        return entry.full


def _invented(surname: str, other: str, rng: random.Random) -> str:
    """A new last word for a surname; its particles stay."""
    *particles, last = surname.split()
    new = crossed(last, other.split()[-1]) if rng.random() < 0.5 else mutated(last, rng)
    return " ".join((*particles, new))


def _touch(spans: Sequence[tuple[int, int, str]], start: int) -> bool:
    return bool(spans) and spans[-1][1] == start - 1


def _glued(text: str, template: Template, mark: Mark) -> bool:
    """Whether an unlabelled filling is a part of a compound, which then must be one token."""
    after = template[template.index(mark) + 1 :][:1]
    return not mark.named and (text.endswith("-") or bool(after) and str(after[0]).startswith("-"))


def _genitive(literal: str, name: str) -> str:
    """Spell a genitive ending as the name before it asks: `Poetins`, `Zelensky's`, `Abbas'`."""
    match = GENITIVE.match(literal)
    if not match:
        return literal
    ending = "'" if name[-1] in "sxzSXZ" else "'s" if name[-1] in "aiouyAIOUY" else "s"
    return ending + literal[match.end() :]


# --- house styles ----------------------------------------------------------------------------------------------------


def restyled(line: str, rng: random.Random) -> str:
    """The line with quotation marks and dashes of a random house style."""
    opening, closing = rng.choice(QUOTE_STYLES)
    for pattern in QUOTED:
        line = pattern.sub(lambda m: f"{opening}{m.group(1)}{closing}", line)
    return line.replace(" – ", rng.choice(DASHES))


def capitals(filled: Filled, spans: Iterable[tuple[int, int]]) -> Filled:
    """The same with the given stretches in capitals, unless that changes their length."""
    text = filled.text
    for start, end in spans:
        upper = text[start:end].upper()
        text = text[:start] + upper + text[end:] if len(upper) == end - start else text
    return Filled(text, filled.spans)


def joined(pieces: Sequence[Filled]) -> Filled:
    """Pieces joined to one paragraph."""
    text, spans = "", list[tuple[int, int, str]]()
    for piece in pieces:
        text += " " if text else ""
        spans += [(start + len(text), end + len(text), label) for start, end, label in piece.spans]
        text += piece.text
    return Filled(text, tuple(spans))


def varied(line: str, filler: Filler, rng: random.Random) -> Filled:
    """Fill a line in a random house style; some get a dateline, capitals or a small first letter."""
    dateline = rng.random() < 0.04
    line = (rng.choice(DATELINES) if dateline else "") + line
    filled = filler.fill(parse_template(restyled(line, rng)))
    chance = rng.random()
    if dateline and chance < 0.6:
        return capitals(filled, [filled.spans[0][:2]])
    if chance < 0.02:
        return capitals(filled, [(0, len(filled.text))])
    if chance < 0.04:
        return capitals(filled, [span[:2] for span in filled.spans])
    if chance < 0.06 and not (filled.spans and filled.spans[0][0] == 0):
        return Filled(filled.text[:1].lower() + filled.text[1:], filled.spans)
    return Filled(re.sub(r"(?<=\w)'(?=\w)", "’", filled.text), filled.spans) if chance > 0.85 else filled


def multiply(lines: Sequence[str], filler: Filler, rng: random.Random, copies: int) -> Iterator[Filled]:
    """Every line filled `copies` times, in random order; some examples are paragraphs of two or three."""
    for _ in range(copies):
        group: list[Filled] = []
        size = 1
        for line in rng.sample(lines, len(lines)):
            group.append(varied(line, filler, rng))
            if len(group) >= size or group[-1].text[-1] not in CLOSERS:
                yield joined(group)
                group, size = [], rng.choice((1, 1, 2, 3))
        if group:
            yield joined(group)


# --- Docs ------------------------------------------------------------------------------------------------------------


def name_doc(nlp: Language, filled: Filled) -> Doc:
    """A Doc with the names as entities. A genitive ending belongs to the name's token; other compounds are no names."""
    doc = nlp.make_doc(filled.text)
    found = []
    for start, end, label in filled.spans:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is None or span.start_char != start or not OVERHANG.fullmatch(filled.text[end : span.end_char]):
            continue
        found.append(span)
    doc.set_ents(filter_spans(found))
    return doc


class Known(NamedTuple):
    """What the lists are sure of: labels of forms that have only one, given names; and the keys set apart."""

    labels: Mapping[str, str]
    given: frozenset[str]
    banned: frozenset[str]


def known_names(lists: Lists, banned: frozenset[str] = frozenset()) -> Known:
    """Labels by form; adjectives and inhabitants are sure to be no names and have an empty label."""
    found: dict[str, set[str]] = {}
    given, firsts = set[str](), set[str]()
    for stem, entries in lists.items():
        label = slot_label(stem)
        for entry in entries:
            for form in (entry.full,) if label else (entry.first, entry.second):
                found.setdefault(form, set()).add(label)
            (given if label == "PER" else firsts).add(entry.given if label == "PER" else entry.first.split()[0])
    labels = {form: labels.pop() for form, labels in found.items() if len(labels) == 1}
    return Known(labels, frozenset(given - firsts), banned)


def partly_labelled(doc: Doc, known: Known) -> Doc:
    """Label what the lists are sure of in a paragraph of the treebank; other proper nouns stay undecided.

    Common words are no names: so the recogniser sees real sentences, and capitals that mean nothing.
    """
    names, outside = [], []
    for capital, run in groupby(doc, key=partial(_may_name, doc)):
        tokens = list(run)
        span = doc[tokens[0].i : tokens[-1].i + 1]
        label = _label_of(span, known) if capital else ""
        if label:
            names.append(Span(doc, span.start, span.end, label=label))
        elif label == "":
            outside.append(span)
    doc.set_ents(names, outside=outside, default="missing")
    return doc


def _label_of(span: Span, known: Known) -> str | None:
    """The label of a run of proper nouns, empty where it is no name, None where nobody knows."""
    if span.text in known.labels or span.text.islower():
        return known.labels.get(span.text, "")
    words = [token.text for token in span]
    apart = any(f"name {word.casefold()}" in known.banned for word in words)
    if len(words) < 2 or words[0] not in known.given or apart or len(words[-1]) < 3:
        return None
    goes_on = span.end < len(span.doc) and span.doc[span.end].text in PARTICLES
    proper = words[-1].istitle() and all(token.pos_ == "PROPN" for token in span)
    return "PER" if proper and not goes_on else None


def _may_name(doc: Doc, token: Token) -> bool:
    """Whether a word is a proper noun, or a capital inside a sentence that may belong to one."""
    if token.pos_ in ("PROPN", "X", "SYM"):
        return True
    begins = token.i == 0 or doc[token.i - 1].is_punct
    return token.text[0].isupper() and not begins and token.pos_ != "ADJ"


def _write(nlp: Language, examples: Iterable[Filled], path: Path, others: Iterable[Doc] = ()) -> None:
    docs = chain(map(partial(name_doc, nlp), examples), others)
    DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SPACY", "POS"], docs=docs).to_disk(path)


def sentences(language: str) -> tuple[list[str], list[str], list[str]]:
    """The lines for training, for development (another six percent) and for the test."""
    folder = HERE / language
    lines = [line for path in sorted(folder.glob("*.txt")) if path.name != HELD_OUT for line in _lines(path)]
    test = _lines(folder / HELD_OUT)
    lines = [line for line in dict.fromkeys(lines) if line not in set(test)]
    dev = {line for line in lines if _digest(line) % 100 < DEV_PERCENT}
    return [s for s in lines if s not in dev], [s for s in lines if s in dev], test


def split_names(language: str) -> Split:
    """The split of the language's lists, further names included."""
    train, dev, test = sentences(language)
    fixed = fixed_names(train + dev), fixed_names(test)
    core = split_lists(language_lists(language, "lists"), *fixed)
    return extended(core, split_lists(language_lists(language, "more"), *fixed))


def language_lists(language: str, kind: str) -> Lists:
    """The `lists` or the further names (`more`) for a language.

    Where it has its own (`lists-LANGUAGE`), only the persons of whom these have none are shared.
    """
    shared, own = load_lists(HERE / kind), load_lists(HERE / f"{kind}-{language}")
    if not (HERE / f"lists-{language}").is_dir():
        return shared
    return {**{stem: entries for stem, entries in shared.items() if slot_label(stem) == "PER"}, **own}


def familiar(lists: Lists, language: str) -> Lists:
    """The lists with the well-known names, those of `lists`, three times: the news is full of them."""
    known = {stem: set(entries) for stem, entries in language_lists(language, "lists").items()}
    return {
        stem: (*entries, *(e for e in entries for _ in range(2) if e in known.get(stem, ())))
        for stem, entries in lists.items()
    }


def _corpora(language: str) -> list[Sentence]:
    """The sentences of the free corpora with names."""
    from training.train import DATA, ENTITIES

    files = (DATA / "entities" / language / f"{name}.conllu.gz" for name in ENTITIES.get(language, ()))
    return [sentence for path in files for sentence in read_conllu(path)]


def entity_docs(nlp: Language, language: str) -> Iterator[Doc]:
    """The free corpora as they are, in paragraphs of one to three sentences, `ENTITY_COPIES` times."""
    found, rng = _corpora(language), random.Random(SEED)
    for _ in range(ENTITY_COPIES if found else 0):
        yield from (entity_doc(nlp.vocab, treebank.restyled(group, rng)) for group in grouped(found, rng, (1, 1, 2, 3)))


def emptied(sentence: Sentence, filler: Filler) -> Template:
    """The sentence with slots where its names stood: a name teaches itself alone, its sentence may hold any other."""
    parts: list[str | Mark] = []
    words = sentence.words
    for label, run in groupby(range(len(words)), key=lambda i: _run_label(words, i)):
        places = list(run)
        text = "".join(words[i].form + " " * words[i].space for i in places)
        if label:
            before = words[places[0] - 1].form if places[0] else ""
            parts.append(_slot_for(label[1], [words[i].form for i in places], before, filler))
            text = " " * words[places[-1]].space
        parts.append(text)
    return tuple(part for part in parts if part)


def _run_label(words: Sequence[Word], i: int) -> tuple[int, str] | None:
    """Where the name of this word begins, and its label."""
    if words[i].entity == "O":
        return None
    start = i
    while start and words[start].entity.startswith("I-"):
        start -= 1
    return start, words[i].entity[2:]


def _slot_for(label: str, forms: Sequence[str], before: str, filler: Filler) -> Mark:
    """A slot that fits where such a name stood; a name with an article stays what it is unless slots have articles."""
    articles = [stem for stem in filler.lists if slot_label(stem) == label and "-" in stem]
    if label == "PER":
        return Mark("per" if len(forms) > 1 else filler.rng.choice(("sur", "sur", "given")))
    if before.lower() == "the":
        return Mark(filler.rng.choice(articles)) if articles else Mark(label, fixed=" ".join(forms))
    plain = [stem for stem in filler.lists if slot_label(stem) == label and "-" not in stem and stem != "water"]
    return Mark("abbr" if label == "ORG" and forms[0].isupper() and len(forms) == 1 else filler.rng.choice(plain))


def refilled(language: str, filler: Filler, copies: int) -> Iterator[Filled]:
    """The sentences of the free corpora that have names, each with other names."""
    named = [s for s in _corpora(language) if any(w.entity != "O" for w in s.words)]
    for _ in range(copies):
        for sentence in filler.rng.sample(named, len(named)):
            yield filler.fill(emptied(sentence, filler))


def write_name_docs(language: str, work: Path) -> None:
    """Write `names-train.spacy`, `names-dev.spacy` and `names-test.spacy`, each with other sentences and other names.

    `names-rare.spacy` are the test sentences with lesser-known names, `names-known.spacy` with names from training.

    The treebank stands in the training file with word classes only: it says nothing of names, but teaches which
    capitalised words are plain nouns.
    """
    from training.train import TREEBANKS, _treebank, blank

    nlp = blank(language)
    train, dev, test = sentences(language)
    split = split_names(language)
    inner = split_lists(split.train, fixed_names(train + dev), salt="dev")
    rng, dev_rng = random.Random(SEED), random.Random(SEED)
    patterns = load_patterns(HERE / f"composed-{language}.txt")
    filler = Filler(familiar(inner.train, language), rng, TRAINING, split.banned | inner.banned, patterns, language)
    trees = treebank_docs(nlp.vocab, _treebank(language, *TREEBANKS[language]), seed=SEED)
    label = partial(partly_labelled, known=known_names(inner.train, filler.banned))
    others = chain(map(label, trees.get_docs(nlp.vocab)), entity_docs(nlp, language))
    ours = multiply(train, filler, rng, COPIES // 4 if _corpora(language) else COPIES)
    _write(nlp, chain(ours, refilled(language, filler, REFILLED_COPIES)), work / "names-train.spacy", others)
    unseen = multiply(dev, Filler(inner.apart, dev_rng, language=language), dev_rng, 5)
    seen = multiply(dev, Filler(inner.train, dev_rng, language=language), dev_rng, 5)
    _write(nlp, chain(unseen, seen), work / "names-dev.spacy")
    well_known = split_lists(language_lists(language, "lists"), fixed_names(train + dev), fixed_names(test)).train
    for part, names in (("test", split.apart), ("rare", split.rare), ("known", well_known)):
        listed = Filler(names, random.Random(SEED), language=language)
        _write(nlp, (listed.fill(parse_template(line)) for line in test), work / f"names-{part}.spacy")
