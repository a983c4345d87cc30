import logging
from uuid import uuid4

from django.db import connection

from omarm.activity.deliverer import deliver_batch
from omarm.people.commands import nameless_account
from omarm.questions.commands import ask, mark_solution, reopen
from omarm.questions.tests.nameless import FAR, TELLS, TEXT, NamelessTestCase
from omarm.stream.commands import add_comment, show_typing
from omarm.stream.models import Comment, KeptDraft, Post


def rows():
    """Return every row of every table there is, as (table, text)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
        )
        found = set()
        for (table,) in cursor.fetchall():
            cursor.execute(f'select to_jsonb(told)::text from "{table}" told')
            found |= {(table, text) for (text,) in cursor.fetchall()}
        return found


class NothingTellsTests(NamelessTestCase):
    """Whatever is stored, recorded, told or logged while Zita asks and talks on, none of it names her."""

    def setUp(self):
        super().setUp()
        self.browser, self.heard = self.as_person(self.zita), []
        self.browser.get("/questions/ask/")  # the first request of a day renews the session
        self.before = rows()
        self.logged = _Logged()
        logging.getLogger().addHandler(self.logged)
        self.addCleanup(logging.getLogger().removeHandler, self.logged)

    def live(self, execute, sql, params, many, context):
        if "pg_notify" in sql:
            self.heard += [str(notice) for notice in params]
        return execute(sql, params, many, context)

    def assert_untold(self):
        """Check that nothing that came or changed since `before` names her, while something that came has the text."""
        with connection.execute_wrapper(self.live):
            while deliver_batch():
                pass
        came = rows() - self.before
        self.assertTrue([text for _table, text in came if "zwaveldrakendooier" in text])
        self.assertEqual([row for row in came if any(one in row[1] for one in TELLS)], [])
        self.assertEqual([row for row in rows() if "zwaveldrakendooier" in row[1] and str(FAR) in row[1]], [])
        for told in (*self.heard, *self.logged.lines):
            self.assertFalse(any(one in told for one in TELLS), told)

    def test_asked_on_the_page(self):
        key = str(uuid4())
        told = {"writing": "question", "title": TEXT, "submission": key}
        self.browser.post(f"/drafts/{key}/", told)  # typed with a name at first
        self.assertTrue(KeptDraft.objects.exists())
        self.assertEqual(self.browser.post("/questions/ask/", told | {"switch": "1"}).status_code, 200)
        self.assertFalse(KeptDraft.objects.exists())
        self.browser.post(f"/drafts/{key}/", told)  # one that was late
        with connection.execute_wrapper(self.live):
            answer = self.browser.post(
                "/questions/ask/send/", told | {"nameless": "1", "place": f"group-{self.open.pk}"}
            )
        self.browser.post(f"/drafts/{key}/", told)  # one that was later still
        post = Post.objects.get(title=TEXT)
        self.assertRedirects(answer, post.get_absolute_url())
        self.assert_untold()
        self.assertNotEqual(str(post.submission), key)

    def test_talked_on(self):
        post = self.ask()
        question = post.question
        answer = add_comment(actor=self.bo, post=post, body="Bij het meldpunt.")
        with connection.execute_wrapper(self.live):
            self.browser.get(post.get_absolute_url())
            self.browser.post(f"/posts/{post.pk}/comments/", {"body": "En in het weekend?", "submission": str(uuid4())})
            show_typing(actor=self.zita, post=post)
            mark_solution(actor=self.zita, question=question, comment=answer)
            reopen(actor=self.zita, question=question, because="Daar weten ze het niet.")
            self.browser.get(f"/questions/{post.pk}/now/")
        self.assert_untold()
        spoken = Comment.objects.filter(post=post).exclude(author=self.bo)
        self.assertEqual({one.author for one in spoken}, {nameless_account()})
        self.assertEqual(spoken.count(), 2)

    def test_changed_taken_back_and_brought_back(self):
        page = f"/questions/{self.ask().pk}/"
        told = {"title": TEXT, "body": "Hij is zwaveldrakendooiergeel.", "version": "1"}
        with connection.execute_wrapper(self.live):
            for address in ("words/", "delete/"):
                self.browser.get(page + address)
            self.assertEqual(self.browser.post(f"{page}words/", told).status_code, 302)
            self.assertEqual(self.browser.post(f"{page}delete/").status_code, 302)
            self.browser.get(f"{page}delete/")
            self.assertEqual(self.browser.post(f"{page}restore/").status_code, 302)
        self.assert_untold()
        self.assertEqual(Post.objects.live().get(title=TEXT).revisions.count(), 1)

    def test_the_scan_would_find_her(self):
        with self.assertRaises(AssertionError):
            ask(actor=self.zita, draft=self.draft())
            self.assert_untold()


class _Logged(logging.Handler):
    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())
