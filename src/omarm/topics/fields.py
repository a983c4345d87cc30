"""The fields by which a form asks for topics, and for who is to look after one or after something else."""

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from omarm.core.chips import ChipsField
from omarm.core.folding import fold
from omarm.topics.models import Topic
from omarm.topics.queries import possible_owner, possible_owners


class TopicsField(ChipsField):
    """Topics of the organisation's own list."""

    picks, most = "topics", 5
    too_many = _("Choose at most {most} topics.")
    unknown = _("There is no topic “{word}”. Choose one from the list of topics.")

    def by_ids(self, ids):
        return Topic.objects.none() if self.person.is_guest else Topic.objects.current().filter(pk__in=ids)

    def by_word(self, word):
        if self.person.is_guest:
            return None
        topic = Topic.objects.filter(words__word=fold(word.lstrip("#"))).select_related("merged_into").first()
        return topic and (topic.merged_into or topic)


class KeeperField(ChipsField):
    """The one colleague who is to look after something, by name."""

    picks, most = "people", 1
    too_many = _("Choose one colleague.")
    unknown = _("We do not know “{word}”. Use the username of a colleague.")

    def by_ids(self, ids):
        return possible_owners(self.person).filter(pk__in=ids)

    def by_word(self, word):
        return possible_owners(self.person).filter(username=word.lstrip("@").lower()).first()


class OwnerField(forms.CharField):
    """The username of a colleague. Its value is that person, or None when it is left empty."""

    def clean(self, value):
        username = super().clean(value)
        try:
            return possible_owner(username) if username else None
        except ObjectDoesNotExist as error:
            raise forms.ValidationError(gettext("We know no colleague with this username.")) from error
