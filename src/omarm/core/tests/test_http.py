import pytest
from django.test import Client, RequestFactory
from django_htmx.middleware import HtmxDetails

from omarm.core import http
from omarm.core.errors import DomainError
from omarm.core.middleware import DomainErrorMiddleware
from omarm.core.testing.browsing import FOREIGN
from omarm.people.models import Person


def request(method="get", address="/", **headers):
    made = getattr(RequestFactory(headers=headers), method)(address)
    made.htmx = HtmxDetails(made)
    return made


@pytest.mark.parametrize("address", FOREIGN)
def test_nobody_is_sent_elsewhere(address):
    assert http.back(request(Referer=address), otherwise="/groups/").headers["Location"] == "/groups/"


def test_our_own_pages_are_returned_to():
    for address in ("/groups/?q=a", "http://testserver/people/"):
        assert http.back(request(Referer=address)).headers["Location"] == address
    assert http.back(request()).headers["Location"] == "/"


def test_over_https_one_does_not_fall_back_to_http():
    asked = RequestFactory(headers={"Referer": "http://testserver/groups/"}).get("/", secure=True)
    assert http.previous_page(asked) == "/"


@pytest.mark.parametrize(
    "address", ["/people/%00/", "/groups/a%00b/", "/?q=%00", "/people/?q=a%00b", "/groups/?after=1-%00"]
)
@pytest.mark.django_db
def test_an_address_with_a_nul_leads_nowhere(address):
    for method in ("get", "post"):
        assert getattr(Client(), method)(address).status_code == 404


def test_only_what_a_command_refuses_becomes_a_message():
    middleware = DomainErrorMiddleware(None)
    assert middleware.process_exception(request(), ZeroDivisionError()) is None
    answer = middleware.process_exception(request(HX_Request="true"), DomainError("Niet nu."))
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (422, "beforeend")
    assert "Niet nu." in answer.content.decode()


def test_what_went_away_meanwhile_is_said_so(caplog):
    middleware, gone = DomainErrorMiddleware(None), Person.DoesNotExist()
    answer = middleware.process_exception(request("post", HX_Request="true"), gone)
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (422, "beforeend")
    assert "Gone while it was acted on: /" in caplog.text
    assert middleware.process_exception(request(), gone) is None  # no page is asked for by a row that is not there
