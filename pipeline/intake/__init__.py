"""A folder -> the source files in it, with what the manifest or the file name says about each."""

from pipeline.intake.folder import Intake, Problem, take_in
from pipeline.intake.infer import complete_from_text

__all__ = ["Intake", "Problem", "complete_from_text", "take_in"]
