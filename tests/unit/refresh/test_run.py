"""Whole runs on replayed answers: files as a whole or not at all, goes on where it stopped, never touches the record."""

import csv
import json
from pathlib import Path

import httpx
import pytest

from data import schema
from data.refresh.__main__ import main
from data.refresh.ema import EMA_SOURCE
from data.refresh.failures import RefreshFailed
from data.refresh.kept import KeptPages, write_whole
from data.refresh.openfda import DRUGS_SOURCE, LETTERS_SOURCE
from data.refresh.run import Refresh
from tests.unit.refresh.replay import DRUGS, EXTRACT, LETTERS, Clock, answering, joined, ok, record, sample

NEXT = "https://api.fda.gov/transparency/crl.json?limit=100&search_after=0%3D2"


def letters_page(first: int, last: int) -> bytes:
    body = json.loads(sample(LETTERS))
    return json.dumps(body | {"results": body["results"][first:last]}).encode()


TWO_PAGES = (ok(letters_page(0, 2), Link=f'<{NEXT}>; rel="next"'), ok(letters_page(2, 4)))


def every_source(request: httpx.Request) -> httpx.Response:
    return ok(sample(EXTRACT if "ema.europa" in request.url.host else DRUGS if "drugsfda" in request.url.path else LETTERS))


def refresh(client, folder: Path, **options) -> tuple[Refresh, list[str]]:
    said: list[str] = []
    return Refresh(client, record(), folder, said.append, **options), said


def test_every_source_is_read_and_written_with_progress(tmp_path: Path) -> None:
    client, _ = answering(every_source)
    run, said = refresh(client, tmp_path)
    assert run.run() == []
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["ema-medicines.csv", "openfda-crl.csv", "openfda-drugsfda.csv"]
    assert "openFDA Drugs@FDA: page 1, 4 of 4 records" in said
    assert "openFDA complete response letters: 4 records; of the events that are about our assets 0 are on record, 0 are new, 1 differ" in joined(
        said
    )
    assert not list(tmp_path.rglob("*.part"))
    with (tmp_path / "openfda-drugsfda.csv").open(encoding="utf-8") as written:
        assert [row["assets"] for row in csv.DictReader(written)] == ["toripalimab"]


def test_an_interrupted_run_goes_on_at_the_page_that_is_missing(tmp_path: Path) -> None:
    client, asked = answering(TWO_PAGES[0], KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        refresh(client, tmp_path)[0].run([LETTERS_SOURCE])
    assert len(asked) == 2
    assert not list(tmp_path.glob("*.csv"))
    client, asked = answering(TWO_PAGES[1])
    run, said = refresh(client, tmp_path)
    assert run.run([LETTERS_SOURCE]) == []
    assert asked == [NEXT]
    assert "openFDA complete response letters: page 2, 4 of 4 records" in said
    again, asked = answering(httpx.ReadTimeout("never asked"))
    assert refresh(again, tmp_path)[0].run([LETTERS_SOURCE]) == []
    assert asked == []


def test_read_anew_drops_what_was_kept(tmp_path: Path) -> None:
    for _ in range(2):
        client, asked = answering(*TWO_PAGES)
        assert refresh(client, tmp_path, is_anew=True)[0].run([LETTERS_SOURCE]) == []
        assert len(asked) == 2


def test_a_damaged_kept_page_is_read_again(tmp_path: Path) -> None:
    client, _ = answering(ok(sample(LETTERS)))
    refresh(client, tmp_path)[0].run([LETTERS_SOURCE])
    kept = next(tmp_path.rglob("page-*.json"))
    kept.write_bytes(kept.read_bytes()[:200])
    client, asked = answering(ok(sample(LETTERS)))
    assert refresh(client, tmp_path)[0].run([LETTERS_SOURCE]) == []
    assert len(asked) == 1


def test_a_failing_source_leaves_its_last_proposals_and_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "openfda-crl.csv").write_text("of an earlier run")

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503) if "crl" in request.url.path else every_source(request)

    client, _ = answering(handle, clock=Clock())
    run, said = refresh(client, tmp_path)
    (failure,) = run.run()
    assert "crl.json" in failure.message
    assert failure.message in joined(said)
    assert (tmp_path / "openfda-crl.csv").read_text() == "of an earlier run"
    assert (tmp_path / "ema-medicines.csv").exists()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(404, json={"error": {"code": "NOT_FOUND", "message": "No matches found!"}}), "holds no record; at least one is expected"),
        (ok(b'{"meta": {}, "results": []}'), "holds no record"),
        (ok(letters_page(0, 2)), "the answers end after 2 of 4 records"),
        (ok(b"[1, 2]"), "the answer has no key “results”"),
    ],
)
def test_an_empty_or_short_answer_is_a_failure_and_never_means_nothing_new(tmp_path: Path, answer, words: str) -> None:
    client, _ = answering(answer)
    (failure,) = refresh(client, tmp_path)[0].run([LETTERS_SOURCE])
    assert words in failure.message
    assert not list(tmp_path.glob("*.csv"))


def test_a_page_that_cannot_be_understood_is_not_kept(tmp_path: Path) -> None:
    client, _ = answering(ok(b'{"results": [{"letter": 1}]}'))
    assert len(refresh(client, tmp_path)[0].run([LETTERS_SOURCE])) == 1
    assert not list(tmp_path.rglob("page-*.json"))


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *arguments, **options) -> int:
        self.open("w").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    client, _ = answering(every_source)
    (failure,) = refresh(client, tmp_path)[0].run([EMA_SOURCE])
    assert "No space left on device" in failure.message
    assert "--out" in failure.remedy
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    client, _ = answering(every_source)
    (failure,) = refresh(client, tmp_path / "file")[0].run([DRUGS_SOURCE])
    assert "cannot be written" in failure.message


def test_the_curated_data_are_out_of_reach() -> None:
    with pytest.raises(RefreshFailed, match="lies in the curated data"):
        write_whole(schema.CURATED / "deeper" / "regulatory_events.csv", "")
    assert not (schema.CURATED / "deeper").exists()


def test_a_kept_page_counts_for_its_own_address_only(tmp_path: Path) -> None:
    client, _ = answering(ok(sample(LETTERS)))
    pages = KeptPages(tmp_path)
    pages.keep(1, client.page("FDA", LETTERS_SOURCE.url))
    assert pages.page(1, LETTERS_SOURCE.url) is not None
    assert pages.page(1, NEXT) is None
    assert pages.page(2, LETTERS_SOURCE.url) is None


def test_the_command_reads_the_curated_names_and_says_where_the_rows_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in schema.CURATED.iterdir()}
    client, _ = answering(every_source)
    assert main(["--out", str(tmp_path), "--source", "ema-medicines"], client) == 0
    said = capsys.readouterr().out
    assert "12 records" in said
    assert "Nothing was changed in the record" in said
    (written,) = tmp_path.rglob("*.csv")
    assert written.read_text(encoding="utf-8").startswith("event_id,assets,")
    assert {path: path.read_bytes() for path in schema.CURATED.iterdir()} == before


def test_the_command_tells_failure_and_interruption_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    client, _ = answering(httpx.Response(400))
    assert main(["--out", str(tmp_path), "--source", "openfda-crl"], client) == 1
    client, _ = answering(KeyboardInterrupt())
    assert main(["--out", str(tmp_path), "--source", "openfda-crl"], client) == 130
    assert "goes on from there" in capsys.readouterr().out
