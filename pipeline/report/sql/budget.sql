-- Amounts of income-and-expenditure tables, in euros.
SELECT budget_line_id, document_id, programme, row, year, basis, amount, printed, struct_extract(region, 'page') AS page
FROM budget_line
ORDER BY document_id, position
