"""The words sites print around an article, in the languages of the world's larger press; data, no code.

A word belongs here when a site prints it alone or before a value; none of them is matched inside running text.
"""

from __future__ import annotations

# Field: the words that announce it, lower case, as news sites of these languages print them. Order: en de fr es it pt
# nl sv/da/no fi pl cs/sk hr/sr hu ro ru uk el tr id/vi ar fa ur he hi zh ja ko.
LABELS: dict[str, tuple[str, ...]] = {
    "modified": (
        *("last update", "last updated", "last updated on", "last updated at", "updated", "updated on", "updated at"),
        *("last modified", "modified", "modified on", "last edited", "zuletzt aktualisiert", "zuletzt aktualisiert am"),
        *("letzte aktualisierung", "aktualisiert", "aktualisiert am", "stand", "geändert am", "mis à jour"),
        *("mis à jour le", "mise à jour", "mise à jour le", "dernière mise à jour", "dernière mise à jour le"),
        *("modifié le", "última actualización", "actualizado", "actualizado el", "actualización"),
        *("ultimo aggiornamento", "aggiornato", "aggiornato il", "última atualização", "atualizado", "atualizado em"),
        *("laatst bijgewerkt", "bijgewerkt", "bijgewerkt op", "laatste update", "uppdaterad", "senast uppdaterad"),
        *("opdateret", "sidst opdateret", "oppdatert", "sist oppdatert", "päivitetty", "viimeksi päivitetty"),
        *("ostatnia aktualizacja", "aktualizacja", "zaktualizowano", "aktualizováno", "aktualizované", "ažurirano"),
        *("zadnja izmjena", "ажурирано", "frissítve", "actualizat", "ultima actualizare", "обновлено"),
        *("последнее обновление", "оновлено", "ενημερώθηκε", "τελευταία ενημέρωση", "son güncelleme"),
        *("güncelleme", "güncellenme", "diperbarui", "cập nhật", "آخر تحديث", "تم التحديث", "آخرین به‌روزرسانی"),
        *("به‌روزرسانی", "اپ ڈیٹ", "עודכן", "עדכון אחרון", "अपडेट", "अंतिम अपडेट", "更新时间", "更新時間", "最后更新"),
        *("最後更新", "更新日", "更新日時", "最終更新", "최종수정", "최종 수정", "수정", "업데이트"),
    ),
    "published": (
        *("published", "published on", "published at", "first published", "posted", "posted on", "date published"),
        *("publication date", "date", "veröffentlicht", "veröffentlicht am", "erschienen am", "datum", "publié"),
        *("publié le", "date de publication", "publicado", "publicado el", "fecha", "fecha de publicación"),
        *("pubblicato", "pubblicato il", "data di pubblicazione", "publicado em", "data de publicação", "gepubliceerd"),
        *("gepubliceerd op", "publicerad", "publicerat", "offentliggjort", "publisert", "julkaistu", "opublikowano"),
        *("data publikacji", "publikováno", "zverejnené", "objavljeno", "објављено", "megjelent", "közzétéve"),
        *("publicat", "опубликовано", "дата публикации", "опубліковано", "дата публікації", "δημοσιεύθηκε"),
        *("δημοσίευση", "ημερομηνία", "yayınlanma", "yayınlanma tarihi", "yayın tarihi", "tarih", "diterbitkan"),
        *("ngày đăng", "تاريخ النشر", "نشر", "نشر في", "تاریخ انتشار", "منتشر شده", "شائع", "פורסם", "תאריך"),
        *("प्रकाशित", "发布时间", "发布日期", "發布時間", "發布日期", "发表时间", "日期", "公開日", "公開日時"),
        *("掲載日", "投稿日", "配信日", "입력", "등록", "게시일", "발행일"),
    ),
    "authors": (
        *("by", "author", "authors", "written by", "reported by", "words by", "von", "autor", "autorin", "autoren"),
        *("par", "auteur", "auteurs", "por", "autora", "autores", "autore", "autori", "testo di", "door", "av", "af"),
        *("författare", "forfatter", "kirjoittaja", "autorka", "autoři", "szerző", "автор", "авторы", "автори"),
        *("συντάκτης", "yazar", "haber", "penulis", "oleh", "tác giả", "بقلم", "الكاتب", "نویسنده", "מאת", "लेखक"),
        *("作者", "记者", "記者", "文", "著者", "執筆", "글", "기자"),
    ),
    "section": (
        *("section", "category", "filed under", "ressort", "rubrik", "kategorie", "rubrique", "catégorie", "sección"),
        *("categoría", "sezione", "categoria", "seção", "secção", "rubriek", "categorie", "kategori", "osasto"),
        *("dział", "kategoria", "rubrika", "rovat", "рубрика", "раздел", "категория", "κατηγορία", "bölüm"),
        "chuyên mục",
        *("القسم", "دسته‌بندی", "קטגוריה", "श्रेणी", "栏目", "欄目", "分类", "分類", "カテゴリ", "カテゴリー", "카테고리"),
    ),
    "tags": (
        *("tags", "keywords", "topics", "schlagwörter", "schlagworte", "stichworte", "mots-clés", "mots clés"),
        *("etiquetas", "palabras clave", "parole chiave", "palavras-chave", "trefwoorden", "nyckelord", "avainsanat"),
        *("słowa kluczowe", "tagi", "štítky", "címkék", "теги", "ключевые слова", "ετικέτες", "etiketler", "الوسوم"),
        *("برچسب‌ها", "תגיות", "टैग", "标签", "關鍵字", "关键词", "タグ", "태그", "키워드"),
    ),
    "title": ("title", "headline", "titel", "titre", "título", "titolo", "заголовок", "标题", "標題", "العنوان"),
    "canonical_url": ("url", "source url"),
}  # fmt: skip
# Labels that are printed without a colon before a name; of the others this would be too common a word.
BARE_BYLINES = frozenset({"by", "von", "par", "por", "door", "oleh", "written by"})
# Small words between the names of a byline.
BETWEEN_NAMES = frozenset(
    {
        *("and", "und", "et", "y", "e", "en", "i", "&", "with", "mit", "avec", "con", "com", "met", "for", "für", "in"),
        *("de", "da", "di", "del", "van", "der", "le", "la"),
    }
)
# Headings over a block of other stories, lower case, whole.
RELATED_HEADINGS = frozenset(
    {
        *("related", "related articles", "related stories", "related news", "related content", "related coverage"),
        *(
            "read also",
            "also read",
            "see also",
            "read more",
            "more stories",
            "more on this story",
            "more on this topic",
        ),
        *("you may also like", "you might also like", "recommended", "recommended for you", "recommended stories"),
        *(
            "more news",
            "most read",
            "most popular",
            "top stories",
            "latest news",
            "what to read next",
            "read next",
            "don't miss",
        ),
        *(
            "mehr zum thema",
            "lesen sie auch",
            "das könnte sie auch interessieren",
            "weitere artikel",
            "auch interessant",
        ),
        *("lire aussi", "à lire aussi", "sur le même sujet", "articles liés", "à lire également", "les plus lus"),
        *("te puede interesar", "le puede interesar", "lea también", "lee también", "noticias relacionadas"),
        *("leggi anche", "articoli correlati", "potrebbe interessarti", "leia também", "leia mais", "veja também"),
        *("notícias relacionadas", "lees ook", "meer nieuws", "läs också", "läs även", "les også", "læs også"),
        *("lue myös", "czytaj też", "czytaj także", "zobacz też", "čtěte také", "pročitajte i", "kapcsolódó cikkek"),
        *("citește și", "читайте также", "по теме", "читайте також", "διαβάστε επίσης", "ilgili haberler"),
        *("bunlar da ilginizi çekebilir", "baca juga", "berita terkait", "xem thêm", "tin liên quan", "اقرأ أيضا"),
        *("اقرأ أيضًا", "مواضيع ذات صلة", "أخبار ذات صلة", "مطالب مرتبط", "بیشتر بخوانید", "קראו גם", "यह भी पढ़ें"),
        *(
            "संबंधित खबरें",
            "相关新闻",
            "相关阅读",
            "相关报道",
            "延伸阅读",
            "相關新聞",
            "延伸閱讀",
            "関連記事",
            "あわせて読みたい",
        ),
        *("관련기사", "관련 기사"),
    }
)
