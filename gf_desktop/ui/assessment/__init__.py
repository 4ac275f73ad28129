"""The assessment: the way on the left, the work in the middle, what one needs to know on the right.

``AssessmentPage(model)`` is the one public widget. A later step of the way adds a line to ``steps.STEPS``.
"""

from gf_desktop.ui.assessment.page import AssessmentPage

__all__ = ["AssessmentPage"]
