"""Numbers, dates, times and money in Urdu and English texts as exact values."""
