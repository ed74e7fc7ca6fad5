"""The data as files for other tools: a table as CSV or Parquet, the whole data package as one archive with its descriptor."""

import io
import json
import math
import zipfile
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from analytics.exports.safe import safe_frame

PARQUET: Any = pyarrow.parquet
EPOCH = (1980, 1, 1, 0, 0, 0)


def table_csv(rows: pd.DataFrame) -> bytes:
    """A table of the data package as it is authored: UTF-8, days as YYYY-MM-DD, empty where nothing is known, no lines beside the rows."""
    written = safe_frame(rows).assign(**{name: rows[name].map(_number) for name in rows.select_dtypes("number").columns})
    return written.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode("utf-8")


def table_parquet(rows: pd.DataFrame) -> bytes:
    """The same with types: text, double, day."""
    table: Any = pa.Table.from_pandas(rows, preserve_index=False)
    types: list[Any] = [pa.date32() if pa.types.is_timestamp(kind) else kind for kind in table.schema.types]
    held = io.BytesIO()
    PARQUET.write_table(table.cast(pa.schema(zip(table.schema.names, types, strict=True))), held, compression="zstd")
    return held.getvalue()


def package_zip(tables: Mapping[str, pd.DataFrame], descriptor: Mapping[str, Any]) -> bytes:
    """Every table as CSV beside datapackage.json, and again with types as parquet/<table>.parquet; the same data give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("datapackage.json"), json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n")
        for name, rows in tables.items():
            archive.writestr(_entry(f"{name}.csv"), table_csv(rows))
            archive.writestr(_entry(f"parquet/{name}.parquet"), table_parquet(rows))
    return held.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _number(value: Any) -> str:
    if value is None or value is pd.NA or math.isnan(value):
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))
