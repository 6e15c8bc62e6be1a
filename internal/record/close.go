package record

// Close redacts the record and passes the exchanges to the log. The log keeps the exchanges of a
// trial that failed, for the reports.
func (r *Recorder) Close() {
	if r.log == nil {
		return // nothing is stored, so nothing needs redacting
	}
	redactor := r.redactor()
	r.Trial.Redact(redactor.Text)
	for _, e := range r.exchanges {
		r.log.Record(e, redactor, r.Trial.Failed())
	}
}
