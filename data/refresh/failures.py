"""What can go wrong while the open data are read, in words with a remedy."""

from data.errors import ChuhaiError


class RefreshFailed(ChuhaiError):
    """A source could not be read or its proposals could not be kept."""


class SchemaChanged(RefreshFailed):
    """A source answers in another form than this code knows."""

    def __init__(self, source: str, what: str) -> None:
        super().__init__(
            f"{source}: {what}",
            "The source has changed its format. Nothing was proposed from it; adapt its module in data/refresh and the sample in tests/data/refresh.",
        )
