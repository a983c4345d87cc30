"""Who comes to read leaves nothing behind: the whole database is compared before and after."""

from django.db import connection
from django.urls import reverse

from omarm.core.testing.cast import CastTestCase
from omarm.stream.tests.writing import write

# What may change by looking, and how: it holds no moment and no list of what was looked at.
MAY_CHANGE = {
    "stream_seenmarker",  # the time of the newest post, written over
    "notifications_notification",  # is unread, or not
}


def everything():
    """Return {table: all its rows as text} of the database, without what is only kept for speed."""
    with connection.cursor() as db:
        db.execute(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
        )
        tables = [table for (table,) in db.fetchall() if table != "core_cache"]
        rows = {}
        for table in tables:
            db.execute(f"select coalesce(string_agg(r::text, chr(10) order by r::text), '') from \"{table}\" r")
            rows[table] = db.fetchone()[0]
    return rows


class ReadingTests(CastTestCase):
    def look(self, browser, post):
        for address in (
            "/", post.get_absolute_url(), self.open.get_absolute_url(), "/groups/", "/people/", "/people/ada/",
            "/search/?q=groen", "/settings/", "/notifications/", "/house-rules/", "/questions/", reverse("consent:register"),
        ):  # fmt: skip
            self.assertEqual(browser.get(address).status_code, 200, address)

    def test_reading_visiting_and_searching_change_nothing(self):
        post = write(self.ada, "Het groen in de wijk")
        browser = self.as_person(self.cy)
        before = everything()
        self.look(browser, post)
        after = everything()
        changed = {table for table in before if before[table] != after[table]}
        self.assertEqual(changed - MAY_CHANGE, set())
        self.look(browser, post)
        self.assertEqual({table for table in after if after[table] != everything()[table]}, set())

    def test_who_reads_leaves_no_trace_in_what_others_see(self):
        post = write(self.ada, "Het groen in de wijk")
        seen = self.as_person(self.bo).get(post.get_absolute_url()).content
        self.look(self.as_person(self.cy), post)
        again = self.as_person(self.bo).get(post.get_absolute_url()).content
        self.assertEqual(len(seen), len(again))

    def test_writing_is_seen_by_this_comparison(self):
        before = everything()
        write(self.ada, "Het groen in de wijk")
        after = everything()
        self.assertIn("stream_post", {table for table in before if before[table] != after[table]})
