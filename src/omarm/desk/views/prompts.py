"""Prompts: sent by who has the desk, read by the colleague who is asked."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import back, found_or_404
from omarm.desk import commands
from omarm.desk.forms import PromptForm
from omarm.desk.queries import prompting as queries
from omarm.desk.views.today import desk_only


@desk_only
def new(request):
    """Ask one colleague something."""
    asked = {"code": request.GET.get("code", "")[:20], "words": request.GET.get("words", "")[:400]}
    form = PromptForm(request.POST or None, person=request.user, initial=asked)
    if form.is_valid():
        try:
            prompt = commands.send_prompt(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("%(name)s is told. Nobody else reads it.") % {"name": prompt.to.name})
            return redirect("desk:stimulate")
    return render(request, "desk/new_prompt.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def show(request, pk):
    """What somebody was asked, for the two of them."""
    prompt = found_or_404(queries.prompt_for, request.user, pk)
    words, writing = queries.ready_for(prompt)
    context = {
        "prompt": prompt, "words": words, "writing": writing, "is_mine": prompt.to_id == request.user.pk,
        "wants": queries.wants_prompts(request.user),
    }  # fmt: skip
    return render(request, "desk/prompt.html", context)


@require_POST
def decline(request):
    """Want no prompts any more."""
    commands.refuse_prompts(actor=request.user)
    messages.success(request, _("You get no prompts any more. Nobody is told that you chose this."))
    return back(request)


@require_POST
def allow(request):
    """Want prompts again."""
    commands.allow_prompts(actor=request.user)
    messages.success(request, _("You can be asked something again."))
    return back(request)
