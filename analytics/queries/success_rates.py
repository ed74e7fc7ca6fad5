"""Published odds of development: who publishes what for which programmes, chained to approval."""

from itertools import pairwise
from typing import Any

import pandas as pd

from analytics.metrics.odds import APPROVED, STEPS, Chain, bounds, chains
from analytics.metrics.value import StageOdds
from analytics.records import records
from data.store import Cursor, fetch

DIMENSIONS = ("all", "area", "modality", "origin")


def published_rates(cursor: Cursor) -> pd.DataFrame:
    """Every published probability to get from one stage of development to another.

    Rows: one a rate, in the order of the table.
    Columns: rate_id, publisher, population, dimension, from_stage, to_stage, period_label, source, notes, source_url, source_title str;
        probability float 0 to 1; sample_size int, null where the publisher gives none.
    Source: success_rates, sources; Methods, "Published odds".
    """
    return fetch(
        cursor,
        """
        SELECT r.rate_id, r.publisher, r.population, r.dimension, r.from_stage, r.to_stage, r.probability, r.sample_size,
               r.period_label, r.source, r.notes, s.url AS source_url, coalesce(s.title, s.publisher) AS source_title
        FROM success_rates r LEFT JOIN sources s ON s.source_id = r.source
        ORDER BY r.rate_id""",
    )


def odds_to_approval(cursor: Cursor) -> pd.DataFrame:
    """Probability to reach approval from a stage, by publisher and population.

    Rows: one a set of rates (publisher, population, dimension, period) and stage from which it leads to approval without a gap; sets that
        cover most stages first, then all programmes, areas, modalities, origins, newest period first.
    Columns: name, publisher, population, dimension, period_label, stage str; approval float 0 to 1; step_count int, published rates multiplied
        (1: published as it stands); next_step float, null where not published; reached list of (later stage, probability to reach it);
        approval_low, approval_high float, lowest and highest of the sets of the same dimension or of all programmes at this stage;
        sample_size int, of the first rate used, null where the publisher gives none; source_url, source_title, notes str, of the rates used.
    Undisclosed: a stage without a full chain has no row.
    Source: success_rates, sources; Methods, "Published odds".
    """
    rates = published_rates(cursor)
    sets = rates.groupby(["publisher", "population", "dimension"], sort=False)
    rows = [_row(of_set, found) for _, of_set in sets for found in chains(_by_steps(of_set))]
    return _ordered(_bounded(pd.DataFrame(rows, columns=ODDS_COLUMNS)))


def _by_steps(of_set: pd.DataFrame) -> dict[tuple[str, str], float]:
    return dict(zip(zip(of_set["from_stage"], of_set["to_stage"], strict=True), of_set["probability"], strict=True))


def _row(of_set: pd.DataFrame, found: Chain) -> dict[str, Any]:
    """One chain with the source and remarks of the rates that it was made of."""
    later = STEPS[STEPS.index(found.stage) :]
    steps = list(pairwise(later)) if found.step_count > 1 else [(found.stage, APPROVED)]
    used = of_set[[step in steps for step in zip(of_set["from_stage"], of_set["to_stage"], strict=True)]]
    first = used.iloc[0]
    return {
        "name": f"{first['publisher']}: {first['population']}"
        + ("" if first["dimension"] == "all" else f" [{first['dimension'].replace('=', ': ')}]"),
        **{column: first[column] for column in ("publisher", "population", "dimension", "period_label", "sample_size", "source_url", "source_title")},
        "notes": " ".join(dict.fromkeys(used["notes"].dropna())),
        "stage": found.stage,
        "approval": found.approval,
        "step_count": found.step_count,
        "next_step": found.next_step,
        "reached": found.reached,
    }


def odds_names(cursor: Cursor, stage: str | None) -> list[str]:
    """The names of the sets that lead from a stage to approval, from any stage where none is given; the default first. Source: success_rates."""
    found = odds_to_approval(cursor)
    return list(dict.fromkeys(found["name"] if stage is None else found.loc[found["stage"] == stage, "name"]))


def stage_odds(cursor: Cursor, name: str) -> tuple[StageOdds, ...]:
    """The odds of the set of this name, one a stage; empty where no set has the name. Source: success_rates; Methods, "Published odds"."""
    found = odds_to_approval(cursor)
    of_set = records(found[found["name"] == name])
    return tuple(
        StageOdds(row["stage"], row["approval_low"], row["approval"], row["approval_high"], row["next_step"], row["reached"]) for row in of_set
    )


ODDS_COLUMNS = [
    "name", "publisher", "population", "dimension", "period_label", "stage", "approval", "step_count", "next_step", "reached",
    "sample_size", "source_url", "source_title", "notes",
]  # fmt: skip


def _bounded(odds: pd.DataFrame) -> pd.DataFrame:
    ranges = []
    for row in odds.itertuples():
        of_stage = odds[odds["stage"] == row.stage]
        ranges.append(bounds(zip(of_stage["dimension"], of_stage["approval"], strict=True), str(row.dimension)))
    return odds.assign(approval_low=[low for low, _ in ranges], approval_high=[high for _, high in ranges])


def _ordered(odds: pd.DataFrame) -> pd.DataFrame:
    kinds = odds["dimension"].str.split("=").str[0]
    ranks = kinds.map({kind: rank for rank, kind in enumerate(DIMENSIONS)}).fillna(len(DIMENSIONS))
    ranked = odds.assign(
        covered=-odds.groupby("name")["stage"].transform("count"), rank=ranks, end=odds["period_label"].str.extract(r"(\d{4})\D*$")[0]
    )
    ranked = ranked.sort_values(["covered", "rank", "end", "name"], ascending=[True, True, False, True], kind="stable")
    return ranked.drop(columns=["covered", "rank", "end"]).reset_index(drop=True)
