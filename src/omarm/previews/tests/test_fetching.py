import gzip
import io
import ssl
import time
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from omarm.previews import fetching
from omarm.previews.fetching import Fetcher, NotFetched, host_of, is_public, normal_url
from omarm.previews.tests.sites import PAGE, Site, lenient_fetcher

NOT_PUBLIC = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.7", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1",
    "2002:7f00:1::", "2002:a9fe:a9fe::", "2001::1", "2001:0:7f00:1::", "2001:db8::1", "100::1", "2001:10::1",
    "5f00::1", "3fff::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "145.131.1.1", "2a00:1450:400e:80e::200e", "2606:4700:4700::1111"]

ODD = [
    "", "krant.example", "//krant.example/", "ftp://krant.example/", "file:///etc/passwd", "javascript:alert(1)",
    "data:text/html,x", "gopher://krant.example:70/_x", "http://", "http:///x", "http://user@krant.example/",
    "http://user:pass@krant.example/", "http://@krant.example/", "http://krant.example\\@127.0.0.1/",
    "http://krant.example/\r\nHost: 127.0.0.1", "http://krant.example/ x", "http://krant.example/\x00",
    "http://krant\u2028.example/", "http://krant.example:99999/", "http://krant.example:-1/", "http://[::1/",
    "http://krant.example:x/", "http://127.0.0.1%2f.krant.example/", "http://\u202eelpmaxe.tnark/",
    "http://krant.example/" + "x" * 2000,
]  # fmt: skip

# Each leads to this machine or its network, however it is written.
INWARD = [
    "http://127.0.0.1/", "http://localhost/", "http://localhost./", "http://2130706433/", "http://0x7f000001/",
    "http://0177.0.0.1/", "http://127.1/", "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::]/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://①②⑦.⓪.⓪.①/",
    "https://127.0.0.1/", "http://127.0.0.1:443/", "http://127.0.0.1:22/", "http://127.0.0.1:5432/",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_no_address_of_the_open_internet(address):
    assert not is_public(address, 80)
    assert not is_public(address, 443)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_open_internet_on_the_ports_of_the_web(address):
    assert is_public(address, 80)
    assert is_public(address, 443)
    assert not any(is_public(address, port) for port in (0, 22, 25, 5432, 8080, 6379))


@pytest.mark.parametrize("url", ODD)
def test_what_is_no_address_of_a_page(url):
    with pytest.raises(NotFetched):
        normal_url(url)


@pytest.mark.parametrize("url", INWARD)
def test_inward_is_refused_by_the_real_resolver_before_anything_is_sent(url):
    connecting = mock.patch.object(fetching.HTTPConnection, "connect", side_effect=AssertionError("connected"))
    with connecting, pytest.raises(NotFetched):
        Fetcher(may_visit=lambda host: True).page(url)


def test_a_real_server_here_is_not_asked():
    with Site({"/": (200, {}, PAGE)}) as site:
        for host in ("127.0.0.1", "localhost"):
            with pytest.raises(NotFetched, match="not allowed"):
                Fetcher(may_visit=lambda host: True).page(site.url(host=host))
    assert site.asked == []


def test_an_address_is_written_in_one_way():
    assert normal_url("HTTP://Krant.Example:80/a?b=1#c") == "http://krant.example/a?b=1"
    assert normal_url("https://krant.example.") == "https://krant.example/"
    assert normal_url("https://münchen.example/straße?q=ö") == "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%B6"
    assert host_of("https://KRANT.example:8443/") == "krant.example"


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://krant.example"]))
def test_no_text_breaks_it(text, before):
    try:
        url = normal_url(before + text)
    except NotFetched:
        return
    assert normal_url(url) == url
    assert url.isascii()
    assert "@" not in url.split("/")[2]


class TestFetching:
    def test_a_page_is_asked_for_by_its_name_and_nothing_is_told(self):
        with Site({"/stuk?x=1": (200, {"Content-Type": "text/html; charset=UTF-8"}, PAGE)}) as site:
            page = lenient_fetcher().page(site.url("/stuk?x=1"))
        assert (page.kind, page.charset, page.body.decode()) == ("text/html", "utf-8", PAGE)
        [(_path, headers)] = site.asked
        assert headers["Host"] == f"krant.example:{site.port}"
        assert headers["User-Agent"].startswith("Omarm/")
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)

    def test_the_connection_goes_to_the_address_that_was_judged(self):
        """A name that is public when it is asked the first time, and this machine the next."""
        answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
        with (
            Site({"/": (200, {}, PAGE)}) as site,
            mock.patch("urllib3.connection.connection.create_connection") as connect,
        ):
            connect.side_effect = OSError("nobody there")
            fetcher = Fetcher(may_visit=lambda host: True, resolve=lambda host, port: next(answers))
            with pytest.raises(NotFetched):
                fetcher.page("http://rebind.example/")
        assert site.asked == []
        [call] = connect.call_args_list
        assert call.args[0] == ("93.184.216.34", 80)
        assert next(answers) == ["127.0.0.1"]  # it was asked once

    def test_one_inward_answer_among_others_refuses_all(self):
        fetcher = Fetcher(may_visit=lambda host: True, resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
        with pytest.raises(NotFetched, match="not allowed"):
            fetcher.page("http://mixed.example/")

    def test_redirects_are_judged_anew(self):
        away = {
            "/2": (302, {"Location": "http://evil.test/"}, b""),
            "/3": (302, {"Location": "file:///etc/passwd"}, ""),
        }
        pages = {"/1": (301, {"Location": "/goed"}, b""), "/goed": (200, {}, PAGE), **away}
        with Site(pages) as site:
            assert lenient_fetcher().page(site.url("/1")).url == site.url("/goed")
            for path in away:
                with pytest.raises(NotFetched):
                    lenient_fetcher().page(site.url(path))

    def test_a_redirect_to_a_site_that_nobody_allowed_is_not_followed(self):
        pages = {"/goed": (200, {}, PAGE)}
        with Site(pages) as site:
            pages["/"] = (302, {"Location": site.url("/goed", host="krant.test")}, b"")
            with pytest.raises(NotFetched, match="a site that is not allowed"):
                lenient_fetcher().page(site.url())
        assert [path for path, _headers in site.asked] == ["/"]

    def test_a_redirect_inward_is_refused(self):
        pages = {"/": (302, {"Location": "http://inward.example/"}, b"")}
        ways = {"krant.example": ["127.0.0.1"], "inward.example": ["10.0.0.1"]}
        with Site(pages) as site, pytest.raises(NotFetched, match="not allowed"):
            lenient_fetcher(resolve=lambda host, port: ways[host]).page(site.url())

    def test_three_redirects_and_no_more(self):
        pages = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(5)} | {"/5": (200, {}, PAGE)}
        with Site(pages) as site:
            assert lenient_fetcher().page(site.url("/2")).body
            with pytest.raises(NotFetched, match="too often"):
                lenient_fetcher().page(site.url("/1"))

    @pytest.mark.parametrize("kind", ["application/pdf", "image/svg+xml", "application/json", "", "text/plain"])
    def test_only_pages(self, kind):
        with Site({"/": (200, {"Content-Type": kind}, PAGE)}) as site, pytest.raises(NotFetched):
            lenient_fetcher().page(site.url())

    @pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 500, 503])
    def test_only_what_is_there(self, status):
        with Site({"/": (status, {}, b"")}) as site, pytest.raises(NotFetched):
            lenient_fetcher().page(site.url())

    def test_nobody_there(self):
        with Site({}) as site:
            gone = site.url()
        with pytest.raises(NotFetched):
            lenient_fetcher().page(gone)
        for trouble in (OSError("no such name"), UnicodeError("label too long")):
            with pytest.raises(NotFetched):
                lenient_fetcher(resolve=mock.Mock(side_effect=trouble)).page("http://krant.example/")


class TestBounds:
    def test_a_long_page_is_cut_and_a_large_picture_refused(self):
        long = b"x" * (5 * 1024 * 1024)
        with Site({"/": (200, {}, long), "/f": (200, {"Content-Type": "image/png"}, long)}) as site:
            assert len(lenient_fetcher().page(site.url()).body) == fetching.MOST_PAGE_BYTES
            with pytest.raises(NotFetched, match="larger"):
                lenient_fetcher().image(site.url("/f"))

    def test_what_is_packed_is_unpacked_as_far_as_we_take(self):
        stream = io.BytesIO()
        with gzip.GzipFile(fileobj=stream, mode="wb") as packed:
            for _block in range(400):
                packed.write(bytes(1024 * 1024))
        small = gzip.compress(PAGE.encode())
        said = {"Content-Encoding": "gzip"}
        with Site({"/bomb": (200, said, stream.getvalue()), "/goed": (200, said, small)}) as site:
            assert lenient_fetcher().page(site.url("/goed")).body.decode() == PAGE
            assert len(lenient_fetcher().page(site.url("/bomb")).body) == fetching.MOST_PAGE_BYTES

    @pytest.mark.parametrize("packing", ["br", "zstd", "deflate", "gzip, gzip", "x"])
    def test_packings_that_nobody_asked_for(self, packing):
        body = zlib.compress(PAGE.encode())
        with Site({"/": (200, {"Content-Encoding": packing}, body)}) as site, pytest.raises(NotFetched):
            lenient_fetcher().page(site.url())

    def test_what_is_broken_is_not_fetched(self):
        with Site({"/": (200, {"Content-Encoding": "gzip"}, b"no gzip at all")}) as site, pytest.raises(NotFetched):
            lenient_fetcher().page(site.url())

    @pytest.mark.parametrize("where", ["body", "head"])
    def test_a_letter_now_and_then_is_hung_up_on(self, where):
        def drip(request):
            if where == "body":
                request.send_response(200)
                request.send_header("Content-Type", "text/html")
                request.end_headers()
            else:
                request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            for _second in range(100):
                try:
                    request.wfile.write(b"x")
                except OSError:
                    return
                time.sleep(0.1)

        with mock.patch.object(fetching, "LONGEST_SECONDS", 0.8), Site({"/": drip}) as site:
            began = time.monotonic()
            with pytest.raises(NotFetched):
                lenient_fetcher().page(site.url())
            assert time.monotonic() - began < 2

    def test_a_slow_name_is_not_waited_for(self):
        def slow(host, port):
            time.sleep(2)
            return ["127.0.0.1"]

        with mock.patch.object(fetching, "LONGEST_SECONDS", 0.2):
            began = time.monotonic()
            with pytest.raises(NotFetched):
                lenient_fetcher(resolve=slow).page("http://krant.example/")
            assert time.monotonic() - began < 1


class TestTls:
    @pytest.fixture
    def certificate(self):
        """A certificate for krant.example that signs itself: (its file for a server, whom a client trusts by it)."""
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "krant.example")])
        made = x509.CertificateBuilder(
            issuer_name=name, subject_name=name, public_key=key.public_key(), serial_number=7,
            not_valid_before=now - timedelta(days=1), not_valid_after=now + timedelta(days=1),
        ).add_extension(x509.SubjectAlternativeName([x509.DNSName("krant.example")]), critical=False)  # fmt: skip
        pem = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        plain = serialization.NoEncryption()
        secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "both.pem"
            path.write_bytes(pem + secret)
            server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            server.load_cert_chain(path)
        return server, ssl.create_default_context(cadata=pem.decode())

    def test_the_certificate_is_checked_against_the_name_and_not_the_address(self, certificate):
        server, trusting = certificate
        with Site({"/": (200, {}, PAGE)}, context=server) as site:
            assert lenient_fetcher(context=trusting).page(site.url()).body.decode() == PAGE
            for url, context in ((site.url(host="ander.example"), trusting), (site.url(), None)):
                with pytest.raises(NotFetched, match="certificate"):
                    lenient_fetcher(context=context).page(url)
        assert len(site.asked) == 1
