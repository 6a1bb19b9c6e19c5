"""Steps from one shape of the database to the next, in Alembic's form; forward only."""
