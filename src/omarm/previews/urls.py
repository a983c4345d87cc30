from django.urls import path

from omarm.previews.views import domains, previews

app_name = "previews"

urlpatterns = [
    path("previews/<int:pk>/<slug:size>/", previews.image, name="image"),
    path("posts/<int:post>/previews/<int:pk>/delete/", previews.take_off, name="take-off"),
    path("posts/<int:post>/previews/<int:pk>/restore/", previews.put_back, name="put-back"),
    path("admin/previews/", domains.index, name="domains"),
    path("admin/previews/<int:pk>/delete/", domains.withdraw, name="withdraw"),
]
