"""What a desk holds: frozen records, money, days and names. Imports nothing from the other rooms."""
