from django.urls import path

from omarm.pilots.views import acts, making, reading

app_name = "pilots"

urlpatterns = [
    path("adoption/pilots/", reading.index, name="pilots"),
    path("adoption/pilots/new/", making.new, name="new"),
    path("adoption/pilots/<int:pk>/", reading.show, name="pilot"),
    path("adoption/pilots/<int:pk>/edit/", making.change, name="edit"),
    path("adoption/pilots/<int:pk>/rules/", making.rules, name="rules"),
    path("adoption/pilots/<int:pk>/begin/", acts.begin, name="begin"),
    path("adoption/pilots/<int:pk>/stop/", acts.stop, name="stop"),
    path("adoption/pilots/<int:pk>/limit/", acts.limit, name="limit"),
    path("adoption/pilots/<int:pk>/release/", acts.release, name="release"),
    path("adoption/pilots/<int:pk>/invite/", acts.invite, name="invite"),
    path("adoption/pilots/<int:pk>/seen/", acts.seen, name="seen"),
    path("adoption/pilots/<int:pk>/throw-away/", acts.throw_away, name="throw-away"),
]
