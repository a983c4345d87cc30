"""What was reported and what became of it, and the words that are a signal."""

from omarm.moderation.commands import add_word
from omarm.moderation.models import Appeal, Case, Report
from omarm.moderation.queries import deciders_of, said_in, second_people_for, told_of
from omarm.moderation.queries.sides import told_sides
from omarm.notifications.commands import notice
from omarm.stream.models import Comment


def store_signal_words(house):
    """Store the list of words."""
    told = house.plan.content.care["words"]
    for word in told["list"]:
        add_word(actor=house.people[told["by"]], word=word)


def store_cases(house):
    """Store the cases with their reports, decisions and appeals; who has to do something about one is told."""
    for told in house.plan.content.care["case"]:
        thing = house.comments[told["post"], told["said"]]
        case = _case(house, told, thing)
        for report in told["report"]:
            _report(house, case, report)
        _tell(house, told, case)


def _case(house, told, thing):
    what, about = told_of(thing)
    moment, decided = house.plan.calendar.moment, told.get("decision", "")
    at = moment(*told["on"]) if decided else None
    if decided == Case.Decision.HIDDEN:
        Comment.objects.filter(pk=thing.pk).update(hidden_at=at)
    return Case.objects.create(
        **what, about=about, group=thing.post.placements.get(placed_by=None).group, said=said_in(thing),
        opened_at=moment(*told["report"][0]["on"]),
        passed_on_at=moment(*told["passed_on"]) if "passed_on" in told else None,
        decision=decided, because=told.get("because", ""), decided_at=at,
        decided_by=house.people[told["by"]] if decided else None,
    )  # fmt: skip


def _report(house, case, told):
    made = Report.objects.create(
        case=case, reporter=house.people[told["by"]], reason=told["reason"], words=told["words"],
        names_reporter=told.get("names_reporter", False),
    )  # fmt: skip
    Report.objects.filter(pk=made.pk).update(made_at=house.plan.calendar.moment(*told["on"]))


def _tell(house, told, case):
    if case.is_waiting:
        what = "moderation.waiting_in_group" if case.is_with_group else "moderation.waiting"
        at = case.opened_at if case.is_with_group else case.passed_on_at
        notice(people=_ids(deciders_of(case)), what=what, url=case.get_absolute_url(), at=at)
        return
    author, reporters = told_sides(case)
    notice(people=reporters, what="moderation.outcome", url=case.decision_url, at=case.decided_at)
    notice(people=author, what=f"moderation.{case.decision}", url=case.decision_url, at=case.decided_at)
    if "appeal" in told:
        _appeal(house, told["appeal"], case)


def _appeal(house, told, case):
    appeal = Appeal.objects.create(case=case, person=case.about, words=told["words"])
    at = house.plan.calendar.moment(*told["on"])
    Appeal.objects.filter(pk=appeal.pk).update(made_at=at)
    notice(people=_ids(second_people_for(case)), what="moderation.appeal", url=case.get_absolute_url(), at=at)


def _ids(people):
    return list(people.values_list("pk", flat=True))
