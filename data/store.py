"""The database file: built from the CSVs under a name made of their content, opened read-only and locked."""

import hashlib
import logging
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pandas as pd

from data import schema
from data.corrections import corrected, corrections_path, read_corrections
from data.errors import ChuhaiError, CuratedDataBroken, StoreUnusable

log = logging.getLogger("chuhai.store")
SQL = schema.HOME / "sql"
KEPT_BUILDS = 3
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "threads": 1,  # a page's queries run side by side; to share out one of them costs more than it takes
}
LISTS = {
    "deal_parties": ("deals", "deal_id", "licensors", "item AS company_id, 'licensor' AS role, rank"),
    "deal_parties ": ("deals", "deal_id", "licensees", "item AS company_id, 'licensee' AS role, rank"),
    "deal_assets": ("deals", "deal_id", "assets", "item AS asset_id, rank"),
    "deal_sources": ("deals", "deal_id", "sources", "item AS source_id, rank"),
    "deal_targets": ("deals", "deal_id", "targets", "item AS target"),
    "event_assets": ("regulatory_events", "event_id", "assets", "item AS asset_id, rank"),
    "event_sources": ("regulatory_events", "event_id", "sources", "item AS source_id, rank"),
    "company_aliases": ("companies", "company_id", "aliases", "item AS alias"),
    "asset_aliases": ("assets", "asset_id", "aliases", "item AS alias"),
    "company_sources": ("companies", "company_id", "sources", "item AS source_id, rank"),
    "asset_sources": ("assets", "asset_id", "sources", "item AS source_id, rank"),
}
Cursor = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Store:
    """An open database: its connection, the version of its content and up to which day it speaks."""

    connection: duckdb.DuckDBPyConnection
    path: Path
    version: str
    as_of: date
    notice: str = ""

    def cursor(self) -> Cursor:
        """A cursor for one query; cursors may be used side by side in threads."""
        return self.connection.cursor()


def data_folder() -> Path:
    """The CSVs to use: those that CHUHAI_DATA names, else the curated set."""
    named = os.environ.get("CHUHAI_DATA")
    return Path(named).expanduser() if named else schema.CURATED


def build_folder() -> Path:
    """Where database files are kept: CHUHAI_CACHE, else .cache beside the app."""
    named = os.environ.get("CHUHAI_CACHE")
    return Path(named).expanduser() if named else schema.HOME.parent / ".cache"


def open_store(folder: Path | None = None, builds: Path | None = None) -> Store:
    """Open the database of a data folder, building it first where it is missing or damaged.

    Raises: CuratedDataBroken with all findings; ChuhaiError when files are missing or unreadable;
        StoreUnusable when the disk does not let the file be written.
    """
    folder, builds = folder or data_folder(), builds or build_folder()
    description = schema.descriptor(folder)
    fingerprint = content_hash(folder)
    path = builds / f"chuhai-{fingerprint}.duckdb"
    notice = ""
    connection = _opened(path)
    if connection is None:
        if path.exists():
            notice = f"The database file {path.name} was damaged; it has been built anew from the CSVs."
            log.warning(notice)
        build(folder, path)
        connection = _opened(path)
    if connection is None:
        raise StoreUnusable(f"{path} was built but cannot be opened.", "Check the disk, delete the file and start again.")
    return Store(connection, path, f"{description['version']}+{fingerprint[:8]}", _as_of(description, folder), notice)


def content_hash(folder: Path) -> str:
    """A name for the content: changes with any CSV, vocabulary, rule or SQL file."""
    digest = hashlib.sha256()
    files = [folder / table.file for table in schema.tables().values()] + [folder / "datapackage.json", corrections_path(folder)]
    for path in [*files, *sorted(schema.REFERENCE.glob("*.csv")), *sorted(SQL.glob("*.sql")), *sorted(schema.HOME.glob("*.py"))]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes() if path.exists() else b"missing")
    return digest.hexdigest()[:16]


def _as_of(description: Mapping[str, Any], folder: Path) -> date:
    try:
        return date.fromisoformat(description["as_of"])
    except (KeyError, ValueError):
        raise ChuhaiError(
            f"datapackage.json in {folder} has no usable as_of.", 'Give the day up to which the data speak, as "as_of": "2026-11-21".'
        ) from None


def _opened(path: Path) -> duckdb.DuckDBPyConnection | None:
    if not path.exists():
        return None
    connection = None
    try:
        connection = duckdb.connect(path, read_only=True, config=LOCKED)
        _read_through(connection)
    except duckdb.Error as broken:
        log.warning("%s cannot be used: %s", path, broken)
        if connection is not None:
            connection.close()
        return None
    return connection


def _read_through(connection: duckdb.DuckDBPyConnection) -> None:
    """Touch every block: DuckDB notices a damaged one only when it is read, which must not be in front of a reader."""
    connection.execute("SELECT count(*) FROM deal_terms").fetchall()
    for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        connection.execute(f'SELECT bit_xor(hash(t)) FROM "{table}" t').fetchall()


def build(folder: Path, path: Path) -> None:
    """Check the CSVs and write the database beside its target, then rename it into place.

    Raises: CuratedDataBroken with all findings; StoreUnusable when the disk refuses.
    """
    from data.checks import findings

    corrections = read_corrections(folder)
    frames, found = corrected({name: schema.read_csv(folder / table.file) for name, table in schema.tables().items()}, corrections)
    as_of = _as_of(schema.descriptor(folder), folder)
    found += findings(frames, as_of)
    if found:
        raise CuratedDataBroken(str(folder), found)
    part = path.with_name(f"{path.name}.{uuid4().hex[:12]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(frames | {"corrections": corrections}, part, as_of)
        part.replace(path)
    except (OSError, duckdb.IOException) as refused:
        raise StoreUnusable(f"{path} cannot be written: {refused}.", "Free disk space or point CHUHAI_CACHE at a writable folder.") from refused
    finally:
        _forget(path.parent.glob(f"{part.name}*"))
    _forget_old_builds(path)


def write(frames: Mapping[str, pd.DataFrame], path: Path | str, as_of: date) -> duckdb.DuckDBPyConnection:
    """Fill a new database with tables, views and the day up to which it speaks; a path ":memory:" leaves it open for tests."""
    connection = duckdb.connect(str(path))
    try:
        _write_all(connection, frames, as_of)
        if str(path) != ":memory:":
            connection.execute("CHECKPOINT")
    except duckdb.Error:
        connection.close()
        raise
    if str(path) != ":memory:":
        connection.close()
    return connection


def _write_all(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pd.DataFrame], as_of: date) -> None:
    for name, values in schema.vocabularies().items():
        quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values["value"])
        connection.execute(f"CREATE TYPE {name} AS ENUM ({quoted})")
    for name in ("modality", "event_type"):
        connection.register("vocabulary", schema.vocabularies()[name])
        connection.execute(f"CREATE TABLE {name}_groups AS SELECT value, group_name FROM vocabulary")
    connection.execute((SQL / "tables.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO data_as_of VALUES ($as_of)", {"as_of": as_of})
    stored = dict(connection.execute("SELECT table_name, list(column_name) FROM duckdb_columns() GROUP BY table_name").fetchall())
    for name in schema.tables():
        connection.register(f"csv_{name}", frames[name])
        cells = ", ".join(f"nullif({column}, '') AS {column}" for column in stored[name])
        connection.execute(f"INSERT INTO {name} BY NAME SELECT {cells} FROM csv_{name}")
    if "corrections" in frames:
        connection.register("csv_corrections", frames["corrections"])
        connection.execute("INSERT INTO corrections BY NAME FROM csv_corrections")
    for target, (table, key, column, chosen) in LISTS.items():
        connection.execute(
            f"INSERT INTO {target} BY NAME SELECT {key}, {chosen} FROM (SELECT {key}, trim(unnest(entries)) AS item, "
            f"generate_subscripts(entries, 1) AS rank FROM (SELECT {key}, string_split({column}, ';') AS entries FROM csv_{table} "
            f"WHERE {column} <> '')) WHERE item <> ''"
        )
    for derived in ("views", "events", "reviews"):
        connection.execute((SQL / f"{derived}.sql").read_text(encoding="utf-8"))


def _forget_old_builds(current: Path) -> None:
    """Keep the newest builds; drop what killed builds left behind. Another process may be doing the same."""
    builds = sorted(current.parent.glob("chuhai-*.duckdb"), key=_changed_at, reverse=True)
    _forget(old for old in builds[KEPT_BUILDS:] if old != current)
    _forget(part for part in current.parent.glob("chuhai-*.part*") if 0 < _changed_at(part) < time.time() - 3600)


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _forget(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def fetch(cursor: Cursor, sql: str, bound: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Run one query with bound values; vocabulary columns come back as plain text, unknown text as None."""
    frame = cursor.execute(sql, dict(bound or {})).df()
    for name, kind in frame.dtypes.items():
        if kind == "category" or (kind == "str" and frame[name].hasnans):
            texts = frame[name].to_numpy(dtype=object, copy=True)
            texts[frame[name].isna().to_numpy()] = None
            frame[name] = pd.Series(texts, index=frame.index, dtype=object)
    return frame


def main() -> None:
    """Check the CSVs and build the database; print what was built or everything that is wrong."""
    try:
        store = open_store()
    except ChuhaiError as failure:
        raise SystemExit(f"{failure.message}\n{failure.remedy}") from None
    print(f"{store.path}: data {store.version}, as of {store.as_of}")


if __name__ == "__main__":
    main()
