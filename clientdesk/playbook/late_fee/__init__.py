"""Late fees (R02, C09, M): their basis, their sum, what is billed and paid of them, and what can be charged."""
