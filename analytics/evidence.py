"""What stands beside every number: how many deals it rests on, which deals were meant, where it comes from."""

from dataclasses import dataclass
from datetime import date

METHODS_VERSION = "1.0"


@dataclass(frozen=True)
class Evidence:
    """The basis of one section.

    disclosed_count of deal_count deals have what the section measures; measure says what that is.
    """

    title: str
    unit: str
    measure: str
    disclosed_count: int
    deal_count: int
    filter_sentence: str
    method: str
    as_of: date
    data_version: str
    noun: str = "deal"

    def basis(self) -> str:
        """n of N in words: "31 of 58 deals disclose a headline total"."""
        deals = self.noun if self.deal_count == 1 else f"{self.noun}s"
        if not self.measure:
            return f"{self.deal_count:,} {deals}"
        return f"{self.disclosed_count:,} of {self.deal_count:,} {deals} {self.measure}"

    def source_line(self) -> str:
        """Whose data, of which day, computed by which version of the methods."""
        return f"Source: Chuhai data {self.data_version}, as of {self.as_of}; methods {METHODS_VERSION}"

    def lines(self) -> list[tuple[str, str]]:
        """The same as label and text, for a footer or a sheet."""
        return [
            ("Title", self.title),
            ("Filter", self.filter_sentence),
            ("Unit", self.unit),
            ("Basis", self.basis()),
            ("Method", self.method),
            ("Source", self.source_line()),
        ]
