"""Applications: every event that belongs to one names it, and a name stands for one application at one authority."""

import re
from collections import defaultdict

import pandas as pd
import pytest

from data import schema
from data.schema import items
from data.store import Store, fetch

Event = dict[str, str]

AUTHORITIES = {"EMA": "eu", "EC": "eu", "PMDA": "japan", "MHLW": "japan", "MHRA": "uk"}
HONG_KONG = {"Hong Kong DH", "Hong Kong DoH", "HK DoH"}
OF_NO_APPLICATION = {"orphan designation", "fast track", "breakthrough designation", "PRIME", "RMAT", "IND clearance", "launch"}
FILINGS = {"rolling submission", "submission", "submission accepted", "resubmission", "resubmission accepted"}
APPROVALS = {"approval", "conditional approval"}
ACTIONS = {"complete response", "refuse to file", "rejection", "withdrawal", *APPROVALS}
WITHOUT = {
    "2025-12_fda_sacituzumab-tirumotecan_priority-review": "a voucher given ahead of any filing, for no stated use",
    "2024-09_fda_tislelizumab_advisory-committee": "a debate on the whole class, across two open applications for tislelizumab",
    "2025-06-24_fda_toripalimab_inspection": "a routine check of the plant twenty months after the approval",
    "2024-11-08_fda_vancomycin-injection-novus_inspection": "a routine check of the plant, tied to no filing",
    "2023-12_fda_zevorcabtagene-autoleucel_inspection": "a check that led to a hold of the studies, before any filing",
    "2024-05_ema_insulin-aspart-biosimilar-gan-lee_inspection": "one check for three applications, one for each insulin",
}
ACTED_ON_WITHOUT_A_FILING = {"fda-vancomycin-injection-novus-infections": "four actions are on record, but none of the filings before them"}
LONGEST_DAYS = 1200
LONG_REVIEWS = {"eu-bat1706-avastin": "filed in November 2020, by a page of December 2023 still under review, decided in July 2024"}


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return schema.read_csv(schema.CURATED / "regulatory_events.csv").to_dict("records")


@pytest.fixture(scope="module")
def applications(events: list[Event]) -> dict[str, list[Event]]:
    """The events of each application, in the order of their days."""
    found = defaultdict(list)
    for event in sorted(events, key=lambda event: (event["event_on"], event["event_type"] in ACTIONS)):
        if event["application"]:
            found[event["application"]].append(event)
    return found


def authority(event: Event) -> str:
    if event["agency"] in HONG_KONG:
        return "hong-kong"
    return AUTHORITIES.get(event["agency"]) or re.sub(r"[^a-z]+", "-", event["agency"].lower()).strip("-")


def test_a_name_tells_authority_assets_and_indication(applications: dict[str, list[Event]]) -> None:
    for name, found in applications.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name), name
        assert any(re.fullmatch(f"{authority(event)}-{'-'.join(items(event['assets']))}-.+", name) for event in found), name


def test_the_events_of_an_application_share_authority_and_asset(applications: dict[str, list[Event]]) -> None:
    for name, found in applications.items():
        assert len({authority(event) for event in found}) == 1, name
        assert set.intersection(*(set(items(event["assets"])) for event in found)), name


def test_events_have_an_application_by_their_type(events: list[Event]) -> None:
    named_wrongly = [event["event_id"] for event in events if event["application"] and event["event_type"] in OF_NO_APPLICATION]
    unnamed = {event["event_id"] for event in events if not event["application"] and event["event_type"] not in OF_NO_APPLICATION}
    assert named_wrongly == []
    assert unnamed == set(WITHOUT)


def test_no_application_is_acted_on_twice_before_it_is_filed(applications: dict[str, list[Event]]) -> None:
    strange = set()
    for name, found in applications.items():
        first = next((place for place, event in enumerate(found) if event["event_type"] in FILINGS), len(found))
        if sum(event["event_type"] in ACTIONS for event in found[:first]) > 1:
            strange.add(name)
    assert strange == set(ACTED_ON_WITHOUT_A_FILING)


def test_no_application_is_approved_twice(applications: dict[str, list[Event]]) -> None:
    for name, found in applications.items():
        assert sum(event["event_type"] in APPROVALS for event in found) <= 1, name


def test_an_action_may_follow_the_filing_of_its_cycle(curated_store: Store, applications: dict[str, list[Event]]) -> None:
    cycles = fetch(curated_store.cursor(), "SELECT * FROM review_cycles")
    assert set(cycles["application"]) == set(applications)
    filed = cycles[["filed_first_day", "accepted_first_day"]].apply(pd.to_datetime).min(axis=1)
    assert cycles[filed > pd.to_datetime(cycles["action_last_day"])]["application"].tolist() == []
    reviews = (pd.to_datetime(cycles["action_first_day"]) - filed).dt.days
    assert cycles[reviews > LONGEST_DAYS]["application"].tolist() == list(LONG_REVIEWS)
