-- What became of goals, targets and amounts, with the quote that explains a difference.
SELECT
    l.municipality, l.subject, l.state, l.change, l.programme, l.from_document_id, l.from_year, l.from_text,
    l.from_value, l.to_document_id, l.to_year, l.to_text, l.to_value, l.unit, l.target_year, l.similarity,
    l.explained, s.text AS explanation, s.page AS explanation_page
FROM ledger l
LEFT JOIN statement s ON s.statement_id = l.explanation_id
ORDER BY l.municipality, l.subject, l.from_year NULLS LAST, l.to_year, l.programme, l.from_text, l.to_text
