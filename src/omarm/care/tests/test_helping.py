"""Help from the desk: asked by who look after a group, answered by who care for all."""

from django.core.exceptions import PermissionDenied

from omarm.care.commands import answer_help, ask_for_help, withdraw_help
from omarm.care.models import HelpRequest
from omarm.care.tests.caring import CareTestCase
from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group

WORDS = "Niemand reageert, wat kan ik doen?"
AT_DESK = "/admin/groups/?show=help"


class HelpTests(CareTestCase):
    def asked(self, group=None, by=None):
        return ask_for_help(actor=by or self.ada, group=group or self.open, words=WORDS)

    def test_the_desk_is_told_and_then_who_asked(self):
        with self.records("help.asked"):
            request = self.asked(by=self.bo)
        for person in (self.mo, self.coco):
            self.assertEqual(self.notices(person), ["care.help_asked"], person)
        for person in (self.ada, self.bo, self.cy, self.gus, self.dee):
            self.assertEqual(self.notices(person), [], person)
        with self.records("help.answered"):
            answer_help(actor=self.coco, request=request, answer="Ik bel je.")
        self.assertEqual(self.notices(self.bo), ["care.help_answered"])
        for person in (self.mo, self.coco, self.ada):
            self.assertEqual(self.notices(person), [], person)

    def test_only_who_looks_after_it_asks_and_only_the_desk_answers(self):
        for person in (self.cy, self.gus, self.mo, self.coco):
            with self.assertRaises(PermissionDenied):
                self.asked(by=person)
            self.assertRaises(PermissionDenied, withdraw_help, actor=person, group=self.open)
        request = self.asked()
        for person in (self.ada, self.bo, self.cy, self.gus, self.dee):
            self.assertRaises(PermissionDenied, answer_help, actor=person, request=request, answer="Zelf opgelost.")
        self.assertFalse(HelpRequest.objects.exclude(answered_at=None).exists())

    def test_once_at_a_time_answered_once_and_not_in_a_closed_group(self):
        request = self.asked()
        with self.assertRaises(DomainError):
            self.asked(by=self.bo)
        answer_help(actor=self.mo, request=request, answer="Gedaan.")
        with self.assertRaises(DomainError):
            answer_help(actor=self.coco, request=request, answer="Ook gedaan.")
        self.asked(by=self.bo)
        archive_group(actor=self.ada, group=self.closed)
        with self.assertRaises(DomainError):
            self.asked(self.closed)

    def test_withdrawn_it_waits_for_nobody(self):
        self.asked()
        self.assertEqual(self.notices(self.mo), ["care.help_asked"])
        withdraw_help(actor=self.bo, group=self.open)
        self.assertEqual((self.notices(self.mo), HelpRequest.objects.count()), ([], 0))

    def test_from_the_page_of_the_group_to_the_desk_and_back(self):
        care = f"/groups/{self.open.slug}/care/"
        owner, desk = self.as_person(self.ada), self.as_person(self.coco)
        self.assertContains(owner.get(care), f"{care}help/")
        self.assertEqual(owner.post(f"{care}help/", {"words": ""}).status_code, 422)
        self.assertRedirects(owner.post(f"{care}help/", {"words": WORDS}), care)
        self.assertContains(owner.get(care), WORDS)
        self.assertContains(owner.post(f"{care}help/", {"words": "Nog iets."}), "Nog iets.", status_code=422)
        page = desk.get(AT_DESK)
        for words in (WORDS, self.open.name, self.ada.name):
            self.assertContains(page, words)
        answer = f"/admin/groups/help/{HelpRequest.objects.get().pk}/"
        self.assertContains(desk.get(answer), WORDS)
        self.assertEqual(desk.post(answer, {"answer": ""}).status_code, 422)
        self.assertRedirects(desk.post(answer, {"answer": "Ik bel je."}), AT_DESK)
        self.assertContains(desk.post(answer, {"answer": "Toch anders."}), "Toch anders.", status_code=422)
        self.assertNotContains(desk.get(AT_DESK), WORDS)
        self.assertContains(owner.get(care), "Ik bel je.")

    def test_it_can_be_withdrawn_on_the_page(self):
        self.asked()
        care = f"/groups/{self.open.slug}/care/"
        self.assertRedirects(self.as_person(self.ada).post(f"{care}help/delete/"), care)
        self.assertFalse(HelpRequest.objects.exists())

    def test_for_others_it_does_not_exist(self):
        answer = f"/admin/groups/help/{self.asked().pk}/"
        for person in (self.cy, self.gus, self.mo, self.coco):
            for address in ("help/", "help/delete/"):
                answered = self.as_person(person).post(f"/groups/{self.open.slug}/care/{address}", {"words": "x"})
                self.assertEqual(answered.status_code, 404, (person, address))
        for person in (self.ada, self.cy, self.gus, self.dee):
            self.assertEqual(self.as_person(person).get(answer).status_code, 403, person)
            self.assertEqual(self.as_person(person).get(AT_DESK).status_code, 403, person)
        self.assertEqual(self.as_person(self.mo).get("/admin/groups/help/99999/").status_code, 404)

    def test_the_desk_learns_no_name_of_a_hidden_group(self):
        request = self.asked(self.hidden)
        browser = self.as_person(self.mo)
        for address in (AT_DESK, f"/admin/groups/help/{request.pk}/", "/notifications/"):
            self.deliver()
            page = browser.get(address)
            self.assertNotContains(page, self.hidden.name)
        self.assertContains(browser.get(AT_DESK), WORDS)
