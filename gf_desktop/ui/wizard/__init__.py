"""The wizard of a new evaluation: applicant, eligibility, table, summary. Imported when it is first opened."""
