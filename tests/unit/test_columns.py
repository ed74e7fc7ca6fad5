"""What a single column may hold."""

import pandas as pd
import pytest

from data.columns import column_findings
from data.errors import ChuhaiError
from data.schema import Field, Table, read_csv


def codes(field: Field, *cells: str) -> list[tuple[int, str, str]]:
    table = Table("things", "Things", "", "key", (field,))
    found = column_findings(table, pd.DataFrame({field.name: list(cells)}, dtype=str))
    return sorted((finding.row, finding.value, finding.code) for finding in found)


def field(name: str = "cell", type: str = "string", **rules) -> Field:
    return Field(name, type, name, "", **rules)


def test_an_empty_optional_cell_is_fine_whatever_its_type() -> None:
    for type_ in ("string", "number", "integer", "date"):
        assert codes(field(type=type_, allowed=("a",), minimum=0, is_list=True), "") == []


@pytest.mark.parametrize("cell", ["0", "-1", "12.5", "100000000000000"])
def test_numbers(cell) -> None:
    assert codes(field(type="number"), cell) == []


@pytest.mark.parametrize("cell", ["1,000", "1e3", "$5", "5m", " 5", ".5", "5.", "１２", "nan", "inf", "9" * 400])
def test_what_is_no_number(cell) -> None:
    assert codes(field(type="number"), "1", cell) == [(3, cell, "not-a-number")]


@pytest.mark.parametrize("cell", ["2024-1-5", "2024-02-30", "05/01/2024", "2024", "2024-01-01T00:00:00", "２024-01-01"])
def test_what_is_no_day(cell) -> None:
    assert codes(field(type="date"), "2024-02-29", cell) == [(3, cell, "not-a-date")]


def test_lists_are_read_entry_by_entry() -> None:
    letters = field(allowed=("a", "b"), is_list=True)
    assert codes(letters, "a; b", "b;a", "a") == []
    assert codes(letters, "a; c", "a; a") == [(2, "a; c", "not-allowed"), (3, "a; a", "repeated-entry")]
    assert codes(field(required=True, is_list=True), "; ;") == [(2, "; ;", "missing-cell")]


def test_a_whole_number_has_no_fraction() -> None:
    assert codes(field(type="integer", minimum=1), "1", "1.0", "0") == [(3, "1.0", "not-a-number"), (4, "0", "out-of-range")]


def test_a_cell_is_held_to_every_rule() -> None:
    found = codes(field(required=True, unique=True, allowed=("a",)), "a", "a", "", "b")
    assert found == [(3, "a", "duplicate-key"), (4, "", "missing-cell"), (5, "b", "not-allowed")]


@pytest.mark.parametrize("text", ["a,b\n1,2,3\n", "a,b\n1,2\n1,2,3\n", "", 'a,b\n1,"2\n'])
def test_a_file_that_is_no_table_is_refused_with_a_remedy(tmp_path, text) -> None:
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ChuhaiError, match="cannot be read as a table") as refused:
        read_csv(tmp_path / "x.csv")
    assert "Save it as CSV in UTF-8" in refused.value.remedy


def test_a_file_in_another_encoding_is_refused(tmp_path) -> None:
    (tmp_path / "x.csv").write_bytes("a\n信达\n".encode("gb18030"))
    with pytest.raises(ChuhaiError, match="cannot be read as a table"):
        read_csv(tmp_path / "x.csv")


def test_a_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(ChuhaiError, match=r"x\.csv is missing"):
        read_csv(tmp_path / "x.csv")


def test_cells_stay_text_and_rows_keep_their_place(tmp_path) -> None:
    (tmp_path / "x.csv").write_text("\ufeffa,b\nNA,007\n\nnull,\n\n\n", encoding="utf-8")
    assert read_csv(tmp_path / "x.csv").to_dict("records") == [{"a": "NA", "b": "007"}, {"a": "", "b": ""}, {"a": "null", "b": ""}]
