"""Subtitles: SubRip (.srt) and WebVTT (.vtt)."""
