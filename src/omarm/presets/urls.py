from django.urls import path

from omarm.presets.views import applied, presets

app_name = "presets"

urlpatterns = [
    path("adoption/presets/", presets.index, name="presets"),
    path("adoption/presets/settings/", presets.by_hand, name="settings"),
    path("adoption/presets/applied/<int:pk>/", applied.show, name="applied"),
    path("adoption/presets/applied/<int:pk>/undo/", applied.undo, name="undo"),
    path("adoption/presets/<slug:code>/", presets.show, name="preset"),
]
