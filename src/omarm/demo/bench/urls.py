"""Addresses that exist only while a server is measured (OMARM_BENCH=1)."""

from django.urls import path

from omarm.demo.bench import views

app_name = "bench"

urlpatterns = [path("yardstick/", views.yardstick, name="yardstick")]
