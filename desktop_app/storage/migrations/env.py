"""Alembic runs this file to learn on which connection, and with which tables, to take the steps."""

from alembic import context

from desktop_app.storage.schema import schema_metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema_metadata(),
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
