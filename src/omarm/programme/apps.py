"""The adoption programme: goals, campaigns, the behaviour that they ask for, their stories, and what came of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "omarm.programme"
    label = "programme"

    def ready(self):
        from omarm.adoption.queries.pursuing import register_pursuit
        from omarm.core.navigation import Entry, register
        from omarm.programme import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.programme.commands.forgetting import follow_measurements
        from omarm.programme.queries.goals import goals_of_indicator
        from omarm.programme.queries.prompting import prompt_for
        from omarm.programme.queries.seeing import sees_programme
        from omarm.stream import prompts

        register(
            Entry("programme", _("Programme"), "programme:programme", "flag", 12, place="adoption",
                  visible=sees_programme, section="programme")
        )  # fmt: skip
        prompts.register(prompt_for)
        register_pursuit(goals_of_indicator)
        follow_measurements()
