"""Who hears of a verdict: `alerts` decides who is told what, `monitors` puts it into words, `sending` sends it."""
