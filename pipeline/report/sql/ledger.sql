-- What became of goals, targets and amounts, with the pages and the quote that explains a difference.
WITH place AS (
    SELECT statement_id AS id, page FROM statement
    UNION ALL
    SELECT indicator_value_id, struct_extract(region, 'page') FROM indicator_value
    UNION ALL
    SELECT budget_line_id, struct_extract(region, 'page') FROM budget_line
)
SELECT
    l.municipality, l.subject, l.state, l.change, l.programme,
    l.from_document_id, l.from_year, l.from_text, l.from_value, l.from_id, f.page AS from_page,
    l.to_document_id, l.to_year, l.to_text, l.to_value, l.to_id, t.page AS to_page,
    l.unit, l.target_year, l.similarity, l.explained, s.text AS explanation, s.page AS explanation_page,
    l.explanation_id, o.uncertain
FROM ledger l
JOIN ledger_overview o USING (ledger_id)
LEFT JOIN place f ON f.id = l.from_id
LEFT JOIN place t ON t.id = l.to_id
LEFT JOIN statement s ON s.statement_id = l.explanation_id
ORDER BY l.municipality, l.subject, l.from_year NULLS LAST, l.to_year, l.programme, l.from_text, l.to_text, l.ledger_id
