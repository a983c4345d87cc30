"""What came between the making of a page and the opening of its line."""

import json
import time

from django.core import signing

from omarm.core.live import make_token
from omarm.core.live.hub import GAP, KEPT_SECONDS, MOST_KEPT, Hub
from omarm.core.live.token import SALT, read_token
from omarm.core.tests.test_live import HEARD, notice


def all_of(listener):
    return [listener.queue.get_nowait() for _number in range(listener.queue.qsize())]


def test_what_came_between_the_page_and_its_line_is_heard_and_nothing_twice(monkeypatch):
    hub, made = Hub(), time.time() + 100
    clock = iter([made - 1, made + 1, made + 2])
    monkeypatch.setattr("omarm.core.live.hub.time.time", lambda: next(clock))
    hub.pass_on(notice("c3", number=1))  # is on the page
    hub.pass_on(notice("c3", "g9", number=2))
    hub.pass_on(notice("c4", number=3))  # of a conversation that it may not hear

    listener = hub.join(["all", "c3"], 7, since=made)
    monkeypatch.setattr("omarm.core.live.hub.time.time", lambda: made + 3)
    hub.pass_on(notice("c3", number=4))

    told = [json.loads(event.decode().split("data: ")[1]) for event in all_of(listener)]
    assert told == [{"id": 2, "on": ["c3"]}, {"id": 4, "on": ["c3"]}]
    assert all_of(hub.join(["c3"], 7)) == []  # the next line of the same page asks for nothing of before


def test_what_is_kept_is_not_for_who_did_it_and_not_what_is_only_of_the_moment():
    hub = Hub()
    made = time.time()
    hub.pass_on(notice("c3", by=7))
    hub.pass_on(notice("c3", kind="typing", by=8, every=3))
    assert all_of(hub.join(["c3"], 7, since=made)) == []
    assert all_of(hub.join(["c3"], 8, since=made)) == [HEARD % b"c3"]


def test_who_asks_for_more_than_is_kept_hears_of_a_gap(monkeypatch):
    hub, began = Hub(), time.time()
    assert all_of(hub.join(["c3"], since=began - 5)) == [GAP]  # it was not there yet
    monkeypatch.setattr("omarm.core.live.hub.time.time", lambda: began + 60)
    hub.pass_on(notice("c3"))
    assert all_of(hub.join(["c3"], since=began + 5)) == [HEARD % b"c3"]
    monkeypatch.setattr("omarm.core.live.hub.time.time", lambda: began + 120)
    hub.pass_on(notice("c3"))
    assert all_of(hub.join(["c3"], since=began + 5)) == [GAP]
    hub.tell_of_a_gap()
    assert all_of(hub.join(["c3"], since=began + 119)) == [GAP]


def test_what_is_kept_is_bounded_by_time_and_number(monkeypatch):
    hub, began = Hub(), time.time()
    for number in range(MOST_KEPT + 50):
        hub.pass_on(notice("c3", number=number))
    assert len(hub._kept) == MOST_KEPT
    late = hub.join(["c3"], since=time.time() - 1)
    assert all_of(late) == [GAP]
    monkeypatch.setattr("omarm.core.live.hub.time.time", lambda: began + KEPT_SECONDS + 60)
    hub.pass_on(notice("c3"))
    assert len(hub._kept) == 1


def test_a_token_carries_since_when_and_one_of_before_is_refused():
    assert read_token(make_token(1, ["all"], since=12.5)).since == 12.5
    assert read_token(make_token(1, ["all"])).since is None
    assert read_token(signing.dumps([1, int(time.time()) + 9, "all"], salt=SALT)) is None
