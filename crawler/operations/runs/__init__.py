"""A run and its verdict.

`ending` has the run measured (`measures`, `tallies`, `run_files`) and judged (`verdict`: by the rules of `facts` and
`unusual`, against what is `usual`; `outcomes` is what a verdict is made of); `closing` does so for one that was killed.
`pulse` tells how far a crawl is, `account` how it went.
"""
