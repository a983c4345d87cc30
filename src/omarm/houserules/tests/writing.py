"""House rules that tests write and publish."""

from omarm.core.testing.cast import CastTestCase
from omarm.houserules.commands import RuleText, add_rule, publish_edition, start_edition
from omarm.houserules.models import Rule
from omarm.people.commands import change_roles


class RulesTestCase(CastTestCase):
    """Mo administers; Cy is the community manager, who writes the rules."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        change_roles(actor=None, person=cls.cy, codes=["community_manager"])

    def begin(self, *texts):
        """Start an edition; the first has these rules instead of ours. Returns it."""
        edition = start_edition(actor=self.cy)
        if texts:
            edition.rules.all().delete()
        for text in texts:
            add_rule(actor=self.cy, text=RuleText(text_nl=text))
        return edition

    def publish(self, *texts, note="Omdat het helpt.", is_small=False):
        """Publish an edition with these rules, or with those that stood. Returns it."""
        self.begin(*texts)
        with self.captureOnCommitCallbacks(execute=True):
            return publish_edition(actor=self.cy, note=note, is_small=is_small)

    def texts(self, edition):
        """Return the Dutch rules of an edition in their order."""
        return list(Rule.objects.filter(edition=edition).values_list("text_nl", flat=True))
