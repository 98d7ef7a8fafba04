"""HTTP without domain: guard, forms, headers, errors, paging, languages."""
