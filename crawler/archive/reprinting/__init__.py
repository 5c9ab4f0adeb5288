"""Articles that were printed again: `comparing`, by `wording`, `minhash` and `alike`, finds them; `clusters` tells."""
