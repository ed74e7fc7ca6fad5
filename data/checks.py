"""The rules of the data model: each check takes the tables as text and returns findings; none raises, none stops early."""

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from data.columns import column_findings
from data.errors import Finding
from data.schema import Field, Table, items, tables

Frames = dict[str, pd.DataFrame]
Check = Callable[[Frames, date], list[Finding]]

TOLERANCE = 1.01
AMOUNTS = ("upfront", "near_term", "equity", "milestones", "dev_reg_milestones", "sales_milestones", "total_potential")


def _finding(table: str, index: int, column: str, value: object, message: str, code: str) -> Finding:
    return Finding(f"{table}.csv", index + 2, column, str(value), message, code)


def _cells(frame: pd.DataFrame, column: str) -> Iterator[tuple[int, str]]:
    for index, cell in enumerate(frame[column]):
        if cell:
            yield index, cell


def _numbers(deals: pd.DataFrame, column: str) -> pd.Series:
    return pd.to_numeric(deals[column], errors="coerce")


def columns_and_vocabularies(frames: Frames, as_of: date) -> list[Finding]:
    """Missing columns, required cells, types, ranges, closed vocabularies and duplicate keys."""
    return [finding for name, table in tables().items() for finding in column_findings(table, frames[name])]


def references_resolve(frames: Frames, as_of: date) -> list[Finding]:
    """Every identifier named anywhere stands in the table that it refers to."""
    found: list[Finding] = []
    for table, column in _referring_columns():
        target_table, target_column = column.refers_to.split(".")
        known = set(frames[target_table][target_column])
        for index, cell in _cells(frames[table.name], column.name):
            for item in items(cell) if column.is_list else [cell]:
                if item not in known:
                    message = f"must be a {target_column} of {target_table}.csv"
                    found.append(_finding(table.name, index, column.name, item, message, "unknown-reference"))
    return found


def _referring_columns() -> list[tuple[Table, Field]]:
    return [(table, column) for table in tables().values() for column in table.fields if column.refers_to]


def every_source_is_used(frames: Frames, as_of: date) -> list[Finding]:
    """A source that no row cites is left over."""
    used: set[str] = set()
    for table, column in _referring_columns():
        if column.refers_to == "sources.source_id":
            for _, cell in _cells(frames[table.name], column.name):
                used.update(items(cell))
    return [
        _finding("sources", index, "source_id", source, "no row of any table cites this source", "unused-source")
        for index, source in _cells(frames["sources"], "source_id")
        if source not in used
    ]


def a_page_is_listed_once(frames: Frames, as_of: date) -> list[Finding]:
    """Sources are unique by address."""
    urls = frames["sources"]["url"]
    repeated = urls.duplicated() & (urls != "")
    return [_finding("sources", index, "url", urls[index], "each address may stand once", "duplicate-source") for index in urls.index[repeated]]


def names_belong_to_one(frames: Frames, as_of: date) -> list[Finding]:
    """A name or alias of a company (or of an asset) belongs to one identifier only, whatever its case."""
    found: list[Finding] = []
    for table, key in (("companies", "company_id"), ("assets", "asset_id")):
        owner: dict[str, str] = {}
        for index, row in enumerate(frames[table].to_dict("records")):
            named = [("name", row["name"]), ("name_zh", row.get("name_zh", ""))]
            named += [("aliases", alias) for alias in items(row["aliases"])]
            for column, name in named:
                first = owner.setdefault(name.casefold(), row[key]) if name else row[key]
                if first != row[key]:
                    message = f"already belongs to {first}; a name may belong to one {key} only"
                    found.append(_finding(table, index, column, name, message, "name-of-two"))
    return found


def dates_are_told_with_precision(frames: Frames, as_of: date) -> list[Finding]:
    """A date has a precision and a precision has a date."""
    found: list[Finding] = []
    for table in tables().values():
        for column in (name for name in table.columns if name.endswith("_precision")):
            on = column.replace("_precision", "_on")
            frame = frames[table.name]
            for index, (day, precision) in enumerate(zip(frame[on], frame[column], strict=True)):
                if bool(day) != bool(precision):
                    message = f"{on} and {column} must both be filled or both be empty"
                    found.append(_finding(table.name, index, column, precision, message, "date-without-precision"))
    return found


def no_date_lies_ahead(frames: Frames, as_of: date) -> list[Finding]:
    """Nothing has happened after the day up to which the data speak; goal dates may lie ahead."""
    found: list[Finding] = []
    for table in ("deals", "regulatory_events", "released_letters", "sources"):
        frame = frames[table]
        for column in (c for c in frame.columns if c.endswith("_on") and c != "verified_on"):
            for index, cell in _cells(frame, column):
                planned = table == "regulatory_events" and frame["event_type"][index] == "PDUFA date"
                if cell > as_of.isoformat() and not planned:
                    message = f"lies after the as_of date {as_of} of datapackage.json"
                    found.append(_finding(table, index, column, cell, message, "date-ahead"))
    return found


def deals_end_after_they_begin(frames: Frames, as_of: date) -> list[Finding]:
    """ended_on is later than announced_on, and only an ended deal has it."""
    found: list[Finding] = []
    deals = frames["deals"]
    for index, ended in _cells(deals, "ended_on"):
        announced = deals["announced_on"][index]
        if announced and ended <= announced:
            found.append(_finding("deals", index, "ended_on", ended, f"must be after announced_on {announced}", "ends-early"))
        if deals["status"][index] not in ("terminated", "expired", "completed"):
            found.append(_finding("deals", index, "ended_on", ended, "only an ended or completed deal has an end", "ends-alive"))
    return found


def money_is_positive(frames: Frames, as_of: date) -> list[Finding]:
    """An amount that is there is above 0: nothing disclosed is an empty cell."""
    return [
        _finding("deals", index, column, cell, "must be above 0; leave the cell empty where nothing is disclosed", "zero-money")
        for column in ("upfront", "near_term", "equity", "milestones", "total_potential", "usd_rate")
        for index, cell in _cells(frames["deals"], column)
        if _as_number(cell) == 0
    ]


def _as_number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def parts_stay_within_the_total(frames: Frames, as_of: date) -> list[Finding]:
    """upfront + near-term + milestones (+ equity where inside) <= headline total * 1.01."""
    deals = frames["deals"]
    parts = sum((_numbers(deals, column).fillna(0) for column in ("upfront", "near_term", "milestones")), start=pd.Series(0.0, deals.index))
    equity_inside = _numbers(deals, "equity").fillna(0).where(deals["total_includes_equity"] == "yes", 0)
    total = _numbers(deals, "total_potential")
    over = (parts + equity_inside) > total * TOLERANCE
    return [
        _finding(
            "deals",
            index,
            "total_potential",
            deals["total_potential"][index],
            f"upfront + near_term + milestones (+ equity inside) come to {parts[index] + equity_inside[index]:g}",
            "parts-over-total",
        )
        for index in deals.index[over]
    ]


def milestone_kinds_stay_within_milestones(frames: Frames, as_of: date) -> list[Finding]:
    """dev_reg + sales milestones <= milestones * 1.01."""
    deals = frames["deals"]
    kinds = _numbers(deals, "dev_reg_milestones").fillna(0) + _numbers(deals, "sales_milestones").fillna(0)
    over = kinds > _numbers(deals, "milestones") * TOLERANCE
    return [
        _finding(
            "deals",
            index,
            "milestones",
            deals["milestones"][index],
            f"dev_reg_milestones + sales_milestones come to {kinds[index]:g}",
            "kinds-over-milestones",
        )
        for index in deals.index[over]
    ]


def qualifiers_have_their_amount(frames: Frames, as_of: date) -> list[Finding]:
    """An upfront and a headline total travel with the columns that explain them; shares may be known without their value."""
    pairs = [("upfront", "upfront_qualifier"), ("upfront", "upfront_scope"), ("total_potential", "total_basis")]
    deals = frames["deals"]
    found: list[Finding] = []
    for amount, explanation in pairs:
        for index, (has, says) in enumerate(zip(deals[amount] != "", deals[explanation] != "", strict=True)):
            if has != says:
                message = f"{amount} and {explanation} must both be filled or both be empty"
                found.append(_finding("deals", index, explanation, deals[explanation][index], message, "unexplained-amount"))
    return found


def amounts_have_a_currency(frames: Frames, as_of: date) -> list[Finding]:
    """An amount is in a currency; a dollar is a dollar. A rate that nobody states may be missing: the amount then enters no USD sum."""
    deals = frames["deals"]
    has_money = (deals[list(AMOUNTS)] != "").any(axis="columns")
    found: list[Finding] = []
    for index, (money, currency, rate) in enumerate(zip(has_money, deals["currency"], deals["usd_rate"], strict=True)):
        if money and not currency:
            found.append(_finding("deals", index, "currency", "", "must be filled where the deal discloses an amount", "amount-without-currency"))
        if currency == "USD" and _as_number(rate) != 1:
            found.append(_finding("deals", index, "usd_rate", rate, "must be 1 where the currency is USD", "dollar-not-one"))
    return found


def royalties_are_in_order(frames: Frames, as_of: date) -> list[Finding]:
    """royalty_low_pct is not above royalty_high_pct."""
    deals = frames["deals"]
    over = _numbers(deals, "royalty_low_pct") > _numbers(deals, "royalty_high_pct")
    return [
        _finding("deals", index, "royalty_low_pct", cell, f"must not be above royalty_high_pct {deals['royalty_high_pct'][index]}", "royalty-order")
        for index, cell in _cells(deals, "royalty_low_pct")
        if over[index]
    ]


def shares_and_investors_fit_the_deal(frames: Frames, as_of: date) -> list[Finding]:
    """A percentage of shares goes to a licensor that receives some; investors are those of a company founded for the deal."""
    deals = frames["deals"]
    rules = (
        ("equity_share_pct", "equity_kind", "licensor receives licensee shares", "share-without-shares"),
        ("investors", "deal_type", "newco", "investors-without-newco"),
    )
    return [
        _finding("deals", index, column, cell, f"needs {needed} {value}", code)
        for column, needed, value, code in rules
        for index, cell in _cells(deals, column)
        if deals[needed][index] != value
    ]


def deals_are_told_once(frames: Frames, as_of: date) -> list[Finding]:
    """No two deals share licensor, licensee, asset and month."""
    found: list[Finding] = []
    seen: dict[tuple[str, ...], str] = {}
    for index, deal in enumerate(frames["deals"].to_dict("records")):
        for asset in items(deal["assets"]):
            key = (deal["licensors"], deal["licensees"], asset, deal["announced_on"][:7])
            first = seen.setdefault(key, deal["deal_id"])
            if first != deal["deal_id"]:
                found.append(_finding("deals", index, "deal_id", deal["deal_id"], f"same parties, asset and month as {first}", "deal-twice"))
    return found


def money_is_counted_once(frames: Frames, as_of: date) -> list[Finding]:
    """headline_within names another deal that itself stands on its own."""
    deals = frames["deals"]
    within = dict(zip(deals["deal_id"], deals["headline_within"], strict=True))
    return [
        _finding("deals", index, "headline_within", outer, "must name a deal that is not itself inside another", "nested-headline")
        for index, outer in _cells(deals, "headline_within")
        if outer == deals["deal_id"][index] or within.get(outer)
    ]


CHECKS: list[Check] = [
    references_resolve,
    every_source_is_used,
    a_page_is_listed_once,
    names_belong_to_one,
    dates_are_told_with_precision,
    no_date_lies_ahead,
    deals_end_after_they_begin,
    money_is_positive,
    parts_stay_within_the_total,
    milestone_kinds_stay_within_milestones,
    qualifiers_have_their_amount,
    amounts_have_a_currency,
    royalties_are_in_order,
    shares_and_investors_fit_the_deal,
    deals_are_told_once,
    money_is_counted_once,
]


def findings(frames: Frames, as_of: date) -> list[Finding]:
    """Everything that is wrong with the tables, in the order of file, row and column.

    Rules across tables are only read once the columns themselves are there.
    """
    found = columns_and_vocabularies(frames, as_of)
    if not any(finding.code == "missing-column" for finding in found):
        found += [finding for check in CHECKS for finding in check(frames, as_of)]
    return sorted(set(found))
