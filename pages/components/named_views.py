"""Named views as the filter bar offers them; opened_view opens the one that was chosen."""

import streamlit as st

from analytics.language import say
from analytics.views import NAMED_VIEWS, NamedView
from analytics.wording import plain
from pages.components import cached
from pages.components.filter_taken import go_with_filter, is_going
from pages.components.link_keys import VIEW
from pages.components.spoken import fragment

LIST = "named-views"


@fragment
def views_button() -> None:
    """The list of named views, made when it is opened."""
    if is_going():
        st.rerun()
    popover = st.popover(say("Views"), icon=":material/bookmarks:", key=LIST, type="tertiary", on_change="rerun")
    if popover.open:
        with popover, st.container(gap="xxsmall", key="named-view-list"):
            for view in NAMED_VIEWS:
                st.button(say(view.name), key=f"view-{view.key}", type="tertiary", help=_told(view), on_click=_choose, args=(view,))


def _told(view: NamedView) -> str:
    said = plain(view.deals.sentence(cached.company_labels()))
    return say("{deals}. Its short link ends in ?{key}={view}", deals=said, key=VIEW, view=view.key)


def _choose(view: NamedView) -> None:
    st.session_state[LIST] = False
    go_with_filter(view.page, view.deals, {})
