-- The findings that judgements rest on, as quotes with their place.
WITH wanted AS (SELECT DISTINCT finding_id FROM evidence)
SELECT
    s.statement_id AS finding_id, s.document_id, 'statement' AS source, s.page, s.position, s.text,
    s.section_path, s.lead_in, s.regions
FROM statement s JOIN wanted w ON w.finding_id = s.statement_id
UNION ALL
SELECT
    v.indicator_value_id, v.document_id, v.type, struct_extract(v.region, 'page'), v.position,
    v.indicator || coalesce(' (' || v.unit || ')', '') || coalesce(' – ' || v.year, '') || ': ' || v.printed,
    CASE WHEN v.programme IS NULL THEN [] ELSE [v.programme] END, NULL, [v.region]
FROM indicator_value v JOIN wanted w ON w.finding_id = v.indicator_value_id
UNION ALL
SELECT
    b.budget_line_id, b.document_id, 'budget_line', struct_extract(b.region, 'page'), b.position,
    b.row || coalesce(' – ' || concat_ws(' ', b.basis, b.year), '') || ': ' || b.printed,
    CASE WHEN b.programme IS NULL THEN [] ELSE [b.programme] END, NULL, [b.region]
FROM budget_line b JOIN wanted w ON w.finding_id = b.budget_line_id
UNION ALL
SELECT section_id, document_id, 'section', page, position, title, path, NULL, []
FROM section JOIN wanted w ON w.finding_id = section_id
ORDER BY document_id, page, position
