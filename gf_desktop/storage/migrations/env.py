"""Alembic's entrance: migrates over the connection that the workspace hands in, in the workspace's transaction."""

from alembic import context

from gf_desktop.storage.schema import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
