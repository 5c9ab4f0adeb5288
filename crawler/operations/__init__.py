"""What is done with portals, crawls and archives; a command calls one thing of these.

`runs` judges a crawl, `scheduling` says when one is due and has it crawled, `alerting` tells somebody. Of what is kept,
`rereading` derives it again, `verifying` checks it and makes it anew; `reprints` compares, `difference` shows what
changed. `portals` adds, repairs and checks portals; `registry` finds one by name.

`portals_table` and `settings_table` are written between the `marks` of the documents. `doctor`, `doctor_archive` and
`doctor_online` look at the machine; `demo` crawls the samples; `plain_log` keeps the words of pages from commanding a
terminal.
"""
