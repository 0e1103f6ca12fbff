"""Names as they are made in many countries, each one person and as printed; and what is no name beside them."""

from __future__ import annotations

import pytest
from bylines import people, told

from copydesk.models import Context

NAMES = {
    "ar": ["محمد الأمثل", "سلمى بن يوسف"],
    "cs": ["Jiří Příkladný", "Božena Vzorová-Nová"],
    "da": ["Søren Eksempel Østergaard"],
    "de": ["Karl-Theodor zu Beispielberg", "Annegret Muster-Beispiel", "Ludwig van der Au", "Jörg Groß"],
    "el": ["Γιώργος Παραδειγματόπουλος"],
    "en": ["Conor O'Sample", "DeShawn Example", "MacKenzie Sample", "Martin Example Jr.", "William H. Sample III",
           "J.R. Example", "A. P. J. Abdul Example", "Ngũgĩ wa Example", "Seán Ó hEocha", "Sinéad Nic an tSaoir",
           "Kim Jong-ex", "Aung San Example Kyi", "Abd al-Rahman al-Example", "Mohammed bin Example Al Saud",
           "ʻAkilisi Pōhiva", "bell sample", "Ta-Nehisi Sample"],
    "es": ["María del Carmen García-Pérez", "José Ejemplo y Gasset", "Santiago de los Ríos", "Ramón Llull i Mostra"],
    "et": ["Jüri Õunapuu"],
    "fi": ["Päivi Näytelä"],
    "fr": ["Jean-Luc Exempleux", "Valéry Giscard d'Exemple", "N'Golo Exemplé"],
    "ga": ["Máire Ní Bhriain"],
    "he": ["דוד דוגמא"],
    "hi": ["राम उदाहरण"],
    "hu": ["Példa Viktor", "Nagy-Minta Péter"],
    "id": ["Suhartono", "Joko Contoho", "Siti Nurhaliza binti Contoh"],
    "is": ["Vigdís Finnbogadóttir", "Þórdís Kolbrún R. Dæmadóttir", "Björk"],
    "it": ["Gianna d'Esempio", "Luca Di Prova", "Maria Grazia Dell'Esempio"],
    "lt": ["Jonas Pavyzdžiukas"],
    "lv": ["Juris Bērziņš-Paraugs"],
    "ms": ["Mahathir bin Contoh"],
    "nl": ["Jan-Hendrik van der Meer", "Pieter 't Hoen", "Anna de Vries-van den Berg"],
    "pl": ["Łukasz Żółć", "Agnieszka Świętochowska-Wójcik"],
    "pt": ["João Guimarães do Exemplo", "Luiz Inácio da Amostra"],
    "ro": ["Ștefan Exemplescu"],
    "ru": ["Владимир Примеров", "Иван Петрович Примеров", "И. Примеров"],
    "sv": ["Åsa Exempelström af Klint"],
    "th": ["สมชาย ตัวอย่าง"],
    "tl": ["Juan dela Cruz"],
    "tr": ["Recep Örnek Yılmaz", "Ayşe Öztürk"],
    "uk": ["Тарас Прикладенко"],
    "vi": ["Nguyễn Văn An", "Trần Thị Mai Hương", "Đặng Thùy Trâm"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language, names in NAMES.items() for name in names]
)
def test_a_name_is_one_person(language: str, name: str) -> None:
    """With particles, initials, suffixes, hyphens and apostrophes, of one word or six, whichever part comes first."""
    assert people(name, Context(language=language)) == [name]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("RONALD McEXAMPLE", "Ronald McExample"),
        ("ANNA-LENA VON DER HEIDE", "Anna-Lena von der Heide"),
        ("MARÍA DE LOS ÁNGELES RUIZ", "María de los Ángeles Ruiz"),
        ("İSMAİL ÖRNEK", "İsmail Örnek"),
        ("ИВАН ПРИМЕРОВ", "Иван Примеров"),
        ("CONOR O'SAMPLE", "Conor O'Sample"),
    ],
)
def test_a_name_in_capitals_gets_its_usual_letters(printed: str, name: str) -> None:
    """Particles small, the letter behind a prefix large, the Turkish i with its dot."""
    language = "tr" if "İ" in printed else "es" if "Í" in printed else None
    assert people(printed, Context(language=language)) == [name]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Anna Example BBC Sport", ["Anna Example"]),
        ("Anna Example, CNN", ["Anna Example"]),
        ("Example Welle (EW)", ["<Example Welle>"]),
        ("Του Γιώργου Παραδειγματόπουλου", ["Γιώργου Παραδειγματόπουλου"]),
        ("Anna Example\nBen Sample", ["Anna Example", "Ben Sample"]),
        ("Anna Example Ben Sample", ["Anna Example", "Ben Sample"]),
        ("Anna Maria Ben Sample", ["Anna Maria Ben Sample"]),
        ("Anna Example (she/her)", ["Anna Example"]),
        ("Anna Example reports from Lisbon", ["Anna Example"]),
        ("from Anna Example in Lisbon", ["Anna Example"]),
        ("Text: Anna Example Foto: Ben Sample", ["Anna Example", "Ben Sample"]),
        ("Aufgezeichnet von Anna Beispiel", ["Anna Beispiel"]),
        ("Anna Beispiel ist Redakteurin im Ressort Politik.", ["Anna Beispiel"]),
        ("News Desk, Harbour Ledger, Lisbon", ["<News Desk>"]),
        ("H. Agus Contoh, S.H., M.H.", ["H. Agus Contoh"]),
        ("Agus Contoh", ["Agus Contoh"]),
        ("ET Online", ["<ET Online>"]),
        ("Автор Иван Примеров", ["Иван Примеров"]),
        ("محمد المثال ووكالات", ["محمد المثال"]),
        ("By Anna Example\nand Ben Sample", ["Anna Example", "Ben Sample"]),
    ],
)
def test_what_stands_around_a_name_is_none_of_it(byline: str, names: list[str]) -> None:
    """Outlets by their letters, a body with its abbreviation, the Greek article, line ends."""
    language = "el" if byline.startswith("Του") else "ru" if byline.startswith("Автор") else "en"
    assert people(byline, Context(language=language)) == names


def test_two_family_names_are_one_persons() -> None:
    """In Spanish and Portuguese a given name may be a family name, too."""
    assert people("Ana Ejemplo Martín Muestra", Context(language="es")) == ["Ana Ejemplo Martín Muestra"]


@pytest.mark.parametrize(
    ("byline", "names", "agencies"),
    [
        ("By Anna Example of The Associated Press", ["Anna Example"], ("AP",)),
        ("Nguyễn Văn An (theo Reuters)", ["Nguyễn Văn An"], ("Reuters",)),
    ],
)
def test_an_agency_beside_a_name(byline: str, names: list[str], agencies: tuple[str, ...]) -> None:
    """Behind "of the", and as the source in a bracket."""
    found = told(byline, Context(language="vi" if "theo" in byline else "en"))
    assert ([author.name for author in found["authors"]], found["agencies"]) == (names, agencies)


@pytest.mark.parametrize(
    "text",
    [
        "Monday",
        "Yesterday",
        "Super User",
        "Minutes Ago",
        "vor 5 Minuten",
        "Hace 3 horas",
        "Breaking News",
        "Just now",
        "Lundi",
    ],
)
def test_days_and_placeholders_are_nobody(text: str) -> None:
    """What a template prints where the author should stand."""
    assert people(text) == []
