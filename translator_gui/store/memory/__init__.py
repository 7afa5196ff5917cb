"""The file of a translation memory (.tmem): schema, guard, units, words, maintenance."""
