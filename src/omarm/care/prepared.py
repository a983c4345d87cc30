"""What of groups and of first words waits for who looks after the whole."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.care.queries import waiting
from omarm.care.queries.desk import address_of
from omarm.core.pagination import as_text
from omarm.core.prepared import Source, Told, register


def _first_post(values):
    title = _("%(name)s wrote a first post: “%(title)s”") % _author(values)
    why = _("Nobody has said anything yet. Who is welcomed writes again.")
    return Told(title, why, f"{reverse('stream:post', args=[values['post']])}#comment-body", _("Welcome them"))


def _first_comment(values):
    title = _("%(name)s said something for the first time, under “%(title)s”") % _author(values)
    why = _("Nobody has said anything after it. Who is welcomed writes again.")
    url = f"{reverse('stream:post', args=[values['post']])}?answer={values['comment']}#comment-form"
    return Told(title, why, url, _("Welcome them"))


def _quiet(values):
    why = _("Nothing was posted for as long as groups of its kind usually rest. Ask its owners whether it goes on.")
    # The list of quiet groups, from this one on.
    begin = urlencode({"after": as_text(values["name"], values["group"] - 1)})
    return Told(
        _("It is quiet in %(group)s") % _name(values), why, f"{address_of('quiet')}&{begin}", _("Ask its owners")
    )


def _ownerless(values):
    why = _("Nobody who can sign in owns it. Give it to a colleague, or take it on.")
    url = reverse("care:give", args=[values["slug"]])
    return Told(_("%(group)s has no owner") % _name(values), why, url, _("Find an owner"))


def _help(values):
    why = _("Who looks after it asked the desk for help.")
    url = reverse("care:answer-help", args=[values["request"]])
    return Told(_("%(group)s asks for help") % _name(values), why, url, _("Read and answer"))


def _overdue(values):
    why = _("It waits in %(name)s for longer than the group promised; its owners were told.") % values
    if not values["name"]:
        why = _("It waits for longer than its group promised; the owners were told.")
    url = f"{reverse('stream:post', args=[values['post']])}#comment-body"
    return Told(_("“%(title)s”") % values, why, url, _("Answer it"))


def _author(values):
    return {"name": values["author"], "title": values["title"]}


def _name(values):
    return {"group": values["name"] or _("A hidden group")}


for source in (
    Source(code="care.help", category="teach", label=gettext_lazy("Groups that ask for help"),
           find=waiting.help_asked, words=_help, seen_by=waiting.any_that_asks, waits_for_word=True, order=11),
    Source(code="care.overdue", category="answer", label=gettext_lazy("Questions in groups past their promise"),
           find=waiting.overdue_questions, words=_overdue, seen_by=waiting.still_overdue, order=13),
    Source(code="care.first-posts", category="welcome", label=gettext_lazy("First posts to welcome"),
           find=waiting.first_posts, words=_first_post, seen_by=waiting.first_post_waits, order=16),
    Source(code="care.first-comments", category="welcome", label=gettext_lazy("First comments to welcome"),
           find=waiting.first_comments, words=_first_comment, seen_by=waiting.first_comment_waits, order=17),
    Source(code="care.ownerless", category="connect", label=gettext_lazy("Groups without an owner"),
           find=waiting.ownerless, words=_ownerless, seen_by=waiting.still_ownerless, order=56),
    Source(code="care.quiet", category="stimulate", label=gettext_lazy("Quiet groups"),
           find=waiting.quiet, words=_quiet, seen_by=waiting.still_quiet, order=57),
):  # fmt: skip
    register(source)
