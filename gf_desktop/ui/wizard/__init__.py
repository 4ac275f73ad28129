"""The wizard of a new evaluation: subject, applicant, eligibility, table, summary. Imported when it is first opened."""
