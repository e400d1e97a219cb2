-- Pages whose text is unknown, with why.
SELECT document_id, page, text_layer, message
FROM page
WHERE NOT is_read
ORDER BY document_id, page
