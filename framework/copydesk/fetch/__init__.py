"""Where pages come from: the default plugins of the fetch hook, and the one way from bytes to a Page.

charset     bytes -> text (WHATWG order, and which evidence decided)
page        bytes or text -> Page
files       plugin `file`: local files, file: URLs and standard input
http        plugin `http`: http and https, outside Scrapy
inputs      the paths of a replay, one input at a time
saved       pages kept on disk with a sidecar, so that a replay equals the crawl
addresses   which hosts may be asked
"""
