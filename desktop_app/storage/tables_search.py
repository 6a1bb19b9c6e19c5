"""The search index in SQLite: one document a row, two FTS5 indexes over them, triggers that keep all of it.

SQLite only, and derived: it can be dropped and made again from the records at any time. `trigram` says whether a
document is in the trigram index too: all but the text of pages, which is there only where words are not spaced.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

_UNSPACED = "*[ᄀ-ᇿ぀-ヿ㐀-鿿가-힯฀-๿]*"
_DOC = "search_doc(entity, entity_id, paper_id, page, title, body, trigram)"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where documents of one kind come from: rows of `table` (alias r); `select` yields title, body and page."""

    entity: str
    table: str
    key: str
    page: str
    title: str
    body: str
    condition: str
    watched: str
    paper: str = "r.paper_id"
    trigram: str = "1"

    def insert(self, where: str) -> str:
        """The statement that puts in the documents of the rows that `where` picks."""
        joined = {
            "paper": "",
            "page_text": " JOIN document d ON d.id = r.document_id JOIN paper p ON p.id = d.paper_id",
        }.get(self.table, " LEFT JOIN paper p ON p.id = r.paper_id")
        return (
            f"INSERT INTO {_DOC}\n"
            f"SELECT '{self.entity}', r.{self.key}, {self.paper}, {self.page}, {self.title},\n"
            f"{self.body},\n{self.trigram}\n"
            f"FROM {self.table} r{joined}\nWHERE {self.condition} AND {where};\n"
        )

    def delete(self, key: str) -> str:
        """The statement that takes out the document of one row."""
        return f"DELETE FROM search_doc WHERE entity_id = {key} AND entity = '{self.entity}';\n"  # noqa: S608 - made of constants


_LIVE = "r.deleted_at IS NULL AND p.deleted_at IS NULL"
_PAPER = _Source(
    "paper",
    "paper",
    "id",
    "NULL",
    "r.title",
    "r.about || CASE WHEN r.abstract IS NULL OR EXISTS (SELECT 1 FROM document a WHERE a.paper_id = r.id"
    " AND a.kind = 'abstract' AND a.deleted_at IS NULL) THEN '' ELSE char(10) || r.abstract END",
    "r.deleted_at IS NULL",
    "title, about, abstract, deleted_at",
    paper="r.id",
)
_PARTS = (
    _Source("note", "note", "paper_id", "NULL", "''", "r.body", f"{_LIVE} AND r.body <> ''", "body, deleted_at"),
    _Source(
        "mark",
        "mark",
        "id",
        "json_extract(r.anchor, '$.page')",
        "''",
        "r.quote || CASE r.comment WHEN '' THEN '' ELSE char(10) || r.comment END"
        " || coalesce((SELECT char(10) || group_concat(t.text, ', ') FROM mark_tag t WHERE t.mark_id = r.id), '')",
        _LIVE,
        "quote, comment, anchor, deleted_at",
    ),
    _Source(
        "question",
        "question",
        "id",
        "NULL",
        "r.text",
        "coalesce(r.answer, '') || coalesce(char(10) || r.drop_reason, '')"
        " || coalesce((SELECT char(10) || group_concat(t.text, ', ') FROM question_tag t"
        " WHERE t.question_id = r.id), '')",
        _LIVE,
        "text, answer, drop_reason, paper_id, deleted_at",
    ),
    _Source(
        "todo",
        "todo",
        "id",
        "NULL",
        "r.text",
        # of all other kinds the name is what she sees
        "CASE r.kind WHEN 'find' THEN 'find full text' ELSE r.kind END"
        " || CASE r.note WHEN '' THEN '' ELSE char(10) || r.note END"
        " || coalesce((SELECT coalesce(char(10) || b.reason, '') || coalesce(char(10) || b.expected_use, '')"
        " || coalesce(char(10) || b.worth, '') || coalesce((SELECT char(10) || group_concat(s.reason, char(10))"
        " FROM buy_step s WHERE s.todo_id = b.todo_id AND s.reason <> coalesce(b.reason, '')), '')"
        " FROM buy_dossier b WHERE b.todo_id = r.id), '')",
        _LIVE,
        "text, kind, note, paper_id, deleted_at",
    ),
    _Source(
        "text",
        "document",
        "id",
        "NULL",
        "''",
        "substr(replace(replace(char(10) || r.text, char(10) || '## ', char(10)), char(10) || '- ', char(10)), 2)",
        f"{_LIVE} AND r.kind = 'abstract' AND r.text IS NOT NULL",
        "text, kind, deleted_at",
    ),
)
_PAGES = _Source(
    "text",
    "page_text",
    "document_id",
    "r.page",
    "''",
    "r.text",
    "d.deleted_at IS NULL AND p.deleted_at IS NULL AND r.text <> ''",
    "text",
    paper="d.paper_id",
    trigram=f"r.text GLOB '{_UNSPACED}'",
)
_MARK, _QUESTION, _TODO = _PARTS[1], _PARTS[2], _PARTS[3]
#: rows that are part of another record's document: their table, the record's key in it, the document
_DETAILS = (
    ("buy_dossier", "todo_id", _TODO),
    ("buy_step", "todo_id", _TODO),
    ("mark_tag", "mark_id", _MARK),
    ("question_tag", "question_id", _QUESTION),
)

_TABLES = (
    "CREATE TABLE search_doc (docid INTEGER PRIMARY KEY, entity TEXT NOT NULL, entity_id CHAR(32) NOT NULL,"
    " paper_id CHAR(32), page INTEGER, title TEXT NOT NULL, body TEXT NOT NULL, trigram INTEGER NOT NULL)",
    "CREATE INDEX ix_search_doc_entity_id ON search_doc (entity_id, entity, page)",
    "CREATE INDEX ix_search_doc_paper_id ON search_doc (paper_id)",
    "CREATE INDEX ix_search_doc_entity ON search_doc (entity)",
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, content='search_doc', content_rowid='docid',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5')",
    "CREATE VIRTUAL TABLE search_trigrams USING fts5(title, body, content='search_doc', content_rowid='docid',"
    " tokenize='trigram')",
)
_INDEX_TRIGGERS = {
    "search_doc_in": (
        "AFTER INSERT ON search_doc",
        "INSERT INTO search_words(rowid, title, body) VALUES (NEW.docid, NEW.title, NEW.body);",
    ),
    "search_doc_out": (
        "AFTER DELETE ON search_doc",
        "INSERT INTO search_words(search_words, rowid, title, body) VALUES ('delete', OLD.docid, OLD.title, OLD.body);",
    ),
    "search_doc_trigrams_in": (
        "AFTER INSERT ON search_doc WHEN NEW.trigram",
        "INSERT INTO search_trigrams(rowid, title, body) VALUES (NEW.docid, NEW.title, NEW.body);",
    ),
    "search_doc_trigrams_out": (
        "AFTER DELETE ON search_doc WHEN OLD.trigram",
        "INSERT INTO"
        " search_trigrams(search_trigrams, rowid, title, body) VALUES ('delete', OLD.docid, OLD.title, OLD.body);",
    ),
}


def _record_triggers() -> dict[str, tuple[str, str]]:
    """What a change of a record does to its own document; by the trigger's name: when, what."""
    found: dict[str, tuple[str, str]] = {}
    for source in (_PAPER, *_PARTS, _PAGES):
        table, key = source.table, source.key
        same = {"page_text": " AND page = OLD.page", "document": " AND page IS NULL"}.get(table, "")
        gone = source.delete(f"OLD.{key}").removesuffix(";\n") + same + ";\n"
        put = source.insert(f"r.{key} = NEW.{key}" + (" AND r.page = NEW.page" if source is _PAGES else ""))
        found[f"search_{table}_insert"] = (f"AFTER INSERT ON {table}", put)
        found[f"search_{table}_update"] = (f"AFTER UPDATE OF {source.watched} ON {table}", gone + put)
        found[f"search_{table}_delete"] = (f"AFTER DELETE ON {table}", gone)
    return found


def _spreading_triggers() -> dict[str, tuple[str, str]]:
    """What a change of one record does to the documents of others: the parts of a paper go and come with it."""
    parts = "".join(source.insert("r.paper_id = NEW.id") for source in _PARTS)
    parts += _PAGES.insert("d.paper_id = NEW.id")
    pages = _PAGES.insert("r.document_id = NEW.id")
    found = {
        "search_paper_parts": (
            "AFTER UPDATE OF deleted_at ON paper WHEN NEW.deleted_at IS NOT OLD.deleted_at",
            f"DELETE FROM search_doc WHERE paper_id = NEW.id AND entity <> 'paper';\n{parts}",  # noqa: S608 - made of constants
        ),
        "search_document_pages": (
            "AFTER UPDATE OF deleted_at ON document WHEN NEW.kind <> 'abstract'"
            " AND NEW.deleted_at IS NOT OLD.deleted_at",
            _PAGES.delete("NEW.id") + pages,
        ),
    }
    for row, events in (("NEW", ("INSERT", "UPDATE")), ("OLD", ("DELETE",))):
        for event in events:
            for table, key, source in _DETAILS:
                again = source.delete(f"{row}.{key}") + source.insert(f"r.id = {row}.{key}")
                found[f"search_{table}_{event.lower()}"] = (f"AFTER {event} ON {table}", again)
    for event in ("INSERT", "UPDATE OF kind, deleted_at"):
        again = _PAPER.delete("NEW.paper_id") + _PAPER.insert("r.id = NEW.paper_id")
        name = f"search_document_abstract_{event.split()[0].lower()}"
        found[name] = (f"AFTER {event} ON document WHEN NEW.kind = 'abstract'", again)
    return found


_TRIGGERS = {**_INDEX_TRIGGERS, **_record_triggers(), **_spreading_triggers()}

CREATE_SEARCH = (
    *_TABLES,
    *(f"CREATE TRIGGER {name} {when} BEGIN\n{what.strip()}\nEND" for name, (when, what) in _TRIGGERS.items()),
)
FILL_SEARCH = tuple(source.insert("1") for source in (_PAPER, *_PARTS, _PAGES))


def drop_search(connection: Connection) -> None:
    """Take the index away with all that keeps it, inside the caller's transaction."""
    triggers = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\'"
    )
    for name in triggers.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for name in ("search_trigrams", "search_words", "search_doc"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def make_search_anew(connection: Connection) -> None:
    """Make the index again from the records, inside the caller's transaction."""
    drop_search(connection)
    for statement in (*CREATE_SEARCH, *FILL_SEARCH):
        connection.exec_driver_sql(statement)
