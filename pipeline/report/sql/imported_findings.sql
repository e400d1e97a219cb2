-- Rows of surveys and indicator exports that judgements rest on. Their place is a row of a file.
WITH wanted AS (SELECT DISTINCT finding_id FROM evidence)
SELECT
    survey_id AS finding_id, 'file:' || corpus || '/' || file AS document_id, 'survey' AS source, row AS page,
    row AS position,
    format(
        '{} – {}: {} van {} eens of helemaal eens; {} van {} vragenlijsten terug', statement, partner_group,
        agreeing, answers, returned, sent
    ) AS text,
    ['enquête ' || year, 'norm ' || norm] AS section_path, NULL AS lead_in, [] AS regions
FROM survey_result JOIN wanted w ON w.finding_id = survey_id
UNION ALL
SELECT
    import_id, 'file:' || corpus || '/' || file, 'import', row, row,
    format('{}, {}, {}: {}', indicator, region, period, replace(CAST(value AS VARCHAR), '.', ',')),
    CASE WHEN source IS NULL THEN [] ELSE [source] END, NULL, []
FROM indicator_import JOIN wanted w ON w.finding_id = import_id
ORDER BY document_id, position
