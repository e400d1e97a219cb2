"""The programs that write the PDFs. None of them is needed to measure: the PDFs are kept."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.documents.heldout.generate.texts import PDFS


def office(source: Path, name: str, *, filter_options: str = "", infilter: str = "") -> Path:
    """LibreOffice Writer to PDF; the profile is a fresh one, so that no user setting matters."""
    target = "pdf:writer_web_pdf_Export" if source.suffix == ".html" else "pdf:writer_pdf_Export"
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        extra = [f"--infilter={infilter}"] if infilter else []
        subprocess.run(
            ["soffice", profile, "--headless", *extra, "--convert-to", target + filter_options, "--outdir", folder,
             str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return keep(Path(folder) / f"{source.stem}.pdf", name)


def chromium(html: str, name: str) -> Path:
    """Headless Chromium, as 'print to PDF'; margins and paper come from the CSS."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "page.html", Path(folder) / "out.pdf"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
             "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return keep(out, name)


def latex(source: str, name: str) -> Path:
    """pdfLaTeX, twice for the table of contents."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "doc.tex").write_text(source, encoding="utf-8")
        for _ in range(3):
            done = subprocess.run(
                ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "doc.tex"],
                cwd=folder, capture_output=True, timeout=180,
            )  # fmt: skip
            if done.returncode:
                raise RuntimeError(done.stdout.decode(errors="replace")[-2000:])
        return keep(Path(folder) / "doc.pdf", name)


def keep(made: Path, name: str) -> Path:
    PDFS.mkdir(exist_ok=True)
    target = PDFS / f"{name}.pdf"
    target.write_bytes(made.read_bytes())
    return target
