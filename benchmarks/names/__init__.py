"""Which names are one organization: innonet beside naive ways, on records whose true organization is known."""
