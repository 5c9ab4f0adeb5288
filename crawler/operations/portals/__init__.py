"""Portals are added, repaired and checked.

`new_portal` writes what a `survey` found (`visit`, `naming`, `proposal`, `showing`); `saved` reads saved pages,
`expectation` says what they give; `check_portals` (`check_layouts`) is the lint.
"""
