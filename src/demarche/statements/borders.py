"""Where what is said ends: at a remark, at a reporting clause, where the governing clause goes on."""

from __future__ import annotations

from spacy.tokens import Token

from demarche.statements.cues import prompts
from demarche.statements.grammar import phrase_span, subject_beside
from demarche.statements.page import Page

# Tokens of a reporting clause behind a comma, up to its verb.
MAX_ASIDE = 9
# Tokens that may stand before the finite verb of a coordinated main clause.
MAX_PREFIELD, MAX_FENCED_PREFIELD = 3, 7


def clause_end(page: Page, verb: Token, mark: int, high: int) -> int:
    """The end of the clause opened at `mark`: its sentence's, unless the governing clause goes on behind it."""
    limit = min(high, _outer_limit(page, verb, mark, high))
    for i in range(mark + 2, limit):
        if page.inside[i] != page.inside[mark]:
            continue
        if i == comment_start(page, i, i + 2) and i + 1 < limit:
            return i
        if not page.grammar.verb_final and page.doc[i - 1].text == "," and adds(page, i):
            return i
        if not page.grammar.verb_final and page.doc[i - 1].text == "," and _another_reports(page, i, limit):
            return i
        if page.doc[i].text == ":" and any(q.outer[0] in (i + 1, i + 2) for q in page.quotes):
            return i
        if _parenthesis_begins(page, i, limit) or _governing_resumes(page, verb, mark, i):
            return i
    return limit


def _outer_limit(page: Page, verb: Token, mark: int, high: int) -> int:
    """A cue inside a relative or adverbial clause before the main verb: the clause ends before that verb."""
    clause = verb
    while clause.dep_ in ("aux", "aux:pass", "xcomp", "conj", "cop") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ not in ("acl:relcl", "advcl", "csubj", "acl"):
        return high
    governor = clause.head
    edge = clause.right_edge.i + 1
    if governor.i > mark and mark < edge <= governor.i:
        return edge
    finite = next(
        (j for j in range(mark + 2, high) if page.doc[j - 1].text == "," and page.is_finite(page.doc[j])), None
    )
    if clause.dep_ == "acl:relcl" and finite is not None and page.doc[finite].head.i in (governor.i, governor.head.i):
        return finite
    return high


def _parenthesis_begins(page: Page, i: int, limit: int) -> bool:
    """`, aldus X` or `, zegt X`: the rest is a cue of its own."""
    doc = page.doc
    if doc[i - 1].text != "," and doc[i].text != ",":
        return False
    j = i + 1 if doc[i].text == "," else i
    if j >= limit:
        return False
    token = doc[j]
    if not page.grammar.verb_final and aside_begins(page, j, limit):
        return True
    if token.lower_ in page.grammar["so_words"] and j + 1 < limit and cue_form(page, j + 1):
        return True
    if any(f.speaker == ("following",) for _, f in page.lexicon.phrases.get(token.lower_, ())):
        return not page.has_finite(j, limit)
    return cue_form(page, j) and page.is_finite(token) and not page.has_finite(j + 1, limit)


def aside_begins(page: Page, j: int, limit: int) -> bool:
    """`…, the agency reported`: behind a comma who speaks and a verb of speech, and nothing that it says."""
    doc = page.doc
    k = next((k for k in range(j + 1, min(j + MAX_ASIDE, limit)) if page.is_finite(doc[k])), None)
    if k is None or not cue_form(page, k) or doc[k].pos_ == "AUX":
        return False
    subject = subject_beside(page, doc[k], j)
    end = next((i for i in range(k + 1, limit) if doc[i].is_punct), limit)
    opened = k + 1 < limit and doc[k + 1].lower_ in page.grammar["complementisers"] | page.grammar["question_words"]
    return subject is not None and phrase_span(page, subject)[0] <= j and not opened and not page.has_finite(k + 1, end)


def _another_reports(page: Page, i: int, limit: int) -> bool:
    """`…, while 9 percent said they did not`: a clause beside it of which somebody else is the source."""
    doc = page.doc
    if doc[i].lower_ not in page.grammar["aside_marks"] & page.grammar["clause_links"]:
        return False
    k = next((k for k in range(i + 1, min(i + MAX_ASIDE, limit)) if page.is_finite(doc[k])), None)
    return k is not None and k > i + 1 and cue_form(page, k) and doc[k].pos_ == "VERB" and page.has_finite(k + 1, limit)


def adds(page: Page, i: int) -> bool:
    """`…, adding that`: a participle of speech goes on with what the speaker of the sentence says."""
    form = page.doc[i].morph.get("VerbForm", [])
    participle = bool({"Part", "Ger"} & set(form)) and page.doc[i].pos_ == "VERB"
    return participle and cue_form(page, i) and not prompts(page, i)


def cue_form(page: Page, i: int) -> bool:
    """Whether the token has the form of a verb of speech; with verbs early, of one without set words (*took*)."""
    form = page.doc[i].lower_
    if page.grammar.verb_final:
        return form in page.lexicon.verbs or form in page.lexicon.separated
    if any(not frame.fixed for frame in page.lexicon.verbs.get(form, ())):
        return True
    return any(
        c.dep_ == "compound:prt" and c.lower_ == f.particle
        for f in page.lexicon.separated.get(form, ())
        for c in page.doc[i].children
    )


def plain_cue(page: Page, i: int) -> bool:
    """Whether the form alone, without set words, is one of speech."""
    word = page.doc[i].lower_
    frames = (*page.lexicon.verbs.get(word, ()), *page.lexicon.separated.get(word, ()))
    return any(not frame.fixed for frame in frames)


def _governing_resumes(page: Page, verb: Token, mark: int, i: int) -> bool:
    """A coordinated main clause of the cue's own level begins at `i` (*…, maar hij gaf ook toe dat …*)."""
    token = page.doc[i]
    if token.pos_ != "CCONJ" and token.text != ";":
        return False
    if token.text == ";":
        return True
    nxt = page.doc[min(i + 1, len(page.doc) - 1)]
    if nxt.lower_ in page.grammar["complementisers"] | page.grammar["subordinators"]:
        return False
    if not page.grammar.verb_final:
        return _cue_resumes(page, verb, i)
    if page.doc[mark].lower_ not in page.grammar["complementisers"] and page.is_finite(nxt) and page.is_finite(verb):
        return True  # *zegt te komen en waarschuwt dat …*
    if page.doc[i - 1].text not in (",", "–", "-") and token.lower_ not in page.grammar["additives"]:
        return False
    return page.doc[mark].lower_ in page.grammar["complementisers"] and verb_second(page, i + 1)


def _cue_resumes(page: Page, verb: Token, i: int) -> bool:
    """`said A and accused B`, `said A, but did not say when`: the speaker goes on with another act of speech."""
    token, nxt = page.doc[i], page.doc[min(i + 1, len(page.doc) - 1)]
    if page.is_finite(nxt) and page.is_finite(verb) and cue_form(page, i + 1) and nxt.pos_ != "AUX":
        return True
    if page.doc[i - 1].text == "," and _own_pronoun_speaks(page, i + 1):
        return True
    head = token.head
    coordinated = head.dep_ == "conj" and head.head.i == verb.i and head.i > i
    own = any(c.dep_ == "nsubj" and c.i > i for c in head.children) and page.doc[i - 1].text == ","
    return coordinated and (own or cue_form(page, head.i))


def _own_pronoun_speaks(page: Page, i: int) -> bool:
    """`…, but he urged them to wait`: a personal pronoun and right behind it a verb of speech."""
    pronoun = page.grammar.pronouns.get(page.doc[i].lower_) if i + 1 < len(page.doc) else None
    k = next((k for k in range(i + 1, min(i + 4, len(page.doc))) if page.doc[k].pos_ not in ("ADV", "AUX")), None)
    if pronoun is None or pronoun.kind != "personal" or k is None:
        return False
    spoken = page.is_finite(page.doc[k]) or page.doc[k - 1].pos_ == "AUX"
    return spoken and page.doc[k].pos_ == "VERB" and cue_form(page, k)


def comment_start(page: Page, low: int, high: int) -> int:
    """Where a remark on the whole clause begins (a comma and *iets wat*), else `high`."""
    for i in range(low, min(high, len(page.doc)) - 1):
        if page.doc[i].text != ",":
            continue
        if page.doc[i + 1].lower_ in page.grammar["clause_relatives"] or _is_remark(page, i + 1, high):
            return i
    return high


def _is_remark(page: Page, i: int, high: int) -> bool:
    """`…, a claim the army denied`: a noun of speech that sums up the clause before it."""
    if page.grammar.verb_final or i + 2 >= high or page.doc[i].lower_ not in page.grammar["articles_indefinite"]:
        return False
    somebody = any(page.actors.at(k) is not None for k in range(i + 2, min(i + 5, high)))
    return page.doc[i + 1].lower_ in page.lexicon.nouns and somebody


def verb_second(page: Page, start: int) -> bool:
    """Whether a main clause begins here: its finite verb comes early and the clause goes on behind it.

    In the languages with verb-final clauses this tells a coordinated main clause from a subordinate one.
    """
    high = page.region(start)[1] if start < len(page.doc) else start
    fenced = start > 1 and page.doc[start - 2].text in (",", "–", "-")
    reach = MAX_FENCED_PREFIELD if fenced else MAX_PREFIELD
    for j in range(start, min(high, start + reach + 1)):
        token = page.doc[j]
        if token.text in (",", ";", ":"):
            return False
        if page.is_finite(token):
            k = j + 1
            while j == start and k < high and page.doc[k].pos_ in ("VERB", "AUX"):
                k += 1  # *…, en heeft aangeboden te helpen*: no subordinate clause begins with its finite verb
            nxt = page.doc[k] if k < high else None
            return nxt is not None and not nxt.is_punct and nxt.pos_ not in ("VERB", "AUX", "CCONJ")
    return False
