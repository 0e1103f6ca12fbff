"""What the words of a block say it is: share bars, pointers, adverts, corrections, credits, a layout's lines."""

from __future__ import annotations

import pytest

from copydesk.normalise.blocks.labels import label_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Share this with Email Facebook Messenger Twitter", "share"),
        ("Share on Facebook", "share"), ("Teilen auf WhatsApp", "share"), ("Facebook Twitter WhatsApp", "share"),
        ("Compartir en Facebook", "share"), ("分享到 微信 微博", "share"),
        ("Read more: The ferry returns", "promo"), ("READ MORE", "promo"), ("Lesen Sie auch: Die Fähre", "promo"),
        ("Lire aussi : le ferry revient", "promo"), ("Leggi anche", "promo"), ("Читайте также: Паром", "promo"),
        ("延伸阅读：渡船", "promo"), ("Related: The ferry", "promo"), ("Sign up for our newsletter to get more.", "promo"),
        ("Follow us on Twitter", "promo"), ("More from World", "promo"), (">> Read More: the ferry", "promo"),
        ("ADVERTISEMENT", "ad"), ("- Anzeige -", "ad"), ("Advertisement - story continues below", "ad"),
        ("Correction: An earlier version misstated the length.", "correction"), ("Editor’s note: This was updated.", "correction"),
        ("This article was amended on 5 June 2018 to correct a name.", "correction"), ("Korrektur: Es waren elf Wochen.", "correction"),
        ("更正：大桥长十一公里。", "correction"), ("An earlier version of this article misnamed the river.", "correction"),
        ("© 2019 Example Press. All rights reserved.", "credit"), ("Mit Material von dpa", "credit"),
        ("Anna Example and Ben Sample contributed to this report.", "credit"), ("Image source, Getty Images", "credit"),
        ("Image caption, The bridge at noon", "caption"),
        ("CLICK HERE TO GET THE EXAMPLE APP", "promo"), ("Click here for the podcast »", "promo"),
        ("Join our mailing list for more.", "promo"), ("Anm. d. Red.: Der Artikel wurde am 3. Mai aktualisiert.", "correction"),
        ("Nota del editor: esta noticia fue actualizada con la respuesta del alcalde.", "correction"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_labelled(text: str, kind: str) -> None:
    """Share bars, pointers, adverts, corrections, credits: told by their own words."""
    assert label_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the river reopened on Thursday after eleven weeks.",
        "Drivers cheered as the first cars rolled across it shortly before noon.",
        "Share prices fell on Thursday.",
        "Twitter said it would reopen the office.",
        "Facebook",
        "LinkedIn $2.50 – $7.00",
    ]
    + ["Read more about the bridge and you will like it less.", "More than 20 people cheered.", "Moreover, it rained."]
    + [
        "Watch the bridge for an hour and you will see it move.",
        "Correction officers said on Monday that it was quiet.",
    ]
    + [
        "Anzeige erstattete der Mann am Donnerstag.",
        "Mehr als 20 Menschen jubelten.",
        "Sources said the bridge was safe.",
    ]
    + [
        "He contributed to this boom like nobody else, and it did not stop there.",
        "Copyright law is older than the bridge.",
    ]
    + [
        "More from the mayor was not to be had that day, and nobody asked.",
        "Related costs rose.",
        "记者：请问大桥什么时候开放？",
        # Pointers in a text, of its own author.
        "Click here to see the full list of bridges that stayed closed.",
        "Download our plan of the bridge to see where the cars will go, which lanes are closed, and when.",
        "Watch our video to see how the bridge moves:",
        "Join our experts on a walk across the bridge on Sunday.",
        "Want more of the bridge? These are the places from which you see it best:",
        # A note of the editors that corrects nothing.
        "Editor's note: The author of this piece lives beside the bridge.",
        "[EDITOR'S NOTE: The map below shows every bridge of the city.]",
        # A picture's notice that ran into the paragraph behind it.
        "© Anna Example/Agency The bridge shook the city earlier this year when it was closed, and the first cars that rolled "
        "across it on Thursday were met by people who had waited there since the early morning.",
    ],
)
def test_text_stays_text(text: str) -> None:
    """Sentences that begin with the same words are the article's."""
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Photo: Shutterstock", "credit"), ("Photo by Cora Pattern / Getty Images", "credit"), ("(Credit: Cora Pattern)", "credit"),
        ("Getty Images / Cora Pattern", "credit"), ("Foto: Cora Muster für die Zeitung", "credit"), ("Image: © Cora Pattern", "credit"),
        ("Last updated on September 16th, 2023 at 09:27 am", "credit"), ("Updated at 1:23 p.m.", "credit"),
        ("Veröffentlicht am 3. Mai 2024", "credit"), ("Published: 2024-05-03", "credit"), ("Posted 3/5/2024 by Tom Reed", "credit"),
        ("Reading time: 11 minutes", "credit"), ("Lesezeit: 3 Min.", "credit"), ("Temps de lecture : 2-3 minutes", "credit"),
        ("Follow The Ferry Post on Facebook and X", "promo"), ("Folgen Sie uns auf Instagram", "promo"),
        ("Email Tom Reed at tom@example.com or follow him @tomreed", "promo"),
        ("This post contains affiliate links. Read our policy.", "promo"),
        ("Disclosure: we may earn a commission when you buy through links on our site.", "promo"),
        ("Sharing is caring!", "share"), ("Table of Contents", "promo"), ("Related content:", "promo"),
        ("This slideshow requires JavaScript.", "ad"),
    ],
)  # fmt: skip
def test_lines_of_a_layout_are_labelled(text: str, kind: str) -> None:
    """Who made the picture, when the page was printed, how long it takes to read, whom to follow, what links earn."""
    assert label_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Photos: up to 10,000 in each album", "Credit: Up to 24 months", "Credit: Yes", "Photo editors left the house.",
        "Pictures of the bridge went round the world.", "Getty Images sued the company on Monday.",
        "Published in 1998, the novel won every prize.",
        "Originally published in March 2022 by the city.", "Follow the council's plans for the bridge at https://example.com",
        "Updated rules for ferries take effect on May 3.",
        "Posted speed limits were lowered on May 3, 2024, after a year of talks between the city and the county.",
        "Reading time with children is worth 20 minutes a day, teachers say.", "Stand up, said the judge.",
        "Follow these steps on Facebook to close an account.", "Follow the river on foot to the old bridge.",
        "Follow Anna Example through the city on a rainy day.", "Email addresses such as info@example.com were leaked.",
        "When you buy a house, the agent earns a commission from the seller.",
        "Disclosure: the author was once the mayor's deputy.", "This post contains a list of all bridges.",
    ],
)  # fmt: skip
def test_sentences_that_begin_like_a_layouts_lines_are_text(text: str) -> None:
    """What stands behind the phrase must bear it out."""
    assert label_of(text) is None
