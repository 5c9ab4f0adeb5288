"""Báo Tỉnh: the archive crawler for Vietnam's provincial press."""
