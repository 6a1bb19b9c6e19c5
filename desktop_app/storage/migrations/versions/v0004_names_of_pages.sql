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

CREATE INDEX ix_paper_trash ON paper (id) WHERE deleted_at IS NOT NULL

CREATE INDEX ix_question_follow_up ON question (follow_up, state, paper_id) WHERE deleted_at IS NULL AND follow_up IS NOT NULL

CREATE INDEX ix_todo_due ON todo (due, state, paper_id) WHERE deleted_at IS NULL AND due IS NOT NULL

DROP INDEX ix_tag_text

CREATE INDEX ix_tag_text ON tag (text, paper_id)
