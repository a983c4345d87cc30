"""The rules that stand by the composer until a house publishes its own, and with which a first edition begins."""

from django.utils.translation import gettext_lazy, override

GOALS_AND_RULES = (
    (gettext_lazy("Asking and answering"), gettext_lazy("Ask what you want to know; every question is welcome.")),
    (gettext_lazy("Asking and answering"), gettext_lazy("Say thank you, and say for what.")),
    (gettext_lazy("Working in the open"), gettext_lazy("You may share it half done; colleagues like to think along.")),
    (gettext_lazy("Being kind"), gettext_lazy("Say what you think of an idea, and be kind to the person.")),
    (gettext_lazy("Being kind"), gettext_lazy("Write as you talk, and keep it short.")),
)


def our_rules():
    """Return our own rules in the language of the page, as texts."""
    return [str(text) for _goal, text in GOALS_AND_RULES]


def our_rules_in_both():
    """Return our own rules as the fields of a Rule, in Dutch and English."""
    told = [{} for _rule in GOALS_AND_RULES]
    for language in ("nl", "en"):
        with override(language):
            for rule, (goal, text) in zip(told, GOALS_AND_RULES, strict=True):
                rule[f"goal_{language}"], rule[f"text_{language}"] = str(goal), str(text)
    return told
