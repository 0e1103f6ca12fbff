"""Loads plugins and asks them: one typed method per hook."""

from __future__ import annotations

import importlib
import inspect
import logging
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, cast

import pluggy

from copydesk import hookspecs
from copydesk.errors import ExportError, PluginError
from copydesk.hookspecs import Exporter, Register, Request, Target
from copydesk.models import Article, Context, Failure, Found, Issue, Page, Result, Source
from copydesk.models.base import record
from copydesk.plugins.guard import ERRORS, SEVERAL, blame, collecting, guarded, guarded_iterable, guarded_wrapper
from copydesk.plugins.naming import check, implementations

log = logging.getLogger("copydesk")

ENTRY_POINTS = "copydesk"
# Name and module of each default plugin, in the order they are asked; plugins of others are asked before all of them.
DEFAULTS: tuple[tuple[str, str], ...] = (
    ("file", "copydesk.fetch.files"),
    ("http", "copydesk.fetch.http"),
    ("ignore", "copydesk.extraction.rules.ignoring"),
    ("rules", "copydesk.extraction.rules"),
    ("siteconfig", "copydesk.extraction.siteconfig"),
    ("cms", "copydesk.extraction.rules.cms"),
    ("structured", "copydesk.extraction.structured"),
    ("headline", "copydesk.extraction.headline"),
    ("plaintext", "copydesk.extraction.plaintext"),
    ("article", "copydesk.extraction.article"),
    ("outcome", "copydesk.extraction.outcome"),
    ("normalise", "copydesk.normalise"),
    ("checks", "copydesk.validate"),
    ("jsonl", "copydesk.export.jsonl"),
    ("json", "copydesk.export.json_array"),
    ("csv", "copydesk.export.csv_table"),
)
Extra = Mapping[str, Sequence[Callable[..., Any]]]


@record
class PluginInfo:
    """A registered plugin, as `copydesk plugins` shows it."""

    name: str
    module: str
    version: str | None
    hooks: tuple[str, ...]
    default: bool


class PluginManager(pluggy.PluginManager):
    """Every plugin of this process, and one typed method per hook.

    `load` names what to load beyond the defaults: "entry-points" (what is installed) or nothing. In the environment,
    COPYDESK_PLUGINS is the list of entry points to load (commas; all when unset), COPYDESK_DISABLE_PLUGINS the list
    of plugins, defaults included, not to load.
    """

    def __init__(self, *, entry_points: bool = True) -> None:
        super().__init__("copydesk")
        self.add_hookspecs(hookspecs)
        self.problems: list[str] = []
        self._versions: dict[str, str | None] = {}
        self._defaults: set[str] = set()
        self._guarded: dict[tuple[str, str], list[Callable[..., Any]]] = {}
        self._arguments = {
            name: tuple(inspect.signature(getattr(hookspecs, name)).parameters) for name in implementations(hookspecs)
        }
        for name in _listed("COPYDESK_DISABLE_PLUGINS"):
            self.set_blocked(name)
        for name, module in reversed(DEFAULTS):  # the last registered is asked first
            if not self.is_blocked(name):
                self._defaults.add(name)
                self.register(importlib.import_module(module), name)
        if entry_points:
            self._load_entry_points()

    # loading ----------------------------------------------------------------------------------------------------------

    def register(self, plugin: object, name: str | None = None, *, version: str | None = None) -> str | None:
        """Register a plugin object; None where its name is disabled.

        Raises PluginError for a misspelt hook or argument, or a name that is taken.
        """
        label = name or self.get_canonical_name(plugin)
        check(plugin, label, self._arguments)
        try:
            registered = super().register(plugin, label)
        except (ValueError, pluggy.PluginValidationError) as error:
            raise PluginError(f"plugin {label!r}: {error}") from error
        if registered is not None:
            self._versions[label] = version
            self._guard(plugin, label, version)
        return registered

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        """Take every function with the prefix as an implementation, marked or not."""
        options = super().parse_hookimpl_opts(plugin, name)
        if options is None and name in self._arguments and name in set(implementations(plugin)):
            return {}
        return options

    def _guard(self, plugin: object, label: str, version: str | None) -> None:
        # pluggy stops a call at the first error. Guarding each implementation keeps its call order and its wrappers,
        # and needs nothing of pluggy's inside but that an implementation's function can be replaced.
        for caller in self.get_hookcallers(plugin) or ():
            for impl in caller.get_hookimpls():
                if impl.plugin is plugin:
                    impl.function = self._guarded_function(  # type: ignore[misc]
                        impl.function, label, caller.name, version, wrapper=impl.wrapper
                    )

    @staticmethod
    def _guarded_function(
        function: Callable[..., Any], label: str, hook: str, version: str | None, *, wrapper: bool
    ) -> Callable[..., Any]:
        if wrapper:
            return guarded_wrapper(function, label, hook)
        if hook in SEVERAL:
            return guarded_iterable(function, label, hook, version)
        return guarded(function, label, hook)

    def _load_entry_points(self) -> None:
        from importlib.metadata import entry_points

        wanted = _listed("COPYDESK_PLUGINS") if "COPYDESK_PLUGINS" in os.environ else None
        points = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
        for missing in sorted(set(wanted or ()) - {point.name for point in points}):
            self.problem(f"COPYDESK_PLUGINS names {missing!r}, which is not installed")
        for point in points:
            if self.is_blocked(point.name) or (wanted is not None and point.name not in wanted):
                continue
            distribution = point.dist.name if point.dist else "an unknown distribution"
            label = f"plugin {point.name!r} of {distribution}"
            if self.has_plugin(point.name):
                why = (
                    "the name is a default plugin's" if point.name in self._defaults else "another plugin has the name"
                )
                self.problem(f"{label} is not used: {why}; its author must choose another")
                continue
            try:
                plugin = point.load()
                plugin = plugin() if inspect.isclass(plugin) else plugin
                self.register(plugin, point.name, version=point.dist.version if point.dist else None)
            except ERRORS as error:
                silence = f"(COPYDESK_DISABLE_PLUGINS={point.name} silences this)"
                self.problem(f"{label} is not used: {type(error).__name__}: {error} {silence}")
            else:
                if not self.get_hookcallers(plugin):
                    self.problem(f"{label} implements no hook; hooks are functions named copydesk_…")
        for name in _listed("COPYDESK_DISABLE_PLUGINS"):
            if name not in {point.name for point in points} | {known for known, _ in DEFAULTS} | {"desk"}:
                self.problem(f"COPYDESK_DISABLE_PLUGINS names {name!r}, which is not installed")

    def problem(self, message: str) -> None:
        """Keep and log what could not be loaded."""
        self.problems.append(message)
        log.warning("%s", message)

    def describe(self) -> list[PluginInfo]:
        """List what is registered, in the order it is asked."""
        return [
            PluginInfo(
                name=name,
                module=getattr(plugin, "__name__", None) or type(plugin).__module__,
                version=self._versions.get(name),
                hooks=tuple(sorted(caller.name for caller in self.get_hookcallers(plugin) or ())),
                default=name in self._defaults,
            )
            for name, plugin in reversed(self.list_name_plugin())
            if plugin is not None
        ]

    # asking -----------------------------------------------------------------------------------------------------------

    def _ask(self, hook: str, source: Source | None, extra: Extra, arguments: dict[str, Any]) -> Any:
        methods = extra.get(hook)
        if not methods:
            return getattr(self.hook, hook)(**arguments)
        return getattr(self.hook, hook).call_extra(self._scoped(hook, source, methods), arguments)

    def _scoped(
        self, hook: str, source: Source | None, methods: Sequence[Callable[..., Any]]
    ) -> list[Callable[..., Any]]:
        label = source.name if source else ""
        key = (label, hook)
        if key not in self._guarded:
            self._guarded[key] = [self._guarded_function(m, label, hook, None, wrapper=False) for m in methods]
        return self._guarded[key]

    def register_sources(self, register: Callable[[str], Register]) -> None:
        """Have every plugin announce its sources; `register(name)` gives what the plugin of that name is handed."""
        for impl in self.hook.copydesk_register_sources.get_hookimpls():
            try:
                impl.function(*[register(impl.plugin_name)] * len(impl.argnames))
            except ERRORS as error:
                blame(impl.plugin_name, "copydesk_register_sources", error)

    def register_transforms(self) -> None:
        """Have every plugin add its transforms to those the rules know."""
        from copydesk.extraction.rules.transforms import register

        for impl in self.hook.copydesk_transforms.get_hookimpls():
            name = impl.plugin_name

            def add(transform: str, function: Callable[..., Any], /, *, plugin: str = name) -> None:
                register(transform, function, plugin)

            try:
                impl.function(*[add] * len(impl.argnames))
            except ERRORS as error:
                blame(name, "copydesk_transforms", error)

    def fetch(self, request: Request, *, without: Collection[str] = ()) -> Page | None:
        """Ask for a page, the plugins named in `without` left out; None where nobody could."""
        hook = self.hook.copydesk_fetch
        if without:
            left_out = [self.get_plugin(name) for name in without if self.has_plugin(name)]
            hook = self.subset_hook_caller("copydesk_fetch", left_out)
        return cast("Page | None", hook(request=request))

    def route(self, page: Page) -> Source | str | None:
        """Ask whose page this is, the routing table not yet consulted."""
        hook = self.hook.copydesk_route
        # Mostly nobody implements it, and an empty call would cost as much as the routing itself.
        return cast("Source | str | None", hook(page=page)) if hook.get_hookimpls() else None

    def read(self, page: Page, source: Source | None) -> Result | None:
        """Read one routed page; None only where the reading itself failed."""
        return cast("Result | None", self.hook.copydesk_read(page=page, source=source))

    def clean(self, page: Page, source: Source | None, extra: Extra) -> None:
        """Have everybody remove what is never content."""
        self._ask("copydesk_clean", source, extra, {"page": page, "source": source})

    def extract(self, page: Page, source: Source | None, extra: Extra) -> list[Found]:
        """Collect the candidates of everybody, the source's own first."""
        answers = self._ask("copydesk_extract", source, extra, {"page": page, "source": source})
        return [found for answer in answers for found in answer]

    def normaliser(self, source: Source | None, extra: Extra) -> Callable[[Found, Context], list[Found]]:
        """Give the function that normalises the candidates of one page; of a field nobody knows they stay as found."""
        ask = self._first_result("copydesk_normalise", source, extra)

        def normalise(found: Found, context: Context) -> list[Found]:
            answer = ask({"found": found, "source": source, "context": context})
            if answer is None:
                return [found]
            return [answer] if isinstance(answer, Found) else list(answer)

        return normalise

    def _first_result(self, hook: str, source: Source | None, extra: Extra) -> Callable[[dict[str, Any]], Any]:
        """Give the function that asks a first-result hook with given arguments, for many calls in a row.

        Where no wrapper and nothing of the source's own is registered, the implementations are asked right here, in
        pluggy's order: a page asks twenty times, and one call by pluggy costs 4 µs.
        """
        caller: pluggy.HookCaller = getattr(self.hook, hook)
        implementations = caller.get_hookimpls()[::-1]
        if extra.get(hook) or any(impl.wrapper for impl in implementations):
            return lambda arguments: self._ask(hook, source, extra, arguments)
        calls = [(impl.function, impl.argnames) for impl in implementations]

        def ask(arguments: dict[str, Any]) -> Any:
            for function, names in calls:
                answer = function(*[arguments[name] for name in names])
                if answer is not None:
                    return answer
            return None

        return ask

    def validate(self, article: Article, source: Source | None, extra: Extra) -> list[Issue]:
        """Collect what everybody finds odd."""
        answers = self._ask("copydesk_validate", source, extra, {"article": article, "source": source})
        return [issue for answer in answers for issue in answer]

    def export(self, target: Target) -> Exporter | None:
        """Ask for something that writes to `target`; None where nobody knows its format.

        Raises ExportError where the plugin that knows the format cannot open the target.
        """
        with collecting() as failures:
            exporter = cast("Exporter | None", self.hook.copydesk_export(target=target))
        if exporter is None and failures:
            why = failures[0].error.removeprefix("ExportError: ")
            named = why if target.location in why else f"{target.location}: {why}"
            raise ExportError(f"{named} (plugin {failures[0].plugin})")
        return exporter

    def failed(self, page: Page | None, failures: Iterable[Failure]) -> None:
        """Tell everybody of each failure."""
        for failure in failures:
            self.hook.copydesk_failed(page=page, error=failure)


def _listed(variable: str) -> list[str]:
    return [name.strip() for name in os.environ.get(variable, "").split(",") if name.strip()]
