"""Known errors of sources: applied while the old value stands, loud as soon as it does not."""

from pathlib import Path

import pandas as pd
import pytest

from data import schema, store
from data.corrections import COLUMNS, corrected, corrections_path, read_corrections
from data.errors import CuratedDataBroken
from tests.tables import frames_of

GOOD = {
    "table_name": "deals",
    "row_id": "a",
    "column_name": "upfront",
    "expected_old": "20",
    "new": "2",
    "reason": "printed ten times too large",
    "source_url": "https://example.com/a",
    "status": "applied",
    "corrected_on": "2026-11-22",
}


def corrections(**changed: str) -> pd.DataFrame:
    return pd.DataFrame([GOOD | changed], columns=list(COLUMNS))


@pytest.fixture
def frames() -> dict[str, pd.DataFrame]:
    return frames_of("deal_id | upfront_usd_m\na | 20\nb | 20")


def test_a_correction_changes_its_cell_and_nothing_else(frames) -> None:
    before = {name: frame.copy() for name, frame in frames.items()}
    after, findings = corrected(frames, corrections())
    assert findings == []
    assert after["deals"]["upfront"].tolist() == ["2", "20"]
    for name, frame in frames.items():
        pd.testing.assert_frame_equal(frame, before[name])
        unchanged = frame if name != "deals" else frame.drop(columns="upfront")
        pd.testing.assert_frame_equal(after[name][unchanged.columns], unchanged)


def test_a_mended_source_leaves_the_row_alone(frames) -> None:
    after, findings = corrected(frames, corrections(status="mended at the source", expected_old="200"))
    assert findings == []
    assert after["deals"]["upfront"].tolist() == ["20", "20"]


@pytest.mark.parametrize(
    ("changed", "column", "says"),
    [
        ({"expected_old": "30"}, "expected_old", "now holds '20'"),
        ({"table_name": "prices"}, "table_name", "must be one of"),
        ({"row_id": "z"}, "row_id", "must be a deal_id of deals.csv"),
        ({"column_name": "price"}, "column_name", "must be a column of deals.csv"),
        ({"column_name": "deal_id"}, "column_name", "not its key"),
        ({"reason": ""}, "reason", "must be filled"),
        ({"status": "perhaps"}, "status", "applied, mended at the source"),
        ({"new": "20"}, "new", "must differ"),
    ],
)
def test_a_bad_correction_is_named_by_row_and_column(frames, changed, column, says) -> None:
    after, (finding,) = corrected(frames, corrections(**changed))
    assert (finding.file, finding.row, finding.column) == ("corrections.csv", 2, column)
    assert says in finding.message
    assert after["deals"]["upfront"].tolist() == ["20", "20"]


def test_one_cell_is_corrected_once(frames) -> None:
    twice = pd.concat([corrections(), corrections(expected_old="2", new="3")], ignore_index=True)
    after, (finding,) = corrected(frames, twice)
    assert (finding.row, finding.column) == (3, "row_id")
    assert after["deals"]["upfront"].tolist() == ["2", "20"]


def test_a_file_without_the_columns_is_told(frames) -> None:
    _, (finding,) = corrected(frames, pd.DataFrame({"table_name": ["deals"]}))
    assert "row_id" in finding.column


def test_a_folder_without_the_file_has_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path).empty
    assert corrections_path(schema.CURATED) == schema.HOME / "corrections.csv"


def test_the_start_stops_where_a_source_was_mended(tmp_path: Path, frames) -> None:
    """A whole data folder: the file beside the tables is read, its finding stops the build, and a good one reaches the database."""
    (tmp_path / "datapackage.json").write_text((schema.CURATED / "datapackage.json").read_text(encoding="utf-8"), encoding="utf-8")
    for name, table in schema.tables().items():
        frames[name].to_csv(tmp_path / table.file, index=False)
    corrections(expected_old="30").to_csv(tmp_path / "corrections.csv", index=False)
    with pytest.raises(CuratedDataBroken, match="expected_old"):
        store.open_store(tmp_path, tmp_path / "builds")
    corrections().to_csv(tmp_path / "corrections.csv", index=False)
    opened = store.open_store(tmp_path, tmp_path / "builds")
    assert opened.connection.execute("SELECT upfront FROM deals ORDER BY deal_id").fetchall() == [(2.0,), (20.0,)]
    assert opened.connection.execute("SELECT row_id, new FROM corrections").fetchall() == [("a", "2")]
    opened.connection.close()


def test_every_curated_correction_still_matches() -> None:
    frames = {name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()}
    rows = read_corrections(schema.CURATED)
    _, findings = corrected(frames, rows)
    assert findings == []
    assert rows["source_url"].isin(frames["sources"]["url"]).all()
    assert pd.to_datetime(rows["corrected_on"], format="%Y-%m-%d").notna().all()
