"""EMA's table of medicines as JSON: opinions, decisions, refusals and withdrawals of centrally handled human medicines.

Two forms are read: the agency's own (records under "data") and the extract of authorised medicines in the data pack (under "medicines").
Format: https://www.ema.europa.eu/en/about-us/about-website/download-website-data-json-data-format.
"""

import re
from html import unescape
from typing import cast

from data.refresh.client import Json
from data.refresh.found import SINCE, Found, Reading, Source
from data.refresh.shape import day_of, each_row, must_have, rows_of, some_value, somewhere, texts_of

EMA = "EMA medicines"
URL = "https://www.ema.europa.eu/en/documents/report/medicines-output-medicines_json-report_en.json"
OWN, EXTRACT = "data", "medicines"
DAY = "%d/%m/%Y"
INN, NAME, HOLDER = "international_non_proprietary_name_common_name", "name_of_medicine", "marketing_authorisation_developer_applicant_holder"
NEEDED = ("category", NAME, "medicine_url")
SOMEWHERE = (INN, "marketing_authorisation_date", "opinion_adopted_date", "conditional_approval", HOLDER)
EXTRACT_NEEDED = ("name", "inn", "holder", "authorisationDate", "url")
STEPS = {
    "start_of_evaluation_date": ("EMA", "submission accepted"),
    "opinion_adopted_date": ("EMA", "CHMP positive opinion"),
    "marketing_authorisation_date": ("EC", "approval"),
    "refusal_of_marketing_authorisation_date": ("EC", "rejection"),
    "withdrawal_of_application_date": ("EMA", "withdrawal"),
}
LONGEST_INDICATION = 200


def medicines(body: Json) -> Reading:
    """Every dated step of every human medicine; the latest decision on a variation is left out, it says nothing of the first one."""
    rows = rows_of(EMA, body, OWN, EXTRACT)
    if OWN not in body:
        return each_row(rows, _from_extract)
    some_value(EMA, rows, "category", ("Human",))
    somewhere(EMA, [row for row in rows if _text(row, "category") == "Human"], SOMEWHERE)
    return each_row(rows, _steps)


def _steps(number: int, row: Json) -> list[Found]:
    must_have(EMA, f"record {number} ({row.get(NAME, 'no name')})", row, NEEDED)
    if _text(row, "category") != "Human":
        return []
    name = _text(row, NAME)
    events: list[Found] = []
    for key, (agency, kind) in STEPS.items():
        happened_on = day_of(EMA, name, {key: _text(row, key)}, key, DAY)
        if happened_on is None or happened_on < SINCE:
            continue
        if kind == "CHMP positive opinion" and "negative" in _text(row, "opinion_status").lower():
            kind = "CHMP negative opinion"
        if kind == "approval" and _text(row, "conditional_approval").lower() == "yes":
            kind = "conditional approval"
        events.append(
            Found(
                agency=agency,
                event_type=kind,
                event_on=happened_on,
                brands=_brands(name),
                substances=tuple(dict.fromkeys(text for text in (_text(row, INN), _text(row, "active_substance")) if text)),
                sponsor=_text(row, HOLDER),
                source_url=_text(row, "medicine_url"),
                source_title=f"EMA: {name}, {key.removesuffix('_date').replace('_', ' ')}",
                application_type="MAA",
                application_number=_text(row, "ema_product_number"),
                indication=_short(_text(row, "therapeutic_indication")),
                note=f"Status at EMA: {_text(row, 'medicine_status')}." if _text(row, "medicine_status") else "",
            )
        )
    return events


def _from_extract(number: int, row: Json) -> list[Found]:
    must_have(EMA, f"record {number} ({row.get('name', 'no name')})", row, EXTRACT_NEEDED)
    authorised_on = day_of(EMA, str(row["name"]), row, "authorisationDate", DAY)
    if authorised_on is None or authorised_on < SINCE:
        return []
    return [
        Found(
            agency="EC",
            event_type="approval",
            event_on=authorised_on,
            brands=_brands(str(row["name"])),
            substances=(str(row["inn"]),),
            sponsor=str(row["holder"]),
            source_url=str(row["url"]),
            source_title=f"EMA: {row['name']}, marketing authorisation",
            application_type="MAA",
            indication=_short(str(row.get("indication", ""))),
            note="The extract does not say whether the authorisation is conditional.",
        )
    ]


def _brands(name: str) -> tuple[str, ...]:
    """The name without "(previously ...)", and the former name too."""
    former = re.findall(r"\(previously ([^)]+)\)", name)
    return (re.sub(r"\s*\(.*?\)", "", name).strip(), *former)


def _text(row: Json, key: str) -> str:
    return "; ".join(texts_of(row.get(key)))


def _short(text: str) -> str:
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()
    return words if len(words) <= LONGEST_INDICATION else f"{words[: LONGEST_INDICATION - 1].rstrip()}…"


def _count(body: Json) -> int:
    return len(cast("list[object]", body.get(OWN) or body.get(EXTRACT) or []))


def _total(body: Json) -> int | None:
    meta = cast("Json", body.get("meta") or {})
    total = meta.get("total_records", meta.get("count"))
    return total if isinstance(total, int) else None


EMA_SOURCE = Source("ema-medicines", EMA, URL, medicines, _count, _total)
