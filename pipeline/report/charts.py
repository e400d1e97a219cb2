"""An indicator -> a chart of targets against what was realised, as SVG. The door to matplotlib."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

from pipeline.report.indicators import Indicator, Series
from pipeline.report.words import clean, number, shorten

# Kinds differ in marker and line, so that the chart reads without colour. Drawn from back to front.
_STYLES: dict[str, dict[str, Any]] = {
    "reference": {"color": "#5c5c5c", "marker": "^", "linestyle": ":", "linewidth": 1.4},
    "earlier": {"color": "#8a6d57", "marker": "d", "linestyle": ":", "linewidth": 1.1, "markersize": 4.5},
    "target": {"color": "#a34700", "marker": "D", "linestyle": "--", "linewidth": 1.7, "markerfacecolor": "white"},
    "baseline": {"color": "#14406b", "marker": "s", "linestyle": "none", "markersize": 10, "markerfacecolor": "white"},
    "realised": {"color": "#14406b", "marker": "o", "linestyle": "-", "linewidth": 2.2, "markersize": 6},
}
_STYLES |= {
    "reference-2": _STYLES["reference"] | {"marker": "v", "linestyle": "-."},
    "reference-3": _STYLES["reference"] | {"marker": "x", "linestyle": (0, (1, 3))},
}
_REFERENCES = ("reference", "reference-2", "reference-3")
_OTHER_SIZE = 20.0  # times the largest own value
_INK = "#333333"

Points = tuple[tuple[int, float, str], ...]


def chart_of(indicator: Indicator) -> bytes:
    """The SVG. Its text is text, and equal indicators give equal bytes."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt
    from matplotlib.ticker import MaxNLocator

    options: Any = {
        "svg.fonttype": "none",
        "svg.hashsalt": "doelwijzer",
        "text.parse_math": False,
        "font.size": 9,
        "font.family": "sans-serif",
    }
    with matplotlib.rc_context(options):
        figure, axes = plt.subplots(figsize=(6.6, 2.9), layout="constrained")
        written: set[tuple[int, float]] = set()
        for style, label, points, labelled in _lines(indicator):
            axes.plot([p[0] for p in points], [p[1] for p in points], label=label, **_STYLES[style])
            for year, value, printed in points if labelled else ():
                if (year, value) in written:
                    continue
                written.add((year, value))
                axes.annotate(
                    clean(shorten(printed, 12)), (year, value), xytext=(0, 7), textcoords="offset points",
                    ha="center", fontsize=8, color=_STYLES[style]["color"],
                )  # fmt: skip
        axes.margins(x=0.06, y=0.2)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        years = [int(year) for year in axes.get_xticks() if year == int(year)]
        low, high = axes.get_xlim()
        axes.set_xticks([y for y in years if low <= y <= high], [str(y) for y in years if low <= y <= high])
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
        low, high = axes.get_ylim()
        _number_ticks(axes, [tick for tick in axes.get_yticks() if low <= tick <= high])
        axes.set_ylabel(clean(shorten(indicator.unit or "", 30)), color=_INK)
        axes.grid(axis="y", color="#dddddd", linewidth=0.8)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(colors=_INK, length=0)
        figure.legend(loc="outside lower center", ncols=2, frameon=False, fontsize=8.5, labelcolor=_INK)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        plt.close(figure)
    return buffer.getvalue()


def _lines(indicator: Indicator) -> Iterable[tuple[str, str | None, Points, bool]]:
    """Style, name in the legend, points and whether their values are written; the last targets stand out."""
    by_type = {name: [s for s in indicator.series if s.type == name] for name in _STYLES if name not in _REFERENCES[1:]}
    targets = [series for series in by_type["target"] if _points([series])]
    for name in ("reference", "earlier", "target", "baseline", "realised"):
        if name == "earlier":
            for place, series in enumerate(targets[:-1]):
                yield name, None if place else "eerdere streefwaarden", _points([series]), False
        elif name == "target" and targets:
            last = targets[-1]
            yield name, clean(f"streefwaarde volgens {shorten(last.document.title, 40)}"), _points([last]), True
        elif name == "reference":
            yield from _references(by_type[name], indicator)
        elif name != "target" and (points := _points(by_type[name])):
            yield name, by_type[name][0].name, points, True


def _references(series: list[Series], indicator: Indicator) -> Iterable[tuple[str, str | None, Points, bool]]:
    """A line for each group that the municipality stands beside; none where it is of another size altogether, such as
    the number of households of the country."""
    own = [abs(value) for s in indicator.series if s.type != "reference" for _, value, _ in s.points]
    for place, group in enumerate(dict.fromkeys(s.group for s in series)):
        points = _points(s for s in series if s.group == group)
        if points and (not own or max(abs(value) for _, value, _ in points) <= _OTHER_SIZE * max(own)):
            name = next(s.name for s in series if s.group == group)
            yield _REFERENCES[min(place, len(_REFERENCES) - 1)], clean(shorten(name, 40)), points, not place


def _points(series: Iterable[Series]) -> Points:
    """Distinct points in time."""
    found = {(year, value): printed for one in series for year, value, printed in one.points if year}
    return tuple((year, value, _first_number(found[year, value], value)) for year, value in sorted(found))


def _first_number(printed: str, value: float) -> str:
    """`6,9 (2023)` -> `6,9`: the number as it was printed, without what stands around it."""
    match = re.match(r"[-−]?\d[\d.,]*", printed)
    return match.group() if match else number(value)


def _number_ticks(axes: Any, ticks: list[float]) -> None:
    decimals = max((len(f"{tick:.4f}".rstrip("0").split(".")[1]) for tick in ticks), default=0)
    axes.set_yticks(ticks, [number(tick, decimals) for tick in ticks])
