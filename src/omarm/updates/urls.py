from django.urls import path

from omarm.updates.views import offers

app_name = "updates"

urlpatterns = [
    path("posts/<int:pk>/offer/", offers.show, name="offer"),
    path("posts/<int:pk>/offer/delete/", offers.destroy, name="take-back-offer"),
]
