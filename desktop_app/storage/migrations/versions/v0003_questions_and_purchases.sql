CREATE TABLE question_tag (
    question_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_question_tag PRIMARY KEY (question_id, position),
    CONSTRAINT fk_question_tag_question_id FOREIGN KEY(question_id) REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_question_tag_text ON question_tag (text)

CREATE TABLE question_refusal (
    question_id CHAR(32) NOT NULL,
    passage_key TEXT NOT NULL,
    paper_id CHAR(32) NOT NULL,
    passage TEXT NOT NULL,
    refused_at DATETIME NOT NULL,
    CONSTRAINT pk_question_refusal PRIMARY KEY (question_id, passage_key),
    CONSTRAINT fk_question_refusal_question_id FOREIGN KEY(question_id) REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_question_refusal_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_question_refusal_paper_id ON question_refusal (paper_id)

CREATE TABLE todo_kind (
    id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    icon TEXT NOT NULL,
    colour TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_todo_kind PRIMARY KEY (id)
)

CREATE TABLE buy_step (
    todo_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    at DATETIME NOT NULL,
    reason TEXT,
    CONSTRAINT pk_buy_step PRIMARY KEY (todo_id, position),
    CONSTRAINT fk_buy_step_todo_id FOREIGN KEY(todo_id) REFERENCES todo (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE lookup_log (
    id CHAR(32) NOT NULL,
    asked_at DATETIME NOT NULL,
    source TEXT NOT NULL,
    address TEXT NOT NULL,
    sent TEXT NOT NULL,
    outcome TEXT NOT NULL,
    CONSTRAINT pk_lookup_log PRIMARY KEY (id)
)

CREATE INDEX ix_lookup_log_asked_at ON lookup_log (asked_at)

ALTER TABLE question ADD COLUMN reported_at DATETIME

ALTER TABLE question ADD COLUMN reported_where TEXT

ALTER TABLE question ADD COLUMN merged_into CHAR(32)

ALTER TABLE question ADD COLUMN from_question CHAR(32)

ALTER TABLE todo ADD COLUMN priority INTEGER DEFAULT '0' NOT NULL

ALTER TABLE todo ADD COLUMN note TEXT DEFAULT '' NOT NULL

ALTER TABLE todo ADD COLUMN question_id CHAR(32)

ALTER TABLE buy_dossier ADD COLUMN expected_use TEXT

ALTER TABLE paper ADD COLUMN queue_place DOUBLE

ALTER TABLE saved_search ADD COLUMN position INTEGER DEFAULT '0' NOT NULL

ALTER TABLE free_copy_check ADD COLUMN doi TEXT

ALTER TABLE free_copy_check ADD COLUMN landing TEXT

ALTER TABLE free_copy_check ADD COLUMN asked TEXT

ALTER TABLE free_copy_check ADD COLUMN notice TEXT
