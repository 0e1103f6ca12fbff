"""Where pages come from: the default plugins of the fetch hook, and the one way from bytes to a Page.

files       plugin `file`: local files, file: URLs and standard input
http        plugin `http`: http and https, outside Scrapy
  transport, failures     its connections, and its faults in words
  addresses               which hosts may be asked
inputs      what the paths of a replay stand for, one input at a time
saved       pages kept on disk with a sidecar, so that a replay equals the crawl

page        bytes or text -> Page
  inflate                 gzip and deflate within a cap
  kind                    HTML, plain text, or no document
  charset, labels, detection    bytes -> text, and which evidence decided
  recover                 the address of a saved page, from the page
"""
