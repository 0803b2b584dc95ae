"""Interviews: pages of questions and answers, whose answers are one person's without saying so."""

from __future__ import annotations

from demarche.statements.page import Page

# So many paragraphs that are questions make an interview.
MIN_QUESTIONS = 2


def interviewee(page: Page) -> str | None:
    """The person asked: whom the headline announces, else the one named most; None where the page is no interview."""
    announced = announced_interviewee(page)
    asked = [low for low, _ in page.units if is_question(page, low)]
    answered = sum(_is_answered(page, low) for low in asked)
    if announced is not None or len(asked) < MIN_QUESTIONS or 2 * answered < len(asked):
        return announced
    persons = [c for c in page.actors.clusters.by_id.values() if c.kind == "person" and c.mentions]
    named = sorted(((sum(m.kind == "name" for m in c.mentions.values()), c.id) for c in persons), reverse=True)
    if not named or len(named) > 1 and named[0][0] == named[1][0]:
        return None
    return named[0][1]


def _is_answered(page: Page, low: int) -> bool:
    """Whether somebody answers the question, in quotation marks or of himself: else the article explains things."""
    start = page.unit_of(low)[1]
    while start < len(page.doc) and page.doc[start].is_space:
        start += 1
    if start >= len(page.doc):
        return False
    paragraph = page.paragraph_of[start]
    end = next((i for i in range(start, len(page.doc)) if page.paragraph_of[i] != paragraph), len(page.doc))
    own = {form for form, pronoun in page.grammar.pronouns.items() if pronoun.kind == "self"}
    return any(page.inside[i] >= 0 or page.lower[i] in own for i in range(start, end))


def announced_interviewee(page: Page) -> str | None:
    """`Interview X, minister van Y`: the person whom a headline or heading names beside the word."""
    words = page.grammar["interview_words"]
    for low, high in page.units:
        if page.zone_of[low] not in ("headline", "heading", "byline", "caption"):
            continue
        if any(page.doc[i].lower_ in words for i in range(low, high)):
            for i in range(low, high):
                actor = page.actors.clusters.by_id.get(page.actors.actor_of(i) or "")
                if actor is not None and actor.kind == "person":
                    return actor.id
    return None


def is_question(page: Page, low: int) -> bool:
    """Whether the unit that begins at `low` is a paragraph of its own, outside quotations, that asks."""
    start, high = page.unit_of(low)
    end = high - 1
    while end > start and page.doc[end].is_space:
        end -= 1
    if page.doc[end].text != "?" or page.inside[start] >= 0:
        return False
    behind = high >= len(page.doc) or page.paragraph_of[high] != page.paragraph_of[start] or page.doc[high].is_space
    words = [i for i in range(high, min(high + 2, len(page.doc))) if not page.doc[i].is_space]
    alone = not words or page.paragraph_of[words[0]] != page.paragraph_of[start]
    return behind and alone
