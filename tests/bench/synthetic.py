"""Deals made up for the bench: the same for the same count, spread like the curated set, opened by the product as any data folder."""

import hashlib
import json
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data import schema, store
from data.store import content_hash, write
from tests.bench.events import events
from tests.bench.weights import AREAS, DEAL_TYPES, MODALITIES, STAGES, STATUSES, TERRITORIES, YEARS

SIZES = (300, 100_000, 1_000_000)
SEED = 20261121
AS_OF = "2026-11-21"
LAST_DAY = np.datetime64("2026-06-22")
CHECKED_UP_TO = 1_000
KEPT_S = 86_400


@dataclass(frozen=True)
class Bench:
    """A set of made-up deals on disk: what CHUHAI_DATA and CHUHAI_CACHE must name for the product to open it."""

    count: int
    folder: Path
    builds: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"CHUHAI_DATA": str(self.folder), "CHUHAI_CACHE": str(self.builds)}


def home() -> Path:
    """Where made-up sets are kept between runs: CHUHAI_BENCH, else a folder among the temporary files."""
    return Path(os.environ.get("CHUHAI_BENCH") or Path(tempfile.gettempdir()) / "chuhai-bench")


def prepared(count: int) -> Bench:
    """The set of this size, made first where it is missing or where the tables of the product have changed since.

    A small set lies there as CSVs, which the product checks and builds itself. For a large one the database is written by data.store
    under the name that the product looks for, so that it opens it as it is.
    """
    place = home() / f"{count}-{_recipe()}"
    bench = Bench(count, place / "data", place / "builds")
    if (place / "ready").exists():
        os.utime(place)
        return bench
    _forget_old_sets()
    bench.folder.mkdir(parents=True, exist_ok=True)
    bench.builds.mkdir(parents=True, exist_ok=True)
    description = {**schema.descriptor(), "version": f"bench-{count}", "as_of": AS_OF}
    (bench.folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    if count <= CHECKED_UP_TO:
        for name, frame in frames(count).items():
            frame.to_csv(bench.folder / f"{name}.csv", index=False)
    else:
        path = bench.builds / f"chuhai-{content_hash(bench.folder)}.duckdb"
        write(frames(count), part := path.with_suffix(f".{os.getpid()}.part"), date.fromisoformat(AS_OF))
        os.replace(part, path)
    (place / "ready").touch()
    return bench


def _recipe() -> str:
    """Changes with everything that a set is made of."""
    digest = hashlib.sha256(json.dumps(schema.descriptor(), sort_keys=True).encode())
    for path in (
        Path(__file__),
        Path(__file__).with_name("events.py"),
        Path(store.__file__),
        *sorted(store.SQL.glob("*.sql")),
        *sorted(schema.REFERENCE.glob("*.csv")),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def _forget_old_sets() -> None:
    for place in home().glob("*-*"):
        if time.time() - place.stat().st_mtime > KEPT_S:
            shutil.rmtree(place, ignore_errors=True)


def frames(count: int) -> dict[str, pd.DataFrame]:
    """Every table of the authoring form as text; tables that no deal needs are empty."""
    random = np.random.default_rng(SEED + count)
    company_count, asset_count, source_count = (2_000, 3_000, 5_000) if count > CHECKED_UP_TO else (count, count, count)
    companies, assets = _companies(company_count), _assets(random, asset_count, company_count)
    made = {
        "sources": _sources(source_count),
        "companies": companies,
        "assets": assets,
        "deals": _deals(random, count, companies, assets, source_count),
        "regulatory_events": events(random, assets, source_count),
    }
    return {name: _completed(made.get(name, pd.DataFrame()), table.columns) for name, table in schema.tables().items()}


def _completed(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return frame.reindex(columns=columns).astype("str").where(frame.reindex(columns=columns).notna(), "")


def _drawn(random: np.random.Generator, weights: dict, count: int) -> np.ndarray:
    shares = np.array(list(weights.values()), dtype=float)
    return np.array(list(weights))[random.choice(len(weights), count, p=shares / shares.sum())]


def _ranked(random: np.random.Generator, choices: int, count: int) -> np.ndarray:
    """Positions drawn so that few come up often and many seldom."""
    weights = np.arange(2, choices + 2) ** -0.6
    return random.choice(choices, count, p=weights / weights.sum())


def _sources(count: int) -> pd.DataFrame:
    ids = [f"page-{i:05d}" for i in range(count)]
    return pd.DataFrame(
        {
            "source_id": ids,
            "url": [f"https://example.org/{page}" for page in ids],
            "title": [f"Announcement {i}" for i in range(count)],
            "publisher": "Example",
            "kind": "party release",
        }
    )


def _companies(count: int) -> pd.DataFrame:
    """The first half sits in China and licenses out, the second half elsewhere."""
    at_home = np.arange(count) < count // 2
    return pd.DataFrame(
        {
            "company_id": [f"company-{i:04d}" for i in range(count)],
            "name": [f"Company {i:04d} Therapeutics" for i in range(count)],
            "name_zh": [f"公司{i:04d}药业" if home else "" for i, home in enumerate(at_home)],
            "aliases": [f"C{i:04d}.HK; Comp {i:04d} Bio" for i in range(count)],
            "country": np.where(at_home, "CN", "US"),
            "kind": np.where(at_home, "biotech", "pharma"),
        }
    )


def _assets(random: np.random.Generator, count: int, company_count: int) -> pd.DataFrame:
    owners = _ranked(random, company_count // 2, count)
    return pd.DataFrame(
        {
            "asset_id": [f"asset-{i:04d}" for i in range(count)],
            "name": [f"BNX-{i:04d}" for i in range(count)],
            "aliases": [f"BNX{i:04d}A" for i in range(count)],
            "originator": [f"company-{i:04d}" for i in owners],
            "modality": _drawn(random, MODALITIES, count),
            "targets": _targets(random, count),
            "therapeutic_area": _drawn(random, AREAS, count),
        }
    )


def _targets(random: np.random.Generator, count: int) -> np.ndarray:
    first, second = (np.char.add("TGT", _ranked(random, 120, count).astype(str)) for _ in range(2))
    two = (random.random(count) < 0.2) & (first != second)
    return np.where(two, np.char.add(np.char.add(first, "; "), second), first)


def _deals(random: np.random.Generator, count: int, companies: pd.DataFrame, assets: pd.DataFrame, source_count: int) -> pd.DataFrame:
    numbers = np.arange(count)
    asset = np.where(numbers < len(assets), numbers % len(assets), _ranked(random, len(assets), count))
    direction = _drawn(random, {"out": 263, "domestic": 21, "in": 16}, count)
    home, abroad = (
        assets["originator"].to_numpy()[asset],
        companies["company_id"].to_numpy()[len(companies) // 2 + _ranked(random, len(companies) // 2, count)],
    )
    neighbour = companies["company_id"].to_numpy()[(assets["originator"].str[-4:].astype(int).to_numpy()[asset] + 1) % (len(companies) // 2)]
    announced, precision = _days(random, count)
    pages = np.char.add("page-", np.char.zfill((numbers % source_count).astype(str), 5))
    made = pd.DataFrame(
        {
            "deal_id": np.char.add("deal-", np.char.zfill(numbers.astype(str), 7)),
            "announced_on": announced,
            "announced_precision": precision,
            "licensors": np.where(direction == "in", abroad, home),
            "direction": direction,
            "licensees": np.where(direction == "out", abroad, np.where(direction == "in", home, neighbour)),
            "deal_type": _drawn(random, DEAL_TYPES, count),
            "assets": assets["asset_id"].to_numpy()[asset],
            "targets": assets["targets"].to_numpy()[asset],
            "modality": assets["modality"].to_numpy()[asset],
            "therapeutic_area": assets["therapeutic_area"].to_numpy()[asset],
            "indication": _drawn(random, {"advanced solid tumours": 5, "asthma": 2, "obesity": 2, "": 3}, count),
            "stage_at_signing": _drawn(random, STAGES, count),
            "territory": "worldwide outside Greater China",
            "territory_group": _drawn(random, TERRITORIES, count),
            **_money(random, count),
            "status": _drawn(random, STATUSES, count),
            "sources": pages,
            "confidence": _drawn(random, {"high": 7, "medium": 2, "low": 1}, count),
        }
    )
    return made.assign(**_ends(random, announced, made["status"].to_numpy()))


def _days(random: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    years = _drawn(random, YEARS, count).astype(int)
    starts = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    length = np.where(years == 2026, (LAST_DAY - np.datetime64("2026-01-01")).astype(int) + 1, 365)
    days = starts + (random.random(count) * length).astype(int)
    precision = _drawn(random, {"day": 234, "month": 53, "year": 11, "": 2}, count)
    days = np.where(precision == "month", days.astype("datetime64[M]").astype("datetime64[D]"), np.where(precision == "year", starts, days))
    return np.where(precision == "", "", days.astype(str)), precision


def _ends(random: np.random.Generator, announced: np.ndarray, status: np.ndarray) -> dict[str, np.ndarray]:
    """16 of 19 terminated deals have a dated end between signing and the as-of date."""
    signed = np.where(announced == "", AS_OF, announced).astype("datetime64[D]")
    ended = np.datetime64(AS_OF) - (random.random(len(signed)) * (np.datetime64(AS_OF) - signed).astype(int)).astype(int)
    is_dated = (status == "terminated") & (announced != "") & (random.random(len(signed)) < 16 / 19)
    return {"ended_on": np.where(is_dated, ended.astype(str), ""), "ended_precision": np.where(is_dated, "day", "")}


def _money(random: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    """Lognormal totals and upfront shares; 54 of 100 disclose both, 17 the total only, 7 the upfront only."""
    total = np.clip(np.exp(random.normal(6.8, 1.3, count)), 5, 20_000).round(1)
    upfront = np.clip(total * np.exp(random.normal(-2.9, 1.0, count)), 0.4, total * 0.6).round(1)
    shown = _drawn(random, {"both": 54, "total": 17, "upfront": 7, "none": 22}, count)
    has_total, has_upfront = np.isin(shown, ["both", "total"]), np.isin(shown, ["both", "upfront"])
    near_term, equity = (upfront * 0.3).round(1), (upfront * 0.4).round(1)
    milestones = (total - upfront - near_term - equity).round(1)

    def cells(amount: np.ndarray, present: np.ndarray) -> np.ndarray:
        return np.where(present & (amount > 0), amount.astype(str), "")

    return {
        "currency": np.where(shown == "none", "", "USD"),
        "usd_rate": np.where(shown == "none", "", "1"),
        "upfront": cells(upfront, has_upfront),
        "near_term": cells(near_term, has_upfront & (random.random(count) < 0.09)),
        "equity": cells(equity, has_upfront & (random.random(count) < 0.08)),
        "milestones": cells(milestones, shown == "both"),
        "total_potential": cells(total, has_total),
        "upfront_qualifier": np.where(has_upfront, _drawn(random, {"exact": 160, "up to": 19, "approx": 4}, count), ""),
        "upfront_scope": np.where(has_upfront, _drawn(random, {"cash": 157, "cash and near-term": 23, "cash and equity": 3}, count), ""),
        "total_qualifier": np.where(has_total, _drawn(random, {"up to": 179, "at least": 17, "approx": 13, "exact": 3}, count), ""),
        "total_basis": np.where(has_total, _drawn(random, {"stated": 155, "sum of parts": 57}, count), ""),
    }
