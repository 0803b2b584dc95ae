"""What the ledger answers: rows with types, as a sequence, and as the tables of pandas and Arrow."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from demarche.errors import NotInstalledError

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement that stands, with its article.

    Attributes:
        id: stable id of the statement.
        kind: direct, mixed or indirect.
        speaker: id of the speaker across articles; empty where nobody is named.
        speaker_name: name of the speaker.
        speaker_party: for whom the speaker acts: ISO 3166 alpha-3 code of a state or code of an organisation.
        content: what was said, without quotation marks; pieces of an interrupted quote are joined by an ellipsis.
        cue: the word that reports it.
        speaker_text: the words that name the speaker there.
        addressee: id of the one spoken to.
        reported_by: id of the outlet or agency that passes it on.
        time: EDTF value of the statement's own time; empty where the article gives none.
        first: first day that the time can mean; of the publication where there is none.
        last: last day that the time can mean.
        prompted: whether it answers a question.
        nested_in: id of the statement whose content holds this one.
        confidence: calibrated share of such records that are right, 0 to 1.
        start: code point of the document at which the content begins.
        end: code point of the document before which the content ends.
        document: id of the text.
        article: id of the article that stands for all that print it.
        title: title of that article.
        publisher: who published it.
        published: EDTF date of publication.
        url: address of the article.
        language: BCP 47 tag of the text.
        printings: how many articles print the text.
    """

    id: str
    kind: str
    speaker: str | None
    speaker_name: str | None
    speaker_party: str | None
    content: str
    cue: str | None
    speaker_text: str | None
    addressee: str | None
    reported_by: str | None
    time: str | None
    first: str | None
    last: str | None
    prompted: bool
    nested_in: str | None
    confidence: float
    start: int
    end: int
    document: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    printings: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that stands, with its article.

    Attributes:
        id: stable id of the event.
        type: PLOVER type, as CONSULT.
        mode: PLOVER mode.
        cameo: CAMEO code, a text as 041.
        goldstein: Goldstein value of the CAMEO code, -10 to 10.
        status: occurred, ongoing, planned, called-for, hypothetical or denied.
        sources: ids of who did it, across articles.
        source_names: their names.
        source_parties: for whom they act; empty text where unknown.
        targets: ids of those to whom it was done.
        target_names: their names.
        target_parties: for whom they act; empty text where unknown.
        time: EDTF value of the event's own time; empty where the article gives none.
        first: first day that the time can mean; of the publication where there is none.
        last: last day that the time can mean.
        place: the words that name the place.
        trigger: the word that names the event.
        evidence: the clause or sentence that proves it.
        contexts: PLOVER contexts.
        statement: id of the statement that reports it; empty where the article says it in its own voice.
        confidence: calibrated share of such records that are right, 0 to 1.
        start: code point of the document at which the evidence begins.
        end: code point of the document before which the evidence ends.
        document: id of the text.
        article: id of the article that stands for all that print it.
        title: title of that article.
        publisher: who published it.
        published: EDTF date of publication.
        url: address of the article.
        language: BCP 47 tag of the text.
        printings: how many articles print the text.
    """

    id: str
    type: str
    mode: str | None
    cameo: str
    goldstein: float | None
    status: str
    sources: tuple[str, ...]
    source_names: tuple[str, ...]
    source_parties: tuple[str, ...]
    targets: tuple[str, ...]
    target_names: tuple[str, ...]
    target_parties: tuple[str, ...]
    time: str | None
    first: str | None
    last: str | None
    place: str | None
    trigger: str
    evidence: str
    contexts: tuple[str, ...]
    statement: str | None
    confidence: float
    start: int
    end: int
    document: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    printings: int


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position that stands, with its article.

    Attributes:
        id: stable id of the position.
        holder: id across articles of who holds it.
        holder_name: name of the holder.
        holder_party: for whom the holder acts.
        polarity: for or against the issue as its id names it.
        force: view, wish, demand, precondition, red-line, goal, offer or commitment.
        issue: id of the issue in the catalogue.
        issue_text: the words of the article that name it.
        target: id of whom something is wanted, or whose act is judged.
        target_name: name of the target.
        target_party: for whom the target acts.
        condition_of: issue id (or text) that a precondition is one of.
        time: EDTF value of the position's own time; empty where the article gives none.
        first: first day that the time can mean; of the publication where there is none.
        last: last day that the time can mean.
        evidence: the words that prove it.
        statement: id of the statement that it was read from.
        event: id of the event that it was read from.
        confidence: calibrated share of such records that are right, 0 to 1.
        start: code point of the document at which the evidence begins.
        end: code point of the document before which the evidence ends.
        document: id of the text.
        article: id of the article that stands for all that print it.
        title: title of that article.
        publisher: who published it.
        published: EDTF date of publication.
        url: address of the article.
        language: BCP 47 tag of the text.
        printings: how many articles print the text.
    """

    id: str
    holder: str
    holder_name: str
    holder_party: str | None
    polarity: str
    force: str
    issue: str | None
    issue_text: str
    target: str | None
    target_name: str | None
    target_party: str | None
    condition_of: str | None
    time: str | None
    first: str | None
    last: str | None
    evidence: str
    statement: str | None
    event: str | None
    confidence: float
    start: int
    end: int
    document: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    printings: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor across articles.

    Attributes:
        id: stable id.
        name: name under which it was first met.
        kind: person, country, organization, bloc, role or media.
        party: for whom it acts.
        sector: PLOVER sector code.
        wikidata: Wikidata Q-identifier.
        merged: ids of the actors that were merged into it by hand.
        articles: how many texts that stand it occurs in.
        statements: how many statements that stand it made.
    """

    id: str
    name: str
    kind: str
    party: str | None
    sector: str | None
    wikidata: str | None
    merged: tuple[str, ...]
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in its newest version.

    Attributes:
        id: stable id.
        title: title.
        publisher: who published it.
        published: EDTF date of publication.
        url: address.
        language: BCP 47 tag.
        characters: length of the text in code points.
        versions: how many versions of it were met.
        document: id of the text.
        dispatch: id of the text that stands for all texts that are copies of each other.
        printings: how many articles print it.
        source: kind of source that it was first found in.
        file: file that it was found in.
        fetched_at: when it was fetched, UTC.
        added_at: when this version came into the ledger, UTC.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    characters: int
    versions: int
    document: str
    dispatch: str
    printings: int
    source: str | None
    file: str | None
    fetched_at: str | None
    added_at: str


R = TypeVar("R")


class Results(Sequence[R], Generic[R]):
    """Rows of one kind, in order; `kind` is their class."""

    def __init__(self, kind: type[R], rows: Sequence[R]) -> None:
        self.kind = kind
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> Results[R]: ...

    def __getitem__(self, index: int | slice) -> R | Results[R]:
        return Results(self.kind, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"{len(self)} rows of {self.kind.__name__}"

    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(f.name for f in dataclasses.fields(self.kind))  # type: ignore[arg-type]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row, tuples as lists, ready for JSON."""
        names = self.columns()
        return [{name: _plain(getattr(row, name)) for name in names} for row in self._rows]

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table; columns that may lack a value are nullable, lists are lists. Needs `demarche[arrow]`."""
        try:
            import pyarrow
        except ImportError:
            raise NotInstalledError.of("pyarrow", "arrow") from None
        schema = pyarrow.schema([_field(pyarrow, name, hint) for name, hint in hints(self.kind).items()])
        names = self.columns()
        return pyarrow.table(
            {name: [_plain(getattr(row, name)) for row in self._rows] for name in names}, schema=schema
        )

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with one row a record. Needs pandas."""
        try:
            import pandas
        except ImportError:
            raise NotInstalledError.of("pandas", "pandas") from None
        return pandas.DataFrame(self.to_dicts(), columns=list(self.columns()))


def hints(kind: type) -> dict[str, Any]:
    """The types of a row's columns by name."""
    return typing.get_type_hints(kind)


def meanings(kind: type) -> dict[str, str]:
    """What each column of a kind of row means, from its docstring: the codebook."""
    lines = (kind.__doc__ or "").partition("Attributes:")[2].splitlines()
    pairs = (line.strip().partition(": ") for line in lines if ": " in line)
    return {name: meaning for name, _, meaning in pairs}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _field(pyarrow: Any, name: str, hint: Any) -> Any:
    options = typing.get_args(hint)
    nullable = type(None) in options
    base = next((o for o in options if o is not type(None)), hint) if nullable else hint
    kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    kind = pyarrow.list_(pyarrow.string()) if typing.get_origin(base) is tuple else kinds[base]
    return pyarrow.field(name, kind, nullable=nullable)
