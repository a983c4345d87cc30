from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from unittest import TestCase

from django.utils import timezone

from omarm.core.folding import fold, slug
from omarm.demo.drawing.scenes import SCENES
from omarm.demo.loading.calendar import Calendar, lapse
from omarm.demo.loading.content import read_content
from omarm.demo.loading.conversations import Shared, talks
from omarm.demo.loading.plan import Plan
from omarm.demo.loading.readers import Readers
from omarm.groups.models import Group
from omarm.updates.models import Update

SPRING, AUTUMN = date(2026, 4, 9), date(2025, 10, 27)  # a day in summer time, and the one after summer time ended


class CalendarTests(TestCase):
    def setUp(self):
        self.calendar = Calendar(SPRING)

    def local(self, **post):
        return self.calendar.written_at(post).replace(tzinfo=None)

    def test_days_ago(self):
        self.assertEqual(self.local(days_ago=3, at="07:42"), datetime(2026, 4, 6, 7, 42))  # noqa: DTZ001 (local time)

    def test_people_meet_on_weekdays(self):
        days = {
            5: date(2026, 4, 3),
            4: date(2026, 4, 3),
            3: date(2026, 4, 6),
            -2: date(2026, 4, 13),
            -3: date(2026, 4, 13),
        }
        self.assertEqual({ago: self.calendar.meeting(ago, "12:00").date() for ago in days}, days)

    def test_most_recent_past_date(self):
        self.assertEqual(self.local(on="04-08", at="09:00").date(), date(2026, 4, 8))
        self.assertEqual(self.local(on="04-09", at="09:00").date(), date(2025, 4, 9))
        self.assertEqual(self.local(on="12-06", at="09:00", years_ago=1).date(), date(2024, 12, 6))

    def test_lapse(self):
        self.assertEqual([lapse("35m"), lapse("2h"), lapse("1d")], [timedelta(seconds=n) for n in (2100, 7200, 86400)])
        with self.assertRaises(AttributeError):
            lapse("soon")

    def test_nothing_is_later_than_now(self):
        self.assertLessEqual(Calendar().until, timezone.now())
        self.assertEqual(timezone.localtime(Calendar(SPRING).until).date(), date(2026, 4, 10))


class ConversationTests(TestCase):
    def talk(self, *comments, days_ago=1):
        post = {"key": "a", "author": "x", "audience": "everyone", "days_ago": days_ago, "at": "12:00", "body": "Dag."}
        [talk] = talks([post | {"comment": comments}], Calendar(SPRING))
        return talk

    def test_answer_counts_from_what_it_answers(self):
        first = {"author": "y", "after": "2h", "body": "Ja."}
        talk = self.talk(first, {"author": "x", "after": "30m", "reply_to": 1, "body": "Mooi."})
        self.assertEqual([said.at - talk.at for said in talk.comments], [timedelta(hours=2), timedelta(hours=2.5)])

    def test_what_lies_in_the_future_is_left_out_with_its_answers(self):
        late = {"author": "y", "after": "3d", "body": "Straks."}
        talk = self.talk(late, {"author": "x", "after": "1m", "reply_to": 1, "body": "Fijn."})
        self.assertEqual(talk.comments, ())

    def test_english_is_seen(self):
        english = [talk for talk in talks(read_content().posts, Calendar()) if talk.lang == "en"]
        self.assertTrue(1 <= len(english) <= 10)

    def told(self, **more):
        post = {"key": "a", "author": "x", "audience": "everyone", "days_ago": 1, "at": "12:00", "body": "Dag."}
        [talk] = talks([post | more], Calendar(SPRING))
        return talk

    def test_rich_words_are_cleaned_and_hold_no_line_breaks_of_the_file(self):
        talk = self.told(rich="<h2>Kop</h2>\n<ul>\n<li onclick='x()'>een</li>\n</ul><script>x</script>\n")
        self.assertEqual(talk.body, "<h2>Kop</h2><ul><li>een</li></ul>")
        self.assertEqual(self.told().body, "<p>Dag.</p>")

    def test_each_version_follows_the_one_before(self):
        talk = self.told(earlier=[{"until": "1h", "body": "Da."}, {"until": "2h", "title": "T", "body": "Dg."}])
        self.assertEqual([one.written_at - talk.at for one in talk.earlier], [timedelta(0), timedelta(hours=1)])
        self.assertEqual([one.changed_at - talk.at for one in talk.earlier], [timedelta(hours=1), timedelta(hours=2)])
        self.assertEqual([(one.title, one.body) for one in talk.earlier], [("", "<p>Da.</p>"), ("T", "<p>Dg.</p>")])

    def test_what_is_done_with_it_later_waits_for_its_time(self):
        later = {"shared": [{"group": "g", "by": "y", "after": "9d"}], "earlier": [{"until": "9d", "body": "Da."}]}
        self.assertEqual((self.told(**later).shared, self.told(**later).earlier), ((), ()))
        self.assertEqual(self.told(shared=[{"group": "g", "by": "y", "after": "2h"}]).shared[0].by, "y")

    def test_who_quotes_waits_for_what_is_quoted(self):
        said = [
            {"author": "y", "after": "9d", "body": "Ja."},
            {"author": "x", "after": "1h", "quotes": 1, "body": "Zo."},
        ]
        self.assertEqual(self.talk(*said).comments, ())

    def test_a_compliment_is_a_kind_of_its_own(self):
        self.assertEqual(self.told(praise={"people": ["y"], "value": "Samen"}).kind, "praise")
        self.assertEqual(self.told().kind, "update")


class PlanTests(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = Plan.for_day(SPRING)
        cls.people = {colleague.key: colleague for colleague in cls.plan.colleagues}
        cls.readers = Readers(cls.plan.content, cls.plan.colleagues, cls.plan.members)

    def assert_same(self, one, other):
        for part in ("talks", "colleagues", "members"):
            self.assertEqual(getattr(one, part), getattr(other, part))

    def test_same_day_gives_the_same(self):
        self.assert_same(self.plan, Plan.for_day(SPRING))

    def test_another_day_gives_the_same_distances(self):
        seasonal = {post["key"] for post in self.plan.content.posts if "on" in post}

        def distances(plan):
            return {
                talk.key: (plan.calendar.today - talk.at.date(), talk.at.time(), len(talk.comments))
                for talk in plan.talks
                if talk.key not in seasonal
            }

        self.assertEqual(distances(self.plan), distances(Plan.for_day(AUTUMN)))

    def test_size(self):
        self.assertEqual(Counter(colleague.is_guest for colleague in self.plan.colleagues), {False: 480, True: 1})
        self.assertEqual(len(self.plan.content.departments), 24)
        self.assertEqual(
            Counter(group["access"] for group in self.plan.content.groups),
            {"open": 38, "request": 9, "closed": 7, "hidden": 2},
        )
        self.assertGreaterEqual(len(self.plan.talks), 150)
        self.assertGreaterEqual(sum(len(talk.comments) for talk in self.plan.talks), 400)

    def test_half_is_recent(self):
        today = self.plan.calendar.until
        ages = [(today - talk.at).days for talk in self.plan.talks]
        self.assertGreater(sum(age <= 60 for age in ages), len(ages) * 0.4)
        self.assertGreater(sum(age <= 3 for age in ages), 5)
        self.assertLess(max(ages), 731)

    def test_nobody_is_like_another(self):
        for attribute in ("username", "name", "key"):
            self.assertEqual(len({getattr(colleague, attribute) for colleague in self.people.values()}), 481)
        for attribute in ("email", "phone", "about"):
            given = [value for colleague in self.people.values() if (value := getattr(colleague, attribute))]
            self.assertEqual([value for value, count in Counter(given).items() if count > 1], [], attribute)

    def test_part_of_those_outdoors_has_no_mailbox(self):
        without = [colleague for colleague in self.people.values() if colleague.email is None]
        self.assertIn(self.people["kees-bakker"], without)
        self.assertTrue(30 < len(without) < 90)
        self.assertLessEqual({colleague.department for colleague in without}, {"groen", "wegen", "afval"})

    def test_words_fit_the_fields(self):
        self.assertEqual(len({talk.key for talk in self.plan.talks}), len(self.plan.talks))
        for talk in self.plan.talks:
            with self.subTest(talk.key):
                self.assertIn(talk.form, Update.Form.values)
                self.assertLessEqual(set(talk.reactions), {"useful", "thanks", "agree", "celebrate", "support"})
                self.assertLessEqual({name for name, _alt in talk.photos}, set(SCENES))
                self.assertLessEqual(len(talk.title), 200)
                self.assertTrue(all(alt and len(alt) <= 300 for _name, alt in talk.photos))

    def test_everybody_who_writes_exists_and_may(self):
        for talk in self.plan.talks:
            writers = {author for author, _at in talk.contributions}
            with self.subTest(talk.key):
                self.assertLessEqual(writers, set(self.people))
                if talk.group:
                    self.assertLessEqual(writers, {one.person for one in self.plan.members[talk.group]})
                if talk.department:
                    self.assertEqual({self.people[writer].department for writer in writers}, {talk.department})

    def test_members_came_before_they_wrote(self):
        joined = {(slug, one.person): one.joined_at for slug, group in self.plan.members.items() for one in group}
        for talk in self.plan.talks:
            for author, at in talk.contributions if talk.group else ():
                self.assertLessEqual(joined[talk.group, author], at, (talk.key, author))

    def test_generated_employees_worked_here_before_they_wrote(self):
        for talk in self.plan.talks:
            for author, at in talk.contributions:
                if self.people[author].is_generated:
                    self.assertLess(self.people[author].employed_since, at.date(), (talk.key, author))

    def test_closed_groups_hold_who_is_named_or_writes(self):
        for group in self.plan.content.groups:
            if group["access"] in {Group.Access.CLOSED, Group.Access.HIDDEN} and "rule" not in group:
                named = {group["owner"], *group["managers"], *group["members"]}
                wrote = {
                    author
                    for talk in self.plan.talks
                    if talk.group == group["slug"]
                    for author, _ in talk.contributions
                }
                self.assertEqual({one.person for one in self.plan.members[group["slug"]]}, named | wrote)

    def test_rules_bring_in_whom_the_directory_names(self):
        inside = {slug: {one.person for one in group} for slug, group in self.plan.members.items()}
        colleagues = {key for key, colleague in self.people.items() if not colleague.is_guest}
        self.assertEqual(inside["iedereen-in-lindemeer"], colleagues)
        outdoors = {key for key in colleagues if self.people[key].department in {"stadsbeheer", "groen", "wegen"}}
        self.assertLess(outdoors, inside["stadsbeheer-van-werf-tot-wijk"])
        self.assertNotIn("noor-visser", inside["stadsbeheer-van-werf-tot-wijk"])
        listed = [
            group for group in self.plan.content.groups if group["access"] != "hidden" and "archived" not in group
        ]
        owners = {one.person for group in listed for one in self.plan.members[group["slug"]] if one.role == "owner"}
        self.assertEqual(inside["groepsbeheerders"], owners)
        by_rule = {one.person for one in self.plan.members["groepsbeheerders"] if one.by_rule}
        self.assertEqual(inside["groepsbeheerders"] - by_rule, self.wrote_in("groepsbeheerders"))

    def wrote_in(self, slug):
        return {author for talk in self.plan.talks if talk.group == slug for author, _at in talk.contributions}

    def test_parts_are_never_wider_and_of_the_second_level_only(self):
        groups, widest_first = {group["slug"]: group for group in self.plan.content.groups}, Group.Access.values
        parts = [group for group in groups.values() if "part_of" in group]
        self.assertEqual(len(parts), 5)
        for part in parts:
            whole = groups[part["part_of"]]
            self.assertNotIn("part_of", whole)
            self.assertLessEqual(widest_first.index(whole["access"]), widest_first.index(part["access"]))

    def test_words_of_groups_fit_their_fields(self):
        for group in self.plan.content.groups:
            with self.subTest(group["slug"]):
                for name in ("purpose", "welcome", "name"):
                    Group._meta.get_field(name).run_validators(group.get(name, ""))
                self.assertEqual("cover" in group, bool(group.get("cover_alt")))
                self.assertIn(group.get("cover", "park"), SCENES)

    def test_women_only(self):
        generated = [self.people[one.person] for one in self.plan.members["vrouwennetwerk"] if one.person[0] == "@"]
        self.assertGreater(len(generated), 10)
        self.assertTrue(all(colleague.is_feminine for colleague in generated))

    def test_reactions_are_as_many_as_named_as_far_as_there_are_readers(self):
        open_groups = {group["slug"] for group in self.plan.content.groups if group["access"] == "open"}
        for talk in self.plan.talks:
            given = self.readers.reactions_to(talk)
            with self.subTest(talk.key):
                self.assertEqual(len({key for key, _kind in given}), len(given))
                self.assertNotIn(talk.author, dict(given))
                self.assertLessEqual(Counter(kind for _key, kind in given), Counter(talk.reactions))
                if talk.group is None or talk.group in open_groups:
                    self.assertEqual(len(given), sum(talk.reactions.values()))

    def test_eager_readers_are_readers_but_not_the_author(self):
        for talk in self.plan.talks[::12]:
            eager = self.readers.eager(talk, "poll")
            with self.subTest(talk.key):
                self.assertEqual(len(set(eager)), len(eager))
                self.assertNotIn(talk.author, eager)
                self.assertTrue(all(self.readers.may_read(key, talk) for key in eager))

    def test_who_reads_only_the_second_place_may_read(self):
        closed = [talk for talk in self.plan.talks if talk.group == "verbouwing-stadhuis"]
        outsider = "kees-bakker"
        self.assertFalse(self.readers.may_read(outsider, closed[0]))
        brought = replace(closed[0], shared=(Shared("groen-en-bomen", closed[0].author, closed[0].at),))
        self.assertTrue(self.readers.may_read(outsider, brought))

    def test_accounts_follow_and_keep_what_they_can_read(self):
        talks_by_key = {talk.key: talk for talk in self.plan.talks}
        for account in self.plan.content.accounts:
            for key in (*account["posts"], *account["bookmarks"]):
                if key in talks_by_key:
                    self.assertTrue(self.readers.may_read(account["key"], talks_by_key[key]), (account["key"], key))

    def test_topics_that_posts_name_are_on_the_list(self):
        addresses = {slug(topic["name"]) for topic in self.plan.content.topics}
        for talk in self.plan.talks:
            self.assertLessEqual(set(talk.topics), addresses, talk.key)
        words = [fold(word) for topic in self.plan.content.topics for word in (topic["name"], *topic["synonyms"])]
        self.assertEqual([word for word, count in Counter(words).items() if count > 1], [])
