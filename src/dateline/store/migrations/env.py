"""Run by Alembic: apply the changes on the connection, and in the transaction, that the store gives."""

from alembic import context

from dateline.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
