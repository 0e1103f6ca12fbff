"""Text saved of a wall or an error page is no article; text about one is."""

from __future__ import annotations

import pytest

from copydesk import Desk, PluginManager
from copydesk.models import Page, Result


def read(text: str) -> Result:
    return Desk(PluginManager(entry_points=False)).read(Page(text=text, kind="text"))


@pytest.mark.parametrize("text", [
    "Page not found\n\nThe page you are looking for has moved or was never there.\n",
    "404\n\nNot Found\n",
    "Hoppla!\n\nDiese Seite gibt es nicht mehr. Bitte versuchen Sie es mit der Suche.\n",
    "お探しのページは見つかりませんでした\n\nURLをご確認ください。\n",
    "Just a moment...\n\nEnable JavaScript and cookies to continue\n",
    "Access Denied\n\nYou don't have permission to access this page on this server.\n\nReference #18.2\n",
    "Merci de confirmer que vous n'êtes pas un robot pour continuer.\n",
    "Su privacidad\n\nNosotros y nuestros socios guardamos información en su dispositivo, como cookies, para medir los anuncios.\n",
    "Мы и наши партнёры читаем информацию на вашем устройстве, например файлы cookie, и обрабатываем данные для рекламы.\n",
])  # fmt: skip
def test_a_wall_that_was_saved_as_text(text: str) -> None:
    """Its headline is the wall's words, or each longer sentence speaks of it and to the reader."""
    result = read(text)
    assert result.outcome == "blocked"
    assert [found.raw for found in result.found if found.field == "outcome"] != []


@pytest.mark.parametrize("text", [
    "404: Page not found – the story of an error message\n\nNobody knows who wrote the words first. The number was given "
    "to a missing file at a laboratory in the eighties.\n",
    "Regulator fines shop over cookies\n\nThe shop set cookies before its customers had agreed, the regulator said. It has to "
    "pay forty thousand crowns, and the money goes to the lifeboat.\n",
    "Access denied\n\nLast update: Fri, 18/11/2016 - 07:45\n\nA fence went up on Monday, and with it a sign. Nobody has been up to see.\n",
    "Licht am Kap fällt aus\n\nDas Licht am Kaltkap ist am Dienstag vier Minuten ausgefallen. Kein Schiff war in der Nähe.\n",
])  # fmt: skip
def test_a_story_about_one_is_an_article(text: str) -> None:
    """Its sentences tell of other things; a labelled date vouches for it."""
    assert read(text).outcome == "article"
