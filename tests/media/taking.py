"""Readers who take files."""

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/129.0 Safari/537.36"


def content(response):
    """What a reader gets who reads to the end."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def take(client, address, agent=BROWSER, reader="203.0.113.7", **headers):
    """Take something as a person with a browser would."""
    named = {
        "user-agent": agent,
        **{name.replace("_", "-"): text for name, text in headers.items()},
    }
    response = client.get(address, headers=named, REMOTE_ADDR=reader)
    response.body = content(response)
    return response


def break_off(response):
    """Read one piece, and leave: the server closes what it was sending."""
    assert next(iter(response.streaming_content))
    response._iterator.close()
