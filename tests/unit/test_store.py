"""The database file: named by its content, whole or absent, read-only and locked."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data import schema, store
from data.errors import ChuhaiError, CuratedDataBroken, StoreUnusable
from tests.tables import frames_of

HOME = schema.HOME.parent
BUILDER = "import sys; from pathlib import Path; from data import store; print(store.open_store(Path(sys.argv[1]), Path(sys.argv[2])).path)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder of its own."""
    target = tmp_path / "data"
    target.mkdir()
    shutil.copy(schema.CURATED / "datapackage.json", target)
    frames = frames_of("""
        deal_id | upfront_usd_m | total_potential_usd_m
        a       | 20            | 200
        b       |               | 900
    """)
    for name, table in schema.tables().items():
        frames[name].to_csv(target / table.file, index=False)
    return target


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path / "builds"


def building(folder: Path, builds: Path) -> subprocess.Popen[str]:
    """Another process that opens the store."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(folder), str(builds)], cwd=HOME, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def count_deals(opened: store.Store) -> int:
    return opened.cursor().execute("SELECT count(*) FROM deal_terms").fetchall()[0][0]


def test_the_store_opens_with_version_day_and_no_notice(folder, here) -> None:
    opened = store.open_store(folder, here)
    description = schema.descriptor(folder)
    assert count_deals(opened) == 2
    assert opened.version == f"{description['version']}+{store.content_hash(folder)[:8]}"
    assert opened.as_of == date.fromisoformat(description["as_of"])
    assert opened.cursor().execute("SELECT as_of FROM data_as_of").fetchall() == [(opened.as_of,)]
    assert opened.notice == ""
    assert [path.name for path in here.iterdir()] == [f"chuhai-{store.content_hash(folder)}.duckdb"]


def test_a_second_start_builds_nothing(folder, here, monkeypatch) -> None:
    first = store.open_store(folder, here)
    monkeypatch.setattr(store, "build", lambda *_: pytest.fail("built again"))
    assert store.open_store(folder, here).path == first.path


@pytest.mark.parametrize("name", [*(table.file for table in schema.tables().values()), "datapackage.json"])
def test_the_name_changes_with_any_file(folder, name) -> None:
    before = store.content_hash(folder)
    path = folder / name
    path.write_bytes(path.read_bytes() + b" ")
    assert store.content_hash(folder) != before


def test_the_name_changes_with_the_sql_and_the_vocabularies(folder, tmp_path, monkeypatch) -> None:
    before = store.content_hash(folder)
    sql = shutil.copytree(store.SQL, tmp_path / "sql")
    monkeypatch.setattr(store, "SQL", sql)
    assert store.content_hash(folder) == before
    (sql / "views.sql").write_text((sql / "views.sql").read_text() + "\n-- changed")
    changed = store.content_hash(folder)
    reference = shutil.copytree(schema.REFERENCE, tmp_path / "reference")
    (reference / "status.csv").write_text("value,label,group_name\n")
    monkeypatch.setattr(schema, "REFERENCE", reference)
    assert len({before, changed, store.content_hash(folder)}) == 3


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_good_file_or_none(folder, here) -> None:
    chance = random.Random(7)
    target = here / f"chuhai-{store.content_hash(folder)}.duckdb"
    killed_while_building = 0
    for _ in range(3):
        shutil.rmtree(here, ignore_errors=True)
        process = building(folder, here)
        deadline = time.monotonic() + 30
        while not list(here.glob("*.part")) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.25))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        killed_while_building += bool(list(here.glob("*.part")))
        if target.exists():
            assert duckdb.connect(target, read_only=True).execute("SELECT count(*) FROM deal_terms").fetchall() == [(2,)]
    assert killed_while_building, "no kill hit a build; the test proves nothing"
    opened = store.open_store(folder, here)
    assert (count_deals(opened), opened.notice) == (2, "")


@pytest.mark.slow
def test_two_processes_may_start_at_once(folder, here) -> None:
    processes = [building(folder, here) for _ in range(2)]
    printed = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], printed
    assert len({out for out, _ in printed}) == 1
    assert [path.suffix for path in here.iterdir()] == [".duckdb"]
    assert count_deals(store.open_store(folder, here)) == 2


def test_two_threads_may_start_at_once(folder, here) -> None:
    opened: list[store.Store] = []
    threads = [threading.Thread(target=lambda: opened.append(store.open_store(folder, here))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [count_deals(each) for each in opened] == [2, 2]


def test_what_a_kill_left_behind_does_not_hinder_and_goes_in_time(folder, here) -> None:
    here.mkdir()
    name = f"chuhai-{store.content_hash(folder)}.duckdb"
    for left, age in ((f"{name}.{os.getpid()}.part", 0), (f"{name}.1.part", 4000), (f"{name}.1.part.wal", 4000)):
        (here / left).write_bytes(b"half a file")
        os.utime(here / left, (time.time() - age,) * 2)
    assert count_deals(store.open_store(folder, here)) == 2
    assert sorted(path.name for path in here.iterdir()) == [name, f"{name}.{os.getpid()}.part"]


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_file_is_built_anew_with_a_notice(folder, here, damage) -> None:
    path = here / f"chuhai-{store.content_hash(folder)}.duckdb"
    store.build(folder, path)
    path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)
    opened = store.open_store(folder, here)
    assert count_deals(opened) == 2
    assert "damaged" in opened.notice
    assert path.name in opened.notice


def test_a_damaged_block_is_noticed_before_a_reader_meets_it(folder, here) -> None:
    path = here / f"chuhai-{store.content_hash(folder)}.duckdb"
    store.build(folder, path)
    content, block_size = path.read_bytes(), 262144
    noticed = 0
    for start in range(3 * 4096, len(content), block_size):
        path.write_bytes(content[: start + 1000] + b"\xff" * 64 + content[start + 1064 :])
        opened = store.open_store(folder, here)
        for table in ("deal_facts", "sources", "search_names", "deal_parties"):
            assert opened.cursor().execute(f"FROM {table}").fetchall()
        noticed += "damaged" in opened.notice
        opened.connection.close()
    assert noticed > 1


def test_a_database_without_our_tables_is_built_anew(folder, here) -> None:
    path = here / f"chuhai-{store.content_hash(folder)}.duckdb"
    here.mkdir()
    duckdb.connect(path).close()
    opened = store.open_store(folder, here)
    assert (count_deals(opened), "damaged" in opened.notice) == (2, True)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '/tmp/chuhai-leak.csv'",
        "ATTACH '/tmp/chuhai-leak.duckdb' AS leak",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "RESET enable_external_access",
        "SET memory_limit = '1GB'",
        "DELETE FROM deal_sources",
        "CREATE TABLE mine AS SELECT 1",
        "DROP VIEW deal_terms",
    ],
)
def test_the_store_is_read_only_locked_and_alone(curated_store, statement) -> None:
    with pytest.raises(duckdb.Error):
        curated_store.cursor().execute(statement)
    assert not Path("/tmp/chuhai-leak.csv").exists()
    assert not Path("/tmp/chuhai-leak.duckdb").exists()


def test_python_variables_cannot_be_read_from_sql(curated_store) -> None:
    secret = pd.DataFrame({"a": [1]})
    with pytest.raises(duckdb.Error):
        curated_store.cursor().execute("SELECT * FROM secret")
    assert len(secret) == 1


def test_broken_data_stop_the_start_with_every_finding(folder, here) -> None:
    deals = pd.read_csv(folder / "deals.csv", dtype=str, keep_default_na=False)
    deals.loc[0, "status"] = "asleep"
    deals.loc[1, "total_potential"] = "lots"
    deals.to_csv(folder / "deals.csv", index=False)
    with pytest.raises(CuratedDataBroken) as broken:
        store.open_store(folder, here)
    assert [(finding.row, finding.column, finding.value) for finding in sorted(broken.value.findings)] == [
        (2, "status", "asleep"),
        (3, "total_potential", "lots"),
    ]
    assert "deals.csv, row 2, column status: 'asleep' - allowed: active" in broken.value.message
    assert not list(here.glob("*.duckdb"))


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda folder: (folder / "deals.csv").unlink(), "deals.csv is missing"),
        (lambda folder: (folder / "datapackage.json").unlink(), "datapackage.json is missing"),
        (lambda folder: (folder / "datapackage.json").write_text("{"), "is not JSON"),
        (lambda folder: (folder / "datapackage.json").write_text('{"version": "1", "as_of": "soon"}'), "no usable as_of"),
        (lambda folder: (folder / "datapackage.json").write_text('{"version": "1"}'), "no usable as_of"),
        (lambda folder: (folder / "datapackage.json").write_text("[]"), "is not a data package"),
        (lambda folder: (folder / "datapackage.json").write_text('{"as_of": "2026-01-01"}'), "is not a data package"),
    ],
)
def test_a_folder_that_cannot_be_read_is_told_with_a_remedy(folder, here, break_it, says) -> None:
    break_it(folder)
    with pytest.raises(ChuhaiError, match=says) as told:
        store.open_store(folder, here)
    assert told.value.remedy


def test_a_disk_that_refuses_is_told_with_a_remedy(folder, tmp_path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StoreUnusable, match="cannot be written") as told:
        store.open_store(folder, blocked / "builds")
    assert "CHUHAI_CACHE" in told.value.remedy


def test_a_database_engine_that_refuses_is_told_with_a_remedy(folder, here, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(store, "write", refuse)
    with pytest.raises(StoreUnusable, match="No space left"):
        store.open_store(folder, here)


def test_old_builds_are_forgotten(folder, here) -> None:
    here.mkdir()
    for age in range(6):
        path = here / f"chuhai-{age:016d}.duckdb"
        path.write_bytes(b"old")
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    current = store.open_store(folder, here).path
    left = {path.name for path in here.iterdir()}
    assert current.name in left
    assert len(left) == store.KEPT_BUILDS


def test_the_environment_may_name_other_folders(folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CHUHAI_DATA", str(folder))
    monkeypatch.setenv("CHUHAI_CACHE", str(tmp_path / "elsewhere"))
    opened = store.open_store()
    assert (count_deals(opened), opened.path.parent) == (2, tmp_path / "elsewhere")
    monkeypatch.delenv("CHUHAI_DATA")
    monkeypatch.delenv("CHUHAI_CACHE")
    assert store.data_folder() == schema.CURATED
    assert store.build_folder() == HOME / ".cache"


def test_vocabulary_columns_come_back_as_text_and_unknown_stays_unknown(cursor_of) -> None:
    cursor = cursor_of("""
        deal_id | modality | stage_at_signing
        a       | ADC      |
        b       |          | phase 2
    """)
    frame = store.fetch(
        cursor, "SELECT deal_id, modality, stage_at_signing FROM deals WHERE deal_id IN (SELECT unnest($ids)) ORDER BY 1", {"ids": ["a", "b"]}
    )
    assert frame.astype(object).where(frame.notna(), None).to_dict("records") == [
        {"deal_id": "a", "modality": "ADC", "stage_at_signing": None},
        {"deal_id": "b", "modality": None, "stage_at_signing": "phase 2"},
    ]


def test_the_store_can_be_checked_from_the_command_line(folder, here, monkeypatch, capsys) -> None:
    monkeypatch.setenv("CHUHAI_DATA", str(folder))
    monkeypatch.setenv("CHUHAI_CACHE", str(here))
    store.main()
    assert "data 2026" in capsys.readouterr().out
    (folder / "deals.csv").unlink()
    with pytest.raises(SystemExit, match=r"deals\.csv is missing"):
        store.main()
