"""What a crawl may ask: private addresses, robots.txt, delays, as a process against localhost."""

import itertools

ALL = {"COPYDESK_OUTCOMES": "all"}


def errors(crawl):
    """Give input and error of each failed record."""
    failed = [record for record in crawl.records if record["outcome"] == "failed"]
    return {record["input"]: record["failures"][0]["error"] for record in failed}


def test_private_addresses_are_refused_unless_named(site, plugin, shell):
    """A source's own private address is refused by name and by number; COPYDESK_ALLOW_PRIVATE allows it."""
    site.pages = {"/latest": '<a href="/news/1">One</a>'}
    addresses = [f"http://localhost:{site.port}/latest", f"{site.url}/latest", f"http://[::1]:{site.port}/latest"]
    plugin(
        "inside",
        f"""
from copydesk import Source

def copydesk_register_sources(register):
    register(Source("inside", listings={tuple(addresses)!r}, article_url="/news/"))
""",
    )
    crawl = shell.crawl("inside", settings=ALL)
    assert sorted(errors(crawl)) == sorted(addresses)
    assert all("COPYDESK_ALLOW_PRIVATE=True allows it" in error for error in errors(crawl).values())
    assert site.asked == []
    shell.crawl("inside", settings=ALL | {"COPYDESK_ALLOW_PRIVATE": "True"})
    assert "/latest" in site.asked


def test_redirects_to_private_addresses_are_refused(site, closed_port, shell):
    """The host a user names may not lead the crawl to another port or host of the inner network."""
    targets = [
        f"http://127.0.0.1:{closed_port}/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:10.0.0.1]/",
    ]
    site.pages = {f"/{number}": (302, {"Location": target}, "") for number, target in enumerate(targets)}
    crawl = shell.crawl("pages", urls=",".join(f"{site.url}/{number}" for number in range(3)), settings=ALL)
    assert sorted(errors(crawl)) == [f"{site.url}/{number}" for number in range(3)]
    assert all(f"(redirected to {target})" in errors(crawl)[f"{site.url}/{n}"] for n, target in enumerate(targets))
    assert all("COPYDESK_ALLOW_PRIVATE=True allows it" in error for error in errors(crawl).values())


def test_failed_downloads_are_counted(site, closed_port, shell):
    """Refused connections, unknown hosts and redirect loops each end as one failed record with its cause."""
    site.pages = {"/loop": (302, {"Location": "/loop2"}, ""), "/loop2": (302, {"Location": "/loop"}, "")}
    closed = f"http://127.0.0.1:{closed_port}/"
    unknown = "http://no-such-host.invalid/"
    crawl = shell.crawl("pages", urls=f"{closed} {unknown} {site.url}/loop", settings=ALL)
    assert len(crawl.records) == crawl.told["outcome/failed"] == 3
    assert "redirects in a loop" in errors(crawl)[f"{site.url}/loop"]
    assert "DownloadConnectionRefusedError" in errors(crawl)[closed]
    assert "CannotResolveHostError" in errors(crawl)[unknown]


def test_unreachable_robots_forbids_all(site, shell):
    """A robots.txt that answers 503 forbids its host (RFC 9309); a missing one forbids nothing."""
    site.pages = {"/robots.txt": (503, {}, "User-agent: *\nAllow: /"), "/page": "<h1>Page</h1>"}
    crawl = shell.crawl("pages", urls=f"{site.url}/page", settings=ALL)
    why = "answered 503, so nothing is fetched from there (RFC 9309)"
    assert errors(crawl) == {f"{site.url}/page": f"RefusedError: {site.url}/robots.txt {why}"}
    assert "/page" not in site.asked
    site.pages["/robots.txt"] = (404, {}, "User-agent: *\nDisallow: /")
    shell.crawl("pages", urls=f"{site.url}/page", settings=ALL)
    assert "/page" in site.asked


def test_crawl_delay_is_kept(site, shell):
    """Between two pages lies at least the Crawl-delay of robots.txt, whatever AutoThrottle thinks."""
    site.pages = {f"/{number}": "<h1>Page</h1>" for number in range(3)}
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 0.5\n"
    settings = ALL | {"AUTOTHROTTLE_ENABLED": "True", "AUTOTHROTTLE_START_DELAY": "0.01"}
    crawl = shell.crawl("pages", urls=" ".join(f"{site.url}/{number}" for number in range(3)), settings=settings)
    assert len(crawl.records) == 3
    gaps = [later - earlier for earlier, later in itertools.pairwise(site.times[1:])]
    assert min(gaps) > 0.45
