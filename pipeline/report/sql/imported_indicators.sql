-- Values of indicator exports: of municipalities, and of the groups that they are compared with.
SELECT import_id, 'file:' || corpus || '/' || file AS document_id, region, is_reference, indicator, unit, period, year, value, source, row
FROM indicator_import
ORDER BY corpus, file, row
