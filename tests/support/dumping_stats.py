"""A stats collector that leaves its numbers in a file, for the tests to read."""

import json
import os
from pathlib import Path

from scrapy.statscollectors import MemoryStatsCollector


class Stats(MemoryStatsCollector):
    def close_spider(self, spider=None, reason=None):
        super().close_spider(spider=spider, reason=reason)
        Path(os.environ["SCRAPY_TEST_STATS"]).write_text(json.dumps(self.get_stats(), default=str))
