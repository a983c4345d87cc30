from django.urls import path

from omarm.praise.views import naming, values

app_name = "praise"

urlpatterns = [
    path("posts/<int:pk>/praise/decline/", naming.decline, name="decline"),
    path("posts/<int:pk>/praise/allow/", naming.allow, name="allow"),
    path("admin/values/", values.index, name="values"),
    path("admin/values/<int:pk>/", values.change, name="value"),
]
