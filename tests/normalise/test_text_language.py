"""The language of a text beside the one a page declares."""

from __future__ import annotations

import pytest

from copydesk import Desk
from copydesk.fetch.page import make_page
from copydesk.models import Block, Context, Result
from copydesk.normalise import normalise_value
from copydesk.normalise.languages import layout_language
from copydesk.normalise.text_language import SAMPLE, contradicted, language_of, sample_of

TEXTS = {
    "en": "The council said on Monday that the bridge over the river would stay closed for another week, because the"
    " work on its northern end has taken longer than it was planned. Drivers have to use the ferry until then.",
    "de": "Die Brücke über den Fluss bleibt nach Angaben der Stadt noch eine Woche gesperrt, weil die Arbeiten am"
    " nördlichen Ende länger dauern als geplant. Autofahrer müssen bis dahin auf die Fähre ausweichen, die nur am Tag"
    " fährt.",
    "fr": "Le pont sur la rivière restera fermé une semaine de plus, a annoncé lundi la mairie, parce que les travaux"
    " sur la rive nord ont pris plus de temps que prévu. Les automobilistes doivent prendre le bac, qui ne circule pas"
    " la nuit.",
    "es": "El puente sobre el río seguirá cerrado una semana más, según anunció el lunes el ayuntamiento, porque las"
    " obras en la orilla norte han durado más de lo previsto. Los conductores deben usar el transbordador, que no"
    " funciona por la noche.",
    "it": "Il ponte sul fiume resterà chiuso per un'altra settimana, ha detto lunedì il comune, perché i lavori sulla"
    " riva nord sono durati più del previsto. Gli automobilisti devono usare il traghetto, che non viaggia di notte e"
    " che è già pieno.",
    "pt": "A ponte sobre o rio vai ficar fechada por mais uma semana, disse na segunda-feira a câmara, porque as obras"
    " na margem norte duraram mais do que estava previsto. Os condutores têm de usar a balsa, que não funciona à noite.",
    "nl": "De brug over de rivier blijft nog een week dicht, zegt de gemeente, omdat het werk aan de noordelijke oever"
    " langer heeft geduurd dan gepland. Automobilisten moeten de pont nemen, die niet in de nacht vaart en die al vol is.",
    "sv": "Bron över älven förblir stängd i ytterligare en vecka, sade kommunen på måndagen, eftersom arbetet på den"
    " norra sidan har tagit längre tid än planerat. Bilister måste ta färjan, som inte går på natten och som redan är"
    " full.",
    "da": "Broen over åen forbliver lukket i endnu en uge, siger kommunen, fordi arbejdet på den nordlige side har taget"
    " længere tid end planlagt. Bilisterne må tage færgen, som ikke sejler efter midnat, og som nu er blevet fuld.",
    "nb": "Broen over elva forblir stengt i enda en uke, sier kommunen, fordi arbeidet på den nordlige siden har tatt"
    " lengre tid enn planlagt. Bilistene må ta ferja, som ikke går etter midnatt, og som nå er blitt full hver dag.",
    "is": "Brúin yfir ána verður lokuð í eina viku til viðbótar, segir bærinn, því að vinnan við nyrðri endann hefur"
    " tekið lengri tíma en áætlað var. Þeir sem aka þar um þurfa að taka ferjuna, sem er ekki í förum um nætur.",
    "fi": "Joen ylittävä silta on suljettuna vielä viikon, kertoo kaupunki, sillä pohjoispään työt ovat kestäneet"
    " pidempään kuin oli suunniteltu. Autoilijat joutuvat käyttämään lauttaa, joka ei kulje yöllä, mutta se on jo nyt"
    " täynnä, kun kaikki tulevat samaan aikaan.",
    "pl": "Most na rzece będzie zamknięty jeszcze przez tydzień, podał w poniedziałek urząd miasta, bo prace na północnym"
    " brzegu trwają dłużej niż planowano. Kierowcy muszą korzystać z promu, który nie kursuje w nocy i jest już pełny.",
    "cs": "Most přes řeku zůstane zavřený ještě týden, oznámila v pondělí radnice, protože práce na severním břehu trvají"
    " déle, než se čekalo. Řidiči musí jezdit přívozem, který v noci nejezdí a který je už teď plný, jak říkají lidé z"
    " města.",
    "hu": "A folyó feletti híd még egy hétig zárva marad, közölte hétfőn az önkormányzat, mert az északi parton a munka"
    " tovább tart, mint tervezték. Az autósoknak a komppal kell menniük, az azonban nem jár éjjel, és már most is tele"
    " van.",
    "ro": "Podul peste râu va rămâne închis încă o săptămână, a anunțat luni primăria, pentru că lucrările de pe malul de"
    " nord au durat mai mult decât era prevăzut. Șoferii trebuie să ia bacul, care nu circulă noaptea și este deja plin.",
    "hr": "Most preko rijeke ostaje zatvoren još tjedan dana, rekao je u ponedjeljak gradonačelnik, jer su radovi na"
    " sjevernoj obali trajali duže nego što je bilo u planu. Vozači moraju na trajekt koji ne vozi noću i koji je već pun.",
    "sq": "Ura mbi lumë do të mbetet e mbyllur edhe për një javë, tha të hënën bashkia, sepse punimet në anën veriore kanë"
    " zgjatur më shumë nga sa ishte parashikuar. Shoferët duhet të marrin tragetin, që nuk lundron natën.",
    "lt": "Tiltas per upę liks uždarytas dar savaitę, pirmadienį pranešė savivaldybė, nes darbai šiauriniame krante"
    " truko ilgiau, nei buvo planuota. Vairuotojai turi keltis keltu, kuris naktį ne plaukia ir yra jau pilnas, bet kito"
    " kelio iki to nėra.",
    "lv": "Tilts pār upi paliks slēgts vēl nedēļu, pirmdien paziņoja dome, jo darbi ziemeļu krastā ir ilguši vairāk, nekā"
    " bija plānots. Autovadītājiem ir jābrauc ar prāmi, kas naktī ne kursē un jau tagad ir pilns, bet cita ceļa no"
    " pilsētas ne būs.",
    "tr": "Nehrin üzerindeki köprü bir hafta daha kapalı kalacak. Belediye, kuzey kıyısındaki çalışmaların planlanandan"
    " daha uzun sürdüğünü söyledi ve sürücülerin o zamana kadar feribot için sıra beklediğini, gece ise bir sefer bile"
    " olmadığını da ekledi.",
    "id": "Jembatan di atas sungai itu akan tetap ditutup selama satu minggu lagi, kata pemerintah kota, karena pekerjaan"
    " di tepi utara telah berlangsung lebih lama dari rencana. Para pengemudi harus naik feri yang tidak berlayar pada"
    " malam hari.",
    "vi": "Cây cầu qua sông sẽ bị đóng thêm một tuần nữa, chính quyền cho biết, vì công việc ở bờ bắc đã kéo dài hơn dự"
    " kiến. Những người lái xe phải đi phà cho đến khi đó, và phà không chạy vào ban đêm, người dân trong vùng nói với"
    " các phóng viên.",
    "ru": "Мост через реку останется закрытым ещё на неделю, сообщили в понедельник в мэрии, потому что работы на северном"
    " берегу идут дольше, чем было намечено. Водителям до этого надо ездить на пароме, но он не ходит по ночам.",
    "uk": "Міст через річку буде закритий ще на тиждень, повідомили в понеділок у мерії, бо роботи на північному березі"
    " тривають довше, ніж було заплановано. Водіям до того треба їздити поромом, який не ходить вночі, та він вже повний.",
    "bg": "Мостът над реката ще остане затворен още една седмица, съобщиха в понеделник от общината, тъй като работата на"
    " северния бряг е продължила повече, отколкото се е очаквало. Шофьорите трябва да минават с ферибота, който не се"
    " движи през нощта.",
    "sr": "Мост преко реке остаје затворен још недељу дана, рекао је у понедељак градоначелник, јер су радови на северној"
    " обали трајали дуже него што је било у плану. Возачи морају на скелу која не вози ноћу и која је већ пуна.",
    "el": "Η γέφυρα πάνω από το ποτάμι θα μείνει κλειστή για μια εβδομάδα ακόμη, είπε τη Δευτέρα ο δήμος, γιατί οι"
    " εργασίες στη βόρεια όχθη κράτησαν περισσότερο από ό,τι είχε υπολογιστεί. Οι οδηγοί πρέπει να παίρνουν το πορθμείο.",
    "ar": "قالت البلدية إن الجسر على النهر سيبقى مغلقا أسبوعا آخر، لأن العمل على الضفة الشمالية استمر أكثر من ما كان في"
    " الخطة. وعلى السائقين أن يعبروا في العبارة التي لا تعمل في الليل، وقد كانت مزدحمة بعد الظهر من كل يوم.",
    "fa": "شهرداری گفت که پل روی رودخانه یک هفته دیگر هم بسته می ماند، برای این که کار در کرانه شمالی بیش از برنامه طول"
    " کشیده است. رانندگان باید با قایق از رود بگذرند که آن هم در شب کار نمی کند و پر شده است.",
    "ur": "شہر کی انتظامیہ نے کہا کہ دریا پر بنا پل ایک ہفتہ اور بند رہے گا کیونکہ شمالی کنارے پر کام میں اس سے زیادہ وقت"
    " لگا ہے جو سوچا گیا تھا۔ گاڑی چلانے والوں کو کشتی سے جانا ہو گا اور یہ رات کو نہیں چلتی ہیں۔",
    "he": "הגשר מעל הנהר יישאר סגור עוד שבוע, אמרה העירייה, כי העבודה על הגדה הצפונית נמשכה יותר ממה שתוכנן. הנהגים צריכים"
    " לנסוע על המעבורת, אבל היא לא פועלת בלילה, והתור גם כך ארוך לאחר שעות העבודה, אם כי הוא קצר בבוקר.",
    "hi": "नगर निगम ने कहा कि नदी पर बना पुल एक और हफ़्ते के लिए बंद रहेगा, क्योंकि उत्तरी किनारे पर काम में उस से ज़्यादा समय लगा है जितना"
    " सोचा गया था। गाड़ी चलाने वालों को नाव से जाना होगा और यह रात में नहीं चलती है।",
    "mr": "नदीवरील पूल आणखी एक आठवडा बंद राहणार आहे, असे पालिकेने सांगितले आहे, कारण उत्तर तीरावर काम ठरल्यापेक्षा जास्त काळ चालू"
    " आहे आणि ते अजून झाले नाही. चालकांना होडीने जावे लागते, ही होडी रात्री चालत नाही व ती आता भरलेली आहे.",
    "bn": "নদীর উপরের সেতুটি আরও এক সপ্তাহ বন্ধ থাকবে বলে জানিয়েছে পৌরসভা, কারণ উত্তর পাড়ের কাজ শেষ হতে পরিকল্পনার চেয়ে বেশি সময় লেগেছে।",
    "ta": "ஆற்றின் மேல் உள்ள பாலம் இன்னும் ஒரு வாரம் மூடப்பட்டிருக்கும் என்று நகராட்சி தெரிவித்தது, ஏனெனில் வடக்குக் கரையில் பணிகள் நீண்டன.",
    "th": "เทศบาลกล่าวว่าสะพานข้ามแม่น้ำจะปิดต่อไปอีกหนึ่งสัปดาห์ เพราะงานที่ฝั่งเหนือใช้เวลานานกว่าที่วางแผนไว้ ผู้ขับรถต้องใช้เรือข้ามฟากซึ่งไม่วิ่งในตอนกลางคืน",
    "ka": "მდინარეზე გადებული ხიდი კიდევ ერთი კვირა დაკეტილი დარჩება, განაცხადა მერიამ, რადგან ჩრდილოეთ ნაპირზე სამუშაოები გაგრძელდა.",
    "hy": "Գետի վրայի կամուրջը փակ կմնա ևս մեկ շաբաթ, հայտնեց քաղաքապետարանը, քանի որ հյուսիսային ափի աշխատանքները երկարաձգվեցին։",
    "zh": "市政府周一表示，由于北岸的工程比原定计划花费了更长的时间，河上的大桥还将关闭一个星期。在此之前，司机们必须乘坐渡轮，而渡轮夜间不开，白天也已经十分拥挤。",
    "ja": "市は月曜日、北岸の工事が予定より長くかかっているため、川に架かる橋の通行止めをさらに一週間続けると発表した。それまで車は渡し船を使うことになるが、夜は動いていない。",
    "ko": "시는 월요일 북쪽 강변의 공사가 예정보다 오래 걸려 강을 건너는 다리를 일주일 더 닫는다고 밝혔다. 그때까지 운전자들은 나룻배를 타야 하지만 밤에는 다니지 않으며 낮에도 이미 붐빈다고 전했다.",
}  # fmt: skip
KIN = {"da": "nb", "hr": "sr", "nb": "da"}
"""Languages whose text says nothing against the other's declaration."""


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_does_not_contradict_its_own_language(language: str) -> None:
    """With a region or without."""
    assert contradicted(TEXTS[language], language) is None
    assert contradicted(TEXTS[language], f"{language}-XX") is None


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declared", ["en-US", "de", "es", "ru", "ar", "zh-CN", "ja", "hi", "tr"])
def test_a_text_plainly_in_another_language_says_which(language: str, declared: str) -> None:
    """Of each pair of a text and a language that has another script or other common words."""
    if declared.split("-", maxsplit=1)[0] != language:
        told = contradicted(TEXTS[language], declared)
        assert told is not None
        assert told.language == language


@pytest.mark.parametrize(("written", "declared"), [*KIN.items(), ("hr", "bs"), ("id", "ms"), ("sr", "sr-Latn")])
def test_kin_do_not_contradict(written: str, declared: str) -> None:
    """Half of the common words of Danish are Norwegian ones: that is no contradiction."""
    assert contradicted(TEXTS[written], declared) is None


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore"
        " magna aliqua, ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo.",
        "Arsenal 2-1 Chelsea, Fulham 0-0 Everton, Leeds 3-2 Burnley, Wolves 1-4 Brentford, Luton 2-2 Brighton, Palace"
        " 0-1 Bournemouth, Forest 1-1 Newcastle, Villa 2-0 Sunderland, United 1-3 City, Spurs 2-2 Ham",
        "Kurz und gut.",
    ],
)
def test_what_is_no_running_text_contradicts_nothing(text: str) -> None:
    """A filler, a table of results, a few words: then the declaration stands, whatever it is."""
    assert [contradicted(text, tag) for tag in ("en", "fr", "ru", "sw", "xx")] == [None] * 5
    assert language_of(text) is None


def test_a_language_without_profile_is_believed_against_its_kin() -> None:
    """Low German is declared, and half of its small words are German ones; English words are not."""
    assert contradicted(TEXTS["de"], "nds") is None
    told = contradicted(TEXTS["en"], "nds")
    assert told is not None
    assert told.language == "en"


def test_cyrillic_letters_say_that_it_is_no_english_where_the_words_do_not_say_what_it_is() -> None:
    """A list of names: the declared language is ruled out, no other is put in its place."""
    names = "Иванов Пётр, Сидорова Анна, Кузнецов Илья, Попова Мария, Соколов Денис, Лебедева Ольга, Козлов Роман" * 2
    told = contradicted(names, "en")
    assert told is not None
    assert told.language is None
    assert normalise_value("language", "en", Context(sample=names))[0].value is None
    assert contradicted(names, "ru") is None


@pytest.mark.parametrize("language", sorted(TEXTS.keys() - {"da", "nb", "id", "hr", "sr", "bg", "ru"}))
def test_a_text_tells_its_language_alone(language: str) -> None:
    """Where nothing is declared; not where the next of kin is too near."""
    assert language_of(TEXTS[language]) == language


def _page(html_tag: str, head: str, language: str) -> Result:
    text = TEXTS[language]
    body = "".join(f"<p>{text}</p>" if number else f"<p>{text} {text}</p>" for number in range(1))
    markup = f"<!doctype html><html{html_tag}><head><title>x</title>{head}</head><body><h1>Brücke</h1>"
    return Desk().read(make_page(f"{markup}<article><p>{text}</p><p>{text[::-1]}</p>{body}</article></body></html>"))


def _codes(result: Result) -> list[str]:
    return [issue.code for issue in result.issues]


@pytest.mark.parametrize("language", ["de", "zh", "ru", "ar"])
def test_a_page_in_another_language_than_its_html_says(language: str) -> None:
    """The text is believed, and the record says so; what was declared is kept as the evidence."""
    article = _page(' lang="en"', "", language).article
    assert article is not None
    assert (article.language, article.language_from) == (language, "text")
    assert article.direction == ("rtl" if language == "ar" else "ltr")
    assert article.provenance["language"].raw == "en"
    issue = next(issue for issue in article.issues if issue.code == "language_disagrees")
    assert (issue.field, issue.data) == ("language", {"declared": "en", "text": language})


def test_a_page_that_declares_nothing_is_in_the_language_of_its_text() -> None:
    """And where something is declared that fits, the declaration with its region stands."""
    alone = _page("", "", "de")
    assert alone.article is not None
    assert (alone.article.language, alone.article.language_from) == ("de", "text")
    assert "language_disagrees" not in _codes(alone)
    stated = _page(' lang="de-AT"', '<meta property="og:locale" content="en_US">', "de")
    assert stated.article is not None
    assert (stated.article.language, stated.article.language_from) == ("de-AT", "html")
    assert "language_disagrees" not in _codes(stated)


def test_a_sample_is_taken_from_all_over_the_body() -> None:
    """Of long blocks of the text; captions and one-line entries are no running text. Its size is bounded."""
    blocks = tuple(Block("paragraph", f"{chr(97 + n % 26) * 5} " * 40) for n in range(60))
    sample = sample_of((Block("caption", "Q" * 400), *blocks))
    assert sample is not None
    assert len(sample) <= SAMPLE + 10
    assert len({*sample.split()}) >= 5
    assert "Q" not in sample
    assert sample_of((Block("paragraph", "Short."),)) is None
    assert sample_of([{"text": "a mapping"}]) is None
    assert sample_of("x" * 5000) == "x" * SAMPLE


def test_the_layout_keeps_its_language() -> None:
    """An English article on a Turkish page stands under a Turkish date; a German one under a template's `en` does not."""
    line = "<p>Giriş: 04.06.2022 - 08:05</p>"
    page = (
        f'<html lang="tr"><body><article><h1>Bridge closed</h1>{line}<p>{TEXTS["en"]}</p><p>{TEXTS["en"]}</p></article>'
    )
    article = Desk().read(make_page(page, url="https://news.example/bridge")).article
    assert article is not None
    assert article.language == "en"
    assert article.published is not None
    assert article.published.local == "2022-06-04T08:05"
    told = normalise_value("language", "en-US", Context(sample=TEXTS["de"]))[0]
    assert layout_language(told) == "de"
