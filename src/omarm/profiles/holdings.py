"""What profiles hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import STANDS, Holding, declare

declare(
    Holding(
        title=_("Your profile"),
        tables=(
            "profiles_expertise", "profiles_expert", "profiles_value", "profiles_narrowing", "profiles_hintputaway",
            "profiles_week", "profiles_absence", "profiles_project", "profiles_welcome",
        ),
        why=_("You told it, so that colleagues know what you do and when you are there."),
        tells=_("What you told about yourself and to whom you show it; when you work, and when you are away, never why."),
        kept=STANDS,
        order=18,
    ),
    Holding(
        title=_("Thanks"),
        tables=("profiles_thanks",),
        why=_("Colleagues thank each other for help with a topic."),
        tells=_("Who thanked you and whom you thanked, with the moment. You see who it was; others see how many people, unless you hide it."),
        kept=STANDS,
        order=40,
    ),
)  # fmt: skip
