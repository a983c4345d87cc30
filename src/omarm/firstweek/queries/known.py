"""The small tasks of a first week: why, and where. Each leads to the place itself."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from omarm.core.functions import is_on, off_at, off_in
from omarm.firstweek.choices import order_for


@dataclass(frozen=True, kw_only=True)
class Task:
    """A small task: why it is worth it, and where one does it.

    `writing` is the way to write that the composer opens with, `spot` where on the page it is, `function` what it is part of
    when the address does not tell.
    """

    code: str
    label: Promise
    why: Promise
    act: Promise
    icon: str
    url_name: str
    writing: str = ""
    spot: str = ""
    function: str = ""

    @property
    def url(self):
        """The address of the place itself."""
        return reverse(self.url_name) + (f"?writing={self.writing}" if self.writing else "") + self.spot


TASKS = {
    task.code: task
    for task in (
        Task(
            code="profile", label=_("Tell what you do"), icon="user-round", url_name="profiles:own", spot="#id_about",
            why=_("A sentence about your work is enough for a colleague to know what they can come to you for."),
            act=_("To my profile"),
        ),
        Task(
            code="find", label=_("Find somebody"), icon="search", url_name="profiles:directory",
            why=_("Look up who sits beside you or whom you heard of, and follow them: then you see what they write."),
            act=_("See who works here"),
        ),
        Task(
            code="group", label=_("Join a group"), icon="users-round", url_name="groups:groups",
            why=_("In groups people work on one thing together. One that fits your work is enough to begin with."),
            act=_("See the groups"),
        ),
        Task(
            code="topic", label=_("Follow a topic"), icon="hash", url_name="topics:topics",
            why=_("What is written about it comes to you, whoever writes it."),
            act=_("See the topics"),
        ),
        Task(
            code="ask", label=_("Ask something, or answer somebody"), icon="message-circle-question-mark",
            why=_("What you do not know yet, somebody here does. Your question helps who comes after you."),
            act=_("Ask your question"), url_name="questions:ask",
        ),
        Task(
            code="react", label=_("Read something, and react to it"), icon="newspaper", url_name="home:home", spot="#stream",
            why=_("One tap under a post is enough. Who wrote it knows that it was read."),
            act=_("To the posts"),
        ),
        Task(
            code="working", label=_("Tell what you are working on"), icon="wrench", url_name="stream:new", writing="working_on",
            why=_("Two sentences are enough. Somebody recognises it, and has something that you can use."),
            act=_("Write it down"),
        ),
        Task(
            code="expert", label=_("See who knows what"), icon="sparkles", url_name="profiles:experts",
            why=_("Leaf through the topics of your work: behind each stand the colleagues whom you can ask."),
            act=_("See the experts"),
        ),
        Task(
            code="chart", label=_("Look around in the organisation"), icon="chart-column", url_name="profiles:chart",
            why=_("See where your department stands and who works beside it: that is whom you will meet."),
            act=_("See the chart"),
        ),
        Task(
            code="card", label=_("Look up an answer that is kept"), icon="book-open", url_name="questions:cards",
            why=_("What was asked before stands on a knowledge card. Read one, and say whether it still holds: then the next reader can count on it."),
            act=_("See the cards"),
        ),
        Task(
            code="file", label=_("Put a file in your group"), icon="folder", url_name="groups:groups", function="files",
            why=_("Then everybody opens the newest version, and nobody has to search their mail for it."),
            act=_("To my groups"),
        ),
        Task(
            code="thank", label=_("Thank somebody"), icon="award", url_name="stream:new", writing="praise",
            why=_("Somebody showed you the way this week. A few words do them good."),
            act=_("Write a compliment"),
        ),
        Task(
            code="days", label=_("Say on which days you work"), icon="calendar", url_name="profiles:work",
            why=_("Then colleagues know when they can reach you, and nobody waits for you on your free day."),
            act=_("To my work"),
        ),
        Task(
            code="rules", label=_("Read the house rules once"), icon="sprout", url_name="houserules:current",
            why=_("They are short, and you know what you can count on, and what is asked of you."),
            act=_("Read them"),
        ),
    )
}  # fmt: skip


def task_of(code: str) -> Task:
    """Return the task with this code. Raises KeyError."""
    return TASKS[code]


def tasks_for(person) -> list[Task]:
    """Return the tasks in the order that was chosen for this person, without those of a function that is off for them."""
    return [TASKS[code] for code in order_for(person) if not _is_off(TASKS[code], person)]


def _is_off(task, person):
    if task.function and not is_on(task.function, person):
        return True
    return off_at(task.url_name, person) or (task.writing and off_in(task.writing, person))
