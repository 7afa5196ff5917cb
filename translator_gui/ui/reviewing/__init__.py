"""Judging a sentence, answering a judgement, handing over."""
