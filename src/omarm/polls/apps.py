from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "omarm.polls"
    label = "polls"

    def ready(self):
        from omarm.groups import tabs
        from omarm.polls.commands import check_moment
        from omarm.polls.forms import ChangePollForm, PollForm
        from omarm.polls.queries import has_polls
        from omarm.polls.queries.found import words_of
        from omarm.polls.views.parts import parts_for
        from omarm.stream.attachments import Attachment, register

        register(
            Attachment(
                "poll",
                _("Poll"),
                "chart-column",
                PollForm,
                parts_for,
                order=10,
                check_moment=check_moment,
                change=ChangePollForm.of,
                words=words_of,
            )
        )
        tabs.register(tabs.Tab("polls", _("Polls"), "polls:group", 50, has_content=has_polls))
