"""Policy: the rules that bear on going global, over the trends of deals and approvals, and to read."""

import streamlit as st

from analytics.findings.policy import answer as opening
from analytics.language import say
from analytics.queries.policy import policy_list
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.policy_inputs import layer, policy_choice, take_linked_choices
from pages.components.policy_rules import drawn_rules, rule_lists
from pages.components.policy_trends import policy_trends

st.title(say("Policy"), anchor=False)
take_linked_choices()
notice.show()
deals = current_filter()
head = st.container(key="policy-head")
choice = policy_choice(deals)
rules = cached.found(policy_list, choice)
with head:
    answer(opening(rules))
drawn = layer(rules)
policy_trends(deals, drawn)
drawn_rules(drawn)
rule_lists(deals, choice, drawn)
