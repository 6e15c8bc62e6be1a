package beyondinsight

import (
	"context"
	"fmt"
	"time"

	"github.com/assay-conformance/assay/steps"
)

func userAudits() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`at least (\d+) {nouns}`, atLeast),
		steps.When(`the first (\d+) {nouns} are listed with no offset`, listFirst),
		steps.When(`the {nouns} are listed with a limit of (\d+) and an offset of (\d+)`, listAfter),
		steps.Then(`the {nouns} after the first (\d+) are listed`, afterFirst),
		steps.Then(`the latest user audit is the first, and the earliest the last`, latestFirst),

		steps.When(`the user audits are listed with the (UserName|ActionType|Section) of one as (\w+)`, listByProperty),
		steps.Then(`only user audits with that (\w+) are listed, and that one is`, onlyWithProperty),
		steps.When(`the user audits are listed with the date of one as (startdate|enddate)`, listByDate),
		steps.Then(`no user audit of days (before|after) is listed, and one of days (?:before|after) is`, onlyBeyondDate),

		steps.Then(`none of the details of the user audit offered as (\S+) is among them`, notOfOther),
	}
}

// latestFirst compares the dates of the page in the When, as far as they differ.
func latestFirst(ctx context.Context) error {
	w := steps.From(ctx)
	_, listed, err := w.Listed("user audit")
	if err != nil {
		return err
	}
	phrase := "the latest user audit is the first, and the earliest the last"
	var last time.Time
	differ := false
	for i, item := range listed {
		at, err := created(item)
		if err != nil {
			return err
		}
		if i > 0 && at.After(last) {
			w.Assert(w.Response, false, phrase, "no date after "+last.String(), at.String())
			return nil
		}
		differ = differ || i > 0 && at.Before(last)
		last = at
	}
	if !differ {
		w.NothingToCheck(w.Response, phrase, "user audits of different dates", fmt.Sprintf("%d user audits", len(listed)))
		return nil
	}
	w.Assert(w.Response, true, phrase, "descending dates", "the same")
	return nil
}

// notOfOther compares whole details, because the ids of details may be unique in their user audit only.
func notOfOther(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	r, listed, err := w.Listed("user audit detail")
	if err != nil {
		return err
	}
	other, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	call := page(r, 50, 0, nil)
	call.Path = map[string]string{r.Parent.Path: other}
	e, err := w.Need(ctx, call)
	if err != nil {
		return err
	}
	others, err := items(r, e)
	if err != nil {
		return err
	}
	phrase := "none of the details of the user audit offered as " + offer + " is among them"
	if len(listed) == 0 || len(others) == 0 {
		w.NothingToCheck(w.Response, phrase, "details of both user audits", fmt.Sprintf("%d and %d", len(listed), len(others)))
		return nil
	}
	for _, detail := range others {
		foreign, ok := detail.Any()
		for _, item := range listed {
			if own, reliable := item.Any(); ok && reliable && fmt.Sprint(own) == fmt.Sprint(foreign) {
				w.Assert(w.Response, false, phrase, "no detail of the user audit "+other, fmt.Sprint(own))
				return nil
			}
		}
	}
	w.Assert(w.Response, true, phrase, "no detail of the user audit "+other, "none")
	return nil
}
