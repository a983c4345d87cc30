from omarm.care.tests.caring import posted
from omarm.stewardship import commands
from omarm.stewardship.lessons import LESSONS
from omarm.stewardship.models import Certificate, HandIn, Learner, Level, LevelRequest
from omarm.stewardship.tests.coursing import PageTestCase, certify

COURSE, GUIDE = "/course/", "/adoption/course/"


class LearnerPageTests(PageTestCase):
    def test_every_colleague_reads_the_lessons_and_guests_find_nothing(self):
        for address in (COURSE, f"{COURSE}lessons/asking/", f"{COURSE}mentoring/", f"{COURSE}own-work/"):
            for person, status in ((self.ada, 200), (self.cy, 200), (self.gus, 404)):
                self.assertEqual(self.status(person, address), status, address)
        self.assertEqual(self.status(self.ada, f"{COURSE}lessons/nothing/"), 404)
        self.assertEqual(self.status(self.cy, f"{COURSE}mentor/"), 404)

    def test_the_page_leads_to_every_lesson(self):
        page = self.as_person(self.ada).get(COURSE)
        for lesson in LESSONS:
            self.assertContains(page, f"{COURSE}lessons/{lesson.code}/")
            self.assertContains(page, lesson.nl.title)
        self.assertNotContains(self.as_person(self.cy).get(COURSE), f"{COURSE}stop/")

    def test_handing_in_with_what_was_found(self):
        self.with_mentor()
        post = posted(self.ada, self.closed)
        browser, address = self.as_person(self.ada), f"{COURSE}lessons/asking/"
        self.assertContains(browser.get(address), f'value="post:{post.pk}"')
        told = {"group": self.open.pk, "words": "Ik vroeg het.", "shown": f"post:{post.pk}"}
        self.assertRedirects(browser.post(address, told), COURSE)
        handed = HandIn.objects.get()
        self.assertEqual((handed.group, handed.post, handed.mentor), (self.closed, post, self.sen))

    def test_an_address_of_a_post_shows_it_too_and_any_other_comes_back_as_it_was_typed(self):
        self.with_mentor()
        here = posted(self.ada, self.open)
        browser, address = self.as_person(self.ada), f"{COURSE}lessons/asking/"
        for link in ("https://elders.example/", "/posts/999999/", "posts/", "/posts/99999999999999999999/"):
            told = {"group": self.open.pk, "words": "Wat ik deed.", "link": link}
            page = browser.post(address, told)
            self.assertContains(page, "Wat ik deed.", status_code=422)
            self.assertContains(page, link, status_code=422)
        told = {"group": self.closed.pk, "words": "x", "link": f"https://intranet.example/posts/{here.pk}/?a=1"}
        self.assertRedirects(browser.post(address, told), COURSE)
        self.assertEqual((HandIn.objects.get().post, HandIn.objects.get().group), (here, self.open))

    def test_without_a_mentor_what_was_typed_comes_back(self):
        page = self.as_person(self.ada).post(
            f"{COURSE}lessons/asking/", {"group": self.open.pk, "words": "Mijn woorden"}
        )
        self.assertContains(page, "Mijn woorden", status_code=422)

    def test_nobody_withdraws_what_is_not_theirs(self):
        self.with_mentor()
        handed = self.hand_in()
        for person in (self.sen, self.coco, self.mo, self.cy):
            self.assertEqual(self.as_person(person).post(f"{COURSE}hand-ins/{handed.pk}/delete/").status_code, 404)
        self.assertRedirects(self.as_person(self.ada).post(f"{COURSE}hand-ins/{handed.pk}/delete/"), COURSE)

    def test_stopping_asks_first(self):
        self.with_mentor()
        self.hand_in()
        browser = self.as_person(self.ada)
        self.assertEqual(browser.get(f"{COURSE}stop/").status_code, 200)
        self.assertTrue(HandIn.objects.exists())
        self.assertRedirects(browser.post(f"{COURSE}stop/"), COURSE)
        self.assertFalse(HandIn.objects.exists())

    def test_declining_and_settings(self):
        self.deliver()
        browser = self.as_person(self.ada)
        self.assertContains(browser.get("/settings/"), f'"{COURSE}"')
        self.assertNotContains(self.as_person(self.cy).get("/settings/"), f'"{COURSE}"')
        self.assertContains(browser.get(f"/groups/{self.open.slug}/care/"), f'"{COURSE}"')
        self.assertRedirects(browser.post(f"{COURSE}decline/"), COURSE)
        self.assertTrue(Learner.objects.get(person=self.ada).is_declined)

    def test_the_page_costs_the_same_for_much_work(self):
        self.with_mentor()
        self.all_good(own=2)
        few = self.queries(self.ada, COURSE)
        HandIn.objects.filter(lesson="own").delete()
        HandIn.objects.filter(person=self.ada).delete()
        self.all_good(own=17)
        self.assertEqual(self.queries(self.ada, COURSE), few)


class MentorPageTests(PageTestCase):
    def test_choosing_agreeing_and_answering(self):
        browser, mentor = self.as_person(self.ada), self.as_person(self.sen)
        self.assertContains(browser.get(f"{COURSE}mentor/"), self.sen.name)
        self.assertEqual(browser.post(f"{COURSE}mentor/", {"mentor": self.bo.pk}).status_code, 422)
        self.assertRedirects(browser.post(f"{COURSE}mentor/", {"mentor": self.sen.pk}), COURSE)
        agree = f"{COURSE}mentoring/{self.ada.username}/agree/"
        self.assertContains(mentor.get(f"{COURSE}mentoring/"), agree)
        self.assertEqual(self.as_person(self.coco).post(agree).status_code, 404)
        self.assertRedirects(mentor.post(agree), f"{COURSE}mentoring/")
        address = f"{COURSE}mentoring/hand-ins/{self.hand_in().pk}/"
        self.assertContains(mentor.get(f"{COURSE}mentoring/"), address)
        self.assertContains(mentor.get(address), "Ik vroeg het.")
        page = mentor.post(address, {"is_good": "no", "answer": ""})
        self.assertEqual(page.status_code, 422)
        self.assertRedirects(mentor.post(address, {"is_good": "yes", "answer": "Mooi."}), f"{COURSE}mentoring/")
        self.assertContains(browser.get(f"{COURSE}lessons/asking/"), "Mooi.")

    def test_nobody_but_the_mentor_of_now_sees_what_was_handed_in(self):
        learner = self.with_mentor()
        address = f"{COURSE}mentoring/hand-ins/{self.hand_in().pk}/"
        for person in (self.ada, self.bo, self.coco, self.mo, self.cy, self.gus):
            self.assertEqual(self.status(person, address), 404, person)
        self.assertEqual(self.status(self.sen, address), 200)
        commands.end_mentoring(actor=self.ada, learner=learner)
        self.assertEqual(self.status(self.sen, address), 404)

    def test_a_mentor_of_before_sees_no_more_what_they_found_good(self):
        learner = self.with_mentor()
        handed = self.hand_in()
        commands.answer_hand_in(actor=self.sen, hand_in=handed, is_good=True, answer="")
        address = f"{COURSE}mentoring/hand-ins/{handed.pk}/"
        self.assertEqual(self.status(self.sen, address), 200)
        commands.end_mentoring(actor=self.ada, learner=learner)
        self.assertEqual(self.status(self.sen, address), 404)
        self.with_mentor(mentor=self.coco)
        self.assertEqual(self.status(self.sen, address), 404)

    def test_ending_from_either_side(self):
        self.assertEqual(self.as_person(self.bo).post(f"{COURSE}mentor/end/").status_code, 302)  # who never began
        self.with_mentor()
        self.assertRedirects(self.as_person(self.ada).post(f"{COURSE}mentor/end/"), COURSE)
        commands.ask_mentor(actor=self.ada, mentor=self.sen)
        address = f"{COURSE}mentoring/{self.ada.username}/end/"
        self.assertRedirects(self.as_person(self.sen).post(address), f"{COURSE}mentoring/")
        self.assertIsNone(Learner.objects.get(person=self.ada).mentor)

    def test_offering(self):
        address = f"{COURSE}mentoring/offer/"
        self.as_person(self.sen).post(address, {"offers": "no"})
        self.assertFalse(Learner.objects.get(person=self.sen).offers_to_mentor)
        self.as_person(self.ada).post(address, {"offers": "yes"})
        self.assertFalse(Learner.objects.filter(person=self.ada, offers_to_mentor=True).exists())


class LevelPageTests(PageTestCase):
    def test_asking_and_signing(self):
        self.with_mentor()
        browser = self.as_person(self.ada)
        ask = f"{COURSE}levels/junior/ask/"
        self.assertNotContains(browser.get(COURSE), ask)
        self.all_good()
        self.assertContains(browser.get(COURSE), ask)
        self.assertRedirects(browser.post(ask), COURSE)
        self.assertEqual(browser.post(f"{COURSE}levels/nothing/ask/").status_code, 404)
        request = LevelRequest.objects.get()
        address = f"{COURSE}requests/{request.pk}/"
        for person in (self.ada, self.coco, self.mo, self.cy, self.gus):
            self.assertEqual(self.status(person, address), 404, person)
        mentor = self.as_person(self.sen)
        self.assertContains(mentor.get(address), "Gedaan.")
        self.assertEqual(mentor.post(address, {"gives": "no"}).status_code, 422)
        self.assertRedirects(mentor.post(address, {"gives": "yes"}), f"{COURSE}mentoring/")
        self.assertEqual(mentor.get(address).status_code, 404)
        self.assertTrue(Certificate.objects.valid().filter(person=self.ada).exists())

    def test_a_request_can_be_withdrawn(self):
        LevelRequest.objects.create(person=self.ada, level="junior")
        self.assertRedirects(self.as_person(self.ada).post(f"{COURSE}levels/withdraw/"), COURSE)
        self.assertFalse(LevelRequest.objects.exists())

    def test_the_certificate_is_shown_where_its_holder_wants_it(self):
        profile, about = f"/people/{self.ada.username}/", f"/groups/{self.open.slug}/about/"
        certify(self.ada)
        word = Level.JUNIOR.label
        reader = self.as_person(self.cy)
        for address in (profile, about):
            self.assertNotContains(reader.get(address), word)
        self.as_person(self.ada).post(f"{COURSE}certificate/", {"on_profile": "on"})
        self.assertContains(reader.get(profile), word)
        self.assertNotContains(reader.get(about), word)
        self.as_person(self.ada).post(f"{COURSE}certificate/", {"on_groups": "on"})
        self.assertNotContains(reader.get(profile), word)
        self.assertContains(reader.get(about), word)
        self.assertNotContains(self.as_person(self.gus).get(about), word)
        Certificate.objects.filter(person=self.ada).update(valid_until=self.today, given_on="2020-01-01")
        self.assertContains(reader.get(about), word)
        Certificate.objects.filter(person=self.ada).update(valid_until="2020-02-01")
        self.assertNotContains(reader.get(about), word)

    def test_who_has_none_shows_none(self):
        self.as_person(self.ada).post(f"{COURSE}certificate/", {"on_profile": "on"})
        self.assertFalse(Learner.objects.filter(person=self.ada, on_profile=True).exists())
