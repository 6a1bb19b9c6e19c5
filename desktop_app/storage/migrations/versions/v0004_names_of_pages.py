"""Names of the pages of a PDF, ways from a question to what hangs on it; frozen as SQL beside this file."""

from pathlib import Path

from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """No PDF was asked yet what it calls its pages."""
    connection = op.get_bind()
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        connection.exec_driver_sql(statement)
