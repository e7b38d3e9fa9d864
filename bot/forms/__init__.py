"""Questionnaires: XLSForm tables read, checked and evaluated; may import the standard library, pyxform, elementpath,
Babel, the catalogs and which words are danger of life, nothing else of `bot`. `rules` needs these words and the
standard library, `values` that alone.
"""

from bot.forms.answers import answer_form, pack_answers, unpack_answers
from bot.forms.bands import unsourced
from bot.forms.criteria import Assessment, assess
from bot.forms.findings import Finding, FormError
from bot.forms.loading import check_form, load_form
from bot.forms.rules import NO_FLAG, OTHER, OTHER_TEXT, SEVERITIES, WELL, evaluate, flag, flag_of, gravest, is_at_least
from bot.forms.shipped import shipped_forms
from bot.forms.summary import SummaryLine, choice_labels, hint_of, label_of, shown, summary, wordings
from bot.forms.values import Answer, Band, Choice, Evaluation, Flag, Form, Question, Refusal, in_language, key_of

__all__ = [
    "NO_FLAG",
    "OTHER",
    "OTHER_TEXT",
    "SEVERITIES",
    "WELL",
    "Answer",
    "Assessment",
    "Band",
    "Choice",
    "Evaluation",
    "Finding",
    "Flag",
    "Form",
    "FormError",
    "Question",
    "Refusal",
    "SummaryLine",
    "answer_form",
    "assess",
    "check_form",
    "choice_labels",
    "evaluate",
    "flag",
    "flag_of",
    "gravest",
    "hint_of",
    "in_language",
    "is_at_least",
    "key_of",
    "label_of",
    "load_form",
    "pack_answers",
    "shipped_forms",
    "shown",
    "summary",
    "unpack_answers",
    "unsourced",
    "wordings",
]
