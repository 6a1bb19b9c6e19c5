"""Small widgets that know no paper and no service."""
