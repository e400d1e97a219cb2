-- What the machine said of the statements that were handed out.
SELECT DISTINCT export_id, statement_id, labels FROM review_item
