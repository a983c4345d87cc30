from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.people.commands import deactivate_person
from omarm.people.queries import forget_organisation
from omarm.praise.commands import change_praise, decline_naming
from omarm.praise.models import Praise, PraisedPerson, Value
from omarm.praise.queries import latest_compliments
from omarm.praise.tests.test_commands import PraiseTestCase
from omarm.stream import cards
from omarm.stream.commands import Place
from omarm.stream.models import Post


class WritingTests(PraiseTestCase):
    def typed(self, **told):
        base = {"writing": "praise", "body": "Dank je wel", "place": "everyone", "value": Value.objects.first().pk}
        return base | {"people": [self.bo.pk]} | told

    def test_the_composer_asks_for_whom_and_which_value(self):
        page = self.as_person(self.ada).get("/posts/new/?writing=praise")
        for words in ('name="people-words"', 'name="value"', "Samen"):
            self.assertContains(page, words)

    def test_it_is_published_by_name_or_by_chip(self):
        browser = self.as_person(self.ada)
        for told in ({}, {"people": [], "people-words": "@bo, cy"}):
            self.assertEqual(browser.post("/posts/", self.typed(**told)).status_code, 302)
        named = [
            sorted(praise.praised.values_list("person__username", flat=True))
            for praise in Praise.objects.order_by("pk")
        ]
        self.assertEqual(named, [["bo"], ["bo", "cy"]])

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        for wrong in (
            {"people": []}, {"people": [self.ada.pk]}, {"value": ""}, {"value": "999"}, {"people-words": "nobody"},
            {"people": [self.gus.pk]},
        ):  # fmt: skip
            answer = self.as_person(self.ada).post("/posts/", self.typed(**wrong))
            self.assertContains(answer, "Dank je wel", status_code=422)
        self.assertEqual((Post.objects.count(), PraisedPerson.objects.count()), (0, 0))

    def test_who_chooses_another_way_to_write_keeps_for_whom_it_was_in_the_words(self):
        browser, value = self.as_person(self.ada), str(Value.objects.first())
        for rich, body in (("", "Dank je wel"), ("yes", "<p>Dank je wel</p>")):
            page = browser.post("/posts/new/?writing=update", self.typed(body=body, is_rich=rich))
            told = page.context["form"].data["body"]
            for words in ("@bo", value, "Dank je wel"):
                self.assertIn(words, told)
            again = browser.post("/posts/new/?writing=story", self.typed(writing="update", body=told, is_rich=rich))
            self.assertEqual(again.context["form"].data["body"], told)
        page = browser.post("/posts/new/?writing=praise", self.typed())
        self.assertEqual(page.context["form"].data["body"], "Dank je wel")
        page = browser.post("/posts/new/?writing=update", self.typed(people=["x", "999999"], value="x"))
        self.assertEqual(page.context["form"].data["body"], "Dank je wel")

    def test_who_looks_at_another_way_to_write_and_comes_back_finds_all_as_it_was(self):
        browser, first = self.as_person(self.ada), self.typed()
        for rich, body in (("", "Dank je wel"), ("yes", "<p>Dank je wel</p>"), ("", "@bo dank je wel")):
            page = browser.post("/posts/new/?writing=update", first | {"body": body, "is_rich": rich})
            data = page.context["form"].data
            self.assertEqual(data["body"].count("@bo"), 1)
            self.assertInHTML(f'<input type="hidden" name="along-praise-people" value="{self.bo.pk}">', page.text)
            back = browser.post("/posts/new/?writing=praise", dict(data.lists()) | {"writing": "update"})
            data = back.context["form"].data
            self.assertEqual(
                (data["body"], data["people"], data["value"]), (body, str(self.bo.pk), str(first["value"]))
            )
            self.assertNotIn("along-", back.text)
        changed = page.context["form"].data.copy()
        changed["body"] = "Heel anders"
        back = browser.post("/posts/new/?writing=praise", dict(changed.lists()) | {"writing": "update"})
        self.assertEqual(back.context["form"].data["body"], "Heel anders")

    def test_what_goes_along_is_not_published(self):
        told = self.typed(writing="update", **{"along-praise-people": self.cy.pk, "along-head": "@cy"})
        self.assertEqual(self.as_person(self.ada).post("/posts/", told).status_code, 302)
        self.assertEqual((Post.objects.get().kind, PraisedPerson.objects.count()), ("update", 0))

    def test_a_compliment_that_is_begun_for_somebody_names_them_once(self):
        page = self.as_person(self.ada).get("/posts/new/?writing=praise&to=bo&words=Het+plan%3A+")
        data = page.context["form"].data
        self.assertEqual((data["people"], data["body"]), (str(self.bo.pk), "Het plan: "))

    def test_how_it_will_look_stores_nothing(self):
        answer = self.as_person(self.ada).post("/posts/preview/", self.typed())
        self.assertContains(answer, "Dank je wel")
        self.assertEqual((Post.objects.count(), PraisedPerson.objects.count()), (0, 0))

    def test_its_author_changes_for_whom_it_is(self):
        post, value = self.give([self.bo, self.cy]), Value.objects.last()
        decline_naming(actor=self.cy, post=post)
        browser = self.as_person(self.ada)
        page = browser.get(f"/posts/{post.pk}/edit/")
        self.assertContains(page, self.bo.name)
        self.assertNotContains(page, self.cy.name)
        told = {
            "body": "Anders",
            "people": [self.bo.pk, self.mo.pk],
            "value": value.pk,
            "version": Post.objects.get().version,
        }
        self.assertEqual(browser.post(f"/posts/{post.pk}/edit/", told).status_code, 302)
        self.assertEqual((self.named(post), Praise.objects.get().value), (["bo", "mo"], value))
        self.assertEqual(Post.objects.get().words, "Anders")


class CorrectingTests(PraiseTestCase):
    def correct(self, post, people=()):
        told = {"body": "Zonder tikfout", "people": people, "value": post.praise.value_id}
        told |= {"version": Post.objects.get().version}
        return self.as_person(self.ada).post(f"/posts/{post.pk}/edit/", told)

    def test_who_left_stays_with_it(self):
        post = self.give([self.bo, self.cy])
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertEqual(self.correct(post, [self.cy.pk]).status_code, 302)
        self.assertEqual(set(post.praise.praised.values_list("person", flat=True)), {self.bo.pk, self.cy.pk})

    def test_the_only_one_declined_and_it_can_still_be_corrected(self):
        post = self.give([self.bo])
        decline_naming(actor=self.bo, post=post)
        self.assertEqual(self.correct(post).status_code, 302)
        self.assertEqual((Post.objects.get().words, self.named(post)), ("Zonder tikfout", []))
        self.assertTrue(post.praise.praised.get().has_declined)

    def test_for_nobody_at_all_it_is_not(self):
        post = self.give([self.bo])
        self.assertEqual(self.correct(post).status_code, 422)
        self.refuses("praise_nobody", change_praise, actor=self.ada, post=post, people=[], value=post.praise.value)

    def test_two_tabs_do_not_undo_each_other_and_names_stay_out_of_the_history(self):
        post = self.give([self.bo])
        opened = Post.objects.get().version
        browser, other = self.as_person(self.ada), Value.objects.last()
        told = {"body": "Dank", "people": [self.bo.pk], "value": post.praise.value_id, "version": opened}
        browser.post(f"/posts/{post.pk}/edit/", told | {"people": [self.mo.pk]})
        answer = browser.post(f"/posts/{post.pk}/edit/", told | {"value": other.pk})
        self.assertContains(answer, self.mo.name, status_code=422)
        self.assertEqual(self.named(post), ["mo"])
        browser.post(f"/posts/{post.pk}/edit/", told | {"value": other.pk, "version": Post.objects.get().version})
        page = self.as_person(self.cy).get(f"/posts/{post.pk}/history/")
        self.assertContains(page, other.name_nl)
        for person in (self.bo, self.mo):
            self.assertNotContains(page, person.name)


class CardTests(PraiseTestCase):
    def test_it_says_for_whom_it_is_and_what_was_seen(self):
        post = self.give([self.bo, self.cy])
        for address in ("/", post.get_absolute_url()):
            page = self.as_person(self.mo).get(address)
            for words in (self.bo.name, self.cy.name, "Samen", "Wat een mooie avond."):
                self.assertContains(page, words)
            self.assertNotContains(page, "/praise/decline/")

    def test_who_is_meant_takes_their_name_off_and_back(self):
        post = self.give([self.bo, self.cy])
        decline, allow = (f"{post.get_absolute_url()}praise/{act}/" for act in ("decline", "allow"))
        browser, htmx = self.as_person(self.bo), signed_in(HtmxClient(), self.bo)
        self.assertContains(browser.get("/"), decline)
        answer = htmx.post(decline)
        self.assertContains(answer, allow)
        self.assertNotContains(answer, self.bo.name)
        self.assertNotContains(self.as_person(self.mo).get("/"), self.bo.name)
        self.assertRedirects(browser.post(allow), post.get_absolute_url())
        self.assertContains(self.as_person(self.mo).get("/"), self.bo.name)

    def test_for_others_there_is_nothing_to_take_off(self):
        post = self.give([self.bo], place=Place(group=self.closed))
        for person in (self.ada, self.cy, self.gus, self.mo):
            for act in ("decline", "allow"):
                answer = self.as_person(person).post(f"{post.get_absolute_url()}praise/{act}/")
                self.assertEqual(answer.status_code, 404)
        self.assertFalse(PraisedPerson.objects.get().has_declined)

    def test_a_stream_of_many_costs_what_a_stream_of_two_costs(self):
        counts = []
        for size in (2, 15):
            for number in range(size):
                self.give([self.bo, self.cy] if number % 2 else [self.cy])
            browser = self.as_person(self.mo)
            forget_organisation()  # it is read anew every five seconds: not between these
            browser.get("/")
            for _cold in range(2):
                cards.cards.clear()
                with CaptureQueriesContext(connection) as asked:
                    browser.get("/")
                counts.append(len(asked))
        self.assertEqual(len(set(counts)), 1, counts)


class ValuePageTests(PraiseTestCase):
    def test_an_administrator_makes_them_their_own(self):
        browser, value = self.as_person(self.mo), Value.objects.first()
        told = {"name_nl": "Naoberschap", "name_en": "Neighbourliness", "rank": "1", "is_used": "on"}
        self.assertRedirects(browser.post(f"/admin/values/{value.pk}/", told), "/admin/values/")
        self.assertRedirects(browser.post("/admin/values/", told | {"rank": ""}), "/admin/values/")
        self.assertContains(browser.get("/admin/values/"), "Naoberschap", count=4)

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        browser, value = self.as_person(self.mo), Value.objects.first()
        for address in ("/admin/values/", f"/admin/values/{value.pk}/"):
            for wrong in ({"name_en": ""}, {"rank": "x"}, {"rank": "-1"}, {"name_en": "x" * 41}):
                told = {"name_nl": "Getypt", "name_en": "Typed", "is_used": "on"} | wrong
                self.assertContains(browser.post(address, told), "Getypt", status_code=422)
        self.assertEqual(browser.post("/admin/values/999/", {}).status_code, 404)

    def test_others_may_not(self):
        told = {"name_nl": "x", "name_en": "x", "is_used": "on"}
        for person in (self.ada, self.gus):
            for address in ("/admin/values/", f"/admin/values/{Value.objects.first().pk}/"):
                self.assertEqual(self.as_person(person).post(address, told).status_code, 403)
            self.assertEqual(self.as_person(person).get("/admin/values/").status_code, 403)


class LatestTests(PraiseTestCase):
    """The newest compliments, as they stand beside the stream."""

    def people(self, person):
        return [[one.username for one in found.people] for found in latest_compliments(person, 3)]

    def test_the_newest_that_one_may_read_with_who_wants_to_be_named(self):
        hidden = self.give([self.bo], place=Place(group=self.hidden))
        self.give([self.bo])
        declined = self.give([self.cy])
        self.give([self.bo, self.cy])
        decline_naming(actor=self.cy, post=declined)
        self.assertEqual(self.people(self.cy), [["bo", "cy"], ["bo"]])
        self.assertEqual(self.people(self.ada), [["bo", "cy"], ["bo"], ["bo"]])
        self.assertEqual(latest_compliments(self.ada, 3)[2].post, hidden)
        self.assertEqual(self.people(self.gus), [])

    def test_what_is_long_ago_is_not_the_newest(self):
        post = self.give([self.bo])
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - timedelta(days=40))
        self.assertEqual(self.people(self.ada), [])

    def test_many_cost_as_much_as_two(self):
        self.give([self.bo])
        with CaptureQueriesContext(connection) as few:
            latest_compliments(self.ada, 3)
        for _time in range(15):
            self.give([self.bo, self.cy])
        with self.assertNumQueries(len(few)):
            latest_compliments(self.ada, 3)
