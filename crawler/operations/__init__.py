"""What operators do with portals beyond a single page: reading saved files, the account of a run, the demo."""
