from django.urls import path

from omarm.firstweek.views import steps, week

app_name = "firstweek"

urlpatterns = [
    path("first-week/", week.show, name="week"),
    path("first-week/put-away/", week.put_away, name="put-away"),
    path("first-week/bring-back/", week.bring_back, name="bring-back"),
    path("first-week/<slug:code>/tick/", steps.tick, name="tick"),
    path("first-week/<slug:code>/skip/", steps.skip, name="skip"),
    path("first-week/<slug:code>/take-up/", steps.take_up, name="take-up"),
]
