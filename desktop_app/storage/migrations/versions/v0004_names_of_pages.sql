ALTER TABLE document ADD COLUMN page_labels JSON

CREATE INDEX ix_todo_question_id ON todo (question_id)

CREATE INDEX ix_question_merged_into ON question (merged_into)

CREATE INDEX ix_question_from_question ON question (from_question)
