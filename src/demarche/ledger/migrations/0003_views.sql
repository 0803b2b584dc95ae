-- What people read: the records that stand now, with names in the place of numbers. `all_…` holds every reading.

CREATE VIEW publications AS
SELECT p.id, a.id AS article, p.version, p.latest, p.title, p.publisher, p.published, a.url, d.id AS document,
       (SELECT o.id FROM document_records o WHERE o.no = d.dispatch) AS dispatch, p.added_at
FROM publication_records p
JOIN article_records a ON a.no = p.article
JOIN document_records d ON d.no = p.document;

CREATE VIEW articles AS
SELECT a.id, p.title, p.publisher, p.published, a.url, p.version AS versions,
       (SELECT r.language FROM reading_records r WHERE r.document = p.document ORDER BY r.reader DESC LIMIT 1)
           AS language,
       d.id AS document, (SELECT o.id FROM document_records o WHERE o.no = d.dispatch) AS dispatch,
       length(d.text) AS characters, p.added_at, d.text
FROM publication_records p
JOIN article_records a ON a.no = p.article
JOIN document_records d ON d.no = p.document
WHERE p.latest = 1;

CREATE VIEW sightings AS
SELECT p.id AS publication, s.source, s.url, s.file, s.member, s.place, s.warc_record, s.fetched_at, s.headers,
       s.raw_sha256, s.added_at
FROM sighting_records s
JOIN publication_records p ON p.no = s.publication;

CREATE VIEW readings AS
SELECT r.id, d.id AS document, r.published, r.language, m.id AS reader, m.version AS demarche, r.read_at, r.reasons,
       CASE WHEN s.no IS NULL THEN 0 ELSE 1 END AS stands, s.printings
FROM reading_records r
JOIN document_records d ON d.no = r.document
JOIN reader_records m ON m.no = r.reader
LEFT JOIN standings s ON s.reading = r.no AND s.until IS NULL;

CREATE VIEW actors AS
SELECT a.id, a.name, a.kind, a.party, a.sector, a.wikidata, a.added_at
FROM actor_records a
WHERE a.stands_for = a.no;

CREATE VIEW all_statements AS
SELECT s.id, s.kind, c.id AS speaker, c.name AS speaker_name, s.speaker_party, s.content, s.cue, s.speaker_text,
       t.name AS addressee, b.name AS reported_by, s.time, s.first AS time_first, s.last AS time_last, s.prompted,
       s.nested_in, s.confidence, s.content_start, s.content_end, s.content_spans, r.id AS reading, r.read_at,
       d.id AS document
FROM statement_records s
JOIN reading_records r ON r.no = s.reading
JOIN document_records d ON d.no = r.document
LEFT JOIN actor_records k ON k.no = s.speaker
LEFT JOIN actor_records c ON c.no = k.stands_for
LEFT JOIN actor_records t ON t.no = s.addressee
LEFT JOIN actor_records b ON b.no = s.reported_by;

CREATE VIEW statements AS
SELECT s.id, s.kind, c.id AS speaker, c.name AS speaker_name, s.speaker_party, s.content, s.cue, s.speaker_text,
       t.name AS addressee, b.name AS reported_by, s.time, s.first AS time_first, s.last AS time_last, s.prompted,
       s.nested_in, s.confidence, s.content_start, s.content_end, p.title, p.publisher, p.published, a.url,
       g.printings, a.id AS article
FROM statement_records s
JOIN standings g ON g.reading = s.reading AND g.until IS NULL
JOIN publication_records p ON p.no = g.publication
JOIN article_records a ON a.no = p.article
LEFT JOIN actor_records k ON k.no = s.speaker
LEFT JOIN actor_records c ON c.no = k.stands_for
LEFT JOIN actor_records t ON t.no = s.addressee
LEFT JOIN actor_records b ON b.no = s.reported_by;

CREATE VIEW all_events AS
SELECT e.id, e.type, e.mode, e.cameo, e.goldstein, e.status,
       (SELECT ${list}(c.name, ', ') FROM participant_records x JOIN actor_records k ON k.no = x.actor
        JOIN actor_records c ON c.no = k.stands_for
        WHERE x.record_kind = 'event' AND x.record = e.no AND x.role = 'source') AS sources,
       (SELECT ${list}(c.name, ', ') FROM participant_records x JOIN actor_records k ON k.no = x.actor
        JOIN actor_records c ON c.no = k.stands_for
        WHERE x.record_kind = 'event' AND x.record = e.no AND x.role = 'target') AS targets,
       e.time, e.first AS time_first, e.last AS time_last, e.place, e.trigger_text, e.evidence, e.contexts,
       e.statement, e.confidence, e.evidence_start, e.evidence_end, r.id AS reading, r.read_at, d.id AS document
FROM event_records e
JOIN reading_records r ON r.no = e.reading
JOIN document_records d ON d.no = r.document;

CREATE VIEW events AS
SELECT e.id, e.type, e.mode, e.cameo, e.goldstein, e.status,
       (SELECT ${list}(c.name, ', ') FROM participant_records x JOIN actor_records k ON k.no = x.actor
        JOIN actor_records c ON c.no = k.stands_for
        WHERE x.record_kind = 'event' AND x.record = e.no AND x.role = 'source') AS sources,
       (SELECT ${list}(x.party, ', ') FROM participant_records x
        WHERE x.record_kind = 'event' AND x.record = e.no AND x.role = 'source') AS source_parties,
       (SELECT ${list}(c.name, ', ') FROM participant_records x JOIN actor_records k ON k.no = x.actor
        JOIN actor_records c ON c.no = k.stands_for
        WHERE x.record_kind = 'event' AND x.record = e.no AND x.role = 'target') AS targets,
       (SELECT ${list}(x.party, ', ') FROM participant_records x
        WHERE x.record_kind = 'event' AND x.record = e.no AND x.role = 'target') AS target_parties,
       e.time, e.first AS time_first, e.last AS time_last, e.place, e.trigger_text, e.evidence, e.contexts,
       e.statement, e.confidence, e.evidence_start, e.evidence_end, p.title, p.publisher, p.published, a.url,
       g.printings, a.id AS article
FROM event_records e
JOIN standings g ON g.reading = e.reading AND g.until IS NULL
JOIN publication_records p ON p.no = g.publication
JOIN article_records a ON a.no = p.article;

CREATE VIEW all_positions AS
SELECT o.id, c.id AS holder, c.name AS holder_name, o.holder_party, o.polarity, o.force, o.issue, o.issue_text,
       t.name AS target, o.target_party, o.condition_of, o.time, o.first AS time_first, o.last AS time_last, o.evidence,
       o.statement, o.event, o.confidence, o.evidence_start, o.evidence_end, r.id AS reading, r.read_at,
       d.id AS document
FROM position_records o
JOIN reading_records r ON r.no = o.reading
JOIN document_records d ON d.no = r.document
JOIN actor_records k ON k.no = o.holder
JOIN actor_records c ON c.no = k.stands_for
LEFT JOIN actor_records t ON t.no = o.target;

CREATE VIEW positions AS
SELECT o.id, c.id AS holder, c.name AS holder_name, o.holder_party, o.polarity, o.force, o.issue, o.issue_text,
       t.name AS target, o.target_party, o.condition_of, o.time, o.first AS time_first, o.last AS time_last, o.evidence,
       o.statement, o.event, o.confidence, o.evidence_start, o.evidence_end, p.title, p.publisher, p.published, a.url,
       g.printings, a.id AS article
FROM position_records o
JOIN standings g ON g.reading = o.reading AND g.until IS NULL
JOIN publication_records p ON p.no = g.publication
JOIN article_records a ON a.no = p.article
JOIN actor_records k ON k.no = o.holder
JOIN actor_records c ON c.no = k.stands_for
LEFT JOIN actor_records t ON t.no = o.target;

CREATE VIEW times AS
SELECT t.text, t.value, t.kind, t.direction, t.duration, t.text_start, t.text_end, p.published, a.id AS article
FROM time_records t
JOIN standings g ON g.reading = t.reading AND g.until IS NULL
JOIN publication_records p ON p.no = g.publication
JOIN article_records a ON a.no = p.article;

CREATE VIEW failures AS
SELECT name, code, message, tries, failed_at, solved_at, key, raw_sha256
FROM failure_records;
