"""Brings a database to the newest schema with Alembic, in one transaction: wholly, or not at all."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine


def upgrade(engine: Engine, scripts: Path) -> None:
    """Make or migrate the tables behind ``engine`` by the scripts in that folder.

    Raises:
        RuntimeError: If a migration left rows pointing nowhere: a bug of ours; the database is as before.
    """
    _foreign_keys(engine, "OFF")  # a batch migration drops and makes tables anew; rows must not follow them
    try:
        with engine.begin() as connection:
            command.upgrade(_config(connection, scripts), "head")
            _check(connection)
    finally:
        _foreign_keys(engine, "ON")


def _config(connection: Connection, scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _check(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration left dangling rows: {broken[:3]}")


def _foreign_keys(engine: Engine, state: str) -> None:
    raw = engine.raw_connection()
    try:
        assert raw.driver_connection is not None
        # Outside any transaction, where alone this setting can change.
        raw.driver_connection.execute(f"PRAGMA foreign_keys = {state}")
    finally:
        raw.close()
