"""What can go wrong for a reader of the app, told in words with a remedy; programming mistakes stay tracebacks."""

from dataclasses import dataclass


class ChuhaiError(Exception):
    """A failure that is shown as message + remedy, without a traceback."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}\n{remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with the data: where it is, what was found, what is allowed."""

    file: str
    row: int
    column: str
    value: str
    message: str
    code: str

    def __str__(self) -> str:
        shown = f"{self.value!r}" if self.value else "(empty)"
        return f"{self.file}, row {self.row}, column {self.column}: {shown} - {self.message} [{self.code}]"


class CuratedDataBroken(ChuhaiError):
    """The CSVs break the rules of the data model; carries every finding, not the first."""

    def __init__(self, folder: str, findings: list[Finding]) -> None:
        listed = "\n".join(str(finding) for finding in sorted(findings))
        super().__init__(
            f"The data in {folder} break {len(findings)} rule(s):\n{listed}",
            "Row numbers are those of a spreadsheet (row 1 is the header). Mend these cells and start again.",
        )
        self.findings = findings


class StoreUnusable(ChuhaiError):
    """The database file can be neither opened nor built."""
