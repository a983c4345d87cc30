from datetime import timedelta

from django.core import mail
from django.test import override_settings
from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import ask_owners, join_group
from omarm.groups.models import Group, GuestInvitation, Membership, MembershipRule
from omarm.media.commands import make_sizes
from omarm.stream.tests.writing import photo


class LifePageTestCase(CastTestCase):
    def page(self, group, page=""):
        return f"/groups/{group.slug}/{page}"

    def now(self, group):
        return Group.objects.get(pk=group.pk)


class ClosingTests(LifePageTestCase):
    def test_an_owner_closes_and_opens_again(self):
        browser = self.as_person(self.ada)
        self.assertRedirects(browser.post(self.page(self.closed, "archive/")), self.page(self.closed))
        self.assertContains(browser.get(self.page(self.closed)), self.page(self.closed, "revive/"))
        self.assertNotContains(self.as_person(self.bo).get(self.page(self.closed)), "revive/")
        browser.post(self.page(self.closed, "revive/"))
        self.assertIsNone(self.now(self.closed).archived_at)

    def test_others_do_not(self):
        for person, group, status in (
            (self.bo, self.open, 404),
            (self.cy, self.open, 404),
            (self.mo, self.hidden, 404),
        ):
            for act in ("archive", "revive", "goes-on", "take"):
                self.assertEqual(self.as_person(person).post(self.page(group, f"{act}/")).status_code, status, act)
        self.assertIsNone(self.now(self.open).archived_at)

    def test_the_owners_are_asked_whether_it_goes_on_and_nobody_else(self):
        ask_owners(actor=None, group=self.open)
        self.assertContains(self.as_person(self.ada).get(self.page(self.open)), "goes-on/")
        for person in (self.bo, self.cy, self.mo):
            self.assertNotContains(self.as_person(person).get(self.page(self.open)), "goes-on/")
        self.as_person(self.ada).post(self.page(self.open, "goes-on/"))
        self.assertGreater(self.now(self.open).goes_on_until, timezone.localdate())
        self.assertNotContains(self.as_person(self.ada).get(self.page(self.open)), "goes-on/")


class RulePageTests(LifePageTestCase):
    def lines(self, **line):
        told = {"rule-TOTAL_FORMS": "1", "rule-INITIAL_FORMS": "0"}
        return told | {f"rule-0-{name}": value for name, value in line.items()}

    def test_it_shows_whom_a_rule_brings_before_it_is_saved(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "rules/")
        answer = browser.post(address, self.lines(function="Tuinman"))
        self.assertTrue(answer.context["preview"].is_nobody)
        self.assertFalse(MembershipRule.objects.exists())
        answer = browser.post(address, self.lines(department=self.team.pk))
        self.assertIsNone(answer.context["preview"].count)
        self.assertContains(answer, self.bo.name)
        saved = browser.post(address, self.lines(department=self.team.pk) | {"seen": answer.context["digest"]})
        self.assertRedirects(saved, self.page(self.open, "members/"))
        self.assertEqual(MembershipRule.objects.get().department, self.team)

    def test_what_was_not_shown_is_not_saved(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "rules/")
        digest = browser.post(address, self.lines(department=self.team.pk)).context["digest"]
        browser.post(address, self.lines(department=self.department.pk) | {"seen": digest})
        self.assertFalse(MembershipRule.objects.exists())

    def test_a_line_that_stays_empty_is_no_rule(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "rules/")
        told = self.lines(function="Tuinman") | {"rule-TOTAL_FORMS": "2"}  # as the page sends it: one empty line more
        answer = browser.post(address, told)
        browser.post(address, told | {"seen": answer.context["digest"]})
        self.assertEqual(MembershipRule.objects.get().function, "Tuinman")
        answer = browser.post(address, self.lines() | {"rule-INITIAL_FORMS": "1", "rule-TOTAL_FORMS": "2"})
        self.assertContains(answer, "Er is geen regel meer")

    def test_a_line_that_goes_is_said_before_it_is_saved(self):
        MembershipRule.objects.create(group=self.open, department=self.team)
        browser, address = self.as_person(self.ada), self.page(self.open, "rules/")
        one = {"rule-INITIAL_FORMS": "1"}
        same = browser.post(address, self.lines(department=self.team.pk) | one)
        self.assertEqual(same.context["gone"], 0)
        answer = browser.post(address, self.lines(function="Tuinman") | one)
        self.assertEqual(answer.context["gone"], 1)
        self.assertContains(answer, "banner--warn")

    def test_only_roles_make_a_rule_mandatory(self):
        told = self.lines(department=self.team.pk, is_mandatory="on")
        for person, expected in ((self.ada, False), (self.mo, True)):
            browser, address = self.as_person(person), self.page(self.open, "rules/")
            digest = browser.post(address, told).context["digest"]
            browser.post(address, told | {"seen": digest})
            self.assertEqual(MembershipRule.objects.get().is_mandatory, expected)

    def test_a_rule_that_an_owner_may_not_change_stays(self):
        MembershipRule.objects.create(group=self.open, department=self.team, is_mandatory=True)
        browser, address = self.as_person(self.ada), self.page(self.open, "rules/")
        digest = browser.post(address, self.lines(function="Tuinman")).context["digest"]
        browser.post(address, self.lines(function="Tuinman") | {"seen": digest})
        rules = MembershipRule.objects.filter(group=self.open).values_list("function", "is_mandatory")
        self.assertEqual(set(rules), {("", True), ("Tuinman", False)})

    def test_others_do_not_reach_it(self):
        for person, status in ((self.bo, 404), (self.cy, 404), (self.gus, 404)):
            self.assertEqual(self.as_person(person).get(self.page(self.open, "rules/")).status_code, status)


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
class GuestPageTests(LifePageTestCase):
    def told(self, **changed):
        soon = timezone.localdate() + timedelta(days=60)
        return {"name": "Gerda Buiten", "email": "gerda@elders.example", "ends_on": soon.isoformat()} | changed

    def test_a_manager_asks_somebody_in_and_takes_it_back(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "guests/")
        self.assertRedirects(browser.post(address, self.told()), address)
        invitation = GuestInvitation.objects.get()
        self.assertEqual(len(mail.outbox), 1)
        self.assertContains(browser.get(address), "gerda@elders.example")
        browser.post(f"{address}{invitation.pk}/take-back/")
        self.assertFalse(GuestInvitation.objects.waiting().exists())
        restore = f"{address}{invitation.pk}/restore/"
        self.assertContains(browser.get(address), restore)
        for person in (self.bo, self.cy):
            self.assertEqual(self.as_person(person).post(restore).status_code, 404)
        self.assertRedirects(browser.post(restore), address)
        self.assertTrue(GuestInvitation.objects.waiting().exists())
        self.assertNotContains(browser.get(address), restore)

    def test_what_cannot_be_is_said_beside_what_was_typed(self):
        late = (timezone.localdate() + timedelta(days=500)).isoformat()
        for wrong in ({"ends_on": late}, {"ends_on": "morgen"}, {"email": "bo@proefstad.example"}, {"email": "x"}):
            answer = self.as_person(self.ada).post(self.page(self.open, "guests/"), self.told(**wrong))
            self.assertContains(answer, "Gerda Buiten", status_code=422)
        self.assertFalse(GuestInvitation.objects.exists())

    def test_others_do_not(self):
        for person, status in ((self.bo, 403), (self.cy, 403), (self.gus, 403)):
            answer = self.as_person(person).post(self.page(self.open, "guests/"), self.told())
            self.assertEqual(answer.status_code, status)
        self.assertEqual(self.as_person(self.cy).get(self.page(self.closed, "guests/")).status_code, 404)

    def test_a_last_day_is_shown_and_changed(self):
        pk = Membership.objects.get(group=self.open, person=self.gus).pk
        address, day = self.page(self.open, f"members/{pk}/last-day/"), timezone.localdate() + timedelta(days=30)
        self.assertRedirects(
            self.as_person(self.ada).post(address, {"ends_on": day.isoformat()}), self.page(self.open, "members/")
        )
        self.gus.refresh_from_db()
        self.assertEqual(self.gus.ends_on, day)
        for person in (self.bo, self.cy, self.gus):
            self.assertEqual(self.as_person(person).get(address).status_code, 404)
        colleague = Membership.objects.get(group=self.open, person=self.bo).pk
        self.assertEqual(
            self.as_person(self.ada).get(self.page(self.open, f"members/{colleague}/last-day/")).status_code, 404
        )


class CoverTests(LifePageTestCase):
    def test_a_photo_stands_over_the_page_for_who_may_know_of_the_group(self):
        browser = self.as_person(self.ada)
        browser.post(self.page(self.closed, "cover/"), {"photo": photo(), "alt": "Bomen in de mist"})
        image = self.now(self.closed).cover
        self.assertContains(browser.get(self.page(self.closed, "edit/")), "banner")
        make_sizes(image_id=image.pk)
        address = self.page(self.closed, f"cover/{image.pk}/l/")
        for person, group_page in ((self.bo, True), (self.cy, True)):
            self.assertContains(self.as_person(person).get(self.page(self.closed)), address)
            self.assertEqual(self.as_person(person).get(address).status_code, 200, group_page)
        self.assertContains(browser.get(self.page(self.closed)), 'alt="Bomen in de mist"')
        browser.post(self.page(self.closed, "cover/"), {"alt": "Eiken"})
        self.assertEqual(self.now(self.closed).cover.alt, "Eiken")
        self.assertContains(browser.get(self.page(self.closed, "cover/delete/")), "button--danger")
        self.assertEqual(self.as_person(self.bo).get(self.page(self.closed, "cover/delete/")).status_code, 403)
        self.assertIsNotNone(self.now(self.closed).cover)  # asking is not doing
        browser.post(self.page(self.closed, "cover/delete/"))
        self.assertIsNone(self.now(self.closed).cover)
        self.assertEqual(browser.get(address).status_code, 404)

    def test_of_a_hidden_group_nobody_else_sees_it_and_an_image_of_elsewhere_is_none(self):
        self.as_person(self.ada).post(self.page(self.hidden, "cover/"), {"photo": photo(), "alt": ""})
        image = self.now(self.hidden).cover
        make_sizes(image_id=image.pk)
        self.assertEqual(self.as_person(self.cy).get(self.page(self.hidden, f"cover/{image.pk}/l/")).status_code, 404)
        self.assertEqual(self.as_person(self.cy).get(self.page(self.open, f"cover/{image.pk}/l/")).status_code, 404)
        self.assertEqual(self.as_person(self.ada).get(self.page(self.hidden, f"cover/{image.pk}/xl/")).status_code, 404)

    def test_others_do_not_change_it(self):
        for person, group, status in (
            (self.bo, self.closed, 403),
            (self.cy, self.open, 403),
            (self.cy, self.closed, 404),
        ):
            answer = self.as_person(person).post(self.page(group, "cover/"), {"photo": photo()})
            self.assertEqual(answer.status_code, status)

    def test_what_is_no_photo_is_refused_in_words(self):
        self.as_person(self.ada).post(self.page(self.open, "cover/"), {"photo": photo(), "alt": ""})
        former = self.now(self.open).cover_id
        file = photo()
        file.file.seek(0)
        file.file.truncate()
        file.file.write(b"<html>")
        file.file.seek(0)
        self.as_person(self.ada).post(self.page(self.open, "cover/"), {"photo": file})
        self.assertEqual(self.now(self.open).cover_id, former)


class MemberPageTests(LifePageTestCase):
    def test_twenty_thousand_would_come_fifty_at_a_time_and_each_once(self):
        for number in range(60):
            join_group(actor=make_person(f"lid{number:02}", department=self.team), group=self.open)
        browser, seen, after = self.as_person(self.cy), [], ""
        while True:
            page = browser.get(self.page(self.open, f"members/?after={after}")).context["page"]
            seen += [row.person_id for row in page]
            self.assertLessEqual(len(page), 50)
            if not (after := page.after):
                break
        self.assertEqual(len(seen), 63)
        self.assertEqual(len(set(seen)), 63)
        self.assertEqual((seen[0], seen[-1]), (self.ada.pk, self.gus.pk))

    def test_who_came_by_a_rule_is_marked(self):
        self.assertNotContains(self.as_person(self.cy).get(self.page(self.open, "members/")), "Door een regel")
        Membership.objects.filter(group=self.open, person=self.bo).update(by_rule=True)
        page = self.as_person(self.cy).get(self.page(self.open, "members/"))
        self.assertTrue(any(row.by_rule for row in page.context["page"]))

    def test_a_cursor_of_nonsense_is_the_first_page(self):
        for after in ("x", "1-", "1-x", "zz-9a", "-1"):
            page = self.as_person(self.cy).get(self.page(self.open, f"members/?after={after}"))
            self.assertEqual(page.status_code, 200, after)
