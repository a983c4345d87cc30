from django.urls import path

from omarm.core.views import styleguide

app_name = "core"

urlpatterns = [
    path("", styleguide.show, name="styleguide"),
]
