from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.models import Person


class RuleTests(CastTestCase):
    def test_who_sees_whom(self):
        people = (self.ada, self.bo, self.cy, self.gus, self.mo)
        #             ada bo cy gus mo
        for person, *expected in [(self.ada, 1, 1, 1, 1, 1),
                                  (self.bo,  1, 1, 1, 1, 1),
                                  (self.cy,  1, 1, 1, 1, 1),
                                  (self.gus, 1, 1, 0, 1, 0),
                                  (self.mo,  1, 1, 1, 1, 1)]:  # fmt: skip
            visible = Person.objects.visible_to(person)
            with self.subTest(person=person.username):
                self.assertEqual([visible.contains(other) for other in people], [bool(may) for may in expected])
                self.assertEqual(len(visible), len(set(visible)))

    def test_a_guest_of_no_group_sees_only_themselves(self):
        flo = make_person("flo", is_guest=True)
        self.assertEqual(list(Person.objects.visible_to(flo)), [flo])


class GuestTests(CastTestCase):
    def test_a_guest_finds_no_page_of_who_they_do_not_meet(self):
        for person, status in ((self.ada, 200), (self.bo, 200), (self.cy, 404), (self.mo, 404), (self.gus, 200)):
            self.assertEqual(self.as_person(self.gus).get(f"/people/{person.username}/").status_code, status)
