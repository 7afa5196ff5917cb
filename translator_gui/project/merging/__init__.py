"""What a colleague has comes together with what is here."""
