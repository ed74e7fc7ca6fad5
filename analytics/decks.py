"""Ready decks: sections in an order that tells a story, with the filter that it is about."""

from dataclasses import dataclass

from analytics.filters import DealFilter

EVERY_DEAL = DealFilter()


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
