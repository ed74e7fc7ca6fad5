"""A deal among its comparables: the methods."""

from analytics.methods.method import Method
from analytics.small_numbers import MIN_DEALS

BENCHMARKS: tuple[Method, ...] = (
    Method(
        "Comparables",
        "For each of stage at signing, modality, therapeutic area and territory a comparable must have the same value, a related one, or any. "
        "Related: stages at most one step apart (discovery 0, preclinical 1, IND 2, phase 1 3, phase 2 4, phase 3 5, filed 6, approved 7; phase "
        "1/2 and 2/3 lie halfway), else values of one group of the vocabulary. Years: signed at most 1, 2, 3 or 5 years before or after, or any.",
        "Deals of the filter, out-licences unless another direction is chosen. The deal that is compared is never its own comparable, and "
        "acquisitions are left out: their upfront is the price of a company.",
        "By itself the set starts at same stage, modality and area, related territory and 3 years, and is widened in fixed steps, each of which "
        f"holds the one before, until {MIN_DEALS} upfronts are disclosed: territory any; 5 years; area, modality, stage related; all years; area, "
        "modality, stage any. What is not known of the deal asks nothing of the others. “multiple” and “other” are related to nothing.",
        "An ADC in phase 1 for oncology, 2024. Same: ADCs in phase 1. Related: bispecific ADCs too, IND and phase 1/2 and phase 2 too, hematology "
        "too. With 3 years: signed 2021 to 2027.",
    ),
    Method(
        "Similarity",
        "Sum of weight × match ÷ sum of weights. Weights: stage 30, modality 30, therapeutic area 20, territory 10, year 10. Match: 1 for the same "
        "value, ½ for a related one (see Comparables), else 0; for the year 1 − years apart ÷ 5, at least 0.",
        "The traits that are known of the deal that is compared; one that the other deal does not state matches 0.",
        "The weights are our choice, made before looking at the amounts and fitted to nothing. The score orders the list; it does not weigh the "
        "median or the percentile.",
        "Compared: phase 1, ADC, oncology, global, 2024. The other: phase 2, ADC, hematology, regional, 2022. 30 × ½ + 30 × 1 + 20 × ½ + 10 × 0 + "
        "10 × 0.6 = 61 of 100: 61%.",
    ),
    Method(
        "Benchmark percentile",
        "(comparables with a lower amount + ½ × comparables with an equal amount) ÷ comparables with the amount; between 0 and 1.",
        f"Comparables that disclose the amount, from {MIN_DEALS} on; the deal itself is not among them. Upfront: whatever it holds. Headline total: "
        "unless it sits inside an earlier one. Upfront share: cash upfront ÷ headline total, as in Upfront share.",
        "Deals that hide their terms are missing and are likely to be smaller. A high percentile says that more is stated, not that the deal is "
        "better. Amounts are not corrected for inflation.",
        "Five comparables pay $10m, $20m, $20m, $40m and $80m. A deal with $20m: (1 + ½ × 2) ÷ 5 = 40%. One with $50m: 4 ÷ 5 = 80%.",
    ),
    Method(
        "Interval of the median",
        "Percentile bootstrap: from the n disclosed amounts, n are drawn with replacement, 2,000 times, and the median of each draw is taken; the "
        "interval reaches from the 2.5th to the 97.5th percentile of these medians.",
        f"Comparables that disclose the amount, from {MIN_DEALS} on. The seed is fixed (20261121) and the amounts are sorted first, so the same "
        "deals always give the same interval.",
        "It tells how far the median could move had other deals of the same kind been disclosed, not where a single deal may lie. With five to ten "
        "deals it is wide, and often ends at one of the amounts.",
        "Five comparables pay $10m, $20m, $20m, $40m and $80m: median $20m, interval $10m to $80m.",
    ),
)
