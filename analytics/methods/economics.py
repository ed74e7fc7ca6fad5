"""What is paid and what is promised: the methods."""

from analytics.methods.method import Method

ECONOMICS: tuple[Method, ...] = (
    Method(
        "Deal sizes",
        "Median: the middle deal; p25 and p75: a quarter of the deals lies below, a quarter above, interpolated between neighbours. Beside them the "
        "mean. Classes of headline totals hold their lower end: exactly $1bn counts as $1bn or more.",
        "Medians: deals that disclose the amount, acquisitions left out; the upfront as stated, whatever it holds, with cash alone in the table. "
        "Classes: every deal of the filter, acquisitions in; the last class holds those without a headline total of their own.",
        "Disclosed deals are likely to be larger than undisclosed ones. A mean lies above the median wherever few deals are very large. Stages "
        "differ in what is sold too: approved products often go to small markets.",
        "Five upfronts of $10m, $20m, $30m, $50m and $200m: median $30m, p25 $20m, p75 $50m, mean $62m.",
    ),
    Method(
        "Split milestones",
        "Layers of one headline total, in order: upfront, near-term, equity inside the total, development and regulatory milestones, sales "
        "milestones; rest = headline total − all of them. Each layer is summed over the deals.",
        "Licences with a headline total and development/regulatory or sales milestones stated apart. All other deals are left out and counted.",
        "Deals that publish the split are few and may differ from the rest. A layer that a page does not state is in the rest of its deal. Where "
        "rounded parts exceed the rounded total, the last part gives way, so that layers never exceed the headline.",
        "Upfront $50m, development milestones $150m, sales milestones $700m, headline total $1,000m: rest 1,000 − 50 − 150 − 700 = $100m. Another "
        "deal: $100m, $200m and $705m of a total of $1,000m: sales milestones count as $700m.",
    ),
    Method(
        "Concentration",
        "Share of the top five = sum of the five largest headline totals ÷ sum of all. The Lorenz curve adds up deals from the smallest on: across, "
        "their part of the deals; up, their part of the money.",
        "Deals of the filter with a headline total, acquisitions in. Under five such deals no share is printed.",
        "Headline totals are promises, so the curve shows who promises most and not who was paid. Money inside an earlier headline counts once.",
        "Six deals of $500m, $200m, $100m, $100m, $60m and $40m, together $1,000m: the five largest hold 96%; the three smallest, half of the "
        "deals, hold 20%.",
    ),
    Method(
        "Kinds of licensee",
        "Each deal stands under the kind of the licensee named first: multinational, pharma, biotech, NewCo. Beside the count: median upfront, "
        "median headline total, upfront share as under Upfront share.",
        "Deals of the filter, acquisitions left out; each statistic rests on the deals that disclose it, n of N in brackets.",
        "The kind is that of today: a biotech that was bought since keeps its own kind, a NewCo that was listed stays a NewCo. Kinds license at "
        "different stages, so a difference between them is not a discount.",
        "Oakfield, a multinational, pays $10m, $20m, $60m, $90m and $100m upfront in five deals and hides a sixth: median $60m, 5 of 6.",
    ),
    Method(
        "Royalties",
        "As stated: the words of the source. Where it gives numbers, the lowest and the highest rate; one of them alone where only one is given.",
        "Deals of the filter that state a royalty; the others are counted.",
        "No number is read into words: “high single-digit” stays words. Rates are tiered, so the highest applies to the highest sales only. No "
        "mention of a royalty does not mean that there is none. No average is printed: too few deals give numbers.",
        "“Tiered, 8-15% of net sales”: 8 to 15. “Up to 10%”: no lower end, 10. “Tiered, double-digit”: words alone.",
    ),
    Method(
        "Against published figures",
        "Gap = our number ÷ the published one − 1, for the same period. Ours is summed over out-licences, acquisitions and rights for China alone "
        "left out.",
        "Published figures chosen one by one, because period and subject can be rebuilt from our record; diamonds: the definition is the same, "
        "circles: it differs, and the table says how. The whole record, whatever filter is set.",
        "Commercial databases see amounts that no open page states, and count deals that were never announced in English. Few publishers define "
        "what they count. A small gap can hide two large differences.",
        "A publisher counts 20 deals of $1bn or more in 2024, our record 17: 17 ÷ 20 − 1 = −15%.",
    ),
)
