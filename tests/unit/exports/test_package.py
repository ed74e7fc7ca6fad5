"""The data as files: what other tools read is what the tables say."""

import io
import json
import zipfile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from analytics.exports.package import package_zip, table_csv, table_parquet

ROWS = pd.DataFrame({
    "name": ["信达, \"Xinda\"", "=1+1", None],
    "amount": [56.0, -0.1, None],
    "sample": pd.array([3, None, 1000], dtype="Int32"),
    "day": pd.to_datetime(["2024-03-01", None, None]),
})  # fmt: skip


def test_csv_is_plain_and_exact():
    assert table_csv(ROWS).decode() == (
        "name,amount,sample,day\n"
        '"信达, ""Xinda""",56,3,2024-03-01\n'
        "'=1+1,-0.1,,\n"
        ",,1000,\n"
    )  # fmt: skip


def test_csv_of_no_rows_keeps_the_header():
    assert table_csv(ROWS.head(0)) == b"name,amount,sample,day\n"


def test_parquet_keeps_types_and_nulls():
    table = pyarrow.parquet.read_table(io.BytesIO(table_parquet(ROWS)))
    assert [table.schema.field(name).type for name in ("amount", "sample", "day")] == [pa.float64(), pa.int32(), pa.date32()]
    assert table.column("amount").to_pylist() == [56.0, -0.1, None]
    assert table.column("name").to_pylist()[2] is None


def test_the_archive_holds_every_table_and_the_descriptor_and_is_repeatable():
    made = package_zip({"deals": ROWS}, {"name": "chuhai", "title": "出海"})
    assert made == package_zip({"deals": ROWS}, {"name": "chuhai", "title": "出海"})
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.namelist() == ["datapackage.json", "deals.csv", "parquet/deals.parquet"]
    assert json.loads(archive.read("datapackage.json")) == {"name": "chuhai", "title": "出海"}
    assert archive.read("deals.csv") == table_csv(ROWS)
    assert archive.read("parquet/deals.parquet") == table_parquet(ROWS)
