"""How a growing message counts amber cases: by what they wait for, as pupils, or as cases with staff."""

MORNING = (
    "This morning {n} pupil is to be asked after · {school} ({classes})",
    "This morning {n} pupils are to be asked after · {school} ({classes})",
)
TODAY = (
    "{n} pupil is to be asked after · {school} ({classes})",
    "{n} pupils are to be asked after · {school} ({classes})",
)
ALL_TAKEN = (
    "{n} pupil to be asked after has somebody · {school} ({classes})",
    "{n} pupils to be asked after have somebody · {school} ({classes})",
)
WITHOUT_OUTCOME = (
    "You have taken {n} pupil, no outcome yet · {school} ({classes})",
    "You have taken {n} pupils, no outcome yet · {school} ({classes})",
)
WITH_STAFF = {
    MORNING: (
        "This morning {n} case is to be asked after · {school} ({classes})",
        "This morning {n} cases are to be asked after · {school} ({classes})",
    ),
    TODAY: (
        "{n} case is to be asked after · {school} ({classes})",
        "{n} cases are to be asked after · {school} ({classes})",
    ),
    ALL_TAKEN: (
        "{n} case to be asked after has somebody · {school} ({classes})",
        "{n} cases to be asked after have somebody · {school} ({classes})",
    ),
    WITHOUT_OUTCOME: (
        "You have taken {n} case, no outcome yet · {school} ({classes})",
        "You have taken {n} cases, no outcome yet · {school} ({classes})",
    ),
}
"""The same where staff are among them: a teacher is no pupil."""
CASE_SENTENCES = {
    "{name} took {n}, at {time}.": "{name} took {n} cases, at {time}.",
    "Nobody has taken {n} of them yet.": "Nobody has taken {n} of these cases yet.",
    "and {n} more": "and {n} more cases",
    "Show {n} more": "Show {n} more cases",
}
