from django.urls import path

from units import views

urlpatterns = [path("", views.find_team, name="find_team")]
