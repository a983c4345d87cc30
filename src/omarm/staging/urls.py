from django.urls import path

from omarm.staging.views import functions, later, looking

app_name = "staging"

urlpatterns = [
    path("later/", later.index, name="later"),
    path("adoption/functions/", functions.index, name="functions"),
    path("adoption/functions/look/", looking.begin, name="look"),
    path("adoption/functions/look/end/", looking.end, name="look-end"),
    path("adoption/functions/<slug:code>/", functions.show, name="function"),
    path("adoption/functions/<slug:code>/on/", functions.switch_on, name="on"),
    path("adoption/functions/<slug:code>/off/", functions.switch_off, name="off"),
    path("adoption/functions/<slug:code>/exceptions/<int:pk>/delete/", functions.end, name="end"),
]
