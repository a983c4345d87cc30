"""The contest for a name, as it is shown: names in the order of the alphabet, and votes only when all are counted."""

from dataclasses import dataclass

from django.utils import timezone

from omarm.consent.measurements import DEFAULT_FLOOR
from omarm.core.remembered import remembered
from omarm.launch.models import Contest, ContestBox, NameIdea, NameReport
from omarm.launch.models.naming import COUNTING, DECIDED, DECIDING, EMPTY, SUGGESTING, VOTING
from omarm.launch.queries.seeing import reads_public

MOST_IDEAS_EACH = 3


@dataclass(frozen=True)
class Shown:
    """A contest for one person. `ideas` are the names that stand, `mine` those of the reader, `has_voted` about them alone.

    `held` are the names that somebody looks at first; `reported` the ids of those that the reader reported: {id: is settled}.
    """

    contest: Contest
    state: str
    ideas: list
    mine: list
    has_voted: bool
    counted: int
    out: list
    held: list
    reported: dict

    @property
    def leaders(self):
        """The names with the most votes: more than one is a tie, none where too few voted to tell."""
        most = max((idea.votes or 0 for idea in self.ideas), default=0)
        return [idea for idea in self.ideas if most and idea.votes == most]

    @property
    def is_tie(self):
        return len(self.leaders) > 1

    @property
    def is_told(self):
        """Whether enough colleagues voted to tell the numbers."""
        return self.counted >= DEFAULT_FLOOR

    @property
    def floor(self):
        return DEFAULT_FLOOR

    @property
    def by_votes(self):
        """The names with the most votes first, once they are counted; else by the alphabet."""
        return (
            sorted(self.ideas, key=lambda idea: -(idea.votes or 0)) if self.state in {DECIDING, DECIDED} else self.ideas
        )

    @property
    def new(self):
        """The names that nobody who looks after the launch has let stand yet, the newest last."""
        return sorted((idea for idea in self.ideas if idea.let_stand_on is None), key=lambda idea: idea.pk)

    @property
    def open_reports(self):
        """The ids of the names that the reader reported and nobody looked at yet."""
        return {idea for idea, is_settled in self.reported.items() if not is_settled}

    @property
    def can_be_reported(self):
        return self.state in {SUGGESTING, VOTING, COUNTING, DECIDING}

    @property
    def may_suggest(self):
        return self.state == SUGGESTING

    @property
    def may_vote(self):
        return self.state == VOTING and not self.has_voted

    @property
    def is_decided(self):
        return self.state == DECIDED

    @property
    def may_choose(self):
        """Whether the voting is over and a name can be chosen."""
        return self.state == DECIDING

    @property
    def may_move(self):
        """Whether its days can still be moved: before anybody can vote, or when nobody suggested anything."""
        return self.state in {SUGGESTING, EMPTY}

    @property
    def is_counting(self):
        return self.state == COUNTING


def last_contest():
    """Return the newest Contest, or None."""
    return Contest.objects.select_related("chosen__suggested_by", "box").first()


def contest_for(person):
    """Return the newest contest as Shown to a person, or None. As many queries, however many names there are."""
    contest = last_contest()
    if contest is None:
        return None
    rows = list(NameIdea.objects.filter(contest=contest))
    ideas = [row for row in rows if row.taken_out_on is None and not row.is_held]
    reports = NameReport.objects.filter(idea__contest=contest, person=person).values_list("idea", "settled_on")
    return Shown(
        contest=contest, state=contest.state_with(len(ideas)), ideas=ideas,
        mine=[row for row in rows if row.suggested_by_id == person.pk], has_voted=person.pk in contest.box.voters,
        counted=contest.box.counted, out=[row for row in rows if row.taken_out_on],
        held=[row for row in rows if row.is_held and row.taken_out_on is None],
        reported={idea: settled_on is not None for idea, settled_on in reports},
    )  # fmt: skip


def naming_for(person):
    """Return what stands at home while names are suggested or voted on, as plain data; {} for who did that already.

    Whether any contest runs is at most a minute old, so that a home page hardly asks.
    """
    if not reads_public(person):
        return {}
    shown = contest_for(person) if contest_runs() else None
    if shown and shown.may_suggest and not shown.mine:
        return {"votes": False, "until": shown.contest.suggest_until}
    if shown and shown.may_vote:
        return {"votes": True, "until": shown.contest.vote_until}
    return {}


@remembered(seconds=60)
def contest_runs():
    """Return whether there is a contest that is not settled; at most a minute old, as every home page asks it."""
    return Contest.objects.unsettled().exists()


forget_naming = contest_runs.forget


def standing_ideas(contest):
    """Return the names of a contest that stand, by the alphabet."""
    return NameIdea.objects.standing().filter(contest=contest)


def idea_at(pk):
    """Return a NameIdea of the newest contest. Raises NameIdea.DoesNotExist."""
    return NameIdea.objects.select_related("contest__box").get(pk=pk, contest=last_contest())


def standing_idea_at(pk):
    """Return a NameIdea of the newest contest that colleagues see. Raises NameIdea.DoesNotExist."""
    return NameIdea.objects.standing().select_related("contest").get(pk=pk, contest=last_contest())


def contest_now():
    """Return the newest Contest. Raises Contest.DoesNotExist."""
    return Contest.objects.latest("pk")


def uncounted_boxes():
    """Return the boxes of contests whose time to vote is over, to be counted."""
    return ContestBox.objects.filter(
        is_final=False, contest__vote_until__lte=timezone.now(), contest__called_off_on=None
    )
