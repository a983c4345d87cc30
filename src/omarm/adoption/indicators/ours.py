"""The indicators that the product comes with."""

from django.utils.translation import gettext_lazy as _

from omarm.adoption.indicators.register import Indicator, Unit, Use, register
from omarm.adoption.queries.counting import between, newcomers, questions, stories, writing
from omarm.care.queries.posted import POSTED_BY_OTHERS

COMMUNITY, GROUPS, EDITORS = _("Community management"), _("Who look after groups"), _("Editors")
ASKED, TALK = ("questions_question", "people_person"), ("stream_comment", "stream_placement", "people_person")
POSTED = ("stream_post", "stream_placement", "people_person")
TOLD = ("updates_story", "stream_placement", "people_person")

register(
    Indicator(
        code="questions-in-time", title=_("Questions answered within the promise"), things=_("questions"), owner=GROUPS,
        definition=_("Of the questions of which the promised time ended in the month, the share that a colleague answered, or that was solved, before it ended."),
        caveat=_("A quick answer is not always a good one. Questions that are asked elsewhere, by mail or in the corridor, are not in it."),
        measurement=questions.CODE, source=ASKED, count=questions.answered_in_time,
    ),
    Indicator(
        code="answers-reused", title=_("Answers that were used again"), things=_("answered questions"), owner=COMMUNITY, waits=1,
        definition=_("Of the questions that were first answered in the month, the share of which an answer was kept as a knowledge card, or solved the problem of somebody other than the asker, by the end of the next month."),
        caveat=_("Who finds an answer by searching and says nothing is not counted: reading is not measured. So it is a lower limit."),
        measurement=questions.CODE, source=(*ASKED, "questions_card", "questions_helped"), count=questions.answers_reused,
    ),
    Indicator(
        code="across-departments", title=_("Conversation across departments"), things=_("answers"), owner=COMMUNITY,
        definition=_("Of the answers that colleagues gave each other in the month, the share that went to somebody of another department."),
        caveat=_("More is not always better: a team that helps itself well does not need others every day."),
        measurement=between.CODE, source=TALK, count=between.answers_across_departments,
    ),
    Indicator(
        code="reached-outside", title=_("People in touch outside their own department"), things=_("people"), owner=COMMUNITY,
        definition=_("Of all who work here, the share who in the month answered a colleague of another department, or were answered by one."),
        caveat=_("Who only reads is not in it, and colleagues who meet in the canteen are in touch as well. So it is a lower limit."),
        measurement=between.CODE, source=TALK, count=between.people_reached_outside,
    ),
    Indicator(
        code="stories-with-result", title=_("Stories with a result"), things=_("success stories"), owner=EDITORS, months=3,
        definition=_("Of the success stories of the quarter, the share that tells what came of it."),
        caveat=_("A story is one example, told by who is proud of it. It inspires; it proves nothing."),
        measurement=questions.CODE, source=TOLD, count=stories.stories_with_result,
    ),
    Indicator(
        code="newcomers-answered", title=_("Newcomers who got an answer"), things=_("first posts"), owner=GROUPS,
        definition=_("Of the colleagues who posted for the first time, the share to whom somebody said something within five working days. They count in the month in which those days end."),
        caveat=_("A first post that asks for nothing may do well without an answer."),
        measurement=questions.CODE, source=TALK, count=newcomers.newcomers_answered,
    ),
    Indicator(
        code="two-way-ties", title=_("Ties that go both ways"), things=_("pairs in touch"), owner=COMMUNITY, by_department=False,
        definition=_("Of the pairs of colleagues of whom one answered the other in the month, the share who both did."),
        caveat=_("A month is short: who answers back in the next one counts as one-way."),
        measurement=between.CODE, source=TALK, count=between.mutual_ties,
    ),
    Indicator(
        code="posts-by-others", title=_("Posts by people who are not editors"), things=_("posts"), owner=EDITORS, by_department=False,
        definition=_("Of the posts of the month, the share by colleagues who are not editors, administrators or community managers."),
        caveat=_("It is counted with the roles that people have when the month is over. It says whose place it is, not how good the posts are."),
        measurement=POSTED_BY_OTHERS, source=(*POSTED, "people_role"), count=writing.posts_by_others,
    ),
    Indicator(
        code="contributors", title=_("People who wrote something"), things=_("people"), owner=COMMUNITY, use=Use.RAW,
        definition=_("Of all who work here, the share who posted in the month, or commented in at least three words."),
        caveat=_("Who reads and never writes can have as much from it. Aim for useful conversation, not for a higher share."),
        measurement=writing.CODE, source=TALK, count=writing.contributors,
    ),
    Indicator(
        code="posts", title=_("Posts"), things=_("posts"), owner=COMMUNITY, use=Use.RAW, unit=Unit.NUMBER, by_department=False,
        definition=_("How many posts of the month stand."), caveat=_("More posts are not a better intranet."),
        measurement=writing.CODE, source=POSTED, count=writing.posts,
    ),
    Indicator(
        code="comments", title=_("Comments"), things=_("comments"), owner=COMMUNITY, use=Use.RAW, unit=Unit.NUMBER, by_department=False,
        is_coarse=True, definition=_("How many comments of the month stand, rounded to tens."), caveat=_("More comments are not a better intranet."),
        measurement=writing.CODE, source=TALK, count=writing.comments,
    ),
    Indicator(
        code="asked-among-departments", title=_("Questions to other departments answered in time"), things=_("questions"), owner=GROUPS,
        use=Use.PART, months=3, is_coarse=True,
        definition=_("Of the questions of the quarter that were asked where other departments read along, the share that was answered or solved within the promise, rounded to fifths."),
        caveat=_("It shows where help from elsewhere is missed. With an exact share, what is hidden of a month could be worked out."),
        measurement=questions.CODE, source=ASKED, count=questions.answered_among_departments,
    ),
    Indicator(
        code="stories-with-benefit", title=_("Stories that name what it brought"), things=_("success stories"), owner=EDITORS, use=Use.PART, months=3,
        definition=_("Of the success stories of the quarter, the share that names what it brought: hours, money, or fewer letters."),
        caveat=_("What it brought is what the author says of it."),
        measurement=questions.CODE, source=TOLD, count=stories.stories_with_benefit,
    ),
)  # fmt: skip
