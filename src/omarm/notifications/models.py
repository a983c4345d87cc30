"""What somebody is told about: one notification per person and conversation, and how each wants to be told."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group
from omarm.groups.models.reach import KNOWN
from omarm.people.models import Role
from omarm.stream.models import Comment, Mention, Post


class Reason(models.IntegerChoices):
    """Why somebody is told. The higher, the stronger: of several at once the strongest is the one that is named.

    There is room between the numbers for reasons that come later.
    """

    GROUP = 10, _("Something new in a group that I follow")
    TOPIC = 20, _("Something new about a topic that I follow")
    COLLEAGUE = 30, _("Something new from a colleague whom I follow")
    TOOK_PART = 40, _("An answer in a thread in which I take part")
    SHOULD_READ = 45, _("Something that I should read")
    FOR_ALL = 47, _("A message to everybody in a group of mine")
    CONVERSATION = 50, _("An answer in a conversation that I follow")
    QUESTION_WAITS = 55, _("A question that waits too long in a group that I look after")
    QUESTION_DUE = 56, _("A question in a place that I look after, and that is mine to see to")
    GROUP_WAITS = 57, _("Something that waits for me in a group that I look after")
    CARD = 58, _("A knowledge card that is mine to look at")
    PROPOSAL = 59, _("A proposal for me alone, about what I answer")
    OFFER = 60, _("An offer to join in with my post")
    PROGRAMME = 62, _("Something about the adoption programme that I take part in")
    MY_PLACE = 65, _("An invitation to a group, or news of my place in one")
    HAND_OVER = 67, _("Something that waits for other hands, because somebody left or moved")
    ANSWER = 70, _("An answer to my post")
    UNSOLVED = 72, _("A question of mine whose solution is gone")
    SOLVED = 75, _("An answer of mine that solved a question")
    KEPT = 77, _("An answer of mine that is kept on a knowledge card")
    REPLY = 80, _("An answer to my comment")
    ASKED = 85, _("A question that I am asked")
    MENTION = 90, _("Somebody mentions me")
    PRAISE = 100, _("A compliment for me")
    MUST_READ = 110, _("Something that I must read")


class Channel(models.TextChoices):
    """A way to tell. Mail is sent only for the reasons in MAILED; later channels get a line here and there."""

    APP = "app", _("In the intranet")
    MAIL = "mail", _("By mail")


NEWS = (Reason.GROUP, Reason.TOPIC, Reason.COLLEAGUE)
ASKING = (Reason.ASKED, Reason.QUESTION_DUE, Reason.QUESTION_WAITS)
MAILED = (Reason.FOR_ALL, Reason.ANSWER, Reason.REPLY, Reason.MENTION, *ASKING)
ALWAYS = (Reason.FOR_ALL, Reason.MENTION, Reason.MUST_READ)
PAST_MUTES = (Reason.FOR_ALL, Reason.MUST_READ)  # who writes to all may do so once a week (care), so no mute is needed


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Return the person's own, about posts that they may read now and comments that still stand."""
        post = Post.objects.visible_to(person).filter(pk=OuterRef("post_id"))
        comment = Comment.objects.standing().filter(pk=OuterRef("comment_id"))
        return self.filter(Exists(post), Q(comment=None) | Exists(comment), person=person)

    def unread(self):
        return self.filter(is_unread=True)


class Notification(models.Model):
    """A conversation of which a person was told, whatever happened in it since they looked.

    `actors` are the last people who did something, each once: first the `in_front` who did what `reason` says, then who
    did something else; each part newest first. `comment` is the latest one, if it was one.
    """

    MOST_ACTORS = 50

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications", db_index=False)
    post = models.ForeignKey(Post, models.CASCADE, related_name="notifications")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="notifications")
    reason = models.PositiveSmallIntegerField(choices=Reason)
    actors = ArrayField(models.BigIntegerField(), default=list)
    in_front = models.PositiveSmallIntegerField(default=1)
    is_unread = models.BooleanField(default=True)
    moved_at = models.DateTimeField()
    mail_due = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "post"], name="notification_once")]
        indexes = [
            models.Index(fields=["person", "-moved_at", "-id"], name="notification_newest"),
            models.Index("person", name="notification_unread", condition=Q(is_unread=True)),
            models.Index("person", "moved_at", name="notification_mail_due", condition=Q(mail_due=True)),
            models.Index("moved_at", name="notification_read", condition=Q(is_unread=False)),
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.person_id}, {self.post_id}"

    @property
    def named(self):
        """Who did what the reason says and is named, at most two: their ids."""
        return self.actors[: min(self.in_front, 2)]

    @property
    def number_in_front(self):
        """How many did what the reason says."""
        return min(self.in_front, len(self.actors))

    @property
    def number_beside(self):
        """How many did something else in the conversation."""
        return len(self.actors) - self.number_in_front


class ToldMention(models.Model):
    """The mark that who is named in a text was told of it, so that a change of the text tells nobody twice."""

    mention = models.OneToOneField(Mention, models.CASCADE, primary_key=True, related_name="told")


class Silence(models.Model):
    """A reason for which somebody does not want to be told on a channel. Without a row one is told."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="silences", db_index=False)
    reason = models.PositiveSmallIntegerField(choices=Reason)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.APP)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "reason", "channel"], name="silence_once"),
            models.CheckConstraint(condition=~Q(reason__in=ALWAYS) | ~Q(channel="app"), name="silence_allowed"),
        ]


_IN_IT = "groups_membership mine where mine.group_id = {n}.group_id and mine.person_id = {n}.person_id"
_LOOKS_AFTER = f"{{n}}.group_id is null or exists (select from {_IN_IT} and mine.role in ('owner', 'manager'))"
_DECIDES = """exists (select from people_role r where r.person_id = {n}.person_id
         and r.code in ('works_council', 'administrator'))"""
_OPEN = "people_handover o where o.closed_at is null"
# THE rule of what still stands: who may know of the group now, and what it says is true. {n} is the table of notices.
STANDS = f"""(({{n}}.group_id is null or exists (
    select from groups_group g, people_person reader
     where g.id = {{n}}.group_id and reader.id = {{n}}.person_id
       and {KNOWN.format(id="g.id", access="g.access", me="reader.id", guest="reader.is_guest")}))
  and case {{n}}.what
    when 'group.requests' then exists (select from {_IN_IT} and mine.role in ('owner', 'manager'))
         and exists (select from groups_joinrequest r join groups_group g on g.id = r.group_id and g.archived_at is null
                      where r.group_id = {{n}}.group_id)
    when 'group.invited' then exists (select from groups_invitation i join groups_group g on g.id = i.group_id
                      where i.group_id = {{n}}.group_id and i.person_id = {{n}}.person_id and g.archived_at is null)
    when 'group.admitted' then exists (select from {_IN_IT})
    when 'group.declined' then not exists (select from {_IN_IT})
         and not exists (select from groups_joinrequest r
                          where r.group_id = {{n}}.group_id and r.person_id = {{n}}.person_id)
    when 'group.owner' then exists (select from {_IN_IT} and mine.role = 'owner')
    when 'group.manager' then exists (select from {_IN_IT} and mine.role in ('owner', 'manager'))
    when 'group.ownerless' then exists (select from {_IN_IT}) and not exists (
         select from groups_membership m join people_person p on p.id = m.person_id and p.is_active
          where m.group_id = {{n}}.group_id and m.role = 'owner')
    when 'care.asked' then {_LOOKS_AFTER}
    when 'care.actions_due' then {_LOOKS_AFTER}
    when 'care.questions_wait' then {_LOOKS_AFTER}
    when 'bestbet.owner' then exists (select from search_bestbet b
                      where b.owner_id = {{n}}.person_id and b.removed_at is null)
    when 'consent.ends_soon' then {_DECIDES}
    when 'consent.ended' then {_DECIDES}
    when 'consent.changed' then {_DECIDES}
    when 'question.unseen' then exists (
         select from people_role r where r.person_id = {{n}}.person_id and r.code in {tuple(map(str, Role.CARING))})
    when 'hand_over.mine' then exists (select from {_OPEN} and o.person_id = {{n}}.person_id)
    when 'hand_over.waiting' then exists (select from {_OPEN} and o.person_id <> {{n}}.person_id) and exists (
         select from people_role r where r.person_id = {{n}}.person_id and r.code in {tuple(map(str, Role.CARING))})
    when 'question.proposed' then exists (select from questions_topicproposal t
                      where t.person_id = {{n}}.person_id and t.settled_at is null)
         or exists (select from questions_repeat r where r.watch_id = {{n}}.person_id)
    when 'profile.thanked' then exists (select from profiles_thanks t where t.receiver_id = {{n}}.person_id)
    when 'profile.stand_in' then exists (select from profiles_absence a
                      where a.stand_in_id = {{n}}.person_id and a.ends_on >= current_date)
    else true end)"""  # noqa: S608 (constants of ours; nothing that was typed)


class _Stands(Func):
    """Whether a notice still stands, as a condition for querysets."""

    output_field = BooleanField()
    conditional = True

    def __init__(self):
        super().__init__(F("pk"))

    def as_sql(self, compiler, connection, **context):
        return STANDS.format(n=f'"{self.source_expressions[0].alias}"'), []


class NoticeQuerySet(models.QuerySet):
    def standing(self):
        """Return those that are true now, of what their person may know."""
        return self.filter(_Stands())

    def past(self):
        """Return those that are true no more, or of what their person may know no more."""
        return self.exclude(_Stands())

    def visible_to(self, person):
        """Return the person's own that still stand."""
        return self.standing().filter(person=person)


class Notice(models.Model):
    """Something that somebody must know and that is no conversation: what was decided about what they reported, say.

    `what` is its kind (queries/kinds.py has the sentence), `url` is the page that tells it, `group` the one of which it
    tells, if it does, `number` of how many things, where it counted. It names no person. It goes out of sight once it is
    true no more.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False)
    what = models.CharField(max_length=40)
    url = models.CharField(max_length=200)
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(default=0)
    is_unread = models.BooleanField(default=True)
    moved_at = models.DateTimeField()
    mail_due = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "what", "url"], name="notice_once")]
        indexes = [
            models.Index("person", name="notice_unread", condition=Q(is_unread=True)),
            models.Index("person", "moved_at", name="notice_mail_due", condition=Q(mail_due=True)),
        ]


class MailPace(models.Model):
    """How often somebody wants mail. Without a row: at most once a day."""

    class Pace(models.TextChoices):
        AT_ONCE = "at_once", _("At once (together per quarter of an hour)")
        DAILY = "daily", _("At most once a day")
        NEVER = "never", _("Never")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="mail_pace")
    pace = models.CharField(max_length=10, choices=Pace, default=Pace.DAILY)
