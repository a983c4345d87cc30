from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpdatesConfig(AppConfig):
    name = "omarm.updates"
    label = "updates"

    def ready(self):
        from omarm.core.navigation import register_slot
        from omarm.stream import attachments
        from omarm.stream.kinds import Kind, Writing, register
        from omarm.updates.choices import story_call
        from omarm.updates.commands import JOINING
        from omarm.updates.forms import CelebrationForm, ReportForm, StoryForm, UpdateForm, WorkingOnForm
        from omarm.updates.models import Update
        from omarm.updates.queries import helpers_in, words_of
        from omarm.updates.views import joining

        register(
            Kind("update", Update, "updates/card.html", words=words_of, names=helpers_in),
            Writing("update", "update", _("Update"), "message-circle", UpdateForm, order=10, everyday=True),
            Writing("working_on", "update", _("What I am working on"), "wrench", WorkingOnForm, order=20),
            Writing("story", "update", _("Success story"), "book-open", StoryForm, order=30),
            Writing("celebration", "update", _("Something to celebrate"), "party-popper", CelebrationForm, order=35),
            Writing("report", "update", _("Report"), "camera", ReportForm, order=40),
        )
        register_slot("asked", "updates/_story_call.html", story_call)
        # Comes along with a report by itself, so it has no form to choose.
        attachments.register(attachments.Attachment(JOINING, _("Joining"), "hand-helping", None, joining.parts))
