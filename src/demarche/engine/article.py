"""One article of a source to its reading, or to the reason why there is none."""

from __future__ import annotations

import dataclasses
import datetime
import email.utils
from dataclasses import dataclass
from typing import Any

from demarche.documents.dates import published_date
from demarche.documents.decode import decode
from demarche.errors import (
    DateError,
    DemarcheError,
    InputError,
    KnowledgeError,
    LanguageError,
    ModelError,
    NotInstalledError,
)
from demarche.reader import Reader
from demarche.records import Reading
from demarche.sources.item import About, Item, Refusal

# A day is tomorrow east of here; what is later was not published.
_AHEAD = datetime.timedelta(days=2)
# More is no article, and parsing it takes minutes and gigabytes.
MOST_CHARACTERS = 1_000_000
_CODES: tuple[tuple[type[DemarcheError], str], ...] = (
    (DateError, "date"),
    (LanguageError, "language"),
    (InputError, "no text"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """What is read: the text, how it was decoded, and what is known of it."""

    text: str
    repairs: tuple[str, ...]
    about: About


def read_item(reader: Reader, item: Item) -> Reading | Refusal:
    """Read an article. Raises only what would fail for every article alike."""
    if item.refusal is not None:
        return item.refusal
    try:
        text = item_text(item)
        reading = reader.read(text.text, repairs=text.repairs, **_known(text.about))
        if refusal := _refused(reading):
            return refusal
        return reading
    except (ModelError, KnowledgeError, NotInstalledError):
        raise
    except DemarcheError as error:
        code = next((code for kind, code in _CODES if isinstance(error, kind)), "unreadable")
        return Refusal(code, str(error))
    except MemoryError:
        return Refusal("memory", "there is not enough memory for the article")
    except Exception as error:  # nothing in one article stops the others
        return Refusal(
            "fault", f"{type(error).__name__}, a fault in demarche itself: {' '.join(str(error).split())[:200]}"
        )


def item_text(item: Item) -> Text:
    """The text of an article as it is read. Raises DemarcheError."""
    if item.media == "html":
        from demarche.documents.html import extract

        page = extract(item.data, url=item.about.url, charset=item.charset)
        said = About(page.title, page.published, page.publisher, item.about.url)
        return Text(_checked(page.text), (), _both(item, said))
    text, repairs = decode(item.data, item.name)
    return Text(_checked(text), repairs, item.about)


def _both(item: Item, said: About) -> About:
    """What the source and the page say: a feed knows the day better, the page its title and who publishes it."""
    if item.found.source != "feed":
        return item.about.over(said)
    return dataclasses.replace(said.over(item.about), published=item.about.published or said.published)


def _checked(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"a text of {len(text):,} characters",
            f"at most {MOST_CHARACTERS:,} were expected",
            "split it into articles",
        )
    # Databases do not take it, and no text has a use for it.
    return text.replace("\x00", "\ufffd")


def _known(about: About) -> dict[str, Any]:
    return {
        "title": about.title,
        "publisher": about.publisher,
        "url": about.url,
        "language": about.language,
        "published": day(about.published) if about.published else None,
    }


def day(given: str) -> str:
    """A date as sources write it to EDTF: what `published_date` takes, and that of mails. Raises DateError."""
    try:
        return published_date(given)
    except DateError:
        try:
            return email.utils.parsedate_to_datetime(given).date().isoformat()
        except (ValueError, TypeError, IndexError):
            pass
        raise


def _refused(reading: Reading) -> Refusal | None:
    published = reading.document.published
    limit = (datetime.datetime.now(datetime.UTC) + _AHEAD).date().isoformat()
    if published is not None and published > limit[: len(published)]:
        return Refusal("date", f"published {published}, which is yet to come")
    return None
