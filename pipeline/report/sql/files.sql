-- Files of surveys and indicator exports, as if they were documents.
SELECT 'file:' || corpus || '/' || file AS document_id, corpus, file AS name, municipality, year, 'enquête' AS document_kind
FROM survey_answer
GROUP BY ALL
UNION ALL
SELECT 'file:' || corpus || '/' || file, corpus, file, NULL, max(year), 'indicatorbestand'
FROM indicator_import
GROUP BY corpus, file
ORDER BY document_id
