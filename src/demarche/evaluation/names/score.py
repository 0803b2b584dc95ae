"""Names with exactly the borders and the type of gold, as `conlleval` counts them; by the recogniser and in all.

The *recogniser* is the pipeline's; the *reading* adds what is known by name and what stands around a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from demarche.evaluation.ask import Asks
from demarche.evaluation.counts import Counts
from demarche.evaluation.measured import Figure, Score
from demarche.evaluation.names.read import TYPES, Labelled, Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from demarche.actors import Actors

LABELS = ("PER", "LOC", "ORG")
NAMED = ("name", "metonym")
_LABEL_OF_KIND = {"person": "PER", "country": "LOC", "organization": "ORG", "media": "ORG", "bloc": "ORG"}


def text_of(sentence: Labelled) -> str:
    """The text of a sentence."""
    return sentence.text


def score(sentences: Iterable[Labelled], ask: Asks) -> Score:
    """Each sentence is read by itself; one that fails is missed whole."""
    counts: dict[str, Counts] = {}
    sizes = {"sentences": 0, **dict.fromkeys(LABELS, 0)}
    for sentence in sentences:
        answer = ask.actors(sentence.text)
        found = {
            "recogniser": names_of_doc(answer[0]) if answer else set(),
            "reading": names_of_actors(answer[1]) if answer else set(),
        }
        for who, names in found.items():
            for label in ("all", *LABELS):
                counts[f"{who}, {label}"] = counts.get(f"{who}, {label}", Counts()) + _counts(sentence, names, label)
        sizes["sentences"] += 1
        for _, _, label in sentence.names:
            sizes[label] += 1
    return Score(tuple(Figure.of(name, found) for name, found in counts.items()), sizes)


def names_of_doc(doc: Doc) -> set[Name]:
    """Start, end and label of the entities of a Doc, in code points; other types are left out."""
    return {(e.start_char, e.end_char, TYPES[e.label_]) for e in doc.ents if e.label_ in TYPES}


def names_of_actors(actors: Actors) -> set[Name]:
    """Start, end and label of every mention by name; demonyms, roles and pronouns are no names."""
    return {
        (m.start, m.end, _LABEL_OF_KIND[actor.kind])
        for actor in actors.clusters.by_id.values()
        for m in actor.mentions.values()
        if m.kind in NAMED and actor.kind in _LABEL_OF_KIND and not m.text.islower()
    }


def _counts(sentence: Labelled, found: Set[Name], label: str) -> Counts:
    gold, system = ({name for name in side if label in (name[2], "all")} for side in (sentence.names, found))
    right = len(gold & system)
    return Counts(len(gold), len(system), right, right)
