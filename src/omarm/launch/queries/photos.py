"""Which photos show the organisation, and of how many somebody declared that they are our own (row C3, tip 3)."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery

from omarm.core import pagination
from omarm.groups.models import Group
from omarm.launch.models import PhotoSource, Picture


@dataclass(frozen=True)
class Share:
    """How many photos are our own, of stock, and undeclared."""

    own: int
    stock: int
    unknown: int

    @property
    def declared(self):
        return self.own + self.stock

    @property
    def percent(self):
        """The share of our own among those declared, 0 without any."""
        return round(100 * self.own / self.declared) if self.declared else 0


def share_for(person):
    """Return the Share over the covers of groups that this person may know of, and what was written down by hand."""
    own, stock = Count("pk", filter=Q(source="own")), Count("pk", filter=Q(source="stock"))
    covers = _covers(person).aggregate(own=own, stock=stock, unknown=Count("pk", filter=Q(source=None)))
    other = Picture.objects.aggregate(own=own, stock=stock)
    return Share(covers["own"] + other["own"], covers["stock"] + other["stock"], covers["unknown"])


def pictures():
    """Return the photos that were written down by hand, as they came."""
    return Picture.objects.all()


def picture_at(pk):
    """Return a Picture. Raises Picture.DoesNotExist."""
    return Picture.objects.get(pk=pk)


def covers_for(person, after=""):
    """Return a Page of groups with a cover, each with `.source` ("own", "stock" or None)."""
    rows = _covers(person).select_related("cover")
    if last := pagination.parse_text(after):
        name, pk = last
        rows = rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    found = list(rows[: pagination.PAGE + 1])
    return pagination.cut(found, cursor_of=lambda group: pagination.as_text(group.name, group.pk))


def covered_group(person, pk):
    """Return a group with a cover that the person may know of. Raises Group.DoesNotExist."""
    return _covers(person).select_related("cover").get(pk=pk)


def _covers(person):
    said = PhotoSource.objects.filter(image=OuterRef("cover")).values("source")
    groups = Group.objects.listed_for(person).filter(archived_at=None).exclude(cover=None)
    return groups.annotate(source=Subquery(said)).order_by("name", "pk")
