-- The tables of records, append-only but for the columns that say so. ${integer} and ${real} are the database's own.
-- Numbers (`no`) are given in the order of writing and mean nothing outside one ledger; ids are the same everywhere.

-- Texts, once each. `dispatch` is the `no` of one text of those that are copies of each other (it may change).
CREATE TABLE document_records (
    no ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    dispatch ${integer} NOT NULL REFERENCES document_records (no),
    added_at TEXT NOT NULL
);
CREATE INDEX document_dispatch ON document_records (dispatch);

-- Where a text's likeness is looked up: one row a band of its MinHash signature.
CREATE TABLE bands (
    band ${integer} NOT NULL,
    document ${integer} NOT NULL REFERENCES document_records (no),
    PRIMARY KEY (band, document)
)${without_rowid};

-- Pairs of texts of which one is printed, whole or in part, in the other; `one` has the smaller id.
CREATE TABLE copies (
    one ${integer} NOT NULL REFERENCES document_records (no),
    other ${integer} NOT NULL REFERENCES document_records (no),
    shared ${real} NOT NULL,
    PRIMARY KEY (one, other)
)${without_rowid};

-- What is the same article however often it changes: `key` is its address, else the place where it was found.
CREATE TABLE article_records (
    no ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    url TEXT,
    added_at TEXT NOT NULL
);

-- Versions of articles, from 1. `latest` is 1 for the newest of each article (it may change).
CREATE TABLE publication_records (
    no ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article ${integer} NOT NULL REFERENCES article_records (no),
    version ${integer} NOT NULL,
    latest ${integer} NOT NULL,
    document ${integer} NOT NULL REFERENCES document_records (no),
    title TEXT,
    publisher TEXT,
    published TEXT,
    published_first TEXT,
    published_last TEXT,
    repairs TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (article, version)
);
CREATE INDEX publication_document ON publication_records (document);
CREATE INDEX publication_published ON publication_records (published_first);

-- Where and how a publication was found: several, where it was found in several places or in other bytes.
CREATE TABLE sighting_records (
    no ${integer} PRIMARY KEY,
    publication ${integer} NOT NULL REFERENCES publication_records (no),
    key TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    file TEXT,
    member TEXT,
    place ${integer},
    warc_record TEXT,
    fetched_at TEXT,
    headers TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (key, raw_sha256, publication)
);
CREATE INDEX sighting_publication ON sighting_records (publication);

-- What read: a version of demarche with its words, its pipelines and the user's own files.
CREATE TABLE reader_records (
    no ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    added_at TEXT NOT NULL
);

-- One reading of one text, as published at one time, by one reader.
CREATE TABLE reading_records (
    no ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document ${integer} NOT NULL REFERENCES document_records (no),
    published TEXT,
    language TEXT NOT NULL,
    reader ${integer} NOT NULL REFERENCES reader_records (no),
    zones TEXT NOT NULL,
    reasons TEXT NOT NULL,
    read_at TEXT NOT NULL
);
CREATE INDEX reading_document ON reading_records (document);

-- Which reading speaks for a dispatch, and under which publication; `until` is empty for the one that does now.
-- `printings` counts the articles that print it (it may change).
CREATE TABLE standings (
    no ${integer} PRIMARY KEY,
    dispatch ${integer} NOT NULL REFERENCES document_records (no),
    reading ${integer} NOT NULL REFERENCES reading_records (no),
    publication ${integer} NOT NULL REFERENCES publication_records (no),
    printings ${integer} NOT NULL,
    since TEXT NOT NULL,
    until TEXT
);
CREATE UNIQUE INDEX standing_now ON standings (reading) WHERE until IS NULL;
CREATE INDEX standing_reading ON standings (reading);
CREATE INDEX standing_dispatch ON standings (dispatch);

-- Actors across articles. `stands_for` is the `no` of the actor that it was merged into, else its own (it may change).
CREATE TABLE actor_records (
    no ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    party TEXT,
    sector TEXT,
    wikidata TEXT,
    stands_for ${integer} NOT NULL REFERENCES actor_records (no),
    added_at TEXT NOT NULL
);
CREATE INDEX actor_stands_for ON actor_records (stands_for);
CREATE INDEX actor_party ON actor_records (party);

-- Every word of the names that an actor was met under, folded (lower case, no accents).
CREATE TABLE actor_words (
    word TEXT NOT NULL,
    actor ${integer} NOT NULL REFERENCES actor_records (no),
    PRIMARY KEY (word, actor)
)${without_rowid};

-- Merges and splits by hand, in their order.
CREATE TABLE actor_changes (
    no ${integer} PRIMARY KEY,
    action TEXT NOT NULL,
    actor ${integer} NOT NULL REFERENCES actor_records (no),
    target ${integer} REFERENCES actor_records (no),
    changed_at TEXT NOT NULL
);

-- An actor as one reading has it; `local_id` is its id there, `actor` who it is across articles.
CREATE TABLE appearance_records (
    no ${integer} PRIMARY KEY,
    reading ${integer} NOT NULL REFERENCES reading_records (no),
    actor ${integer} NOT NULL REFERENCES actor_records (no),
    local_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    party TEXT,
    sector TEXT,
    wikidata TEXT,
    roles TEXT NOT NULL,
    mentions TEXT NOT NULL
);
CREATE INDEX appearance_reading ON appearance_records (reading);
CREATE INDEX appearance_actor ON appearance_records (actor);

-- `first` and `last` are the days between which a record's time lies (of its article's publication, where it has none).
CREATE TABLE statement_records (
    no ${integer} PRIMARY KEY,
    reading ${integer} NOT NULL REFERENCES reading_records (no),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    speaker ${integer} REFERENCES actor_records (no),
    speaker_party TEXT,
    addressee ${integer} REFERENCES actor_records (no),
    reported_by ${integer} REFERENCES actor_records (no),
    content TEXT NOT NULL,
    content_start ${integer} NOT NULL,
    content_end ${integer} NOT NULL,
    content_spans TEXT NOT NULL,
    cue TEXT,
    cue_start ${integer},
    cue_end ${integer},
    speaker_text TEXT,
    speaker_start ${integer},
    speaker_end ${integer},
    time TEXT,
    first TEXT,
    last TEXT,
    prompted ${integer} NOT NULL,
    nested_in TEXT,
    confidence ${real} NOT NULL
);
CREATE INDEX statement_reading ON statement_records (reading);
CREATE INDEX statement_id ON statement_records (id);
CREATE INDEX statement_speaker ON statement_records (speaker, first ${newest});
CREATE INDEX statement_party ON statement_records (speaker_party, first ${newest});
CREATE INDEX statement_first ON statement_records (first ${newest}, no DESC);

CREATE TABLE event_records (
    no ${integer} PRIMARY KEY,
    reading ${integer} NOT NULL REFERENCES reading_records (no),
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    cameo TEXT NOT NULL,
    goldstein ${real},
    status TEXT NOT NULL,
    time TEXT,
    first TEXT,
    last TEXT,
    place TEXT,
    place_start ${integer},
    place_end ${integer},
    trigger_text TEXT NOT NULL,
    trigger_start ${integer} NOT NULL,
    trigger_end ${integer} NOT NULL,
    evidence TEXT NOT NULL,
    evidence_start ${integer} NOT NULL,
    evidence_end ${integer} NOT NULL,
    more_evidence TEXT NOT NULL,
    contexts TEXT NOT NULL,
    statement TEXT,
    confidence ${real} NOT NULL
);
CREATE INDEX event_reading ON event_records (reading);
CREATE INDEX event_id ON event_records (id);
CREATE INDEX event_type ON event_records (type, first ${newest});
CREATE INDEX event_first ON event_records (first ${newest}, no DESC);

CREATE TABLE position_records (
    no ${integer} PRIMARY KEY,
    reading ${integer} NOT NULL REFERENCES reading_records (no),
    id TEXT NOT NULL,
    holder ${integer} NOT NULL REFERENCES actor_records (no),
    holder_party TEXT,
    polarity TEXT NOT NULL,
    force TEXT NOT NULL,
    issue TEXT,
    issue_text TEXT NOT NULL,
    issue_start ${integer} NOT NULL,
    issue_end ${integer} NOT NULL,
    target ${integer} REFERENCES actor_records (no),
    target_party TEXT,
    condition_of TEXT,
    time TEXT,
    first TEXT,
    last TEXT,
    evidence TEXT NOT NULL,
    evidence_start ${integer} NOT NULL,
    evidence_end ${integer} NOT NULL,
    statement TEXT,
    event TEXT,
    confidence ${real} NOT NULL
);
CREATE INDEX position_reading ON position_records (reading);
CREATE INDEX position_id ON position_records (id);
CREATE INDEX position_holder ON position_records (holder, first ${newest});
CREATE INDEX position_party ON position_records (holder_party, issue, first ${newest});
CREATE INDEX position_party_last ON position_records (holder_party, last);
CREATE INDEX position_issue ON position_records (issue, first ${newest});
CREATE INDEX position_first ON position_records (first ${newest}, no DESC);

-- Time expressions, in the order of the reading.
CREATE TABLE time_records (
    no ${integer} PRIMARY KEY,
    reading ${integer} NOT NULL REFERENCES reading_records (no),
    text TEXT NOT NULL,
    text_start ${integer} NOT NULL,
    text_end ${integer} NOT NULL,
    value TEXT,
    kind TEXT NOT NULL,
    direction TEXT,
    duration TEXT
);
CREATE INDEX time_reading ON time_records (reading);

-- Who takes part in a record (`statement`, `event`, `position`) and as what. `local_id` is the actor's id in its
-- reading where that is another; `about` are those whom its words name beside.
CREATE TABLE participant_records (
    record_kind TEXT NOT NULL,
    record ${integer} NOT NULL,
    role TEXT NOT NULL,
    ordinal ${integer} NOT NULL,
    actor ${integer} NOT NULL REFERENCES actor_records (no),
    party TEXT,
    local_id TEXT,
    PRIMARY KEY (record_kind, record, role, ordinal)
)${without_rowid};
CREATE INDEX participant_actor ON participant_records (actor, record_kind, role, record);
CREATE INDEX participant_party ON participant_records (party, record_kind, role, record);

-- The pieces of a time that is one of a set: `[2023-04-05,2023-04-12]` is two of them.
CREATE TABLE time_pieces (
    record_kind TEXT NOT NULL,
    record ${integer} NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (record_kind, record, first)
)${without_rowid};

-- Articles that could not be read, kept aside with their reason; `solved_at` is set once one was read after all.
CREATE TABLE failure_records (
    no ${integer} PRIMARY KEY,
    key TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    reader TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    article TEXT NOT NULL,
    raw ${blob},
    tries ${integer} NOT NULL,
    failed_at TEXT NOT NULL,
    solved_at TEXT,
    UNIQUE (key, raw_sha256)
);

-- What a server said of an address when it was last asked, so that it need not send the same again.
CREATE TABLE fetches (
    url TEXT NOT NULL PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    stamp TEXT,
    fetched_at TEXT NOT NULL
)${without_rowid};
