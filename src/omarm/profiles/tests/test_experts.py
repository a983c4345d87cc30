from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.notifications import subscribers  # noqa: F401 (they listen)
from omarm.notifications.models import Notice
from omarm.notifications.subscribers import profiles as told
from omarm.people.commands import deactivate_person
from omarm.profiles import commands
from omarm.profiles.commands.expertise import MOST_TOPICS
from omarm.profiles.models import Audience, Expert, Expertise, Field, Narrowing, Thanks
from omarm.profiles.queries.expertise import expertise_words, known_by, people_who_know
from omarm.profiles.queries.experts import experts_on, has_room, topics_with_experts
from omarm.profiles.queries.thanks import thanks_numbers, thanks_to
from omarm.profiles.subscribers.experts import move_to_the_topic_that_stays
from omarm.profiles.tests.worklife import WorklifeTestCase, in_days
from omarm.stream.commands import EVERYONE, Draft, Place
from omarm.topics.commands import TopicText, add_topic, merge_topics
from omarm.updates.commands import publish_update


def keep_to_oneself(person):
    field = Field.objects.get(code="expertise")
    Narrowing.objects.create(person=person, field=field, audience=Audience.MYSELF)


class ExpertiseTests(WorklifeTestCase):
    def test_a_topic_is_told_changed_and_taken_off(self):
        with self.records("profile.changed"):
            commands.tell_expertise(actor=self.ada, topic=self.soil, note=" PFAS  en  asbest ")
        self.assertEqual(
            [(one.topic, one.note) for one in known_by(self.cy, self.ada)], [(self.soil, "PFAS en asbest")]
        )
        self.assertFalse(Expert.objects.exists())
        commands.tell_expertise(actor=self.ada, topic=self.soil, may_be_asked=True)
        self.assertEqual(Expertise.objects.get().note, "")
        self.assertTrue(Expert.objects.filter(person=self.ada).exists())
        self.assertTrue(commands.drop_expertise(actor=self.ada, topic=self.soil))
        with self.records():
            self.assertFalse(commands.drop_expertise(actor=self.ada, topic=self.soil))

    def test_a_guest_and_too_many_topics_are_refused(self):
        with self.assertRaises(PermissionDenied):
            commands.tell_expertise(actor=self.gus, topic=self.soil)
        Expertise.objects.bulk_create(Expertise(person=self.ada, topic=topic) for topic in self.topics(MOST_TOPICS))
        with self.records(), self.assertRaises(DomainError) as refused:
            commands.tell_expertise(actor=self.ada, topic=self.soil)
        self.assertEqual(refused.exception.code, "expertise_many")

    def test_names_and_synonyms_lead_to_somebody_unless_kept_from_colleagues(self):
        for person in (self.ada, self.bo):
            commands.tell_expertise(actor=person, topic=self.soil, note="PFAS")
        keep_to_oneself(self.bo)
        self.assertEqual(expertise_words([self.ada.pk, self.bo.pk]), {self.ada.pk: ["Bodem", "sanering", "PFAS"]})
        self.assertEqual([one.person for one in people_who_know(self.cy, self.soil)], [self.ada])
        self.assertEqual(people_who_know(self.gus, self.soil), [])

    def test_expertise_and_thanks_go_on_with_the_topic_that_took_it_in(self):
        commands.tell_expertise(actor=self.ada, topic=self.soil, may_be_asked=True)
        commands.tell_expertise(actor=self.ada, topic=self.buying, note="raamcontracten")
        commands.tell_expertise(actor=self.bo, topic=self.soil)
        for giver in (self.cy, self.mo):
            commands.thank(actor=giver, receiver=self.ada, topic=self.soil)
        commands.thank(actor=self.cy, receiver=self.ada, topic=self.buying)
        merge_topics(actor=self.mo, source=self.soil, target=self.buying)
        for _again in range(2):
            move_to_the_topic_that_stays(Activity.objects.get(verb="topic.merged"))
        mine = Expertise.objects.get(person=self.ada)
        self.assertEqual((mine.topic, mine.note, mine.may_be_asked), (self.buying, "raamcontracten", True))
        self.assertEqual(Expertise.objects.get(person=self.bo).topic, self.buying)
        self.assertEqual(Thanks.objects.filter(receiver=self.ada, topic=self.buying).count(), 2)
        self.assertEqual(Thanks.objects.count(), 2)

    def topics(self, number):
        topic = type(self.soil)
        return topic.objects.bulk_create(topic(name=f"T{one}", slug=f"t{one}") for one in range(number))


class ExpertsTests(WorklifeTestCase):
    def setUp(self):
        for person in (self.ada, self.bo):
            commands.tell_expertise(actor=person, topic=self.soil, may_be_asked=True)

    def names(self, viewer):
        return [one.person.username for one in experts_on(viewer, self.soil)]

    def test_only_who_said_so_by_surname(self):
        commands.tell_expertise(actor=self.cy, topic=self.soil)
        self.assertEqual(self.names(self.mo), ["bo", "ada"])  # Bakker, Velde
        self.assertEqual(self.names(self.gus), [])
        self.assertEqual([(one.slug, one.experts) for one in topics_with_experts(self.mo)], [("bodem", 2)])
        self.assertEqual(list(topics_with_experts(self.mo, text="inkoop")), [])
        self.assertEqual(list(topics_with_experts(self.gus)), [])

    def test_who_keeps_it_from_colleagues_or_left_is_no_expert(self):
        keep_to_oneself(self.ada)
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertEqual(self.names(self.mo), [])
        self.assertEqual(list(topics_with_experts(self.mo)), [])

    def test_who_is_away_comes_last_and_who_rests_before(self):
        commands.tell_expertise(actor=self.cy, topic=self.soil, may_be_asked=True)
        commands.tell_absence(actor=self.bo, ends_on=in_days(2), stand_in=self.ada)
        commands.set_terms(actor=self.cy, most_a_day=1, pace="week", paused_until=in_days(0))
        found = experts_on(self.mo, self.soil, in_days(0))
        self.assertEqual([one.person for one in found], [self.ada, self.cy, self.bo])
        self.assertEqual([one.can_be_asked for one in found], [True, False, False])
        self.assertEqual(found[2].away.ask, self.ada)

    def test_terms_that_cannot_be_are_refused(self):
        for most in (0, 21):
            with self.assertRaises(DomainError):
                commands.set_terms(actor=self.ada, most_a_day=most, pace="day")
        for actor, pace in ((self.gus, "day"), (self.ada, "nooit")):
            with self.assertRaises(PermissionDenied):
                commands.set_terms(actor=actor, most_a_day=1, pace=pace)

    def test_room_ends_with_as_many_posts_as_one_takes(self):
        commands.set_terms(actor=self.ada, most_a_day=1, pace="day")
        terms, today = Expert.objects.get(person=self.ada), timezone.localdate()
        for author, body, place in (
            (self.ada, "@ada mijzelf", EVERYONE), (self.bo, "Zonder naam", EVERYONE),
        ):  # fmt: skip
            self.write(author, body, place=place)
        self.write(self.cy, "@ada over iets anders", topics=(self.buying,))
        self.assertTrue(has_room(terms, today))
        self.write(self.bo, "@ada wat is PFAS?", place=Place(group=self.hidden))
        self.assertFalse(has_room(terms, today))
        self.assertTrue(has_room(terms, in_days(1)))
        self.assertEqual([one.has_room for one in experts_on(self.cy, self.soil, today)], [True, False])

    def test_as_many_queries_for_two_as_for_seventeen(self):
        experts_on(self.mo, self.soil)
        with CaptureQueriesContext(connection) as few:
            experts_on(self.mo, self.soil)
        for number in range(15):
            commands.tell_expertise(actor=make_person(f"p{number}"), topic=self.soil, may_be_asked=True)
        with self.assertNumQueries(len(few)):
            self.assertEqual(len(experts_on(self.mo, self.soil)), 17)

    def write(self, author, body, *, place=EVERYONE, topics=None):
        draft = Draft(title="", body=body, place=place, topics=(self.soil,) if topics is None else topics)
        return publish_update(actor=author, draft=draft)


class ThanksTests(WorklifeTestCase):
    def test_it_counts_people_each_once(self):
        with self.records("thanks.given") as facts:
            commands.thank(actor=self.bo, receiver=self.ada, topic=self.soil)
        self.assertEqual(facts[0].data, {"receiver": self.ada.pk})
        with self.records():
            commands.thank(actor=self.bo, receiver=self.ada, topic=self.soil)
        commands.thank(actor=self.cy, receiver=self.ada, topic=self.soil)
        self.assertEqual(thanks_numbers([self.ada], self.soil), {self.ada.pk: 2})

    def test_who_gave_them_only_the_receiver_reads(self):
        for giver in (self.bo, self.cy):
            commands.thank(actor=giver, receiver=self.ada, topic=self.soil)
        (mine,) = thanks_to(self.ada, self.ada)
        self.assertEqual({giver.username for giver in mine.givers}, {"bo", "cy"})
        for viewer, is_mine in ((self.bo, True), (self.mo, False)):
            (seen,) = thanks_to(viewer, self.ada)
            self.assertEqual((seen.number, seen.is_mine, seen.givers), (2, is_mine, []))
        self.assertEqual(thanks_to(self.gus, self.ada), [])

    def test_what_is_hidden_stays_so_and_the_giver_still_knows_their_own(self):
        commands.thank(actor=self.bo, receiver=self.ada, topic=self.soil)
        commands.show_thanks(actor=self.ada, topic=self.soil, shown=False)
        commands.thank(actor=self.cy, receiver=self.ada, topic=self.soil)
        self.assertEqual([one.number for one in thanks_to(self.ada, self.ada)], [2])
        self.assertEqual([one.number for one in thanks_to(self.bo, self.ada)], [1])
        self.assertEqual(thanks_to(self.mo, self.ada), [])
        self.assertEqual(thanks_numbers([self.ada], self.soil), {})
        commands.show_thanks(actor=self.ada, topic=self.soil, shown=True)
        self.assertEqual([one.number for one in thanks_to(self.mo, self.ada)], [2])

    def test_oneself_guests_and_who_left_are_refused(self):
        with self.assertRaises(DomainError):
            commands.thank(actor=self.ada, receiver=self.ada, topic=self.soil)
        for giver, receiver in ((self.gus, self.ada), (self.ada, self.gus)):
            with self.assertRaises(PermissionDenied):
                commands.thank(actor=giver, receiver=receiver, topic=self.soil)
        deactivate_person(actor=self.mo, person=self.bo)
        self.bo.refresh_from_db()
        with self.records(), self.assertRaises(DomainError):
            commands.thank(actor=self.ada, receiver=self.bo, topic=self.soil)

    def test_who_helped_is_told_and_hears_nothing_once_it_is_taken_back(self):
        commands.thank(actor=self.bo, receiver=self.ada, topic=self.soil)
        for _again in range(2):
            told.tell_who_helped(Activity.objects.get(verb="thanks.given"))
        notice = Notice.objects.get()
        self.assertEqual((notice.person, notice.what, notice.url), (self.ada, "profile.thanked", "/people/ada/#thanks"))
        with self.records("thanks.taken_back") as facts:
            commands.take_back_thanks(actor=self.bo, receiver=self.ada, topic=self.soil)
        told.quiet_what_is_taken_back(facts[0])
        self.assertFalse(Notice.objects.exists())

    def test_who_stands_in_is_told_while_it_lasts(self):
        absence = commands.tell_absence(actor=self.ada, ends_on=in_days(2), stand_in=self.bo)
        told.tell_who_stands_in(Activity.objects.get(verb="absence.stand_in_named"))
        self.assertEqual(Notice.objects.visible_to(self.bo).get().what, "profile.stand_in")
        commands.end_absence(actor=self.ada, absence=absence)
        self.assertFalse(Notice.objects.visible_to(self.bo).exists())


class ExpertPageTests(WorklifeTestCase):
    def test_a_topic_is_found_by_its_other_word_and_stands_on_the_profile(self):
        browser = self.as_person(self.ada)
        told = {"topic-words": "Sanering", "note": "grondwater", "may_be_asked": "on"}
        self.assertRedirects(browser.post("/settings/expertise/", told), "/settings/expertise/")
        colleague = self.as_person(self.cy)
        self.assertContains(colleague.get("/people/ada/"), "grondwater")
        self.assertContains(colleague.get("/topics/bodem/"), self.ada.name)
        self.assertContains(colleague.get("/people/experts/?q=sanering"), "/people/experts/bodem/")
        self.assertContains(
            colleague.get("/people/experts/bodem/"), "/posts/new/?writing=question&amp;about=bodem&amp;to=ada"
        )
        self.assertContains(colleague.get("/posts/new/?about=bodem&to=ada"), "@ada ")
        self.assertContains(colleague.get("/posts/new/?about=bodem&to=ada"), f'value="{self.soil.pk}" checked')

    def test_a_topic_that_is_not_there_is_422_and_can_be_proposed(self):
        answer = self.as_person(self.ada).post("/settings/expertise/", {"topic-words": "vleermuizen"})
        self.assertContains(answer, 'form="propose"', status_code=422)
        self.assertContains(answer, 'name="name" value="vleermuizen"', status_code=422)
        self.assertEqual(self.as_person(self.ada).post("/settings/expertise/", {}).status_code, 422)

    def test_note_and_terms_are_changed_and_a_topic_is_taken_off(self):
        commands.tell_expertise(actor=self.ada, topic=self.soil, may_be_asked=True)
        browser = self.as_person(self.ada)
        browser.post("/settings/expertise/bodem/", {"note": "asbest", "may_be_asked": "on"})
        self.assertEqual(Expertise.objects.get().note, "asbest")
        browser.post("/settings/asked/", {"pace": "week", "most_a_day": "5"})
        self.assertEqual(Expert.objects.get(person=self.ada).pace, "week")
        self.assertEqual(browser.post("/settings/asked/", {"pace": "ooit", "most_a_day": "99"}).status_code, 422)
        browser.post("/settings/expertise/bodem/delete/")
        self.assertFalse(Expertise.objects.exists())

    def test_thanks_with_one_tap_and_back(self):
        commands.tell_expertise(actor=self.ada, topic=self.soil)
        browser = self.as_person(self.cy)
        answer = browser.post("/people/ada/thanks/bodem/", headers={"HX-Request": "true"})
        self.assertContains(answer, 'aria-pressed="true"')
        self.assertNotContains(answer, "<html")
        self.assertContains(self.as_person(self.mo).get("/people/ada/"), "thanked__number")
        self.assertRedirects(browser.post("/people/ada/thanks/bodem/delete/"), "/people/ada/")
        self.assertFalse(Thanks.objects.exists())
        browser.post("/people/ada/thanks/", {"topic-words": "inkoop"})
        self.assertEqual(Thanks.objects.get().topic, self.buying)
        self.assertRedirects(browser.post("/people/ada/thanks/", {"topic-words": "niets"}), "/people/ada/")
        self.as_person(self.ada).post("/settings/thanks/inkoop/hide/")
        self.assertNotContains(self.as_person(self.mo).get("/people/ada/"), "thanked__number")

    def test_ones_own_page_as_another_sees_it_has_no_names_and_no_buttons(self):
        commands.tell_expertise(actor=self.ada, topic=self.soil)
        commands.tell_absence(actor=self.ada, ends_on=in_days(2), stand_in=self.bo)
        commands.thank(actor=self.cy, receiver=self.ada, topic=self.buying)
        browser = self.as_person(self.ada)
        self.assertContains(browser.get("/people/ada/"), self.cy.name)
        for seen_as in ("colleague", "guest"):
            page = browser.get(f"/people/ada/?as={seen_as}").content.decode()
            self.assertNotIn(self.cy.name, page)
            self.assertNotIn("/thanks/bodem/", page)
        self.assertNotIn("Bodem", page)

    def test_a_page_asks_as_much_for_two_topics_as_for_seventeen(self):
        browser = self.as_person(self.cy)
        self.know(0, 2)
        browser.get("/people/ada/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/people/ada/")
        self.know(2, 17)
        with self.assertNumQueries(len(few)):
            browser.get("/people/ada/")

    def know(self, first, last):
        for number in range(first, last):
            topic = add_topic(actor=self.mo, text=TopicText(name=f"Onderwerp {number}"))
            commands.tell_expertise(actor=self.ada, topic=topic)
            commands.thank(actor=self.bo, receiver=self.ada, topic=topic)

    def test_a_guest_meets_none_of_it(self):
        commands.tell_expertise(actor=self.ada, topic=self.soil, may_be_asked=True)
        guest = self.as_person(self.gus)
        for address in ("/people/experts/", "/people/experts/bodem/", "/settings/expertise/", "/people/new/"):
            self.assertEqual(guest.get(address).status_code, 404, address)
        for address in (
            "/people/ada/thanks/", "/people/ada/thanks/bodem/", "/settings/asked/", "/settings/expertise/bodem/",
        ):  # fmt: skip
            self.assertEqual(guest.post(address).status_code, 404, address)
        page = guest.get("/people/ada/").content.decode()
        self.assertFalse("Bodem" in page or "thanked__" in page)
