"""Parameters of a URL that say how a reader came, not what they read."""

from __future__ import annotations

import re

# Beginnings: campaign tags of analytics (Google, Matomo, AT Internet, Webtrekk, HubSpot, Marketo, Nielsen …).
_PREFIXES = (
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "_hs", "hsct", "at_", "ns_", "wt_", "wt.", "ga_", "_ga", "_gl",
    "mc_", "oly_", "vero_", "trk", "guce_", "sara_", "fb_", "action_", "pf_rd_", "sc_", "spm", "scm", "_branch_", "cx_",
    "itm_", "soc_", "rsz", "asc_",
)  # fmt: skip
# Names used for nothing else on news sites.
_NAMES = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid"),
        *("igshid", "igsh", "li_fat_id", "epik", "mkt_tok", "icid", "ito", "cmpid", "cmp", "ncid", "ocid", "xtor"),
        *("xtref", "wtmc", "wtrid", "dicbo", "mbid", "cndid", "esrc", "smid", "smtyp", "sr_share", "ref", "refsrc"),
        *("ref_src", "ref_url", "referrer", "referer", "reflink", "guccounter", "__twitter_impression", "amp_js_v"),
        *("usqp", "usg", "output", "outputtype", "amp", "partner", "ftcamp", "ftag", "ctp", "campaign_id"),
        "instance_id",
        *("segment_id", "user_id", "regi_id", "te", "nl", "emc", "algo", "cvid", "ei", "mod", "taid", "feature"),
        *("sh", "srnd", "sref", "leadsource", "linkid", "print", "newsletter", "rss", "share", "shareid", "sharetoken"),
        *("__tn__", "_openstat", "yptr", "rcode", "zanpid", "s_cid", "cm_mmc", "cm_ven", "mibextid", "sfnsn"),
    }
)  # fmt: skip
# Names that some sites need: tracking only with a value that names a way to come.
_DOUBTFUL = frozenset({"src", "source", "from", "via", "origin", "medium", "campaign", "type", "cid", "f", "s", "m"})
_WAYS = re.compile(
    r"^(?:rss|feed|atom|twitter|tw|x|facebook|fb|instagram|ig|linkedin|whatsapp|wa|telegram|reddit|pinterest|youtube"
    r"|google\w*|news\w*letter\w*|newsletter|mail|email|e-mail|app|apps|ios|android|push|home|homepage|hp|front|frontpage"
    r"|social\w*|share\w*|sharing|copy|link|flipboard|smartnews|upday|taboola|outbrain|teaser|related|more|top|nav|footer)$",
    re.IGNORECASE,
)


def is_tracking(name: str, value: str) -> bool:
    """Tell whether a parameter only says how a reader came."""
    name = name.lower()
    return name in _NAMES or name.startswith(_PREFIXES) or (name in _DOUBTFUL and _WAYS.match(value) is not None)


def without_tracking(query: str) -> str:
    """Take such parameters out of a query string; the others stay as written, in their order."""
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if pair and not is_tracking(name, value):
            kept.append(pair)
    return "&".join(kept)
