"""Reading documents and writing bilingual ones, a file a format."""
