"""What the health of groups shows, computes and keeps when works council or administrator switch it off."""

from django.urls import reverse

from omarm.care.commands import compute_health, keep_months
from omarm.care.models import GroupHealth, GroupPeriod, PostedMonth
from omarm.care.queries.counting import HEALTH
from omarm.care.queries.health import health_of, promise_kept_in
from omarm.care.queries.posted import POSTED_BY_OTHERS
from omarm.care.tests.community import CommunityTestCase
from omarm.consent.commands import choose_mode, forget_what_is_not_measured
from omarm.consent.measurements import Mode


class SwitchedOffTests(CommunityTestCase):
    def setUp(self):
        self.write(self.ada, "Wie weet dat?", days=12, answers=[(self.bo, 2)])
        compute_health()
        keep_months()

    def switch(self, code, mode=Mode.NONE):
        choose_mode(actor=self.mo, measurement=code, mode=mode, reason="Een proef.")

    def test_it_is_hidden_at_once_and_not_computed_any_more(self):
        self.assertIsNotNone(health_of(self.group)[0])
        self.switch(HEALTH)
        self.assertEqual((health_of(self.group), promise_kept_in(self.group)), ((None, []), None))
        self.assertEqual(compute_health(), 0)
        page = self.as_person(self.ada).get(reverse("care:health", args=[self.group.slug]))
        self.assertContains(page, reverse("consent:measurement", args=[HEALTH]))

    def test_the_clock_deletes_what_was_kept_and_it_can_begin_anew(self):
        self.switch(HEALTH)
        forget_what_is_not_measured()
        self.assertFalse(GroupHealth.objects.exists() or GroupPeriod.objects.exists())
        self.assertTrue(PostedMonth.objects.exists())
        self.switch(HEALTH, Mode.AGGREGATE)
        self.assertGreater(compute_health(), 0)
        self.assertIsNotNone(health_of(self.group)[0])

    def test_who_posts_is_hidden_and_deleted_too(self):
        self.switch(POSTED_BY_OTHERS)
        page = self.as_person(self.mo).get(reverse("care:desk") + "?show=posted")
        self.assertContains(page, reverse("consent:measurement", args=[POSTED_BY_OTHERS]))
        self.assertEqual(keep_months(), 0)
        forget_what_is_not_measured()
        self.assertFalse(PostedMonth.objects.exists())
