from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpdatesConfig(AppConfig):
    name = "omarm.updates"
    label = "updates"

    def ready(self):
        from omarm.stream.kinds import Kind, Writing, register
        from omarm.updates.forms import UpdateForm
        from omarm.updates.models import Update

        register(
            Kind("update", Update, "updates/card.html"),
            Writing("update", "update", _("Update"), "message-circle", UpdateForm, order=10, everyday=True),
        )
