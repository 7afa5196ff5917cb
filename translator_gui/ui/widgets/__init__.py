"""Small widgets that know nothing of translating; Qt has none like them."""
