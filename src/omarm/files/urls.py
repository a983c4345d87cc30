from django.urls import path

from omarm.files.views import arrivals, binned, documents, folders, listing, uploads, versions

app_name = "files"
FILES = "groups/<slug:slug>/files/"
FOLDER, FILE = f"{FILES}folders/<int:pk>/", f"{FILES}<int:pk>/"

urlpatterns = [
    path(FILES, listing.index, name="files"),
    path(f"{FILES}add/", uploads.create, name="add"),
    path(f"{FILES}send/", uploads.send, name="send"),
    path(f"{FILES}bin/", binned.index, name="bin"),
    path(f"{FILES}arrivals/<int:pk>/both/", arrivals.keep_both, name="keep-both"),
    path(f"{FILES}arrivals/<int:pk>/version/", arrivals.make_it_a_version, name="make-it-a-version"),
    path(f"{FILES}arrivals/<int:pk>/leave-out/", arrivals.leave_out, name="leave-out"),
    path(f"{FILES}folders/new/", folders.new, name="new-folder"),
    path(FOLDER, listing.index, name="folder"),
    path(f"{FOLDER}add/", uploads.create, name="add-in"),
    path(f"{FOLDER}send/", uploads.send, name="send-in"),
    path(f"{FOLDER}new/", folders.new, name="new-folder-in"),
    path(f"{FOLDER}edit/", folders.edit, name="edit-folder"),
    path(f"{FOLDER}delete/", folders.delete, name="delete-folder"),
    path(f"{FOLDER}restore/", folders.restore, name="restore-folder"),
    path(FILE, documents.show, name="document"),
    path(f"{FILE}edit/", documents.edit, name="edit"),
    path(f"{FILE}delete/", documents.delete, name="delete"),
    path(f"{FILE}restore/", documents.restore, name="restore"),
    path(f"{FILE}versions/", versions.create, name="versions"),
    path(f"{FILE}versions/send/", versions.send, name="send-version"),
    path(f"{FILE}versions/<int:number>/", versions.show, name="version"),
    path(f"{FILE}versions/<int:number>/download/", versions.download, name="download"),
    path(f"{FILE}versions/<int:number>/restore/", versions.restore, name="restore-version"),
]
