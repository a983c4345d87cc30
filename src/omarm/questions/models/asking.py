"""A question, the promise that counts for it, and whose turn it is to answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.groups.models import Group
from omarm.stream.models import Comment, Post


class Question(models.Model):
    """What makes a post a question. Everything social lives on the post.

    `due_at` is when the promise ends (None: nothing was promised), `answered_at` when somebody else answered first,
    `solved_at` when the asker said that it is solved, by `solution` where that was one of the answers, `reopened_at` when
    they said that the answers until then were not enough. `owner` has it now: never nobody for longer than a day while it
    is open. `next_at` is when the clock looks at it again (None: it does not have to), so that one indexed question a
    minute serves all.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="question")
    is_anonymous = models.BooleanField(default=False)
    urgent_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    solved_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    solution = models.ForeignKey(Comment, models.SET_NULL, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(urgent_minutes=None) | Q(urgent_minutes__gte=5), name="question_urgent"),
            models.CheckConstraint(condition=Q(solution=None) | ~Q(solved_at=None), name="question_solution_solves"),
        ]
        indexes = [
            models.Index("next_at", name="question_clock", condition=~Q(next_at=None)),
            models.Index("due_at", "post", name="question_open", condition=Q(answered_at=None, solved_at=None)),
            models.Index("owner", name="question_owned", condition=Q(answered_at=None, solved_at=None)),
        ]

    def __str__(self):
        return str(self.post)

    @property
    def is_open(self):
        """Whether it still waits for a first answer."""
        return self.answered_at is None and self.solved_at is None

    @property
    def state(self):
        """How it stands: open, answered or solved."""
        if self.solved_at:
            return "solved"
        return "answered" if self.answered_at else "open"


class Turn(models.Model):
    """That somebody is asked to answer a question, as what, and what came of it. At most one of a question waits.

    `asked_at` lies ahead for who hears of it when working time begins.
    """

    class Role(models.TextChoices):
        EXPERT = "expert"
        GROUP = "group"  # who looks after the group
        COMMUNITY = "community"  # who looks after the whole

    class Outcome(models.TextChoices):
        IN_LINE = "in_line"  # the asker chose them; not asked yet
        WAITING = "waiting"
        ANSWERED = "answered"
        SETTLED = "settled"  # somebody else answered
        TAKEN = "taken"  # somebody else took it on
        PASSED_ON = "passed_on"  # by themselves
        TOO_LATE = "too_late"  # the next was asked
        AWAY = "away"  # went on leave, rests, or left

    question = models.ForeignKey(Question, models.CASCADE, related_name="turns", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="turns", db_index=False)
    role = models.CharField(max_length=10, choices=Role)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    asked_at = models.DateTimeField()
    asked_on = models.DateField()  # the working day that it counts for
    until = models.DateTimeField()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "person"], name="turn_once"),
            models.UniqueConstraint(fields=["question"], name="turn_one_waits", condition=Q(outcome="waiting")),
        ]
        indexes = [
            models.Index("person", "asked_on", name="turn_of_a_day"),
            models.Index("person", name="turn_waiting", condition=Q(outcome="waiting")),
        ]

    def __str__(self):
        return f"{self.question_id} {self.person_id} {self.outcome}"


class GroupTerms(models.Model):
    """What a group wants of questions: in how many minutes urgent ones are answered (None: nothing can be), and whether it
    takes those without a name, where the organisation does.
    """

    group = models.OneToOneField(Group, models.CASCADE, primary_key=True, related_name="question_terms")
    urgent_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_nameless = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(urgent_minutes=None) | Q(urgent_minutes__gte=5), name="terms_urgent")
        ]

    def __str__(self):
        return str(self.group)


class SealedAsker(models.Model):
    """Who asked without their name: readable with a key that is not in the database, and by no other table."""

    question = models.OneToOneField(Question, models.CASCADE, primary_key=True, related_name="sealed_asker")
    sealed = models.BinaryField()

    def __str__(self):
        return f"{self.question_id}"
