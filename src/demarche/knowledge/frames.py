"""The frame lexicon: one row a sense, found by the form that stands in the text.

A row names the trigger (lemma, part of speech, separable particle, fixed words), the slots that hold speaker and
addressee, and what it yields. Code holds grammar, this table holds words.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from demarche.knowledge.kit import language_kit
from demarche.knowledge.tables import FOLDER, Row, listed, read_table

COLUMNS = ("lemma", "pos", "particle", "fixed", "forms", "act", "statement", "content", "speaker", "addressee")


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a speech cue.

    `content` lists the constructions its content may take: quote, clause, main, question, infinitive, gerund,
    fragment, naming, plain, object. `speaker` lists slots: nsubj, following, clause-subject, obl:bij, nmod:van, none.
    `where` is the file and line of its row.
    """

    lemma: str
    pos: str
    particle: str
    fixed: tuple[str, ...]
    act: str
    required: bool
    content: frozenset[str]
    speaker: tuple[str, ...]
    addressee: tuple[str, ...]
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Lexicon:
    """Frames by form: whole forms, forms that stand apart from their particle, nouns, and set phrases."""

    verbs: dict[str, tuple[Frame, ...]]
    separated: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]

    @property
    def source_words(self) -> frozenset[str]:
        """The words with which a short phrase begins that a source follows (*volgens*, *aldus*, *according* to)."""
        rows = (row for group in self.phrases.values() for row in group)
        return frozenset(words[0] for words, frame in rows if len(words) <= 2 and frame.speaker == ("following",))


@functools.cache
def load_lexicon(code: str) -> Lexicon:
    """The lexicon of a language."""
    kit = language_kit(code)
    verbs: dict[str, list[Frame]] = {}
    separated: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for row in read_table(FOLDER / code / "frames.tsv", COLUMNS):
        frame, forms = _frame(row), listed(row["forms"])
        if frame.pos == "VERB":
            _index(verbs, kit.verb_forms(frame.lemma, frame.particle, forms), frame)
            _index(separated, kit.separated_forms(frame.lemma, frame.particle, forms), frame)
        elif frame.pos == "NOUN":
            _index(nouns, frozenset({frame.lemma, *forms}), frame)
        else:
            words = tuple(frame.lemma.split())
            phrases.setdefault(words[0], []).append((words, frame))
    longest_first = {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}
    return Lexicon(_frozen(verbs), _frozen(separated), _frozen(nouns), longest_first)


def _frame(row: Row) -> Frame:
    return Frame(
        lemma=row["lemma"],
        pos=row["pos"],
        particle=row["particle"],
        fixed=tuple(row["fixed"].split()),
        act=row["act"],
        required=row["statement"] == "required",
        content=frozenset(row["content"].split()),
        speaker=tuple(row["speaker"].split()),
        addressee=tuple(row["addressee"].split()),
        where=row.where,
    )


def _index(table: dict[str, list[Frame]], forms: frozenset[str], frame: Frame) -> None:
    for form in forms:
        table.setdefault(form, []).append(frame)


def _frozen(table: dict[str, list[Frame]]) -> dict[str, tuple[Frame, ...]]:
    """Frames with more fixed words stand first: the more special sense is tried before the general one."""
    return {form: tuple(sorted(frames, key=lambda f: -len(f.fixed))) for form, frames in table.items()}
