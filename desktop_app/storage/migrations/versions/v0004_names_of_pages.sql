ALTER TABLE document ADD COLUMN page_labels JSON

CREATE INDEX ix_todo_question_id ON todo (question_id)

CREATE INDEX ix_question_merged_into ON question (merged_into)

CREATE INDEX ix_question_from_question ON question (from_question)

CREATE TABLE answer_draft (
    question_id CHAR(32) NOT NULL,
    body TEXT NOT NULL,
    saved_at DATETIME NOT NULL,
    CONSTRAINT pk_answer_draft PRIMARY KEY (question_id),
    CONSTRAINT fk_answer_draft_question_id FOREIGN KEY(question_id) REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED
)
