"""Ready decks: sections in an order that tells a story, with the filter that it is about."""

from dataclasses import dataclass

from analytics.filters import DealFilter
from analytics.wording import shortened

EVERY_DEAL = DealFilter()
MOST_SECTIONS, LONGEST_NAME = 200, 80


@dataclass(frozen=True)
class Deck:
    """Sections to be shown one after another. key: its name in links; told: what it is for, in a sentence; deals: the filter that it begins with."""

    key: str
    name: str
    told: str
    sections: tuple[str, ...]
    deals: DealFilter = EVERY_DEAL


ANTIBODY_DRUGS = ("ADC", "bispecific ADC", "bispecific antibody", "multispecific antibody", "T-cell engager")
DECKS = (
    Deck(
        "year",
        "Year in review",
        "How many deals, how much money, who and what.",
        ("deals-by-quarter", "money-layers-by-year", "modality-mix", "largest-by-headline", "licensees-by-deals", "licensee-countries"),
    ),
    Deck(
        "promised",
        "Upfront v promised",
        "How much of the headline is paid, and what became of old promises.",
        (
            "upfront-share-by-year",
            "upfront-share-by-stage",
            "upfront-v-headline",
            "milestone-layers",
            "headline-concentration",
            "time-to-termination",
        ),
    ),
    Deck(
        "antibodies",
        "ADC and bispecifics",
        "The drugs that lead: deals, sizes, partners.",
        ("deals-by-quarter", "hot-targets", "upfront-size-by-stage", "largest-by-upfront", "licensors-by-deals", "licensees-by-deals"),
        DealFilter(modality=ANTIBODY_DRUGS),
    ),
    Deck(
        "fda",
        "The road to FDA",
        "Reviews, complete responses and the wait after approval in China.",
        ("review-times", "first-cycles", "complete-response-reasons", "after-complete-response", "goal-dates", "lag-fda", "designations"),
    ),
)
BY_KEY = {deck.key: deck for deck in DECKS}


def one_line(name: str) -> str:
    """The name of a deck as it is kept: on one line, of at most so many characters."""
    return shortened(" ".join(name.split()), LONGEST_NAME)


def company_sections(licenses_out: bool, takes_in: bool, has_events: bool) -> tuple[str, ...]:
    """The deck of one company: its deals by year, size and partner, what became of them, and its drugs before the agencies.

    licenses_out: it has deals as licensor, so that those who took its rights are of interest; takes_in: the same the other way round;
    has_events: its assets have regulatory events.
    """
    partners = (("licensees-by-deals",) if licenses_out else ()) + (("licensors-by-deals",) if takes_in else ())
    of_deals = ("deals-by-quarter", "money-layers-by-year", "largest-by-headline", "largest-by-upfront", *partners, "modality-mix", "status-by-year")
    return (of_deals if partners else ()) + (("review-times", "first-cycles", "lag-any") if has_events else ())
