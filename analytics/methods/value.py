"""What promises are worth, at published odds: the methods."""

from analytics.methods.method import Method

VALUE: tuple[Method, ...] = (
    Method(
        "Risk-adjusted value",
        "Upfront in cash + near-term × odds of the next stage + development and regulatory milestones × odds of approval + sales milestones × odds "
        "of approval × share of them reached, which the reader sets. Low: the lowest comparable odds, no near-term, no sales milestones, no mixed "
        "upfront, unsplit milestones read as sales. High: the highest comparable odds, near-term in full, all sales milestones, development "
        "milestones paid in equal parts at each later stage whose odds are published, unsplit milestones read as development. Discount, if any: "
        "÷ (1 + rate) ^ years, on everything but the upfront.",
        "The deal in the link, whatever the filter says, or the deals of the filter without acquisitions. Amounts as stated, each counted once and "
        "cut at the headline total; an upfront inside an earlier headline is taken from that headline where both deals are shown. The rest of a "
        "headline is unsplit, or “total, upfront not disclosed”. Base reads unsplit milestones as the "
        "median deal of the record that states both parts, one half under five such deals. The tornado moves one input at a time.",
        "No valuation: royalties, costs, competition and the contract's conditions are not in it. Payment on approval alone is a simplification. No "
        "source backs the share of sales milestones reached (band 0 to 100%, start 50%) nor the years until payment (start: 8, 6, 3 and 1 to "
        "approval, 5 more to sales milestones, 1 for near-term). Equity is shown apart, neither weighed nor counted as cash. Milestones at stages "
        "without published odds are left out and counted; an undisclosed upfront is unknown, not 0. All is seen from the day of signing, also where "
        "the deal has ended since. Milestones of several drugs in one deal share one probability.",
        "Phase 2 deal of $1,000m: $50m upfront, $20m near-term, $330m development, $600m sales. Odds 50% × 60% × 80% = 24%, comparable sets 20% to "
        "30%. Base: 50 + 20 × 50% + 330 × 24% + 600 × 24% × 50% = $211.2m. Low: 50 + 330 × 20% = $116m. High: 50 + 20 + 330 × (50% + 30% + 30%) ÷ "
        "3 + 600 × 30% = $371m.",
    ),
    Method(
        "Published odds",
        "From the deal's stage to approval: the product of the published steps (phase 1, 2, 3, filed, approved) where one publisher and population "
        "gives all of them, else its published rate from the stage straight to approval. Phase 1/2 is read as phase 1, phase 2/3 as phase 2. "
        "Comparable sets: those of the same dimension and those of all programmes; their lowest and highest odds make the band.",
        "Table success_rates. Rates of different publishers or populations are never multiplied with one another.",
        "They describe past programmes of a population and say nothing of one drug. A stage without a full chain has none: discovery, preclinical, "
        "IND, approved and stage not stated stay unweighed. Most sets count approval by the FDA; a deal's stage may be its stage in China. Some "
        "rates are known only as quoted by third parties, as the notes beside them say.",
        "A publisher gives phase 2 to 3 50%, phase 3 to filing 60%, filing to approval 80%: phase 2 to approval 24%, from three published steps. "
        "Another prints only “phase 1 to approval 9%”: it is offered for phase 1 alone.",
    ),
)
