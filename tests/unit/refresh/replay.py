"""A source that answers from samples, and a small record of our own to compare with."""

from collections.abc import Callable, Iterable

import httpx
import pandas as pd

from data.refresh.client import Client
from data.refresh.proposals import Record
from data.schema import HOME
from tests.tables import frames_of

SAMPLES = HOME.parent / "tests" / "data" / "refresh"
DRUGS, LETTERS, EXTRACT, OWN = "openfda_drugsfda.json", "openfda_crl.json", "ema_medicines_extract.json", "ema_medicines_own_form.json"
ASSETS = """
    asset_id                  | name                         | aliases                              | originator
    toripalimab               | toripalimab                  | JS001; Loqtorzi; 特瑞普利单抗        | alpha
    fruquintinib              | fruquintinib                 | Fruzaqla                             | alpha
    hlx02                     | trastuzumab biosimilar HLX02 | HLX02; Zercepac                      | alpha
    zanubrutinib              | zanubrutinib                 | BGB-3111; Brukinsa                   | alpha
    ciltacabtagene-autoleucel | ciltacabtagene autoleucel    | cilta-cel; Carvykti                  | alpha
    penpulimab                | penpulimab                   | AK105                                | alpha
    serplulimab               | serplulimab                  | HLX10                                | alpha
    camrelizumab              | camrelizumab                 |                                      | alpha
    rivoceranib               | rivoceranib                  | apatinib                             | alpha
"""
EVENTS = """
    event_id      | assets                    | agency | event_type            | event_on   | application_number
    fruq-approval | fruquintinib              | FDA    | approval              | 2023-11-08 | NDA 217564
    fruq-opinion  | fruquintinib              | EMA    | CHMP positive opinion | 2024-04    |
    fruq-ec       | fruquintinib              | EC     | approval              | 2024-06-20 |
    zanu-ec       | zanubrutinib              | EC     | approval              | 2021-11-25 |
    cilta-ec      | ciltacabtagene-autoleucel | EC     | conditional approval  | 2022-05-25 |
    penpu-crl     | penpulimab                | FDA    | complete response     | 2024-01-17 | BLA 761258
    camre-goal    | camrelizumab; rivoceranib | FDA    | PDUFA date            | 2024-05-16 | BLA 761308; NDA 216586
"""
COMPANIES = "company_id | name | aliases\nalpha | Alpha | \ntakeda | Takeda | Takeda Pharma\njunshi | Junshi | Coherus BioSciences"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def record() -> Record:
    frames: dict[str, pd.DataFrame] = frames_of("", assets=ASSETS, regulatory_events=EVENTS, companies=COMPANIES)
    return Record(frames["assets"], frames["companies"], frames["regulatory_events"])


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def answering(
    *answers: httpx.Response | BaseException | Callable[[httpx.Request], httpx.Response], clock: Clock | None = None
) -> tuple[Client, list[str]]:
    """A client whose requests get these answers in turn, the last one for ever; and the addresses that it asked."""
    asked: list[str] = []
    clock = clock or Clock()

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        answer = answers[min(len(asked), len(answers)) - 1]
        if isinstance(answer, BaseException):
            raise answer
        return answer(request) if callable(answer) else httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    return Client(httpx.MockTransport(handle), sleep=clock.sleep, clock=clock), asked


def ok(body: bytes, **headers: str) -> httpx.Response:
    return httpx.Response(200, content=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


def joined(words: Iterable[str]) -> str:
    return "\n".join(words)
