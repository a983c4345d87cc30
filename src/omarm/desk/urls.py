from django.urls import path

from omarm.desk.views import capacity, groups, prompts, stepping, tabs, tasks, today

app_name = "desk"

urlpatterns = [
    path("adoption/desk/", today.index, name="today"),
    path("adoption/desk/items/<int:pk>/", today.take_up, name="take-up"),
    path("adoption/desk/items/<int:pk>/done/", today.done, name="done"),
    path("adoption/desk/items/<int:pk>/later/", today.later, name="later"),
    path("adoption/desk/items/<int:pk>/not-mine/", today.not_mine, name="not-mine"),
    path("adoption/desk/items/<int:pk>/back/", today.back, name="back"),
    path("adoption/desk/teach/", tabs.teach, name="teach"),
    path("adoption/desk/stimulate/", tabs.stimulate, name="stimulate"),
    path("adoption/desk/observe/", tabs.observe, name="observe"),
    path("adoption/desk/projects/", tabs.projects, name="projects"),
    path("adoption/desk/calendar/", groups.calendar, name="calendar"),
    path("adoption/desk/next/", stepping.index, name="next"),
    path("adoption/desk/next/<int:scope>/<slug:code>/", stepping.start, name="start"),
    path("adoption/desk/tasks/", tasks.index, name="tasks"),
    path("adoption/desk/tasks/<slug:code>/", tasks.change, name="task"),
    path("adoption/desk/capacity/", capacity.change, name="capacity"),
    path("adoption/desk/prompts/new/", prompts.new, name="new-prompt"),
    path("prompts/<int:pk>/", prompts.show, name="prompt"),
    path("prompts/decline/", prompts.decline, name="decline-prompts"),
    path("prompts/allow/", prompts.allow, name="allow-prompts"),
]
