"""Addresses of quizzes, below /quiz/ and /en/quiz/."""

from django.urls import path

from quiz_embed import views

urlpatterns = [
    path("", views.quiz_list, name="quiz_list"),
    path("<slug:slug>/", views.quiz_page, name="quiz_page"),
    path("<slug:slug>/answer/", views.answer, name="quiz_answer"),
    path("<slug:slug>/embed/", views.frame, name="quiz_frame"),
    path("<slug:slug>/embed/answer/", views.frame_answer, name="quiz_frame_answer"),
    path("<slug:slug>/embed-code/", views.embed_code_page, name="quiz_embed_code"),
]
