import pytest

from omarm.core.chat_links import chat_with, is_chat_address

TEAMS = "https://teams.microsoft.com/l/chat/0/0?users={mail}"
OWN = "https://chat.proefstad.example/direct/{username}"


@pytest.mark.parametrize("address", [TEAMS, OWN, "https://matrix.to/#/@{username}:proefstad.example"])
def test_addresses_of_products_can_be_kept(address):
    assert is_chat_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "https://chat.example/", "http://chat.example/{mail}", "javascript:alert('{mail}')", "https://{mail}/", "https://a{username}.example/",
        "https://chat.example/{name}", "https://chat.example/{mail", "https://chat.example/ {mail}", "https://chat.example/{{mail}}",
    ],
)  # fmt: skip
def test_others_cannot(address):
    assert not is_chat_address(address)
    assert chat_with(address, username="bo", mail="bo@proefstad.example") == ""


def test_what_stands_in_an_address_is_written_as_one():
    assert chat_with(OWN, username="bo/../x?y", mail="") == "https://chat.proefstad.example/direct/bo%2F..%2Fx%3Fy"
    assert (
        chat_with(TEAMS, username="bo", mail="b&o@x.example")
        == "https://teams.microsoft.com/l/chat/0/0?users=b%26o@x.example"
    )


def test_without_a_mail_address_that_is_shown_there_is_none():
    assert chat_with(TEAMS, username="bo", mail="") == ""
