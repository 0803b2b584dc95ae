"""spaCy Docs made of the sentences of CoNLL-U files."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.evaluation.conllu import Sentence, Word, read_conllu

__all__ = ["Sentence", "Word", "entity_doc", "read_conllu", "tree_doc"]


def tree_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Join sentences into one Doc with tags, lemmas, trees and sentence borders; entities are left unset."""
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [offset + w.head for w in sentence.words]
        starts += [i == 0 for i in range(len(sentence.words))]
    words = [w for s in sentences for w in s.words]
    doc = Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.upos for w in words],
        morphs=["" if w.feats == "_" else w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=[w.relation for w in words],
    )
    assert [t.is_sent_start for t in doc] == starts
    return doc


def entity_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """A Doc that holds only words and entity labels."""
    words = [w for s in sentences for w in s.words]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        ents=[w.entity for w in words],
    )
