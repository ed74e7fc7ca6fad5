"""What is licensed, and where the rights go: the methods."""

from analytics.methods.method import Method
from analytics.small_numbers import MIN_DEALS

LANDSCAPE: tuple[Method, ...] = (
    Method(
        "Mix by year",
        "Count of deals, or sum of headline totals, by year of announcement and one dimension: modality group, target, therapeutic area, stage "
        "at signing, territory or deal type. Part of a year = the value's deals or money ÷ those of all deals of the year.",
        "Deals of the filter with a known year. Money rests on the deals that disclose a headline total, as Headline total defines it; the number "
        "of them stands beside each sum.",
        "Nothing is guessed: a deal whose page does not say is “not stated”, whatever its drug is called. The eight values with most deals have a "
        "panel each, smaller ones share one, what is not stated has its own. A deal counts once for each of its targets, so targets add up to "
        f"more than the deals. No part of a year is printed on fewer than {MIN_DEALS} deals. One large deal can move a year's money mix by itself.",
        "In 2024 there are eight deals: three conjugates with totals of $900m, $100m and none, five small molecules with $200m each. Conjugates: 3 "
        "of 8 deals, and $1,000m of $2,000m, 50%, from 2 of 3 that disclose.",
    ),
    Method(
        "Hot targets",
        "By target: deals, deals of status terminated, and the median upfront. The fifteen targets with most deals are shown.",
        "Deals of the filter that name a target, undated ones too; the median rests on those of them that disclose an upfront, without "
        f"acquisitions, and is printed from {MIN_DEALS} on.",
        "A deal counts once for each of its targets. A bispecific or a portfolio brings its whole upfront to each of them. Ended deals are only "
        "those whose end a source reports; for many deals the status is unknown. Old targets have had more time to end.",
        "Target X has six deals, one of them terminated; five disclose upfronts of $10m, $20m, $40m, $80m and $100m: median $40m (5/6). Target Y "
        "with four deals shows its count only.",
    ),
    Method(
        "NewCo deals",
        "Deals of the type newco, by year: licences to a company founded for the drug. Shares: the licensor receives shares of the licensee; "
        "their percentage and their value are printed only where a source gives one. Investors: who founded or funded the new company at its "
        "start, where a source names them.",
        "Deals of the filter with that type. By year only dated ones; the list holds the undated too.",
        "Shares are no cash and are never added to what is due at signing; a percentage is not turned into a value. Later financing rounds are "
        "not followed. Money that investors put into the new company is not deal money and is not counted. “None on record” means that no "
        "page read says so, not that there are none. Later licences to an existing new company are not of this type.",
        "Moonrise licenses a drug to Newlight, founded for it by the fund Harvest, for $20m upfront and a tenth of Newlight: one NewCo deal, "
        "shares of 10% without a value, one investor. Another gives shares worth $30m: value stated in 1 of 2 deals.",
    ),
    Method(
        "Seat of the licensee",
        "Deals, upfronts and headline totals by the country in which the first-named licensee has its seat.",
        "Deals of the filter, undated ones too. Money rests on the deals that disclose an upfront, without acquisitions, or a headline total; n/N "
        "tells how many.",
        "The seat says who takes the rights, not for which territory. A holding or a new company may have its seat where taxes are low. The "
        "colour tells five steps of deals and nothing about money. Outlines are those of Natural Earth (public domain), coarse and without a "
        "word on borders; companies are placed by the country code in the data. A seat that is not stated is told below the map.",
        "Oakfield (Boston) takes two deals, one of them without a total and one of $500m; Birch (Basel) takes one of $100m. United States: 2 deals, "
        "$500m (1/2). Switzerland: 1 deal, $100m (1/1).",
    ),
    Method(
        "Flow of rights",
        "Each deal is one unit that runs from its first-named licensor through the modality group to the kind of its first-named licensee. The "
        "twelve licensors with most deals stand by name, all others together.",
        "Deals of the filter, undated ones too.",
        "A deal with two licensors runs from the first only. Subsidiaries are not added to their parents. The width is a count and says nothing "
        "about money; what the flow promises stands in the table.",
        "Moonrise has two deals in small molecules with multinationals and one conjugate with a biotech: three units leave Moonrise, two run through "
        "small molecule to multinational, one through conjugate to biotech.",
    ),
)
