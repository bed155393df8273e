"""What the tests of campaign pages share."""

from datetime import datetime

from django.utils import timezone

from campaign.models import WorkshopPage


def moment(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def html_of(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def publish(page, **values):
    fresh = WorkshopPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.full_clean()
    fresh.save_revision().publish()
    return WorkshopPage.objects.get(pk=page.pk)
