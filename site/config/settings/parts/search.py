"""The search engine beside the database, if there is one."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import env, secret

# Empty: readers are answered from the database. Otherwise, for example,
# "elasticsearch+https://node1:9200,node2:9200/cong?shards=1&replicas=1".
SEARCH_URL = env.str("SEARCH_URL", default="")


_ADDRESS = re.compile(
    r"(?P<name>elasticsearch|opensearch)(\+(?P<scheme>https?))?://"
    r"(?P<hosts>[^/?]*)(?P<path>/[^?]*)?(\?(?P<query>.*))?"
)


def engine_at(address: str) -> dict[str, object]:
    """The parts of the address; raises `ImproperlyConfigured` for what is no address of an engine."""
    parts = _ADDRESS.fullmatch(address)
    if parts is None:
        raise ImproperlyConfigured(
            "SEARCH_URL starts with elasticsearch://, elasticsearch+https://, opensearch:// or opensearch+https://"
        )
    scheme = parts["scheme"] or "http"
    index = (parts["path"] or "").strip("/") or "cong"
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,99}", index):
        raise ImproperlyConfigured(
            f"“{index}” in SEARCH_URL is no name of an index: small letters, digits, - and _, e.g. /cong"
        )
    shards, replicas = _numbers(parts["query"] or "")
    authority_file = env.str("SEARCH_CA_FILE", default="")
    if authority_file and (scheme != "https" or not Path(authority_file).is_file()):
        raise ImproperlyConfigured(
            f"SEARCH_CA_FILE needs an address with +https in SEARCH_URL, and a file at {authority_file}"
        )
    return {
        "NAME": parts["name"],
        "HOSTS": [f"{scheme}://{host}" for host in _hosts(parts["hosts"])],
        "INDEX": index,
        "SHARDS": shards,
        "REPLICAS": replicas,
        "USER": env.str("SEARCH_USER", default=""),
        "PASSWORD": secret("SEARCH_PASSWORD"),
        "API_KEY": secret("SEARCH_API_KEY"),
        "CA_FILE": authority_file,
        # Seconds after which readers are answered from the database instead.
        "PATIENCE": env.float("SEARCH_PATIENCE", default=0.5),
    }


def _hosts(netloc: str) -> list[str]:
    """Each host with its port, 9200 where none is named."""
    if "@" in netloc:
        raise ImproperlyConfigured(
            "User and password do not stand in SEARCH_URL, but in SEARCH_USER and SEARCH_PASSWORD"
        )
    hosts = []
    for host in netloc.split(","):
        try:
            name, port = urlsplit(f"//{host}").hostname, urlsplit(f"//{host}").port
        except ValueError:
            name = port = None
        if not name or any(letter.isspace() for letter in host):
            raise ImproperlyConfigured(
                f"“{host}” in SEARCH_URL is no host: write host:port,host:port, e.g. node1:9200,node2:9200"
            )
        hosts.append(host if port else f"{host.rstrip(':')}:9200")
    return list(dict.fromkeys(hosts))


def _numbers(query: str) -> tuple[int, int]:
    """Shards and replicas, one of each where nothing is said."""
    options = {"shards": "1", "replicas": "1"} | {
        name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()
    }
    shards, replicas = options.pop("shards"), options.pop("replicas")
    known = re.fullmatch(r"[1-9][0-9]{0,2}", shards) and re.fullmatch(r"[0-9]{1,2}", replicas)
    if options or not known:
        raise ImproperlyConfigured(
            "SEARCH_URL ends with the numbers of shards (1 or more) and replicas (0 or more), or with "
            "neither: ?shards=1&replicas=1"
        )
    return int(shards), int(replicas)


SEARCH_ENGINE = engine_at(SEARCH_URL) if SEARCH_URL else None

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
