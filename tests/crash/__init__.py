"""Crash points: the real program is killed at every write, commit and call in turn, and must lose nothing.

One run is one point. Stories are what people do over the messenger's wire, and what must be true at their end:
`cases.py` (two children are declared not well, alerts ring, the ladder climbs, a case is taken, passed on, watched,
ended, and the family hears of it), `orders.py` (five schools are asked by a letter, two at a time; stopped, gone on
with, called off), `filings.py` (a school declares of itself, corrects, puts right what failed, sends a picture) and
`exports.py` (a link to a workbook). `scene.py` holds the places where they happen, `people.py` those who act.
`nursery.py` is a process that has imported and run everything once; it forks a program for each point in milliseconds.
`hooks.py`, installed there and nowhere in the product, counts what the program does to the outer world and ends it with
SIGKILL at the point of the run. `witness.py` is the messenger's stand-in; it lives outside, so it remembers what was
delivered. `running.py` starts the program again, lets time run and plays the story to its end; `checking.py` then
counts what was lost and what came twice, and looks at the database.

    make test-crash                                          every point on both databases
    python -m tests.crash --database sqlite --points 40      a sample; the seed is printed and can be given
    python -m tests.crash --story ordered --points 40        a sample of one story
    python -m tests.crash --database sqlite --only watched:write:217     one point, with what was said and logged

Kinds of points: a statement that changes rows (`write`); a commit of such statements, before and after it (`commit`,
`committed`); a call to the messenger, before the request leaves (`call`) and after the messenger took it but before the
answer is looked at (`answered`), and likewise a file on its way in, and a workbook on its way out; and without a kill,
the connection of a call cut before the messenger took it (`cut`) and after (`lost`).
"""
