-- Pages that were read by character recognition.
SELECT document_id, page FROM page WHERE ocr
