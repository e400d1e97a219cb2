"""Metrics -> pictures (PNG): confusion, reliability and learning curve. The only door to matplotlib in this room."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_DUTCH = {
    "kind": "soort",
    "level": "niveau",
    "measurability": "meetbaarheid",
    "result": "resultaat",
    "budget": "budget",
    "time_bound": "tijdgebonden",
}


def plot_metrics(model_folder: Path) -> tuple[Path, ...]:
    """Draws what `metrics.json` of a model folder holds into the same folder; returns the files."""
    import matplotlib

    matplotlib.use("Agg")
    metrics = json.loads((model_folder / "metrics.json").read_text(encoding="utf-8"))
    dimensions = metrics["folds"]["dimensions"]
    files = [_confusions(dimensions, model_folder / "verwarring.png")]
    files.append(_reliability(dimensions, model_folder / "kalibratie.png"))
    if metrics.get("study"):
        files.append(_curve(metrics["study"]["curve"], model_folder / "leercurve.png"))
    return tuple(files)


def _confusions(dimensions: list[dict[str, Any]], file: Path) -> Path:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(2, 3, figsize=(15, 9), layout="constrained")
    for axis, score in zip(axes.flat, dimensions, strict=False):
        shares = [[cell / max(1, sum(row)) for cell in row] for row in score["confusion"]]
        axis.imshow(shares, cmap="Blues", vmin=0, vmax=1)
        axis.set_title(f"{_DUTCH[score['dimension']]} (macro-F1 {score['macro_f1']:.2f})")
        axis.set_xticks(range(len(score["labels"])), score["labels"], rotation=30, ha="right")
        axis.set_yticks(range(len(score["labels"])), score["labels"])
        for i, row in enumerate(score["confusion"]):
            for j, cell in enumerate(row):
                axis.text(j, i, str(cell), ha="center", va="center", color="white" if shares[i][j] > 0.5 else "black")
    figure.supxlabel("label van het model")
    figure.supylabel("label van mensen")
    return _save(figure, file)


def _reliability(dimensions: list[dict[str, Any]], file: Path) -> Path:
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(6, 6), layout="constrained")
    axis.plot([0, 1], [0, 1], color="grey", linestyle=":", label="volmaakt")
    for score in dimensions:
        means, shares, _ = zip(*score["reliability"], strict=True)
        axis.plot(means, shares, marker="o", markersize=3, label=_DUTCH[score["dimension"]])
    axis.set(xlabel="zekerheid van het model", ylabel="deel dat klopt", title="Kalibratie op weggelaten schrijvers")
    axis.legend()
    return _save(figure, file)


def _curve(points: list[dict[str, float]], file: Path) -> Path:
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(6, 4), layout="constrained")
    for key in ("kind", "level"):
        axis.plot([p["statements"] for p in points], [p[key] for p in points], marker="o", label=_DUTCH[key])
    axis.set(xlabel="trainingszinnen", ylabel="macro-F1 op weggelaten schrijvers", ylim=(0, 1), title="Leercurve")
    axis.legend()
    return _save(figure, file)


def _save(figure: Any, file: Path) -> Path:
    from matplotlib import pyplot

    figure.savefig(file, dpi=90, metadata={"Software": None})
    pyplot.close(figure)
    return file
