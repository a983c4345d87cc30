from django.urls import path

from omarm.houserules.views import reading, rules, writing

app_name = "houserules"

urlpatterns = [
    path("house-rules/", reading.index, name="current"),
    path("house-rules/changes/", reading.changes, name="changes"),
    path("house-rules/<int:number>/", reading.show, name="edition"),
    path("admin/house-rules/", writing.index, name="writing"),
    path("admin/house-rules/start/", writing.create, name="start"),
    path("admin/house-rules/throw-away/", writing.destroy, name="throw-away"),
    path("admin/house-rules/publish/", writing.publish, name="publish"),
    path("admin/house-rules/check/", rules.check, name="check"),
    path("admin/house-rules/rules/new/", rules.new, name="new-rule"),
    path("admin/house-rules/rules/<int:pk>/", rules.edit, name="rule"),
    path("admin/house-rules/rules/<int:pk>/delete/", rules.destroy, name="delete-rule"),
    path("admin/house-rules/rules/<int:pk>/up/", rules.move, {"by": -1}, name="rule-up"),
    path("admin/house-rules/rules/<int:pk>/down/", rules.move, {"by": 1}, name="rule-down"),
    path("admin/house-rules/rules/<int:pk>/goal-up/", rules.move_goal, {"by": -1}, name="goal-up"),
    path("admin/house-rules/rules/<int:pk>/goal-down/", rules.move_goal, {"by": 1}, name="goal-down"),
]
