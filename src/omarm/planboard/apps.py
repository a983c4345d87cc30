from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanboardConfig(AppConfig):
    name = "omarm.planboard"
    label = "planboard"

    def ready(self):
        from omarm.core.navigation import Entry, register, register_slot
        from omarm.people import handing_over
        from omarm.planboard import prepared, subscribers  # noqa: F401 (they register themselves)
        from omarm.planboard.commands import hand_over_actions
        from omarm.planboard.queries.board import held_actions
        from omarm.planboard.queries.slots import on_the_desk, on_the_programme
        from omarm.programme.queries.seeing import guides, sees_programme

        for code, label, url_name, order, section, may in (
            ("plan-board", _("Plan board"), "planboard:board", 13, "programme", sees_programme),
            ("project-team", _("Project team"), "planboard:team", 14, "people", sees_programme),
            ("sponsors", _("Sponsors"), "planboard:sponsors", 15, "people", guides),
            ("weave-in", _("Woven in"), "planboard:weave-in", 16, "programme", sees_programme),
        ):
            register(Entry(code, label, url_name, "clipboard-check", order, "adoption", may, section))
        handing_over.register(
            handing_over.Holding(
                "plan-actions", _("What is to be done for the intranet"), held_by=held_actions,
                hand_over=hand_over_actions, order=60, unasked=_("Change the owner of an action on the plan board."),
            )
        )  # fmt: skip
        register_slot("programme", "planboard/_on_programme.html", on_the_programme)
        register_slot("programme-desk", "planboard/_on_desk.html", on_the_desk)
