"""The culture scan: four types, now and wanted, of many people together; and what it asks of the intranet."""
