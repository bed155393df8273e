"""A cluster that demands TLS and a password or an API key, as the official distributions do."""

import base64

from django.utils import timezone

import pytest

from search.engines.base import EngineFault
from search.engines.indices import Indices
from tests.search.engines.secured import certificates, guarded
from tests.search.engines.servers import NAMES

# In letters that need more than ASCII.
USER, PASSWORD = "cổng", "mật khẩu: đúng"
KEY = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw=="


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(params=NAMES)
def secured(request, address_of, choose, papers):
    """Makes indexes of a guarded engine; settings by name say who asks."""
    authority, certificate, key = papers
    basic = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    accepted = {f"Basic {basic}", f"ApiKey {KEY}"}
    made = []
    with guarded(address_of(request.param), certificate, key, accepted) as address:

        def indices(**who):
            made.append(
                Indices(choose(request.param, address, **{"CA_FILE": str(authority), **who}))
            )
            return made[-1]

        yield indices
    for each in made:
        open_one = Indices(
            choose(request.param, address_of(request.param), INDEX=each.engine.settings["INDEX"])
        )
        open_one.drop(open_one.leftovers(but=""))


@pytest.mark.parametrize("who", [{"USER": USER, "PASSWORD": PASSWORD}, {"API_KEY": KEY}])
def test_who_has_the_password_or_the_key_is_let_in(secured, who):
    indices = secured(**who)
    name = indices.create(timezone.now())
    indices.put_in_use(name)
    assert indices.count(name) == 0
    assert indices.names_behind(indices.alias) == [name]


@pytest.mark.parametrize(
    "who",
    [
        {},
        {"USER": USER, "PASSWORD": "sai"},
        {"USER": "ai", "PASSWORD": PASSWORD},
        {"API_KEY": "c2Fp"},
    ],
)
def test_others_are_refused_without_a_word_of_what_they_tried(secured, who):
    with pytest.raises(EngineFault, match=r"^status 401, security_exception$"):
        secured(**who).create(timezone.now())


def test_an_authority_that_nobody_knows_is_not_trusted(secured):
    indices = secured(USER=USER, PASSWORD=PASSWORD, CA_FILE="")
    with pytest.raises(EngineFault, match="the certificate is not trusted"):
        indices.create(timezone.now())


def test_plain_http_does_not_get_through(secured, choose, settings):
    indices = secured(USER=USER, PASSWORD=PASSWORD)
    (address,) = settings.SEARCH_ENGINE["HOSTS"]
    plain = choose(
        indices.engine.name, address.replace("https", "http"), USER=USER, PASSWORD=PASSWORD
    )
    with pytest.raises(EngineFault):
        Indices(plain).create(timezone.now())
