"""Reports as tests make them."""

from omarm.activity.models import Activity
from omarm.core.testing.cast import bring_in, make_person
from omarm.moderation.commands import Reported, decide, report
from omarm.moderation.models import Case
from omarm.people.commands import change_roles
from omarm.stream.commands import Place
from omarm.stream.tests.writing import StreamTestCase, write


class ModerationTestCase(StreamTestCase):
    """Bo wrote in the closed group that Ada owns, Dee is a member; Cam is the community manager, Mo administers."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.dee, cls.cam = make_person("dee"), make_person("cam")
        change_roles(actor=None, person=cls.cam, codes=["community_manager"])
        bring_in(cls.closed, cls.dee, by=cls.ada)

    def setUp(self):
        super().setUp()
        self.post = write(self.bo, body="Wat een onzin van jullie.", place=Place(group=self.closed))

    def reported(self, thing=None, *, by=None, reason="hurts", **told):
        """Report a thing as Dee. Returns the Case."""
        made = report(actor=by or self.dee, thing=thing or self.post, told=Reported(reason=reason, **told))
        return made.case

    def decided(self, decision="hidden", *, by=None, case=None, because="Zo praten we niet met elkaar."):
        """Decide a case as Ada. Returns it as it is now."""
        case = case or self.reported()
        decide(actor=by or self.ada, case=case, decision=decision, because=because)
        return Case.objects.get(pk=case.pk)

    def told(self):
        """Return who the last fact tells of what, as (what, ids)."""
        fact = Activity.objects.order_by("-pk").first()
        return {(told["what"], *told["people"]) for told in fact.data["told"] if told["people"]}
