CREATE TABLE mark_tag (
    mark_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_mark_tag PRIMARY KEY (mark_id, position),
    CONSTRAINT fk_mark_tag_mark_id FOREIGN KEY(mark_id) REFERENCES mark (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_mark_tag_text ON mark_tag (text)

ALTER TABLE document ADD COLUMN position_arrangement TEXT DEFAULT 'continuous' NOT NULL

ALTER TABLE document ADD COLUMN position_turn INTEGER DEFAULT '0' NOT NULL

ALTER TABLE document ADD COLUMN position_leftward BOOLEAN DEFAULT '0' NOT NULL
