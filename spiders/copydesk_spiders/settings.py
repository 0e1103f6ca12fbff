"""Settings of the Scrapy project at the root of this repository; everything else is the add-on's."""

BOT_NAME = "copydesk"
ADDONS = {"copydesk_spiders.AddOn": 500}
# `scrapy list` asks no add-on, so the loader is named here too.
SPIDER_LOADER_CLASS = "copydesk_spiders.SpiderLoader"
# At DEBUG Scrapy prints each record in full, which costs more than reading the page.
LOG_LEVEL = "INFO"
