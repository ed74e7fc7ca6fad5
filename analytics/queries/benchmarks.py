"""A deal among its comparables: who they are, what they pay, where the deal stands."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from analytics.metrics.benchmarks import median_interval, percentile, ties
from analytics.metrics.comparables import COLUMNS, LADDER, Reach, Traits, accepted, accepted_years, similarities
from analytics.records import records
from analytics.small_numbers import MIN_DEALS, enough
from data.store import Cursor, fetch

AMOUNTS = ("upfront_usd_m", "headline_usd_m", "upfront_share")


@dataclass(frozen=True)
class Subject:
    """The deal that is compared: its name, its traits and its amounts, None where not disclosed. not_placed: why none of its amounts is compared."""

    name: str
    traits: Traits
    upfront_usd_m: float | None = None
    headline_usd_m: float | None = None
    upfront_share: float | None = None
    not_placed: str = ""


def subject_of(cursor: Cursor, deal_id: str) -> Subject | None:
    """A deal of the record as the one that is compared; None where no deal has this id. A takeover brings no amounts. Source: deal_facts."""
    found = fetch(
        cursor,
        """
        SELECT licensors, licensees, deal_type, stage_at_signing, modality, therapeutic_area, announced_year,
               nullif(territory_group::VARCHAR, 'undisclosed') AS territory, upfront_usd_m, headline_usd_m, upfront_share
        FROM deal_facts WHERE deal_id = $deal_id""",
        {"deal_id": deal_id},
    )
    for deal in records(found):
        year = None if deal["announced_year"] is None else int(deal["announced_year"])
        traits = Traits(deal["stage_at_signing"], deal["modality"], deal["therapeutic_area"], deal["territory"], year, deal_id)
        name = f"{deal['licensors'] or 'licensor not stated'} → {deal['licensees'] or 'licensee not stated'}"
        if deal["deal_type"] == "acquisition":
            return Subject(name, traits, not_placed="it is an acquisition, whose amounts are the price of a company")
        return Subject(name, traits, *(deal[amount] for amount in AMOUNTS))
    return None


def newest_comparable(cursor: Cursor, deals: DealFilter) -> str | None:
    """The id of the newest deal of a filter with an upfront share and known stage, modality and area, as far as there is one; no acquisition.

    Source: deal_facts.
    """
    where, bound = deals.without_acquisitions().to_sql()
    found = cursor.execute(
        f"""
        SELECT deal_id FROM deal_facts WHERE {where}
        ORDER BY upfront_share IS NULL, stage_at_signing IS NULL OR modality IS NULL OR therapeutic_area IS NULL, upfront_usd_m IS NULL,
                 announced_on DESC NULLS LAST, deal_id LIMIT 1""",
        bound,
    ).fetchall()
    return found[0][0] if found else None


def widening(cursor: Cursor, deals: DealFilter, traits: Traits) -> pd.DataFrame:
    """How many deals each step of the ladder from narrow to wide makes comparable, and how many of them disclose an upfront.

    Rows: one a step of LADDER, narrowest first. Columns: step, deal_count, disclosed_count int.
    Undisclosed: a deal without an upfront adds to deal_count only.
    Source: deal_facts; Methods, "Comparables".
    """
    where, bound = _among(deals, traits)
    counts: list[str] = []
    for step, reach in enumerate(LADDER):
        alike, values = _alike(traits, reach)
        bound |= values
        counts += [f"count(*) FILTER ({alike}) AS deals_{step}", f"count(upfront_usd_m) FILTER ({alike}) AS upfronts_{step}"]
    (found,) = fetch(cursor, f"SELECT {', '.join(counts)} FROM deal_facts WHERE {where}", bound).to_dict("records")
    steps = range(len(LADDER))
    return pd.DataFrame(
        {"step": steps, "deal_count": [found[f"deals_{s}"] for s in steps], "disclosed_count": [found[f"upfronts_{s}"] for s in steps]}
    )


def reached_step(steps: pd.DataFrame) -> int:
    """The first step of the ladder with five disclosed upfronts, else the widest."""
    usable = steps.loc[steps["disclosed_count"] >= MIN_DEALS, "step"]
    return int(usable.iloc[0]) if len(usable) else len(steps) - 1


def comparables(cursor: Cursor, deals: DealFilter, traits: Traits, reach: Reach) -> pd.DataFrame:
    """The deals of a filter that are comparable to a deal, with what each pays.

    Rows: one a deal, most similar first, then newest; the deal itself and acquisitions are left out.
    Columns: deal_id, announced_precision, licensors, licensees, assets, stage_at_signing, modality, therapeutic_area, territory_group,
        upfront_scope, source_url str; announced_on date; announced_year int, null for undated; upfront_usd_m, headline_usd_m, upfront_share,
        similarity float, 0 to 1, null where no trait of the deal is known.
    Undisclosed: listed with empty amounts. A headline total inside another deal's headline is empty.
    Source: deal_facts, first source of each deal; Methods, "Comparables", "Similarity".
    """
    where, bound = _among(deals, traits)
    alike, values = _alike(traits, reach)
    found = fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT * FROM deal_facts WHERE {where} AND {alike})
        SELECT deal_id, announced_on, announced_precision, announced_year, licensors, licensees, assets, stage_at_signing, modality, therapeutic_area,
               territory_group, upfront_usd_m, upfront_scope, headline_usd_m, upfront_share, s.url AS source_url
        FROM chosen LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        ORDER BY announced_on DESC NULLS LAST, deal_id""",
        bound | values,
    )
    scored = found.assign(similarity=similarities(traits, found))
    return scored.sort_values("similarity", ascending=False, kind="stable", ignore_index=True)


def standing(cursor: Cursor, deals: DealFilter, subject: Subject, reach: Reach) -> pd.DataFrame:
    """Where the upfront, the headline total and the upfront share of a deal stand among its comparables.

    Rows: three, one an amount: upfront_usd_m, headline_usd_m, upfront_share.
    Columns: amount str; value float, of the deal, null where not disclosed; deal_count, disclosed_count, tie_count int;
        percentile float 0 to 1; median, low, high float, the last two the 95 % interval of the median.
    Undisclosed: adds to deal_count only; under five comparables with the amount percentile, median and interval are null.
    Source: deal_facts; Methods, "Benchmark percentile", "Interval of the median".
    """
    found = comparables(cursor, deals, subject.traits, reach)
    return pd.DataFrame([_standing(amount, getattr(subject, amount), found[amount]) for amount in AMOUNTS])


def _standing(amount: str, value: float | None, others: pd.Series) -> dict[str, Any]:
    disclosed = others.dropna().to_numpy(dtype=float)
    is_enough = enough(len(disclosed))
    interval = median_interval(disclosed) if is_enough else None
    low, high = interval or (None, None)
    return {
        "amount": amount,
        "value": _number(value),
        "deal_count": len(others),
        "disclosed_count": len(disclosed),
        "tie_count": ties(value, disclosed) if is_enough and value is not None else 0,
        "percentile": _number(percentile(value, disclosed) if is_enough and value is not None else None),
        "median": float(pd.Series(disclosed).median()) if is_enough else float("nan"),
        "low": _number(low),
        "high": _number(high),
    }


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _among(deals: DealFilter, traits: Traits) -> tuple[str, dict[str, Any]]:
    """The deals from which comparables come: those of the filter, without acquisitions and without the deal itself."""
    where, bound = deals.without_acquisitions().to_sql()
    return (f"{where} AND deal_id <> $itself", bound | {"itself": traits.deal_id})


def _alike(traits: Traits, reach: Reach) -> tuple[str, dict[str, Any]]:
    """What the reach asks of a comparable, with the values bound in it, each under a name of its own."""
    clauses, bound = ["true"], {}
    for trait, column in COLUMNS.items():
        values = accepted(traits, reach, trait)
        if values is not None:
            name = f"{getattr(reach, trait)}_{trait}"
            clauses.append(f"{column} IN ${name}")
            bound[name] = list(values)
    if years := accepted_years(traits, reach):
        name = reach.years.replace(" ", "_")
        clauses.append(f"announced_year BETWEEN $from_{name} AND $to_{name}")
        bound |= {f"from_{name}": years[0], f"to_{name}": years[1]}
    return " AND ".join(clauses), bound
