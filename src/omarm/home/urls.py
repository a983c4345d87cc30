from django.urls import path

from omarm.home.views import frame, groups, home, people, topics

app_name = "home"

urlpatterns = [
    path("", home.show, name="home"),
    path("groups/<slug:slug>/", groups.show, name="group"),
    path("groups/<slug:slug>/hearing/", groups.hearing, name="hearing"),
    path("people/<str:username>/", people.show, name="person"),
    path("topics/<slug:slug>/", topics.show, name="topic"),
    path("highlights/", home.highlights, name="highlights"),
    path("home/rail/", home.rail, name="rail"),
    path("theme.css", frame.theme, name="theme"),
    path("live/token/", frame.live_token, name="live-token"),
]
