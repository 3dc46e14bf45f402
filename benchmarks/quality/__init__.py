"""How well unseen garbles are found, terms restored and clean prose left alone; run `python -m benchmarks.quality`."""
