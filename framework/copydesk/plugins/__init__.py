"""The plugin manager: what is installed, in which order it is asked, and who is to blame when it fails.

Three modules: `guard` keeps one plugin's error from everybody else, `naming` tells a misspelt hook from a helper
function, `manager` loads plugins and has one typed method per hook.
"""

from copydesk.plugins.manager import PluginInfo, PluginManager

__all__ = ["PluginInfo", "PluginManager"]
