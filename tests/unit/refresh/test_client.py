"""Reading pages: pace, further attempts, the wait that a server asks for, and words where it fails."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from data.refresh.client import ATTEMPTS, LONGEST_WAIT, PER_MINUTE
from data.refresh.failures import RefreshFailed
from tests.unit.refresh.replay import LETTERS, Clock, answering, ok, sample

URL = "https://api.fda.gov/transparency/crl.json?limit=100"
BODY = sample(LETTERS)


def test_a_page_brings_its_json_and_the_way_to_the_next() -> None:
    following = "https://api.fda.gov/transparency/crl.json?limit=100&skip=0&search_after=0%3D9"
    client, _ = answering(ok(BODY, Link=f'<{following}>; rel="next"'))
    page = client.page("FDA", URL)
    assert (page.url, page.next_url, len(page.body["results"])) == (URL, following, 4)


def test_a_way_that_leads_elsewhere_is_not_followed() -> None:
    client, _ = answering(ok(BODY, Link='<https://elsewhere.example/next>; rel="next"'))
    assert client.page("FDA", URL).next_url is None


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (httpx.ReadTimeout("slow"), "did not answer in time"),
        (httpx.ConnectError("no route"), "the connection failed (no route)"),
        (httpx.RemoteProtocolError("peer closed connection"), "the connection failed"),
        (ok(BODY[: len(BODY) // 2]), "the JSON is cut off or damaged"),
        (httpx.Response(503), "answers 503"),
        (httpx.Response(429, json={"error": {"code": "OVER_RATE_LIMIT"}}), "answers 429"),
    ],
)
def test_a_passing_fault_is_tried_again_and_told_when_it_stays(fault, words: str) -> None:
    clock = Clock()
    client, asked = answering(fault, ok(BODY), clock=clock)
    assert client.page("FDA", URL).body["results"]
    assert len(asked) == 2
    assert 2 <= max(clock.slept) <= 3.1
    said: list[str] = []
    client, asked = answering(fault)
    client.say = said.append
    with pytest.raises(RefreshFailed) as failed:
        client.page("FDA", URL)
    assert len(asked) == ATTEMPTS
    assert words in failed.value.message
    assert URL in failed.value.message
    assert "pages that were read are kept" in failed.value.remedy
    assert len(said) == ATTEMPTS - 1


def test_pauses_grow() -> None:
    clock = Clock()
    client, _ = answering(httpx.ReadTimeout("slow"), clock=clock)
    with pytest.raises(RefreshFailed):
        client.page("FDA", URL)
    pauses = [seconds for seconds in clock.slept if seconds > 1]
    assert pauses == sorted(pauses)
    assert len(pauses) == ATTEMPTS - 1


@pytest.mark.parametrize("is_date", [False, True])
def test_the_wait_that_the_server_asks_for_is_kept(is_date: bool) -> None:
    after = format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True) if is_date else "120"
    clock = Clock()
    client, _ = answering(httpx.Response(429, headers={"Retry-After": after}), ok(BODY), clock=clock)
    client.page("FDA", URL)
    assert max(clock.slept) == pytest.approx(120, abs=3)


def test_a_wait_of_hours_ends_the_run_at_once() -> None:
    client, asked = answering(httpx.Response(429, headers={"Retry-After": f"{LONGEST_WAIT + 2700:.0f}"}))
    with pytest.raises(RefreshFailed, match="asks to wait 3,600 seconds"):
        client.page("FDA", URL)
    assert len(asked) == 1


def test_a_refusal_is_not_tried_again() -> None:
    client, asked = answering(httpx.Response(400, json={"error": {"code": "BAD_REQUEST", "message": "Skip value must 25000 or less."}}))
    with pytest.raises(RefreshFailed, match="answers 400: Skip value must 25000 or less"):
        client.page("FDA", URL)
    assert len(asked) == 1


def test_no_match_is_an_empty_page_and_another_404_is_not() -> None:
    client, _ = answering(httpx.Response(404, json={"error": {"code": "NOT_FOUND", "message": "No matches found!"}}))
    assert client.page("FDA", URL).body == {"results": []}
    client, _ = answering(httpx.Response(404, content=b"<html>gone</html>"))
    with pytest.raises(RefreshFailed, match="answers 404: Not Found"):
        client.page("FDA", URL)


def test_requests_keep_the_pace() -> None:
    clock = Clock()
    client, asked = answering(ok(BODY), clock=clock)
    for _ in range(PER_MINUTE + 1):
        client.page("FDA", URL)
    assert len(asked) == PER_MINUTE + 1
    assert clock.now == pytest.approx(60)
