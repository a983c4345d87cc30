from datetime import timedelta
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from omarm.activity.deliverer import deliver_batch
from omarm.core.errors import DomainError
from omarm.media.models import Image
from omarm.media.tests.pictures import as_bytes, bomb, picture, sideways_with_place
from omarm.previews.commands import allow_domain, forget_unused, look_behind, put_back, take_off, withdraw_domain
from omarm.previews.fetching import Fetched, NotFetched
from omarm.previews.models import LinkPreview, PostLink, PreviewDomain
from omarm.previews.queries import may_visit
from omarm.previews.tasks import look_behind as look_behind_task
from omarm.previews.tests.sites import PAGE, Site, lenient_fetcher
from omarm.stream.commands import delete_post, edit_post, restore_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, write

URL = "http://krant.example/stuk"
BODY = f'<p>Lees <a href="{URL}#kop">dit stuk</a></p>'


class Shelf:
    """A fetcher that has pages on a shelf."""

    def __init__(self, page=PAGE, picture=None):
        self.has, self.picture = page, picture

    def page(self, url):
        if not self.has:
            raise NotFetched("none")
        return Fetched(url, "text/html", "utf-8", self.has.encode())

    def image(self, url):
        if not self.picture:
            raise NotFetched("none")
        return Fetched(url, "image/png", "", self.picture)


class PreviewTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        allow_domain(actor=self.mo, domain="krant.example", why="We lezen hem.")

    def told(self, post):
        """Deliver what happened, as the deliverer does after the commit. Returns the post as it is then."""
        while deliver_batch():
            pass
        return Post.objects.get(pk=post.pk)

    def previewed(self, body=BODY, author=None, *, fetcher=None, **told):
        """A post with the preview of its first link. Returns (post, preview)."""
        post = self.told(write(author or self.ada, body, **told))
        for link in post.links.select_related("preview"):
            look_behind(preview=link.preview, fetcher=fetcher or Shelf(picture=as_bytes(picture())))
        return Post.objects.get(pk=post.pk), LinkPreview.objects.first()

    def waiting(self):
        jobs = ProcrastinateJob.objects.filter(status="todo").values_list("args", flat=True)
        return [job["args"][0] for job in jobs if job.get("path", "").endswith("previews.tasks.look_behind")]


class NotingTests(PreviewTestCase):
    def test_a_link_to_an_allowed_site_is_looked_behind_later(self):
        post = self.told(write(self.ada, BODY))
        link = PostLink.objects.get()
        self.assertEqual((link.post, link.preview.url, link.preview.state), (post, URL, "waiting"))
        self.assertEqual(self.waiting(), [link.preview.pk])
        self.assertEqual(post.attached, [])

    def test_only_the_first_three_and_each_once(self):
        links = "".join(
            f'<a href="http://{n}.krant.example/">x</a><a href="http://{n}.krant.example">y</a>' for n in range(9)
        )
        self.told(write(self.ada, f"<p>{links}</p>"))
        self.assertEqual([link.preview.host[0] for link in PostLink.objects.order_by("rank")], ["0", "1", "2"])

    def test_of_mentions_and_other_sites_there_is_none(self):
        elsewhere = ("http://andere.example/", "http://krant.example.evil.test/", "http://nietkrant.example/",
                     "http://a@krant.example/", "mailto:x@krant.example", "http://127.0.0.1/", "http://[::1]/")  # fmt: skip
        body = "".join(f'<p><a href="{url}">x</a></p>' for url in elsewhere)
        mention = f'<p><a href="http://krant.example/" data-person="{self.bo.pk}">@Bo</a> #x</p>'
        self.told(write(self.ada, body + mention))
        self.assertEqual((PostLink.objects.count(), self.waiting()), (0, []))

    def test_what_is_told_twice_is_noted_once(self):
        post, preview = self.previewed()
        for _time in range(2):
            edit_post(actor=self.ada, post=post, title="", body=BODY)
            self.told(post)
        self.assertEqual(PostLink.objects.get().preview, preview)
        self.assertEqual(LinkPreview.objects.count(), 1)

    def test_changed_words_have_other_links(self):
        post, _preview = self.previewed()
        edit_post(actor=self.ada, post=post, title="", body='<p><a href="http://krant.example/2">x</a></p>')
        self.assertEqual(self.told(post).links.get().preview.url, "http://krant.example/2")

    def test_a_post_in_the_bin_asks_for_nothing(self):
        post = write(self.ada, BODY)
        delete_post(actor=self.ada, post=post)
        self.told(post)
        self.assertEqual(PostLink.objects.count(), 0)
        restore_post(actor=self.ada, post=post)

    def test_a_month_later_it_is_looked_behind_again_and_not_before(self):
        self.previewed()
        before = len(self.waiting())
        self.told(write(self.bo, BODY))
        self.assertEqual(len(self.waiting()), before)
        LinkPreview.objects.update(fetched_on=timezone.localdate() - timedelta(days=30))
        self.told(write(self.bo, BODY))
        self.assertEqual(len(self.waiting()), before + 1)


class LookingTests(PreviewTestCase):
    def test_what_the_page_says_stands_under_the_words(self):
        post, preview = self.previewed()
        self.assertEqual((preview.title, preview.site, preview.state), ("Bodem & water", "De Proefkrant", "ready"))
        self.assertEqual(post.attached, ["preview"])
        for address in ("/", post.get_absolute_url()):
            page = self.as_person(self.bo).get(address)
            self.assertContains(page, "Bodem &amp; water")
            self.assertNotContains(page, "krant.example/foto")

    def test_from_a_real_site_with_its_picture_and_without_its_place(self):
        pages = {"/stuk": (200, {}, PAGE), "/foto.jpg": (200, {"Content-Type": "image/jpeg"}, sideways_with_place())}
        with Site(pages) as site:
            post = self.told(write(self.ada, f'<p><a href="{site.url("/stuk")}">x</a></p>'))
            look_behind(preview=post.links.get().preview, fetcher=lenient_fetcher())
        preview = LinkPreview.objects.get()
        self.assertEqual([path for path, _headers in site.asked], ["/stuk", "/foto.jpg"])
        self.assertEqual((preview.image.width, preview.image.height), (40, 60))
        kept = default_storage.open(preview.image.path("m")).read()
        self.assertFalse(b"Geheime" in kept or b"GPS" in kept)

    def test_our_own_rules_refuse_a_site_on_this_machine(self):
        with Site({"/": (200, {}, PAGE)}) as site:
            preview = LinkPreview.objects.create(url=site.url(host="krant.example"), host="krant.example")
            with mock.patch("socket.getaddrinfo", return_value=[(2, 1, 6, "", ("127.0.0.1", site.port))]):
                self.assertTrue(look_behind(preview=preview))
        self.assertEqual((site.asked, LinkPreview.objects.get().state), ([], "failed"))

    def test_without_a_usable_picture_it_does_without(self):
        for odd in (None, b"<svg></svg>", bomb(), b""):
            LinkPreview.objects.all().delete()
            _post, preview = self.previewed(fetcher=Shelf(picture=odd))
            self.assertEqual((preview.state, preview.image), ("ready", None))

    def test_hostile_words_stay_words(self):
        page = "<meta property=og:title content='<script>alert(1)</script>'><meta name=description content='\"><img>'>"
        post, _preview = self.previewed(fetcher=Shelf(page))
        answer = self.as_person(self.bo).get(post.get_absolute_url())
        self.assertNotContains(answer, "<script>alert")
        self.assertNotContains(answer, "><img>")

    def test_what_fails_is_tried_once_more_and_not_again(self):
        post = self.told(write(self.ada, BODY))
        preview = post.links.get().preview
        self.assertEqual([look_behind(preview=preview, fetcher=Shelf(None)) for _try in range(3)], [True, False, False])
        self.assertEqual((LinkPreview.objects.get().state, Post.objects.get().attached), ("failed", []))
        self.assertNotContains(self.as_person(self.bo).get(post.get_absolute_url()), "link-preview__")

    def test_a_page_without_a_title_has_no_preview(self):
        _post, preview = self.previewed(fetcher=Shelf("<title> </title>"))
        self.assertEqual(preview.state, "failed")

    def test_what_was_found_before_stays_when_the_site_is_gone(self):
        _post, preview = self.previewed()
        look_behind(preview=preview, fetcher=Shelf(None))
        self.assertEqual((LinkPreview.objects.get().title, LinkPreview.objects.get().state), ("Bodem & water", "ready"))

    def test_looked_behind_again_the_old_picture_goes(self):
        _post, preview = self.previewed()
        old = preview.image.path("m")
        with self.captureOnCommitCallbacks(execute=True):
            look_behind(preview=preview, fetcher=Shelf("<title>Nieuw</title>"))
        self.assertEqual((LinkPreview.objects.get().title, Image.objects.count()), ("Nieuw", 0))
        self.assertFalse(default_storage.exists(old))

    def test_the_task_does_it_once_a_day(self):
        _post, preview = self.previewed()
        with mock.patch("omarm.previews.commands.look_behind", side_effect=AssertionError("asked again")):
            look_behind_task.call(preview.pk)
            look_behind_task.call(0)

    def test_the_task_asks_for_the_second_try(self):
        preview = LinkPreview.objects.create(url="http://niet.example/", host="niet.example")
        look_behind_task.call(preview.pk)
        job = ProcrastinateJob.objects.get(status="todo", task_name="omarm.run")
        self.assertGreater(job.scheduled_at, timezone.now() + timedelta(minutes=55))

    def test_what_was_withdrawn_meanwhile_is_not_kept(self):
        post = self.told(write(self.ada, BODY))
        preview = post.links.get().preview
        PreviewDomain.objects.all().delete()
        look_behind(preview=preview, fetcher=Shelf())
        self.assertEqual(LinkPreview.objects.get().title, "")

    def test_what_no_post_has_is_forgotten(self):
        self.previewed()
        LinkPreview.objects.update(fetched_on=timezone.localdate() - timedelta(days=31))
        self.assertEqual(forget_unused(), 0)
        PostLink.objects.all().delete()
        self.assertEqual((forget_unused(), Image.objects.count()), (1, 0))


class OwnPostTests(PreviewTestCase):
    def test_its_author_takes_it_off_and_it_stays_off(self):
        post, _preview = self.previewed()
        take_off(actor=self.ada, link=PostLink.objects.get())
        edit_post(actor=self.ada, post=post, title="Met titel", body=BODY)
        self.told(post)
        self.assertNotContains(self.as_person(self.bo).get(post.get_absolute_url()), "Bodem &amp; water")
        put_back(actor=self.ada, link=PostLink.objects.get())
        self.assertContains(self.as_person(self.bo).get(post.get_absolute_url()), "Bodem &amp; water")

    def test_nobody_else_does(self):
        self.previewed()
        for command in (take_off, put_back):
            for person in (self.bo, self.mo, self.gus):
                with self.assertRaises(PermissionDenied):
                    command(actor=person, link=PostLink.objects.get())


class DomainTests(PreviewTestCase):
    def test_a_site_is_allowed_with_all_below_it_and_nothing_beside(self):
        for host, may in (("krant.example", True), ("www.krant.example", True), ("a.b.krant.example", True),
                          ("nietkrant.example", False), ("example", False), ("krant.example.evil.test", False)):  # fmt: skip
            self.assertEqual(may_visit(host), may, host)

    def test_it_is_noted_in_the_audit_and_no_fact(self):
        with self.records():
            first = allow_domain(actor=self.mo, domain=" HTTPS://Münster.Example/pad?x ", why="Omdat")
            self.assertEqual(allow_domain(actor=self.mo, domain="xn--mnster-3ya.example.", why="Weer"), first)
        self.assertEqual(first.domain, "xn--mnster-3ya.example")
        page = self.as_person(self.mo).get("/admin/audit/")
        self.assertEqual(page.content.decode().count("xn--mnster-3ya.example"), 1)

    def test_what_is_no_site(self):
        for odd in ("localhost", "127.0.0.1", "10.0.0.1", "[::1]", "example", "*", "", "a b.example", "x_y.example",
                    "krant.example:8080", "user@krant.example", "-a.example", "1.2.3.4.", "0x7f.1", "a" * 64 + ".example",
                    "a." * 130 + "example", "\x00.example", "krant..example", "169.254.169.254", ".example"):  # fmt: skip
            with self.subTest(odd=odd[:30]), self.assertRaises(DomainError):
                allow_domain(actor=self.mo, domain=odd, why="x")
        with self.assertRaises(DomainError):
            allow_domain(actor=self.mo, domain="goed.example", why="  ")
        self.assertEqual(PreviewDomain.objects.count(), 1)

    def test_withdrawn_all_that_was_fetched_there_goes(self):
        _post, preview = self.previewed(f'{BODY}<p><a href="http://www.krant.example/">y</a></p>')
        allow_domain(actor=self.mo, domain="ander.example", why="x")
        self.previewed('<p><a href="http://ander.example/">y</a></p>', fetcher=Shelf())
        path = preview.image.path("s")
        with self.captureOnCommitCallbacks(execute=True):
            gone = withdraw_domain(actor=self.mo, domain=PreviewDomain.objects.get(domain="krant.example"))
        self.assertEqual((gone, LinkPreview.objects.get().host), (2, "ander.example"))
        self.assertFalse(default_storage.exists(path))

    def test_only_an_administrator(self):
        for person in (self.ada, self.gus):
            with self.assertRaises(PermissionDenied):
                allow_domain(actor=person, domain="x.example", why="x")
            with self.assertRaises(PermissionDenied):
                withdraw_domain(actor=person, domain=PreviewDomain.objects.get())
