"""Lag and designations."""

from analytics.methods.method import Method

LAG: tuple[Method, ...] = (
    Method(
        "Lag to the approval abroad",
        "Kaplan-Meier from the first approval (or conditional approval) of an asset by the NMPA to its first approval by the FDA, the European "
        "Commission or Japan's MHLW, or by any of the three; shown as 1 − the share still waiting. Years = days ÷ 365.25. Band: 95 %, Greenwood's "
        "variance on the log-log scale.",
        "Assets on record with an approval in China, of any indication; those without approval abroad are cut off on the as-of date. Outside the "
        "curve, but counted: assets approved abroad first or in the same period (their lag is negative or nil), and assets one of whose dates is "
        "known by quarter, half or year only. A month counts as its middle. One curve an era of the Chinese approval (before 2020, 2020 to 2022, "
        "since 2023) where each has five assets and an approval abroad, else one for all. A line ends where fewer than five are followed.",
        "The record holds assets with at least one event that was found, and was searched from those that went abroad: the shares are not those of "
        "all Chinese drugs. Waiting means no approval on record; most of these assets have no filing abroad on record and may never file. "
        "Biosimilars and new formulations are inside. Leaving out those approved abroad first lets the curve rise later than for all assets.",
        "Six assets approved in China: FDA after 2 and 4 years, four waiting for 1, 3, 5 and 6 years. After 2 years 1 ÷ 5 = 20% approved; after 4 "
        "years 1 − 0.8 × 2 ÷ 3 = 46.7%, not drawn, as only three are followed by then.",
    ),
    Method(
        "Designations",
        "Events of the kinds orphan designation, fast track, breakthrough designation, PRIME, RMAT and priority review, counted by authority, kind "
        "and year of the event.",
        "Designations of the filter, of assets on record. A designation counts by itself: an asset with two orphan designations counts twice. "
        "Published counts stand beside ours of the same year over the whole record.",
        "Companies choose what they announce, and the FDA publishes no list of breakthrough or fast-track designations: a small count shows the "
        "record, not the agency. No share of designated assets that reach approval is printed, because the record holds assets that got somewhere. "
        "The year of the as-of date is not complete and marked *.",
        "MR-101 gets an orphan designation in 2021 and another in 2022, MR-202 one in 2022: one in 2021, two in 2022.",
    ),
)
