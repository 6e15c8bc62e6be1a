package record

// Close redacts the record and hands the exchanges to the log. Of a trial that failed, all
// exchanges are kept for the reports; of another none is shown.
func (r *Recorder) Close() {
	if r.log == nil {
		return // the exchanges go with the recorder: nothing is stored, so nothing needs redacting
	}
	redactor := r.redactor()
	r.Trial.Redact(redactor.Text)
	for _, e := range r.exchanges {
		r.log.Record(e, redactor, r.Trial.Failed())
	}
}
