CREATE TABLE paper (
    id CHAR(32) NOT NULL,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    container TEXT,
    year INTEGER,
    issued TEXT,
    received TEXT,
    revised TEXT,
    accepted TEXT,
    online TEXT,
    published TEXT,
    volume TEXT,
    issue TEXT,
    pages TEXT,
    publisher TEXT,
    language TEXT,
    doi TEXT,
    pmid TEXT,
    pmcid TEXT,
    arxiv TEXT,
    isbn TEXT,
    url TEXT,
    abstract TEXT,
    abstract_from TEXT,
    cite_key TEXT NOT NULL,
    state TEXT NOT NULL,
    rating INTEGER,
    opened_at DATETIME,
    recent_at DATETIME NOT NULL,
    author_names TEXT NOT NULL,
    tag_names TEXT NOT NULL,
    title_key TEXT NOT NULL,
    doi_key TEXT,
    list_text TEXT NOT NULL,
    about TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_paper PRIMARY KEY (id)
)

CREATE INDEX ix_paper_list ON paper (recent_at, created_at, id, title, author_names, tag_names, year, type, container, state, rating, opened_at, list_text, title_key, deleted_at) WHERE deleted_at IS NULL

CREATE INDEX ix_paper_title_key ON paper (title_key)

CREATE INDEX ix_paper_doi_key ON paper (doi_key)

CREATE INDEX ix_paper_pmid ON paper (pmid)

CREATE INDEX ix_paper_arxiv ON paper (arxiv)

CREATE INDEX ix_paper_cite_key ON paper (cite_key)

CREATE TABLE category (
    id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    glyph TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_category PRIMARY KEY (id)
)

CREATE TABLE dirty_paper (
    paper_id CHAR(32) NOT NULL,
    stamp CHAR(32) NOT NULL,
    CONSTRAINT pk_dirty_paper PRIMARY KEY (paper_id)
)

CREATE TABLE collection (
    id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    parent_id CHAR(32),
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_collection PRIMARY KEY (id),
    CONSTRAINT fk_collection_parent_id FOREIGN KEY(parent_id) REFERENCES collection (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_collection_parent_id ON collection (parent_id)

CREATE TABLE saved_search (
    id CHAR(32) NOT NULL,
    name TEXT NOT NULL,
    "query" JSON NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_saved_search PRIMARY KEY (id)
)

CREATE TABLE link (
    id CHAR(32) NOT NULL,
    source_entity TEXT NOT NULL,
    source_id CHAR(32) NOT NULL,
    target_entity TEXT NOT NULL,
    target_id CHAR(32) NOT NULL,
    is_broken BOOLEAN NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_link PRIMARY KEY (id)
)

CREATE INDEX ix_link_target_id ON link (target_id)

CREATE INDEX ix_link_source_id ON link (source_id)

CREATE TABLE contributor (
    paper_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    family TEXT,
    given TEXT,
    particle TEXT,
    suffix TEXT,
    literal TEXT,
    role TEXT NOT NULL,
    CONSTRAINT pk_contributor PRIMARY KEY (paper_id, position),
    CONSTRAINT fk_contributor_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE affiliation (
    paper_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_affiliation PRIMARY KEY (paper_id, position),
    CONSTRAINT fk_affiliation_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE keyword (
    paper_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_keyword PRIMARY KEY (paper_id, position),
    CONSTRAINT fk_keyword_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE research_highlight (
    paper_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_research_highlight PRIMARY KEY (paper_id, position),
    CONSTRAINT fk_research_highlight_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE tag (
    paper_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_tag PRIMARY KEY (paper_id, position),
    CONSTRAINT fk_tag_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_tag_text ON tag (text)

CREATE TABLE document (
    id CHAR(32) NOT NULL,
    paper_id CHAR(32) NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    text TEXT,
    sha256 TEXT,
    size_bytes INTEGER,
    page_count INTEGER,
    linked_path TEXT,
    fingerprint TEXT,
    has_text BOOLEAN NOT NULL,
    password_needed BOOLEAN NOT NULL,
    position_page INTEGER NOT NULL,
    position_offset DOUBLE NOT NULL,
    position_zoom DOUBLE NOT NULL,
    text_stored BOOLEAN NOT NULL,
    added_from TEXT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id),
    CONSTRAINT fk_document_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_document_live ON document (paper_id, kind, created_at, id, page_count, position_page, deleted_at) WHERE deleted_at IS NULL

CREATE INDEX ix_document_sha256 ON document (sha256)

CREATE INDEX ix_document_paper_id ON document (paper_id)

CREATE TABLE note (
    paper_id CHAR(32) NOT NULL,
    body TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (paper_id),
    CONSTRAINT fk_note_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE note_version (
    paper_id CHAR(32) NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    saved_at DATETIME NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_note_version PRIMARY KEY (paper_id, revision),
    CONSTRAINT fk_note_version_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE note_draft (
    paper_id CHAR(32) NOT NULL,
    body TEXT NOT NULL,
    saved_at DATETIME NOT NULL,
    CONSTRAINT pk_note_draft PRIMARY KEY (paper_id),
    CONSTRAINT fk_note_draft_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE question (
    id CHAR(32) NOT NULL,
    text TEXT NOT NULL,
    paper_id CHAR(32),
    state TEXT NOT NULL,
    promised BOOLEAN NOT NULL,
    asked_at DATETIME NOT NULL,
    follow_up DATE,
    answer TEXT,
    answered_at DATETIME,
    drop_reason TEXT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_question PRIMARY KEY (id),
    CONSTRAINT fk_question_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_question_paper_id ON question (paper_id)

CREATE INDEX ix_question_live ON question (state, paper_id, deleted_at) WHERE deleted_at IS NULL

CREATE TABLE collection_paper (
    collection_id CHAR(32) NOT NULL,
    paper_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_collection_paper PRIMARY KEY (collection_id, paper_id),
    CONSTRAINT fk_collection_paper_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_collection_paper_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_collection_paper_paper_id ON collection_paper (paper_id)

CREATE TABLE free_copy_check (
    id CHAR(32) NOT NULL,
    paper_id CHAR(32) NOT NULL,
    source TEXT NOT NULL,
    verdict TEXT NOT NULL,
    url TEXT,
    version TEXT,
    licence TEXT,
    checked_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_free_copy_check PRIMARY KEY (id),
    CONSTRAINT fk_free_copy_check_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_free_copy_check_paper_id ON free_copy_check (paper_id)

CREATE TABLE event (
    id CHAR(32) NOT NULL,
    happened_at DATETIME NOT NULL,
    what TEXT NOT NULL,
    paper_id CHAR(32),
    entity TEXT,
    entity_id CHAR(32),
    details JSON,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (id),
    CONSTRAINT fk_event_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_event_paper_id ON event (paper_id)

CREATE INDEX ix_event_happened_at ON event (happened_at)

CREATE TABLE page_text (
    document_id CHAR(32) NOT NULL,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_page_text PRIMARY KEY (document_id, page),
    CONSTRAINT fk_page_text_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE mark (
    id CHAR(32) NOT NULL,
    paper_id CHAR(32) NOT NULL,
    document_id CHAR(32) NOT NULL,
    kind TEXT NOT NULL,
    category_id CHAR(32) NOT NULL,
    anchor JSON NOT NULL,
    quote TEXT NOT NULL,
    comment TEXT NOT NULL,
    placement TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    external_id TEXT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_mark PRIMARY KEY (id),
    CONSTRAINT fk_mark_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_mark_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_mark_category_id FOREIGN KEY(category_id) REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_mark_category_id ON mark (category_id)

CREATE INDEX ix_mark_live ON mark (paper_id, deleted_at) WHERE deleted_at IS NULL

CREATE INDEX ix_mark_document_id ON mark (document_id)

CREATE TABLE question_mark (
    question_id CHAR(32) NOT NULL,
    role TEXT NOT NULL,
    mark_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_question_mark PRIMARY KEY (question_id, role, mark_id),
    CONSTRAINT fk_question_mark_question_id FOREIGN KEY(question_id) REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_question_mark_mark_id FOREIGN KEY(mark_id) REFERENCES mark (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_question_mark_mark_id ON question_mark (mark_id)

CREATE TABLE todo (
    id CHAR(32) NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    paper_id CHAR(32),
    mark_id CHAR(32),
    state TEXT NOT NULL,
    due DATE,
    closed_at DATETIME,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    revision INTEGER NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT pk_todo PRIMARY KEY (id),
    CONSTRAINT fk_todo_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_todo_mark_id FOREIGN KEY(mark_id) REFERENCES mark (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_todo_paper_id ON todo (paper_id)

CREATE INDEX ix_todo_mark_id ON todo (mark_id)

CREATE INDEX ix_todo_live ON todo (state, paper_id, kind, created_at, deleted_at) WHERE deleted_at IS NULL

CREATE TABLE buy_dossier (
    todo_id CHAR(32) NOT NULL,
    state TEXT NOT NULL,
    price_amount TEXT,
    price_currency TEXT,
    url TEXT,
    reason TEXT,
    worth TEXT,
    CONSTRAINT pk_buy_dossier PRIMARY KEY (todo_id),
    CONSTRAINT fk_buy_dossier_todo_id FOREIGN KEY(todo_id) REFERENCES todo (id) DEFERRABLE INITIALLY DEFERRED
)
