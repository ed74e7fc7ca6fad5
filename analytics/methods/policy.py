"""The methods behind the policy layer and the approvals below it."""

from analytics.methods.method import Method
from analytics.metrics.policy_layer import MOST_DRAWN

POLICY: tuple[Method, ...] = (
    Method(
        "Policy layer",
        "A rule stands at its date over a trend: a line where the day is known, a band as long as the month, half or year where it is not. "
        f"One rule a half-year is drawn, at most {MOST_DRAWN} and the newest of them: one whose day is known before one that is not, then by kind "
        "(law, regulation, tariff, catalogue, review process, capital market, guideline), then the latest. A reader may choose others.",
        "Laws, regulations, guidelines, catalogues, review reforms, tariffs and market rules on record; drafts, bills and announcements are "
        "among them and say so in their titles. A rule of two jurisdictions counts for both.",
        "The layer shows when a rule came, it does not show what it caused: no correlation is computed, other things happened at the same "
        "time, and markets move before a rule that they see coming. The list is a selection by hand, not every rule. The effect given with a "
        "rule is our reading, not a quotation.",
        "First half of 2031: a law of 3 May, a guideline of 9 January, and a regulation known as “2031” alone. Drawn is the law: its day is "
        "known, and a law goes before a guideline; the regulation would come after both.",
    ),
    Method(
        "Approvals abroad by quarter",
        "Approvals and conditional approvals by any authority but China's, counted by the quarter of their date and by authority; EMA "
        "opinions are no approvals, the European Commission's decisions are.",
        "Regulatory events of the filter whose asset has an originator with its seat or its origin in China. n of N: approvals whose quarter "
        "is known, of all of them.",
        "An approval of a further indication counts again, so this is no number of drugs. The record is made by hand from public pages and "
        "holds assets that reached at least one event; small authorities are surely not complete, and the last quarters fill up late. * the "
        "quarter of the day for which the data are stated.",
        "Moonstone is approved by the FDA on 3 May 2031 and for a second cancer on 9 June 2031, and in Japan “in 2031”: two approvals by the "
        "FDA in 2031 Q2, none drawn for Japan, 2 of 3 have a known quarter.",
    ),
)
