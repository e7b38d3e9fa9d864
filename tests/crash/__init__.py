"""Crash points: the real program is killed at every write, commit and call in turn, and must lose nothing.

One run is one point. `story.py` is what people do over the messenger's wire: two children are declared not well, alerts
ring, nobody comes and the ladder climbs, a case is taken, passed on, taken, asked about, watched, ended, and the family
hears of it. `nursery.py` is a process that has imported and run everything once; it forks a program for each point in
milliseconds. `hooks.py`, installed there and nowhere in the product, counts what the program does to the outer world
and ends it with SIGKILL at the point of the run. `witness.py` is the messenger's stand-in; it lives outside, so it
remembers what was delivered. `running.py` starts the program again, lets time run and plays the story to its end;
`checking.py` then counts alerts lost, duplicates, and looks at the database.

    make test-crash                                          every point on both databases
    python -m tests.crash --database sqlite --points 40      a sample; the seed is printed and can be given
    python -m tests.crash --database sqlite --only 217       one point, with what was said and logged

Kinds of points: a statement that changes rows (`write`); a commit of such statements, before and after it (`commit`,
`committed`); a call to the messenger, before the request leaves (`call`) and after the messenger took it but before the
answer is looked at (`answered`); and without a kill, the connection of a call cut before the messenger took it (`cut`)
and after (`lost`).
"""
