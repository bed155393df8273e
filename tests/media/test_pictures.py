"""Pictures as pages print them."""

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.template import Context, Template

import pytest

from core.models import ContentChange
from demo.factories import files
from demo.factories.media import CustomImageFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from media.models import CustomImage
from media.renditions import make_renditions, with_renditions

pytestmark = pytest.mark.django_db


def printed(image, options='"Ruộng cói"'):
    template = Template("{% load media_tags %}{% picture_of image " + options + " %}")
    return template.render(Context({"image": image}))


@pytest.fixture
def image(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = CustomImageFactory(image_width=900, image_height=600)
    return CustomImage.objects.get(pk=image.pk)


def test_a_saved_image_is_printed_in_three_formats_with_its_size(image):
    html = printed(image)
    for kind in ("avif", "webp", "jpeg"):
        assert f'type="image/{kind}"' in html
    assert "400w" in html and "800w" in html and "900w" in html
    assert 'width="800" height="533"' in html
    assert 'alt="Ruộng cói"' in html
    assert 'loading="lazy"' in html
    assert "style=" not in html


def test_an_image_is_never_made_larger_than_it_is(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = CustomImageFactory(image_width=300, image_height=100)
    html = printed(image)
    assert "300w" in html and "400w" not in html


def test_an_image_without_renditions_is_printed_as_it_was_stored():
    image = CustomImageFactory()
    html = printed(image)
    assert "<source" not in html
    assert image.file.url in html
    assert image.renditions.count() == 0


def test_printing_makes_no_rendition_and_takes_one_query(image, django_assert_num_queries):
    before = image.renditions.count()
    with django_assert_num_queries(1):
        printed(image)
    assert image.renditions.count() == before


def test_a_list_of_pictures_takes_two_queries(image, django_assert_num_queries):
    CustomImageFactory.create_batch(5)
    with django_assert_num_queries(2):
        for each in with_renditions(CustomImage.objects.all()):
            printed(each)


def test_a_missing_image_prints_nothing():
    assert not printed(None).strip()
    assert not printed(CustomImage(title="không có tệp")).strip()


def test_the_first_picture_of_a_page_may_load_at_once(image):
    assert "loading" not in printed(image, '"Ruộng" lazy=False')


def test_the_command_makes_what_is_missing_and_survives_lost_files(capsys):
    image = CustomImageFactory(image_width=500)
    lost = CustomImageFactory()
    lost.file.storage.delete(lost.file.name)
    call_command("make_renditions")
    assert "1 images ready, 1 failed." in capsys.readouterr().out
    assert image.renditions.count() == 6


def test_a_new_file_gets_new_renditions(image, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image.file = ContentFile(files.pixels(450, 450), name="moi.png")
        image._set_image_file_metadata()
        image.renditions.all().delete()
        image.save()
    assert "450w" in printed(image)


def test_a_page_shows_the_renditions_as_soon_as_they_are_there(client, home):
    news = NewsIndexPageFactory(parent=home)
    image = CustomImageFactory(image_width=500)
    article = ArticlePageFactory(parent=news, lead_image=image, lead_image_alt="Ruộng")
    image.renditions.all().delete()
    assert "srcset" not in client.get(article.url).content.decode()
    make_renditions(image)
    assert "srcset" in client.get(article.url).content.decode()
    before = ContentChange.version()
    make_renditions(image)
    assert ContentChange.version() == before
