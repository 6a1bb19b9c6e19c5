"""Promises kept, tags of questions, kinds of to-dos, steps of a purchase, look-ups; frozen as SQL beside this file."""

from pathlib import Path

from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nothing was reported, tagged, weighed or asked outside yet."""
    connection = op.get_bind()
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        connection.exec_driver_sql(statement)
