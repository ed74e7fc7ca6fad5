"""Every section of the product. Page, export and test walk this list, so a number has one origin."""

from analytics.section import Section
from analytics.sections.economics import ECONOMICS
from analytics.sections.lag import LAG
from analytics.sections.landscape import LANDSCAPE
from analytics.sections.outcomes import OUTCOMES
from analytics.sections.overview import OVERVIEW
from analytics.sections.players import PLAYERS
from analytics.sections.policy import POLICY
from analytics.sections.record import RECORD
from analytics.sections.reviews import REVIEWS

SECTIONS: dict[str, Section] = {
    section.key: section for section in (*OVERVIEW, *ECONOMICS, *LANDSCAPE, *PLAYERS, *OUTCOMES, *RECORD, *REVIEWS, *LAG, *POLICY)
}
