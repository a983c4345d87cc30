from django.urls import path

from omarm.adoption.views import beachhead, community, curve, designs, maturity, overview, starts

app_name = "adoption"

urlpatterns = [
    path("adoption/", overview.index, name="overview"),
    path("adoption/curve/", curve.show, name="curve"),
    path("adoption/maturity/", maturity.index, name="maturity"),
    path("adoption/maturity/<int:scope>/", maturity.change, name="stage"),
    path("adoption/maturity/<int:scope>/delete/", maturity.end, name="end-stage"),
    path("adoption/beachhead/", beachhead.index, name="beachhead"),
    path("adoption/beachhead/departments/<int:scope>/", beachhead.department, name="declare-department"),
    path("adoption/beachhead/groups/<slug:slug>/", beachhead.group, name="declare-group"),
    path("adoption/designs/", designs.index, name="designs"),
    path("adoption/designs/new/", designs.new, name="new-design"),
    path("adoption/designs/<int:pk>/", designs.show, name="design"),
    path("adoption/designs/<int:pk>/end/", designs.end, name="end-design"),
    path("adoption/groups/", community.index, name="community"),
    path("adoption/indicators/<slug:code>/", overview.indicator, name="indicator"),
    path("adoption/indicators/<slug:code>/start/<int:scope>/", starts.correct, name="correct-start"),
]
