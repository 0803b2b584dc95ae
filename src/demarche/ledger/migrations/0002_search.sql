-- Full text: the words of a record under its number, folded (lower case, no accents).

-- sqlite
CREATE VIRTUAL TABLE statement_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE event_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE position_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE document_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

-- postgresql
CREATE TABLE statement_search (rowid BIGINT PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX statement_words ON statement_search USING gin (words);
CREATE TABLE event_search (rowid BIGINT PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX event_words ON event_search USING gin (words);
CREATE TABLE position_search (rowid BIGINT PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX position_words ON position_search USING gin (words);
CREATE TABLE document_search (rowid BIGINT PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX document_words ON document_search USING gin (words);
