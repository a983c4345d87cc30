"""What is no conversation, as the page and letters show it: what stands at this moment and the person may know."""

from dataclasses import dataclass

from omarm.core.pagination import Cursor, Page
from omarm.notifications.models import Channel, Notice, Silence
from omarm.notifications.queries.kinds import HAND_OVERS, kind_of
from omarm.notifications.queries.listing import notifications_for
from omarm.people.models import HandOver, Person

MOST_SHOWN, MOST_MAILED = 50, 20


@dataclass(frozen=True)
class ToldNotice:
    """A Notice as the page shows it; `number` is how many things it stands for, where it counts."""

    notice: Notice
    number: int = 0
    is_silent: bool = False

    @property
    def kind(self):
        return kind_of(self.notice.what)

    @property
    def sentence(self):
        """What happened, as one sentence."""
        if self.number:
            return HAND_OVERS % {"number": self.number}
        return self.kind.in_words(self.notice.group, self.notice.number)

    @property
    def letter(self):
        """The sentence for a mail: without what is for nobody's eyes but the reader's, and the name of a discreet group."""
        if self.kind.letter or self.number:
            return str(self.kind.letter or self.sentence)
        group = self.notice.group
        return self.kind.in_words(group if group and not group.is_discreet else None, self.notice.number)

    @property
    def moved_at(self):
        return self.notice.moved_at


def notices_for(person):
    """Return what is no conversation and was not seen yet as ToldNotices, newest first; fifty at most."""
    return _told(Notice.objects.visible_to(person).filter(is_unread=True))


def timeline_for(person, *, after=""):
    """Return a Page of Told, newest first, and between them by their time the ToldNotices that were seen."""
    page = notifications_for(person, after=after)
    before, since = Cursor.parse(after), Cursor.parse(page.after)
    seen = Notice.objects.visible_to(person).filter(is_unread=False)
    if before:
        seen = seen.filter(moved_at__lt=before.at)
    if since:
        seen = seen.filter(moved_at__gte=since.at)
    rows = sorted([*page.rows, *_told(seen)], key=lambda row: row.moved_at, reverse=True)
    return Page(rows=rows, after=page.after)


def notice_for(person, notice_id):
    """Return one of the person's Notices. Raises Notice.DoesNotExist when it is not theirs, or true no more."""
    return Notice.objects.visible_to(person).select_related("group").get(pk=notice_id)


def told_notice(notice):
    """Return one Notice as a ToldNotice, with whether its person hears nothing more of the kind."""
    silent = Silence.objects.filter(person=notice.person_id, reason=kind_of(notice.what).reason, channel=Channel.APP)
    return ToldNotice(notice, number=_number_of(notice), is_silent=silent.exists())


def notices_due_for(person, *, limit=MOST_MAILED):
    """Return the Notices that are to stand in the person's letter, newest first."""
    due = Notice.objects.visible_to(person).filter(is_unread=True, mail_due=True).select_related("group")
    return list(due.order_by("-moved_at", "-pk")[:limit])


def told_before(*, what, url):
    """Return the ids of who has a Notice of this kind about this address, as a set: read or not."""
    return set(Notice.objects.filter(what=what, url=url).values_list("person", flat=True))


def hearers_of(what, people):
    """Return {id: whether by mail too} of those of these people (ids) who want to hear of a kind of notice."""
    kind, people = kind_of(what), set(people)
    silences = Silence.objects.filter(person__in=people, reason=kind.reason) if kind.reason else Silence.objects.none()
    silent = {(row.person_id, row.channel) for row in silences}
    here = Person.objects.active().filter(pk__in=people).order_by("pk").values_list("pk", flat=True)
    return {
        person: kind.by_mail and (person, Channel.MAIL) not in silent
        for person in here if (person, Channel.APP) not in silent
    }  # fmt: skip


def _told(notices):
    rows = notices.select_related("group").order_by("-moved_at", "-pk")[:MOST_SHOWN]
    return [ToldNotice(row, number=_number_of(row)) for row in rows]


def _number_of(notice):
    """Return how many hand-overs wait, for the one notice that stands for all of them; of others 0."""
    if notice.what != "hand_over.waiting":
        return 0
    return HandOver.objects.filter(closed_at=None).exclude(person=notice.person_id).count()
