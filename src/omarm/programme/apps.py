"""The adoption programme: goals, campaigns, the behaviour that they ask for, their stories, and what came of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "omarm.programme"
    label = "programme"

    def ready(self):
        from omarm.adoption.queries.pursuing import register_pursuit
        from omarm.core.navigation import Entry, register
        from omarm.groups.queries import tell_what_ends
        from omarm.people import handing_over
        from omarm.programme import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.programme.commands.forgetting import follow_measurements
        from omarm.programme.commands.handing import hand_over_campaign, hand_over_goal
        from omarm.programme.queries.cut_off import campaigns_that_ask
        from omarm.programme.queries.ending import campaigns_that_lose_all
        from omarm.programme.queries.goals import goals_of_indicator
        from omarm.programme.queries.owners import held_campaigns, held_goals
        from omarm.programme.queries.prompting import prompt_for
        from omarm.programme.queries.seeing import sees_programme
        from omarm.staging.queries import tell_of
        from omarm.stream import prompts

        register(
            Entry("programme", _("Programme"), "programme:programme", "flag", 12, place="adoption",
                  visible=sees_programme, section="programme")
        )  # fmt: skip
        prompts.register(prompt_for)
        register_pursuit(goals_of_indicator)
        follow_measurements()
        tell_of(campaigns_that_ask)
        tell_what_ends(campaigns_that_lose_all)
        told = _("Change who leads the campaign, or who answers for the goal, on its own page.")
        for code, label, held, hand_over, order in (
            ("campaigns", _("Campaigns of the programme"), held_campaigns, hand_over_campaign, 61),
            ("goals", _("Goals of the programme"), held_goals, hand_over_goal, 62),
        ):
            handing_over.register(
                handing_over.Holding(code, label, held_by=held, hand_over=hand_over, order=order, unasked=told)
            )
