"""Parts to records: values, evidence, notices."""
