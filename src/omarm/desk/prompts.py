"""Ready prompts: what somebody can be asked, or what can be asked of everybody. Each opens a way to write."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SORTS = {
    "know": pgettext_lazy("sort of prompt", "Share what you know"),
    "celebrate": pgettext_lazy("sort of prompt", "Celebrate"),
    "fun": pgettext_lazy("sort of prompt", "Just for fun"),
}


@dataclass(frozen=True)
class ReadyPrompt:
    """One prompt: `words` are said to who is asked, `writing` is the way to write that it opens ("" for the everyday one)."""

    code: str
    sort: str
    words: Promise
    writing: str = ""


PROMPTS = {
    one.code: one
    for one in (
        ReadyPrompt("answer", "know", _("There are questions that wait for an answer. Is there one among them that you know?")),
        ReadyPrompt("how", "know", _("You did something lately that others would like to do too. Will you tell how?"), "story"),
        ReadyPrompt("working", "know", _("What are you working on this week? Two sentences are enough."), "working_on"),
        ReadyPrompt("learned", "know", _("What did you learn last week that you wish you had known before?")),
        ReadyPrompt("ask", "know", _("Is there something that you keep looking up? Ask it here, so that the answer stays."), "question"),
        ReadyPrompt("success", "celebrate", _("Something worked. What was it, and who made it work?"), "story"),
        ReadyPrompt("thanks", "celebrate", _("Who helped you lately? Give them a compliment where others read it."), "praise"),
        ReadyPrompt("finished", "celebrate", _("Your team finished something. Tell when you celebrate it, and with what.")),
        ReadyPrompt("anniversary", "celebrate", _("Is there somebody in your team with a day to celebrate? Be the first to say so."), "praise"),
        ReadyPrompt("view", "fun", _("What do you see when you look up from your work? Take a photo.")),
        ReadyPrompt("lunch", "fun", _("What is in your lunch box today?")),
        ReadyPrompt("first_job", "fun", _("What was your very first job, and what do you still do as you did there?")),
        ReadyPrompt("tool", "fun", _("Which tool or thing at work would you never give away?")),
        ReadyPrompt("guess", "fun", _("Post a photo of a place where we work. Who guesses where it is?")),
    )
}  # fmt: skip
