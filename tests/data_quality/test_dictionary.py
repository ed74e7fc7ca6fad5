"""The data dictionary: every column described, vocabularies the same everywhere, the package valid for other people's tools."""

import io
import zipfile
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from analytics.dictionary import SHOWN_FIRST, columns_of, columns_with, licence, package, table_titles
from analytics.exports.package import package_zip
from analytics.queries.dictionary import table_rows
from data import schema
from data.store import Store

COLUMNS = [(table["name"], field) for table in schema.descriptor()["resources"] for field in table["schema"]["fields"]]
VOCABULARIES = {
    ("companies", "kind"): "company_kind",
    ("assets", "modality"): "modality",
    ("assets", "therapeutic_area"): "therapeutic_area",
    ("deals", "modality"): "modality",
    ("deals", "therapeutic_area"): "therapeutic_area",
    ("deals", "deal_type"): "deal_type",
    ("deals", "stage_at_signing"): "stage_at_signing",
    ("deals", "territory_group"): "territory_group",
    ("deals", "status"): "status",
    ("regulatory_events", "event_type"): "event_type",
}


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=lambda value: value if isinstance(value, str) else value["name"])
def test_every_column_has_a_title_and_a_description(table: str, field: dict):
    assert field["title"].strip()
    assert field["description"].strip().endswith(".")


@pytest.mark.parametrize("table", schema.descriptor()["resources"], ids=lambda table: table["name"])
def test_every_table_is_described_as_it_stands(table: dict):
    assert table["title"].strip()
    assert table["description"].strip().endswith(".")
    assert schema.read_csv(schema.CURATED / table["path"]).columns.tolist() == [field["name"] for field in table["schema"]["fields"]]


@pytest.mark.parametrize(("place", "vocabulary"), VOCABULARIES.items(), ids=lambda value: ".".join(value) if isinstance(value, tuple) else value)
def test_allowed_values_are_those_of_the_reference(place: tuple[str, str], vocabulary: str):
    (field,) = [field for field in schema.tables()[place[0]].fields if field.name == place[1]]
    assert field.allowed == tuple(schema.vocabularies()[vocabulary]["value"])


def test_every_vocabulary_is_used():
    assert set(VOCABULARIES.values()) == set(schema.vocabularies())


def test_amounts_and_rates_say_their_unit():
    numbers = [field for field in schema.tables()["deals"].fields if field.type == "number"]
    assert len(numbers) >= 10
    assert not [field.name for field in numbers if not field.unit]


def test_the_dictionary_shows_every_table_and_column(curated_store: Store):
    assert set(SHOWN_FIRST) == set(schema.tables()) == set(table_titles())
    assert sum(len(columns_of(name)) for name in SHOWN_FIRST) == len(COLUMNS)
    assert package()["version"]
    assert licence()[1].startswith("https://")


def test_columns_are_found_by_every_word():
    assert columns_with("headline conditional")["Column"].tolist() == ["total_potential"]
    assert columns_with("no-such-column").empty
    row = columns_of("deals").set_index("Column").loc["licensors"]
    assert (row["Type"], row["Allowed"]) == ("list of string", "a company_id of companies; never empty")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_package_is_valid_for_frictionless(curated_store: Store, tmp_path: Path):
    from frictionless import Package

    report = Package(str(schema.CURATED / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:10]


@pytest.fixture(scope="module")
def downloaded(curated_store: Store, tmp_path_factory) -> Path:
    """The archive of the Data page, unpacked."""
    folder = tmp_path_factory.mktemp("package")
    cursor = curated_store.cursor()
    made = package_zip({name: table_rows(cursor, name, limit=None) for name in table_titles()}, package())
    zipfile.ZipFile(io.BytesIO(made)).extractall(folder)
    return folder


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_downloaded_package_is_valid_too(downloaded: Path):
    from frictionless import Package

    report = Package(str(downloaded / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:10]


@pytest.mark.parametrize("name", list(table_titles()))
def test_every_table_reads_back_the_same_from_csv_and_parquet(name: str, curated_store: Store, downloaded: Path):
    """DuckDB and pandas find the rows, keys, types and sums that the store holds."""
    rows = table_rows(curated_store.cursor(), name, limit=None)
    key = columns_of(name)["Column"].iloc[0]
    numbers = list(rows.select_dtypes("number").columns)
    csv_file, parquet_file = downloaded / f"{name}.csv", downloaded / "parquet" / f"{name}.parquet"
    with duckdb.connect() as reader:
        for source in (f"read_csv('{csv_file}', header = true, all_varchar = true)", f"'{parquet_file}'"):
            found = reader.sql(f'SELECT "{key}" FROM {source}').fetchall()
            assert [value for (value,) in found] == rows[key].astype(str).tolist(), source
        kinds = dict(reader.sql(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{parquet_file}')").fetchall())
    assert {kinds[column] for column in numbers} <= {"DOUBLE", "BIGINT", "INTEGER"}
    assert {kinds[column] for column in rows.select_dtypes("datetime").columns} <= {"DATE"}
    typed, plain = pd.read_parquet(parquet_file), pd.read_csv(csv_file, keep_default_na=False, na_values=[""])
    for frame in (typed, plain):
        assert list(frame.columns) == list(rows.columns)
        assert len(frame) == len(rows)
        for column in numbers:
            pd.testing.assert_series_equal(pd.to_numeric(frame[column]), rows[column], check_dtype=False)
            assert frame[column].isna().tolist() == rows[column].isna().tolist()
