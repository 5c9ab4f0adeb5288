"""What is done with portals, crawls and archives; a command calls one thing of these.

* A run and its verdict. `ending` has the run measured (`measures`, `run_files`) and judged (`verdict`: by the rules
  of `facts` and `unusual`, against what is `usual`; `outcomes` is what a verdict is made of); `closing` does so for
  one that was killed. `pulse` tells how far a crawl is, `account` how it went.
* The schedule. `planned` reads it (`schedule`, `schedule_file`, `toml_lines`, `cadence`), `due` says by the `jobs`
  what is due, `rounds` crawls that: each crawl a `child`, one at a time of what `spread` calls a site. `abandoned`:
  those that an earlier round began.
* Alerts. `alerts` decides who is told what, `monitors` puts it into words, `sending` sends it.
* What is kept. `reclean` cleans it again; `reread` reads its pages again (`again`, `stored`), `foreign` those in
  others' WARC files. `verify` (`verify_files`, `verify_rows`, `findings`) and `exports` check it; `repair` puts a
  database in place that `rebuild` has made, with its runs (`made_runs`), by what files claim (`claims`). `reprints`
  compares, `difference` shows what changed.
* Portals. `new_portal` writes what a `survey` found (`visit`, `naming`, `proposal`, `showing`); `saved` reads saved
  pages, `expectation` says what they give; `check_portals` (`check_layouts`) is the lint; `registry` finds portals by
  name.
* Texts. `portals_table` and `settings_table` are written between the `marks` of the documents.
* The machine. `doctor`, `doctor_archive`, `doctor_online`; `demo` crawls the samples; `plain_log` keeps the words of
  pages from commanding a terminal.
"""
