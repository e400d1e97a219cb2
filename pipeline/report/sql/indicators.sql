-- Values of indicators from tables.
SELECT
    indicator_value_id, document_id, programme, indicator, unit, source, type, year, value, printed,
    struct_extract(region, 'page') AS page, position
FROM indicator_value
ORDER BY document_id, position
