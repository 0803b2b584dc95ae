"""The lexicon of actions: which words name what parties do to one another and what they want.

One row a sense (`docs/lexicon.md`): trigger, the slots of its participants, and what it yields.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from demarche.errors import KnowledgeError
from demarche.knowledge.kit import language_kit
from demarche.knowledge.tables import FOLDER, Row, listed, read_table

COLUMNS = (
    *("lemma", "pos", "particle", "fixed", "forms", "event", "cameo", "source", "target"),
    *("content", "embeds", "polarity", "force", "contexts", "status"),
)
TYPES = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"}
    | {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
STATUSES = frozenset({"occurred", "ongoing", "planned", "called-for", "hypothetical", "denied"})
POLARITIES = frozenset({"for", "against"})
FORCES = frozenset({"view", "wish", "demand", "precondition", "red-line", "goal", "offer", "commitment"})
_SLOTS = frozenset(
    {
        "nsubj",
        "obj",
        "iobj",
        "ccomp",
        "xcomp",
        "nmod:poss",
        "amod",
        "compound",
        "subject",
        "joint",
        "speaker",
        "predicate",
    }
)
# A noun is found as the last part of a compound from this length on (*raketaanval* by *aanval*).
MIN_COMPOUND_HEAD = 4

Fixed = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Action:
    """One sense. `fixed` holds a set of alternatives a required word; slots stand in order of preference.

    `where` is the file and line of its row: `knowledge/nl/actions/verbs.tsv:12`; empty for what grammar alone gives.
    """

    lemma: str
    pos: str
    particle: str
    fixed: Fixed
    event: str
    mode: str
    cameo: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    content: tuple[str, ...]
    embeds: str
    polarity: str
    force: str
    contexts: tuple[str, ...]
    status: str
    where: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """How a person finds the row again: `aandringen`, `sluiten + *akkoord|*deal`."""
        fixed = " ".join("|".join(sorted(words)) for words in self.fixed)
        return f"{self.lemma} + {fixed}" if fixed else self.lemma


@dataclass(frozen=True)
class Actions:
    """Rows by form: whole verb forms, forms apart from their particle, nouns, adjectives, set phrases by first word."""

    verbs: dict[str, tuple[Action, ...]]
    separated: dict[str, tuple[Action, ...]]
    nouns: dict[str, tuple[Action, ...]]
    adjectives: dict[str, tuple[Action, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Action], ...]]

    def of_noun(self, form: str) -> tuple[Action, ...]:
        """Rows of a noun, or of the longest noun that a compound ends in: `raketaanvallen => aanval`."""
        if form in self.nouns:
            return self.nouns[form]
        tails = (form[start:] for start in range(2, len(form) - MIN_COMPOUND_HEAD + 1))
        return next((self.nouns[tail] for tail in tails if tail in self.nouns), ())


@functools.cache
def load_actions(code: str) -> Actions:
    """The actions of a language. Raises KnowledgeError for a row that cannot be used."""
    kit = language_kit(code)
    tables: dict[str, dict[str, list[Action]]] = {n: {} for n in ("VERB", "apart", "NOUN", "ADJ")}
    phrases: dict[str, list[tuple[tuple[str, ...], Action]]] = {}
    for row in _rows(code):
        action, forms = _action(row), listed(row["forms"])
        if action.pos == "VERB":
            _index(tables["VERB"], kit.verb_forms(action.lemma, action.particle, forms), action)
            _index(tables["apart"], kit.separated_forms(action.lemma, action.particle, forms), action)
        elif action.pos == "NOUN":
            _index(tables["NOUN"], kit.noun_forms(action.lemma, forms), action)
        elif action.pos == "ADJ":
            _index(tables["ADJ"], kit.adjective_forms(action.lemma, forms), action)
        elif action.pos == "PHRASE":
            words = tuple(action.lemma.split())
            phrases.setdefault(words[0], []).append((words, action))
        else:
            raise KnowledgeError(
                f"actions: part of speech {action.pos!r} of {action.lemma!r}", "VERB, …", "mend the row"
            )
    longest_first = {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}
    verbs, apart, nouns, adjectives = (_frozen(tables[n]) for n in ("VERB", "apart", "NOUN", "ADJ"))
    return Actions(verbs, apart, nouns, adjectives, longest_first)


def _rows(code: str) -> Iterator[Row]:
    """The rows of all tables in the language's folder of actions."""
    tables = sorted((FOLDER / code / "actions").glob("*.tsv"))
    if not tables:
        raise KnowledgeError(f"{FOLDER / code / 'actions'} has no tables", "verbs.tsv, … were expected", "add them")
    for path in tables:
        yield from read_table(path, COLUMNS)


def _action(row: Row) -> Action:
    event, _, mode = row["event"].partition("-")
    action = Action(
        lemma=row["lemma"],
        pos=row["pos"],
        particle=row["particle"],
        fixed=tuple(frozenset(word.split("|")) for word in row["fixed"].split()),
        event=event,
        mode=mode,
        cameo=row["cameo"],
        source=tuple(row["source"].split()),
        target=tuple(row["target"].split()),
        content=tuple(row["content"].split()),
        embeds=row["embeds"],
        polarity=row["polarity"],
        force=row["force"],
        contexts=tuple(row["contexts"].split()),
        status=row["status"],
        where=row.where,
    )
    _check(action)
    return action


def _check(action: Action) -> None:
    slots = (*action.source, *(t.removeprefix("+") for t in action.target), *action.content)
    wrong = [s for s in slots if s not in _SLOTS and not s.startswith(("obl:", "nmod:"))]
    problems = {
        "event": bool(action.event) and action.event not in TYPES,
        "cameo": bool(action.event) != bool(action.cameo),
        "polarity": bool(action.polarity) and action.polarity not in POLARITIES,
        "force": bool(action.force) and action.force not in FORCES or bool(action.force) != bool(action.polarity),
        "slot": bool(wrong) or not action.source,
        "embeds": bool(action.embeds) and action.embeds not in STATUSES | {"none"},
        "status": bool(action.status) and action.status not in STATUSES,
        "yield": not action.event and not action.polarity and not action.embeds,
    }
    bad = [name for name, is_bad in problems.items() if is_bad]
    if bad:
        raise KnowledgeError(
            f"actions, {action.key!r}: {', '.join(bad)} {' '.join(wrong)}".rstrip(),
            "values as in docs/lexicon.md were expected",
            "mend the row",
        )


def _index(table: dict[str, list[Action]], forms: frozenset[str], action: Action) -> None:
    for form in forms:
        table.setdefault(form, []).append(action)


def _frozen(table: dict[str, list[Action]]) -> dict[str, tuple[Action, ...]]:
    """Rows with more fixed words stand first: the more special sense is tried before the general one."""
    return {form: tuple(sorted(rows, key=lambda a: -len(a.fixed))) for form, rows in table.items()}
