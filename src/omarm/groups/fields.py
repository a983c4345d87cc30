"""The field by which a form asks for groups."""

from django.utils.translation import gettext_lazy as _

from omarm.core.chips import ChipsField
from omarm.groups.models import Group


class GroupsField(ChipsField):
    """Groups of which the person may know, and that were not closed."""

    picks, most = "groups", 12
    too_many = _("Choose at most {most} groups.")
    unknown = _("We know no open group “{word}”. Type the beginning of its name and choose one.")

    def by_ids(self, ids):
        return Group.objects.listed_for(self.person).filter(pk__in=ids, archived_at=None).order_by("name", "pk")

    def by_word(self, word):
        rows = Group.objects.listed_for(self.person).filter(archived_at=None)
        found = list(rows.filter(slug=word.lower())[:1]) or list(rows.filter(name__iexact=word)[:2])
        return found[0] if len(found) == 1 else None


class OneGroupField(GroupsField):
    """One group, as a list."""

    most = 1
    too_many = _("Choose one group.")
