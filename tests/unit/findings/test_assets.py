"""What the record says about an asset, in sentences."""

import pandas as pd

from analytics.findings import assets

ASSET = {"name": "Drug A"}


def events_of(*rows: tuple[str, str | None, str]) -> pd.DataFrame:
    """Events from (kind, agency, day), already in order; an empty day is unknown."""
    frame = pd.DataFrame(rows, columns=["kind", "agency", "day"])
    days = pd.to_datetime(frame["day"])
    deal_ids = [None if agency else f"deal-{row}" for row, (_, agency, _) in enumerate(rows)]
    precision = ["day" if day else None for day in frame["day"]]
    return frame.assign(happened_on=days, first_day=days, last_day=days, precision=precision, deal_id=deal_ids, partner="Beta")


def test_the_answer_counts_and_names_the_first_approval_abroad():
    events = events_of(
        ("approval", "NMPA", "2019-05-01"),
        ("deal", None, "2020-02-02"),
        ("complete response", "FDA", "2021-03-03"),
        ("conditional approval", "FDA", "2022-04-04"),
        ("approval", "EC", "2023-05-05"),
        ("deal terminated", None, "2024-06-06"),
    )
    assert assets.answer(ASSET, events) == (
        "**Drug A** has **1 deal** and **4 regulatory events** on record, from 2019-05-01 to 2024-06-06. "
        "First approval outside China on record: FDA, 2022-04-04; first in China on record: 2019-05-01. "
        "**1 complete response**: 2021-03-03. 1 deal has ended."
    )


def test_a_chinese_approval_is_not_one_abroad():
    said = assets.answer(ASSET, events_of(("approval", "NMPA", "2019-05-01")))
    assert "No approval outside China is on record; first in China on record: 2019-05-01." in said


def test_one_deal_only_says_nothing_of_reviews():
    assert assets.answer(ASSET, events_of(("deal", None, "2020-02-02"))) == "**Drug A** has **1 deal** on record, 2020-02-02."


def test_one_undated_deal_has_no_period():
    assert assets.answer(ASSET, events_of(("deal", None, ""))) == "**Drug A** has **1 deal** on record."
    assert assets.timeline(events_of(("deal", None, ""))) == "Nothing on record has a date."


def test_nothing_on_record_is_said():
    assert assets.answer(ASSET, events_of()) == "**Drug A** has no deal and no regulatory event on record."


def test_undated_events_are_named():
    events = events_of(("deal", None, "2020-02-02"), ("deal terminated", None, ""))
    assert assets.undated(events) == "Without a date, so not drawn: deal with Beta terminated."
    assert assets.undated(events.head(1)) == ""
