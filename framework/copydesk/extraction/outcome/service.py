"""Pages that serve the reader and tell no news: log-in forms, contact and privacy pages, searches, people's profiles.

Their words head articles too ("Contact", a film), so they count only where nothing else speaks for an article: no date,
no author, no <article>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.ladder import rank
from copydesk.extraction.outcome.listing import says_article
from copydesk.extraction.outcome.measure import Prose
from copydesk.extraction.outcome.own import own
from copydesk.extraction.outcome.vouching import vouched
from copydesk.extraction.structured import structured
from copydesk.models import Found, Page

MAX_FORM = 600
"""Characters of prose beside a log-in form. Sites print one in the head of every page, so that the headline or the
address must say what the page is, too."""
MAX_TITLE = 60
MAX_SEARCH = 400
"""Characters of own text of a search that found nothing, or of a profile with few articles."""
_SEARCHES = re.compile(
    r"(?:^|/)(?:search|find|suche?|recherche|buscar|busca|busqueda|b%c3%basqueda|cerca|ricerca|zoeken|sok|sog|haku|szukaj"
    r"|wyszukiwarka|hledat|poisk|arama|ara|pesquisa)(?:$|[/.])",
    re.IGNORECASE,
)
_QUERY = re.compile(r"(?:^|&)(?:q|s|query|search|keywords?|wd)=", re.IGNORECASE)
# Compiled at their first use.
_LOGIN = (
    r"(?i)"
    r"(?:please )?(?:log|sign) ?-?in(?: (?:to|or) .{1,40})?|melden sie sich an|jetzt anmelden|identifiez-vous|"
    r"log ?-?in|sign ?-?in|sign ?-?up|register|registration|create (?:an )?account|my account|"
    r"(?:reset|forgot(?:ten)?)(?: your)? password|anmelden|anmeldung|einloggen|registrieren|registrierung|"
    r"mein konto|passwort vergessen|connexion|se connecter|s.inscrire|inscription|mon compte|iniciar sesi[oó]n|"
    r"inicia sesi[oó]n|acceder|reg[ií]strate|registro|mi cuenta|entrar|fazer login|cadastro|accedi|accesso|"
    r"registrati|inloggen|aanmelden|registreren|logga in|logg inn|log ind|kirjaudu|zaloguj(?: się)?|logowanie|"
    r"rejestracja|přihlášení|вход|войти|регистрация|giriş(?: yap)?|üye ol|登录|登入|注册|ログイン|会員登録|로그인"
)
_SERVICE = (
    r"(?i)"
    r"contact us|contact the (?:newsroom|editors?|team)|get in touch|privacy(?: (?:policy|notice|statement))?|"
    r"cookie (?:policy|notice)|terms (?:of (?:use|service)|and conditions|& conditions)|terms|imprint|"
    r"legal notice|about us|kontakt|impressum|datenschutz|datenschutzerklärung|datenschutzhinweise?|"
    r"nutzungsbedingungen|agb|über uns|contactez-nous|nous contacter|mentions légales|"
    r"politique de confidentialité|conditions générales(?: d.utilisation)?|qui sommes-nous|cont[aá]ctanos|"
    r"contacto|aviso legal|política de (?:privacidad|privacidade|cookies)|t[eé]rminos y condiciones|quiénes somos|"
    r"fale conosco|contato|termos de uso|quem somos|contatti|contattaci|informativa sulla privacy|note legali|"
    r"chi siamo|neem contact op|privacyverklaring|privacybeleid|algemene voorwaarden|over ons|kontakta oss|"
    r"integritetspolicy|om oss|kontakt oss|personvern(?:erklæring)?|kontakt os|privatlivspolitik|om os|"
    r"ota yhteyttä|yhteystiedot|tietosuoja(?:seloste)?|polityka prywatności|regulamin|o nas|kontakty|контакты|"
    r"политика конфиденциальности|пользовательское соглашение|о нас|gizlilik politikası|iletişim|hakkımızda|"
    r"联系我们|隐私政策|关于我们|お問い合わせ|プライバシーポリシー|利用規約|개인정보 ?처리방침"
)
_SITE = re.compile(r"\s+[|–—·•:»-]\s+|\s*\|\s*|:\s+")
"""What parts a title from the site's name."""
_PATH = re.compile(r"(?:^|[/_-])(?:log-?in|sign-?in|sign-?up|register|account|anmelden|connexion|password)(?:$|[/._-])")


def from_service(page: Page, text: Prose) -> Iterator[Found]:
    """Give `not_article` for a log-in form with hardly any prose, and for a page whose headline names a service."""
    data = structured(page)
    if says_article(data):
        return
    path, query = _address(page)
    login = _named(page, _LOGIN) or (path if _PATH.search(path) else None)
    if login and text.chars < MAX_FORM and not text.broken and _has_password(page):
        yield Found("outcome", "not_article", "form", "input[type=password]", login, rank("outcome", "service"))
        return
    kind = _kind(page, path, query) if not text.has_run else None
    if kind and not vouched(page) and own(page).chars < MAX_SEARCH:
        yield Found("outcome", "not_article", "markup", kind, page.url, rank("outcome", "search"))
    name = _named(page, _SERVICE)
    if name and not data.first_meta("author", "article:author") and page.tree.find(["article", "time"]) is None:
        yield Found("outcome", "not_article", "words", "headline", name, rank("outcome", "service"))


def _kind(page: Page, path: str, query: str) -> str | None:
    """Say whether the address is that of a search, or the page somebody's profile."""
    if _SEARCHES.search(path) or (query and path.count("/") < 2 and _QUERY.search(query)):
        return "search"
    data = structured(page)
    stated = (data.first_meta("og:type") or ("", ""))[1].lower() == "profile"
    return "profile" if stated or next(data.of_type("profilepage"), None) is not None else None


def _address(page: Page) -> tuple[str, str]:
    try:
        parts = urlsplit(page.url or "")
    except ValueError:  # a saved page may name anything as its address
        return "", ""
    return parts.path.lower(), parts.query


def _has_password(page: Page) -> bool:
    return any(
        str(field.attrs.get("type") or "").lower() == "password" for field in page.tree.find_all("input", limit=200)
    )


def _named(page: Page, words: str) -> str | None:
    """Give the headline that is nothing but the name of a service; without one the title, the site's name aside."""
    heading = headline(page).text
    titles = (
        [heading] if heading and words is not _LOGIN else [heading, *(title.text for title in stated(page).values())]
    )
    for title in titles:
        parts = [title, *_SITE.split(title)[:1]] if len(title) <= MAX_TITLE else []
        for part in parts:
            if re.fullmatch(words, part.strip(" .!")):
                return title
    return None
