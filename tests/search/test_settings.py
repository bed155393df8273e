"""SEARCH_URL and what stands beside it in the environment."""

from django.core.exceptions import ImproperlyConfigured

import pytest

from config.settings.parts.search import engine_at


def test_the_shortest_address_names_the_engine_and_its_host():
    engine = engine_at("opensearch://node1")
    assert engine["NAME"] == "opensearch"
    assert engine["HOSTS"] == ["http://node1:9200"]
    assert (engine["INDEX"], engine["SHARDS"], engine["REPLICAS"]) == ("cong", 1, 1)
    assert engine["PATIENCE"] == 0.5


def test_an_address_names_several_hosts_the_index_its_shards_and_replicas():
    engine = engine_at(
        "elasticsearch+https://node1:9201,node2,[::1]:9202/tinh-a?shards=3&replicas=0"
    )
    assert engine["NAME"] == "elasticsearch"
    assert engine["HOSTS"] == ["https://node1:9201", "https://node2:9200", "https://[::1]:9202"]
    assert (engine["INDEX"], engine["SHARDS"], engine["REPLICAS"]) == ("tinh-a", 3, 0)


def test_who_we_are_comes_from_the_environment_or_from_files(monkeypatch, tmp_path):
    secret = tmp_path / "password"
    secret.write_text("mật khẩu\n")
    authority = tmp_path / "authority.pem"
    authority.touch()
    monkeypatch.setenv("SEARCH_USER", "cong")
    monkeypatch.setenv("SEARCH_PASSWORD_FILE", str(secret))
    monkeypatch.setenv("SEARCH_API_KEY", "khóa")
    monkeypatch.setenv("SEARCH_CA_FILE", str(authority))
    monkeypatch.setenv("SEARCH_PATIENCE", "0.8")
    engine = engine_at("elasticsearch+https://node1")
    assert (engine["USER"], engine["PASSWORD"], engine["API_KEY"]) == ("cong", "mật khẩu", "khóa")
    assert (engine["CA_FILE"], engine["PATIENCE"]) == (str(authority), 0.8)


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("http://node1:9200", "starts with elasticsearch://"),
        ("elastic://node1", "starts with elasticsearch://"),
        ("opensearch+ftp://node1", "opensearch\\+https://"),
        ("node1:9200", "starts with elasticsearch://"),
        ("opensearch://", "is no host: write host:port"),
        ("opensearch://node1,", "is no host: write host:port"),
        ("opensearch://node1:port", "is no host: write host:port"),
        ("opensearch://node1:99999", "is no host: write host:port"),
        ("opensearch://user:secret@node1", "SEARCH_USER and SEARCH_PASSWORD"),
        ("opensearch://node1/Cong", "is no name of an index"),
        ("opensearch://node1/a/b", "is no name of an index"),
        ("opensearch://node1/*", "is no name of an index"),
        ("opensearch://node1?shards=0", r"\?shards=1&replicas=1"),
        ("opensearch://node1?shards=two", r"\?shards=1&replicas=1"),
        ("opensearch://node1?replicas=-1", r"\?shards=1&replicas=1"),
        ("opensearch://node1?shard=2", r"\?shards=1&replicas=1"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_write(address, advice):
    with pytest.raises(ImproperlyConfigured, match=advice) as refused:
        engine_at(address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["opensearch://node1", "opensearch+https://node1"])
def test_a_certificate_needs_https_and_a_file(monkeypatch, address):
    monkeypatch.setenv("SEARCH_CA_FILE", "/nowhere/authority.pem")
    with pytest.raises(ImproperlyConfigured, match=r"SEARCH_CA_FILE needs an address with \+https"):
        engine_at(address)
