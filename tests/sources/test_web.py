from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from demarche.errors import InputError
from demarche.sources.fetch import Fetcher, Manners
from demarche.sources.item import Item, Memory
from demarche.sources.network import RefusedError, Resolve, check_target, is_public
from demarche.sources.web import Web, opml_feeds, url_items
from tests.site import ARTICLE, MORE, Site, feed, page, running_site

pytest.importorskip("protego")
pytest.importorskip("feedparser")
HERE = frozenset({"127.0.0.1"})


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


def fetcher(**manners: object) -> Fetcher:
    given = {"delay": 0.0, "allowed": HERE, "read": 3.0, **manners}
    return Fetcher(Manners(**given))  # type: ignore[arg-type]


def refused(fetch: Fetcher, url: str) -> str:
    with pytest.raises(RefusedError) as caught:
        fetch.fetch(url)
    assert "\n" not in str(caught.value)
    return caught.value.code


def answering(ips: list[str]) -> Resolve:
    return lambda host, port: ips


def web(memory: dict[str, Memory] | None = None, **manners: object) -> Web:
    return Web(fetcher(**manners), (memory or {}).get)


def of(found: object) -> tuple[list[Item], list[Memory]]:
    everything = list(found)  # type: ignore[call-overload]
    return [one for one in everything if isinstance(one, Item)], [one for one in everything if isinstance(one, Memory)]


def test_a_page_with_its_provenance(site: Site) -> None:
    site.html("/1", page("Kop", ARTICLE), ETag='"a"', Set_Cookie="x=1")
    (item,), _ = of(url_items(web(), f"{site.base}/1"))
    assert item.media == "html" and ARTICLE in item.data.decode()
    assert item.found.headers["etag"] == '"a"' and "set-cookie" not in item.found.headers
    assert item.found.fetched_at and item.memory == Memory(f"{site.base}/1", '"a"', None, None)
    assert site.asked[-1][1]["user-agent"].startswith("demarche")


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.html("/1", page("Kop", ARTICLE), ETag='"a"')
    known = {f"{site.base}/1": Memory(f"{site.base}/1", '"a"')}
    assert of(url_items(web(known), f"{site.base}/1")) == ([], [])


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
    ]
    + ["fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::", "x"],
)
def test_private_addresses_are_not_asked(ip: str) -> None:
    assert not is_public(ip)
    for ips in ([ip], ["93.184.216.34", ip]):
        with pytest.raises(RefusedError, match="private"):
            check_target("http://name.example/", resolve=answering(ips))


def test_public_addresses_are() -> None:
    target = check_target("https://name.example/a?b", resolve=lambda host, port: ["93.184.216.34"])
    assert (target.ip, target.port, target.host_header, target.path) == ("93.184.216.34", 443, "name.example", "/a?b")


@pytest.mark.parametrize(
    "url", ["ftp://x.example/", "file:///etc/passwd", "http:///x", "http://me:secret@x.example/", "http://x:99999/"]
)
def test_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(RefusedError) as caught:
        check_target(url, resolve=lambda host, port: ["93.184.216.34"])
    assert "secret" not in str(caught.value)


def test_this_machine_is_refused_unless_it_is_named(site: Site) -> None:
    site.html("/1", page("Kop", ARTICLE))
    assert refused(fetcher(allowed=frozenset()), f"{site.base}/1") == "private address"
    assert site.asked == []


def test_every_step_of_a_redirection_is_checked(site: Site) -> None:
    for path, to in (("/in", "http://10.0.0.1/"), ("/file", "file:///etc/passwd"), ("/round", "/round"), ("/ok", "/1")):
        site.answers[path] = (302, {"Location": to}, b"")
    site.html("/1", page("Kop", ARTICLE))
    get = fetcher()
    assert [refused(get, site.base + path) for path in ("/in", "/file", "/round")] == [
        "private address",
        "address",
        "redirects",
    ]
    assert get.fetch(f"{site.base}/ok").url == f"{site.base}/1"


def test_a_name_that_means_another_machine_later_gains_nothing(site: Site) -> None:
    port = int(site.base.rpartition(":")[2])
    site.html("/1", page("Kop", ARTICLE))
    get = fetcher(allowed=frozenset({"bode.example"}))
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    get.resolve = resolve
    assert get.fetch(f"http://bode.example:{port}/1").data
    assert site.asked[-1][1]["host"] == f"bode.example:{port}" and set(asked) == {"bode.example"}


def test_limits_of_size_and_time(site: Site) -> None:
    site.html("/big", b"x" * 50_000)
    site.html("/bomb", gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip")
    site.html("/slow", b"x" * 200)
    get = fetcher(max_bytes=40_000, total=0.6)
    assert [refused(get, site.base + path) for path in ("/big", "/bomb", "/slow")] == [
        "too large",
        "too large",
        "timeout",
    ]


def test_robots_txt_is_obeyed(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\nCrawl-delay: 3\n")
    site.html("/private/1", b"x")
    site.html("/1", b"x")
    waits: list[float] = []
    get = fetcher()
    get.sleep = waits.append
    assert refused(get, f"{site.base}/private/1") == "robots.txt" == refused(get, f"{site.base}/a.pdf")
    get.fetch(f"{site.base}/1")
    get.fetch(f"{site.base}/1")
    assert site.paths().count("/robots.txt") == 1 and "/private/1" not in site.paths()
    assert waits and 2 < max(waits) <= 3


def test_a_broken_robots_txt_closes_the_site_a_missing_one_opens_it(site: Site) -> None:
    site.html("/1", b"x")
    assert fetcher().fetch(f"{site.base}/1").data == b"x"
    site.answers["/robots.txt"] = (503, {}, b"")
    assert refused(fetcher(), f"{site.base}/1") == "robots.txt"


def test_one_host_is_asked_at_a_pace(site: Site) -> None:
    site.html("/1", b"x")
    waits: list[float] = []
    get = fetcher(delay=2.0)
    get.sleep = waits.append
    for _ in range(3):
        get.fetch(f"{site.base}/1")
    assert len(waits) == 3 and all(1.5 < wait <= 2.0 for wait in waits)


@pytest.mark.parametrize(("status", "passing"), [(404, False), (403, False), (500, True), (429, True)])
def test_pages_that_are_not_there(site: Site, status: int, passing: bool) -> None:
    site.answers["/1"] = (status, {}, b"")
    with pytest.raises(RefusedError) as caught:
        fetcher().fetch(f"{site.base}/1")
    assert (caught.value.code, caught.value.passing) == (f"http {status}", passing)


def test_a_feed_brings_its_pages(site: Site) -> None:
    site.xml("/feed", feed(site.base, "/1", "/2"), ETag='"f"')
    site.html("/1", page("Een", ARTICLE))
    found, memories = of(url_items(web(), f"{site.base}/feed"))
    assert [item.refusal.code if item.refusal else None for item in found] == [None, "http 404"]
    assert (found[0].about.published, found[0].about.publisher) == ("2024-05-14", "De Bode")
    assert memories == [Memory(f"{site.base}/feed", '"f"')]
    known = {m.url: m for m in [*memories, *(item.memory for item in found if item.memory)]}
    known.pop(f"{site.base}/feed")
    before = len(site.asked)
    assert of(url_items(web(known), f"{site.base}/feed"))[0] == []
    assert [path for path in site.paths()[before:] if path != "/robots.txt"] == ["/feed"]
    site.xml("/feed", feed(site.base, "/1", changed="Wed, 15 May 2024 08:00:00 GMT"))
    assert len(of(url_items(web(known), f"{site.base}/feed"))[0]) == 1


def test_a_feed_is_not_remembered_while_one_of_its_pages_may_still_come(site: Site) -> None:
    site.xml("/feed", feed(site.base, "/1"), ETag='"f"')
    site.answers["/1"] = (503, {}, b"")
    (item,), memories = of(url_items(web(), f"{site.base}/feed"))
    assert item.refusal is not None and item.memory is None and memories == []


def test_a_feed_that_brings_the_article_whole(site: Site) -> None:
    text = " ".join([ARTICLE, MORE] * 6)
    entry = f"<entry><title>Kop</title><link href='{site.base}/gone'/><id>1</id><updated>2024-05-14T08:00:00Z</updated>"
    content = f"<content type='html'>&lt;p&gt;{text}&lt;/p&gt;</content>"
    head = "<feed xmlns='http://www.w3.org/2005/Atom'><title>De Bode</title>"
    body = f"{head}{entry}{content}</entry></feed>"
    site.xml("/atom", body.encode())
    (item,), _ = of(url_items(web(), f"{site.base}/atom"))
    assert item.refusal is None and text in item.data.decode() and item.about.published == "2024-05-14"


def test_a_list_of_feeds(site: Site) -> None:
    site.xml("/feed", feed(site.base, "/1"))
    site.html("/1", page("Een", ARTICLE))
    opml = f"<opml version='2.0'><body><outline text='x'><outline xmlUrl='{site.base}/feed'/></outline></body></opml>"
    site.xml("/list.opml", opml.encode())
    assert len(of(url_items(web(), f"{site.base}/list.opml"))[0]) == 1
    with pytest.raises(InputError):
        opml_feeds(b"<opml><body>", "x")
    laughs = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><opml><body><outline xmlUrl='&b;'/></body></opml>"
    assert opml_feeds(laughs, "x") in ([], ["haha", "hahahaha"], ["haha"])


def test_other_media_are_refused(site: Site) -> None:
    site.answers["/1.pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF")
    (item,), _ = of(url_items(web(), f"{site.base}/1.pdf"))
    assert item.refusal is not None and item.refusal.code == "media type"
