"""openFDA: original and efficacy approvals of Drugs@FDA, and the complete response letters that FDA has released.

Format: https://open.fda.gov/apis/drug/drugsfda/ and https://open.fda.gov/apis/transparency/completeresponseletters/.
"""

from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import quote

from data.refresh.client import Json
from data.refresh.found import SINCE, Found, Reading, Source
from data.refresh.shape import day_of, each_row, must_have, rows_of, some_value, somewhere, texts_of

DRUGS, LETTERS = "openFDA Drugs@FDA", "openFDA complete response letters"
DRUGS_URL = f"https://api.fda.gov/drug/drugsfda.json?search=submissions.submission_status_date:[{SINCE:%Y%m%d}+TO+20991231]&limit=500"
LETTERS_URL = "https://api.fda.gov/transparency/crl.json?limit=100"
OVERVIEW = "https://www.accessdata.fda.gov/scripts/cder/daf/index.cfm?event=overview.process&ApplNo="
LETTER_FILES = "https://download.open.fda.gov/crl/"
KINDS = ("NDA", "BLA")
ORIGINAL, APPROVED = "ORIG", "AP"
LETTER_EVENTS = {"COMPLETE RESPONSE": "complete response", "REFUSAL TO FILE": "refuse to file"}
SUBJECT_ENDS, LONGEST_SUBJECT = "we have completed our review", 3000


def approvals(body: Json) -> Reading:
    """Approvals of new and biologic drug applications; generics, tentative approvals, labelling and manufacturing supplements are left out."""
    rows = rows_of(DRUGS, body, "results")
    somewhere(DRUGS, rows, ("submissions", "products", "sponsor_name"))
    submissions = [submission for row in rows for submission in _entries(row, "submissions")]
    somewhere(DRUGS, submissions, ("submission_status_date", "submission_number"))
    some_value(DRUGS, submissions, "submission_type", (ORIGINAL, "SUPPL"))
    some_value(DRUGS, submissions, "submission_status", (APPROVED, "TA"))
    return each_row(rows, _approvals_of)


def _approvals_of(number: int, row: Json) -> list[Found]:
    must_have(DRUGS, f"record {number}", row, ("application_number",))
    application = str(row["application_number"])
    if not application.startswith(KINDS):
        return []
    approved = [submission for submission in _entries(row, "submissions") if submission.get("submission_status") == APPROVED]
    return [event for submission in approved for event in _approval(application, row, submission)]


def _approval(application: str, row: Json, submission: Json) -> list[Found]:
    kind, number = application[:3], application[3:]
    named = f"{submission.get('submission_type', '')}-{submission.get('submission_number', '')}"
    is_original = submission.get("submission_type") == ORIGINAL
    approved_on = day_of(DRUGS, f"{application}, {named}", submission, "submission_status_date", "%Y%m%d")
    if approved_on is None or approved_on < SINCE or not (is_original or submission.get("submission_class_code") == "EFFICACY"):
        return []
    return [
        Found(
            agency="FDA",
            event_type="approval",
            event_on=approved_on,
            brands=_brands(row),
            substances=_substances(row),
            sponsor=str(row.get("sponsor_name", "")),
            source_url=_letter(submission) or f"{OVERVIEW}{number}",
            source_title=f"Drugs@FDA: {application}, {named}",
            application_type=kind if is_original else f"s{kind}",
            application_number=f"{kind} {number}",
            note=_note(submission),
        )
    ]


def letters(body: Json) -> Reading:
    """Complete responses and refusals to file; tentative approvals, rescinded letters and the like are left out."""
    rows = rows_of(LETTERS, body, "results")
    somewhere(LETTERS, rows, ("application_number", "company_name", "text"))
    some_value(LETTERS, rows, "letter_type", tuple(LETTER_EVENTS))
    return each_row(rows, _letter_event)


def _letter_event(number: int, row: Json) -> list[Found]:
    place = f"letter {number} ({row.get('file_name', 'no file name')})"
    must_have(LETTERS, place, row, ("letter_date", "letter_type", "file_name"))
    sent_on = day_of(LETTERS, place, row, "letter_date", "%m/%d/%Y")
    kind = LETTER_EVENTS.get(str(row["letter_type"]).upper())
    if kind is None or sent_on is None:
        return []
    applications, file_name = texts_of(row.get("application_number")), str(row["file_name"])
    return [
        Found(
            agency="FDA",
            event_type=kind,
            event_on=sent_on,
            brands=(),
            substances=(),
            sponsor=str(row.get("company_name", "")),
            source_url=LETTER_FILES + quote(file_name) if file_name.lower().endswith(".pdf") else LETTERS_URL,
            source_title=f"FDA: letter to {row.get('company_name', 'the applicant')}, {'; '.join(applications) or 'application not stated'}",
            application_type=applications[0][:3] if applications and applications[0].startswith(KINDS) else "",
            application_number="; ".join(applications),
            note=f"FDA lists the application as {str(row['approval_status']).lower()}." if row.get("approval_status") else "",
            subject=_subject(str(row.get("text", ""))),
        )
    ]


def _subject(text: str) -> str:
    """The part of a letter that says which application it is about; what follows names other drugs."""
    end = text.lower().find(SUBJECT_ENDS)
    return text[: end if 0 <= end <= LONGEST_SUBJECT else LONGEST_SUBJECT]


def _entries(row: Json, key: str) -> list[Json]:
    return cast("list[Json]", row.get(key) or [])


def _brands(row: Json) -> tuple[str, ...]:
    named = [product.get("brand_name") for product in _entries(row, "products")]
    return _once([*texts_of(named), *texts_of(_openfda(row).get("brand_name"))])


def _substances(row: Json) -> tuple[str, ...]:
    """Names of the active substance; a fixed combination has none of its own."""
    single = [_entries(product, "active_ingredients") for product in _entries(row, "products")]
    named = [ingredients[0].get("name") for ingredients in single if len(ingredients) == 1]
    return _once([*texts_of(named), *(name for name in texts_of(_openfda(row).get("generic_name")) if " and " not in name.lower())])


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _openfda(row: Json) -> Json:
    return cast("Json", row.get("openfda") or {})


def _letter(submission: Json) -> str:
    documents = _entries(submission, "application_docs")
    return next((str(document["url"]) for document in documents if document.get("type") == "Letter" and document.get("url")), "")


def _note(submission: Json) -> str:
    said: list[Any] = [submission.get("submission_class_code_description"), f"{str(submission.get('review_priority', '')).lower()} review"]
    return "; ".join(text for text in said if text and not str(text).startswith((" ", "n/a", "unknown")))


def _count(body: Json) -> int:
    return len(cast("list[object]", body.get("results") or []))


def _total(body: Json) -> int | None:
    results = cast("Json", cast("Json", body.get("meta") or {}).get("results") or {})
    total = results.get("total")
    return total if isinstance(total, int) else None


DRUGS_SOURCE = Source("openfda-drugsfda", DRUGS, DRUGS_URL, approvals, _count, _total)
LETTERS_SOURCE = Source("openfda-crl", LETTERS, LETTERS_URL, letters, _count, _total)
