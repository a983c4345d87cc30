"""What an open page fetches when it heard that something happened, and that somebody is writing."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404
from omarm.core.pagination import number
from omarm.stream import cards, commands, queries
from omarm.topics.queries import topic_by_slug

MOST_AT_ONCE = 50


@require_GET
def since(request, pk):
    """The comments that came after the one in the address, each to be put where it belongs."""
    post = found_or_404(queries.readable_post, request.user, pk)
    last = number(request.GET.get("since", "")) or 0
    new = queries.comments_since(post, last)
    entries = cards.comment_cards(new, request.user, post)
    context = {"post": post, "entries": entries, "newest": new[-1].pk if new else last}
    return render(request, "stream/_since.html", context)


@require_GET
def now(request, pk):
    """The comments in the address as they are now, for a page on which they stand as they were."""
    post = found_or_404(queries.readable_post, request.user, pk)
    rows, gone = queries.comments_now(post, _numbers(request.GET.get("comments", "").split(",")))
    return render(request, "stream/_now.html", {"entries": cards.comment_cards(rows, request.user, post), "gone": gone})


@require_GET
def bar(request, pk):
    """The reactions to the post as they are now."""
    post = found_or_404(queries.readable_post, request.user, pk)
    row = queries.row_for(request.user, post.pk)
    return HttpResponse(cards.bar_for(row, request.user, whole=True) if row else "")


@require_GET
def news(request):
    """Which of the posts in the address are new in a stream that is for this person alone: a choice of home, or a topic."""
    asked, slug = _numbers(request.GET.getlist("post")), request.GET.get("topic")
    if slug is None:
        found = found_or_404(lambda: queries.among_newest(request.user, asked, show=request.GET.get("show")))
    elif request.user.is_guest:
        raise Http404
    else:
        found = queries.among_newest_about(request.user, asked, found_or_404(topic_by_slug, slug))
    return JsonResponse({"posts": found})


@require_POST
def typing(request, pk):
    """Somebody is writing a comment."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.show_typing(actor=request.user, post=post)
    return HttpResponse(status=204)


def _numbers(told):
    return [found for text in told[:MOST_AT_ONCE] if (found := number(text)) is not None]
