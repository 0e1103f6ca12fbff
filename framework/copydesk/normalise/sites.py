"""The names a site goes by, and telling them in a title or a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.normalise.addresses import host_of, path_of
from copydesk.normalise.values import fold, folded_words

# Words a name may carry beyond what the site is called elsewhere: "BBC" and "BBC News", "SPIEGEL ONLINE", "CNN.com".
_MORE = folded_words(
    """the der die das le la les el il lo o a de www com net org de at ch fr es it uk couk comau in ca news online
    digital daily magazine international english edition mobile web site homepage home tv radio us world business
    politics sport sports national local nachrichten noticias actualites notizie noticias nyheter wiadomosci novosti
    новости сайт официальный 电子版 電子版 ニュース 新闻 新聞 中文网 뉴스 haber haberleri"""
)
# Sections a title may carry between the headline and the site's name. Used only next to the site's name.
_SECTIONS = folded_words(
    """news world national international local politics politik politica politique política business wirtschaft
    economía economia économie economy sport sports deportes culture kultur cultura science wissen wissenschaft
    technology tech technik health gesundheit salud opinion meinung opinión opinioni commentisfree lifestyle travel
    entertainment kino education panorama gesellschaft société sociedad société noticias actualité latestnews topnews
    breakingnews worldnews usnews uknews video videos africa asia europe europa americas middleeast deutschland ausland
    inland regional regionales feuilleton community blog blogs article articles story raksts nyheter utrikes inrikes
    时政 要闻 财经 国际 国内 社会 国際 社会 政治 経済 스포츠 정치 사회 경제"""
)
_LONGEST_WORD = max(map(len, _MORE | _SECTIONS))
_CLAIM = re.compile(r"\s+[-|–—:•·]\s+")
_GENERIC_LABELS = frozenset({"co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "govt"})


@lru_cache(maxsize=64)
def site_spellings(site_names: tuple[str, ...], url: str | None) -> frozenset[str]:
    """Give the names of a site folded: as given, without article, by the label of the domain."""
    host = host_of(url)
    return _of_names(site_names) | _of_host(host) if host else _of_names(site_names)


@lru_cache(maxsize=64)
def _of_names(site_names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_spellings(site_names)) - _SECTIONS - {""}


@lru_cache(maxsize=64)
def _of_host(host: str) -> frozenset[str]:
    label = registered_label(host) or ""
    names = {fold(host), fold(host.removeprefix("www.")), fold(label) if len(label) > 2 else ""}
    return frozenset(names - _SECTIONS - {""})


def is_site_name(text: str, names: frozenset[str]) -> bool:
    """Tell whether a text is one of the folded `names` of a site, perhaps with a word such as News or Online more."""
    folded = fold(text) if len(text) <= 100 else ""
    if not folded:
        return False
    if folded in names:
        return True
    longest = _longest(names)
    core = ""
    for each in text.replace(".", " ").split():
        if (word := fold(each)) not in _MORE:
            core += word
            if len(core) > longest:
                break
    if core in names:
        return True
    if len(folded) > longest + _LONGEST_WORD:
        return False
    # "CNNPolitics" where the site is CNN, "日本経済新聞" where it is "日本経済新聞 電子版".
    for name in names:
        if folded.startswith(name):
            rest = folded[len(name) :]
            if len(name) > 2 and (rest in _MORE or rest in _SECTIONS):
                return True
        elif name.startswith(folded) and len(folded) > 2 and name[len(folded) :] in _MORE:
            return True
    return False


@lru_cache(maxsize=64)
def _longest(names: frozenset[str]) -> int:
    return max(map(len, names), default=0)


@lru_cache(maxsize=64)
def url_sections(url: str | None) -> frozenset[str]:
    """Give the folders of a URL's path, folded: the sections a title may repeat."""
    folders = path_of(url).split("/")[:-1][:6]
    return frozenset(fold(part) for part in folders if 1 < len(part) < 40)


def is_section(text: str, sections: frozenset[str]) -> bool:
    """Tell whether a text names a section: a common one, or a folder of the page's URL."""
    if len(text) > 40:
        return False
    folded = fold(text)
    return folded in sections or folded in _SECTIONS


def _spellings(site_names: tuple[str, ...]) -> Iterator[str]:
    for name in site_names[:20]:
        yield fold(name)
        words = [word for word in (fold(word) for word in name.split()) if word not in _MORE]
        if words:
            yield "".join(words)
        if name.endswith(")") and "(" in name:  # "Radio und Fernsehen (RF)"
            outer, _, inner = name[:-1].rpartition("(")
            yield fold(outer)
            yield fold(inner)
        if "." in name and " " not in name.strip():
            yield fold(registered_label(name.strip().lower()) or "")
        if (claim := _CLAIM.search(name)) is not None:  # "Name - what it claims of itself"
            yield fold(name[: claim.start()])


def registered_label(host: str) -> str | None:
    """Give the label that names the site: `heise` of www.heise.de, `bbc` of news.bbc.co.uk."""
    labels = [label for label in host.removeprefix("www.").split(".") if label]
    if len(labels) < 2:
        return None
    if len(labels) > 2 and labels[-2] in _GENERIC_LABELS:
        return labels[-3]
    return labels[-2]
