from django.urls import path

from omarm.stream.views import comments, photos, posts, reactions

app_name = "stream"

urlpatterns = [
    path("posts/", posts.create, name="posts"),
    path("posts/new/", posts.new, name="new"),
    path("posts/<int:pk>/", posts.show, name="post"),
    path("posts/<int:pk>/edit/", posts.edit, name="edit"),
    path("posts/<int:pk>/delete/", posts.destroy, name="delete"),
    path("posts/<int:pk>/restore/", posts.restore, name="restore"),
    path("posts/<int:pk>/comments/", comments.create, name="comments"),
    path("posts/<int:pk>/reaction/", reactions.create, name="reaction"),
    path("posts/<int:pk>/reaction/delete/", reactions.destroy, name="take-back"),
    path("posts/<int:pk>/reactions/", reactions.index, name="reactions"),
    path("comments/<int:pk>/edit/", comments.edit, name="edit-comment"),
    path("comments/<int:pk>/delete/", comments.destroy, name="delete-comment"),
    path("comments/<int:pk>/restore/", comments.restore, name="restore-comment"),
    path("photos/<int:pk>/<slug:size>/", photos.show, name="photo"),
]
