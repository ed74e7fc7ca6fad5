"""The deals of one flow of rights: a list to choose from, since a band of the chart cannot be chosen."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.deals import ROW_LIMIT, deals_behind
from analytics.queries.flows import deal_ids_of_flow
from analytics.sections.landscape import FLOWS_OF_RIGHTS
from analytics.wording import counted, plain
from pages.components import cached, notice
from pages.components.choices import selectbox
from pages.components.link_keys import FLOW
from pages.components.link_values import drop_unknown, one_of
from pages.components.rows import deal_rows

ARROW = " → "


def _path_words(path: str) -> str:
    return ARROW.join(map(say, path.split(ARROW)))


def flow_list(deals: DealFilter) -> None:
    """Choose a flow and see its deals."""
    flows = cached.section_frame(FLOWS_OF_RIGHTS.key, deals)
    paths = {ARROW.join(flow): flow for flow in zip(flows["licensor"], flows["modality_group"], flows["licensee_kind"], strict=True)}
    if drop_unknown(one_of(FLOW, paths, "No deal of this filter flows {}; left out.")):
        st.session_state[FLOW] = None
        notice.show()
    with st.container(border=True, gap="xsmall", key="flow-list"):
        chosen = selectbox(
            "Deals of a flow",
            list(paths),
            index=None,
            key=FLOW,
            said=_path_words,
            placeholder=say("Licensor → modality → kind of licensee"),
        )
        if chosen in paths:
            found = cached.found(deal_ids_of_flow, deals, paths[chosen])
            rows = deals_behind(cached.store().cursor(), deals, tuple((("deal_id", deal_id),) for deal_id in found[:ROW_LIMIT]))
            flow = ARROW.join(say(part) for part in paths[chosen])
            st.markdown(say("**{deals}: {flow}**", deals=counted(len(found), "deal"), flow=plain(flow)))
            deal_rows(rows, deals, key="rows-flow")
