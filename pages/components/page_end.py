"""A page that has said all: it ends here, and the frame around it goes on."""

from typing import NoReturn


class PageEnded(Exception):
    """Raised by end_page, caught by the frame."""


def end_page() -> NoReturn:
    """Leave the page; st.stop would leave the filter bar, which is drawn after the page, out as well."""
    raise PageEnded
