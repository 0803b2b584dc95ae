"""What kind of thing an unknown name names, by what stands around it: before it, beside it, and elsewhere in the text.

An unseen name says little of itself; *inwoners van X* or *X en Duitsland* say more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from demarche.knowledge.entities import PLACE, fold

if TYPE_CHECKING:
    from demarche.actors.candidates import Candidate, Names

# How sure a name's own label is: a known name or a full one against a bare one that only the recogniser knows.
_SURE, _UNSURE = 2, 1


def trimmed(doc: Doc, candidate: Candidate, names: Names) -> Candidate:
    """The candidate less what cannot begin a name: a role, a verb at the sentence's start, a small preposition."""
    first, rest = doc[candidate.start], doc[candidate.start + 1 : candidate.end]
    if _is_title(first, len(rest), names) and all(t.is_title or t.is_lower for t in rest):
        candidate.start, candidate.label = candidate.start + 1, "PER"
    if candidate.label != "PER" or candidate.end - candidate.start < 2:
        return candidate
    first = doc[candidate.start]
    opener = first.lower_ in names.grammar["no_names"]
    ordered = opener or first.is_sent_start and first.pos_ in ("VERB", "AUX") and not names.base.gender_of(first.text)
    if ordered or first.pos_ == "ADP" and first.is_lower:
        candidate.start += 1
    return candidate


def _is_title(token: Token, behind: int, names: Names) -> bool:
    """A role before a name, or what somebody from a country is called before his full one: *de Duitser Jan Smit*."""
    role = names.grammar.roles.get(token.lower_)
    if behind and role is not None and role.kind in ("person", "group"):
        return True
    known = names.base.names.get(fold(token.text), [])
    return behind > 1 and token.pos_ in ("NOUN", "PROPN") and bool(known) and known[0][1] == "demonym"


def label_by_neighbours(doc: Doc, candidate: Candidate, names: Names) -> Candidate:
    """The label that its neighbours give an unknown name: *in X*, *de stad X*, *inwoners van X*, *X (56)*."""
    if _aged(doc, candidate.end):
        candidate.label = "PER"
    elif candidate.start and not doc[candidate.start].is_sent_start:
        candidate.label = _label_before(doc, candidate, names) or candidate.label
    return candidate


def _label_before(doc: Doc, candidate: Candidate, names: Names) -> str:
    grammar, before = names.grammar, doc[candidate.start - 1]
    role = grammar.roles.get(before.lower_)
    if before.lower_ in grammar["place_prepositions"]:
        return "LOC" if candidate.label == "PER" and not _full_name(doc, candidate, names) else ""
    if before.lower_ in grammar["place_nouns"]:
        return "LOC"
    if role is not None and role.kind == "person" and role.number == "s":
        return "PER"
    if role is not None and role.kind == "body" and candidate.label != "PER":
        return "ORG"
    return _label_of_whole(doc, candidate, names)


def _label_of_whole(doc: Doc, candidate: Candidate, names: Names) -> str:
    """The label of that whose part stands before: *inwoners van X*, *de grens met X*, *de zus van X*."""
    grammar, i = names.grammar, candidate.start - 1
    if doc[i].pos_ == "DET" and i:
        i -= 1
    if not i or doc[i].pos_ != "ADP":
        return ""
    wholes = {"LOC": "parts_of_places", "ORG": "parts_of_organisations", "PER": "parts_of_people"}
    part = doc[i - 1].lower_
    return next((label for label, group in wholes.items() if part in grammar[group]), "")


def _aged(doc: Doc, i: int) -> bool:
    """Whether an age in brackets stands here."""
    texts = [token.text for token in doc[i : i + 3]]
    return len(texts) == 3 and (texts[0], texts[2]) == ("(", ")") and texts[1].isdigit() and len(texts[1]) < 3


def _full_name(doc: Doc, candidate: Candidate, names: Names) -> bool:
    return candidate.end - candidate.start > 1 and bool(names.base.gender_of(doc[candidate.start].text))


def agree(doc: Doc, named: Sequence[Candidate], names: Names) -> None:
    """Let names that stand side by side, and mentions of one unknown name, be of one kind: that of the surest."""
    for group in _listed(doc, named):
        _settle(doc, group, names)
    by_text: dict[str, list[Candidate]] = {}
    for candidate in named:
        if not candidate.entities and candidate.label:
            by_text.setdefault(fold(doc[candidate.start : candidate.end].text), []).append(candidate)
    for group in by_text.values():
        _settle(doc, group, names)


def _listed(doc: Doc, named: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of names that commas and a last conjunction join; without the conjunction it is an apposition."""
    group: list[Candidate] = []
    for candidate in named:
        between = list(doc[group[-1].end : candidate.start]) if group else []
        last = len(between) == 1 and between[0].pos_ == "CCONJ"
        linked = last or len(between) == 1 and between[0].text == ","
        group = [*group, candidate] if linked else [candidate]
        if last:
            yield group


def _settle(doc: Doc, group: Sequence[Candidate], names: Names) -> None:
    if len(group) < 2:
        return
    weights = Counter[str]()
    for candidate in group:
        sure = bool(candidate.entities) or _full_name(doc, candidate, names)
        weights[_kind(candidate)] += _SURE if sure else _UNSURE
    (label, weight), *rest = weights.most_common()
    if not label or (rest and rest[0][1] >= weight):
        return
    for candidate in group:
        if not candidate.entities and candidate.label and candidate.end - candidate.start == 1:
            candidate.label = label


def _kind(candidate: Candidate) -> str:
    """The label of a name: that of its entity where it is known."""
    if not candidate.entities:
        return candidate.label
    kind = candidate.entities[0].partition(":")[0]
    return {"person": "PER", "country": "LOC", PLACE.rstrip(":"): "LOC"}.get(kind, "ORG")
