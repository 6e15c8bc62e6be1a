package beyondinsight

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func apiRegistrations() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`an existing API registration of the type (\w+)`, registrationOfType),

		steps.When(`an API registration of the type (\w+) is created`, createRegistration),
		steps.When(`an API registration of the type (\w+) is created with all its properties`, createFullRegistration),
		steps.When(`its AccessTokenDuration is changed to (\d+)`, changeDuration),
		steps.When(`it is changed without an AccessTokenDuration`, changeWithoutDuration),
		steps.When(`its key is read, and then rotated`, rotate),

		steps.Then(`the response has the AccessTokenDuration that was sent`, durationShown),
		steps.Then(`the response has an AccessTokenDuration of (\d+)`, durationIs),
		steps.Then(`the key is a new one, which getApiKey returns`, keyIsNew),
	}
}

const tokenDuration = "AccessTokenDuration"

func registrationOfType(ctx context.Context, of string) error {
	return fullExists(ctx, "API registration", of)
}

func createRegistration(ctx context.Context, of string) error {
	return createOfType(ctx, of, resource.Minimal)
}

func createFullRegistration(ctx context.Context, of string) error {
	return createOfType(ctx, of, resource.Full)
}

func createOfType(ctx context.Context, of string, form resource.Form) error {
	w := steps.From(ctx)
	call, err := w.Arrange(ctx, "createApiRegistration", of, form)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// changeDuration changes the last API registration of the Givens; a duration of nil is left out.
func changeDuration(ctx context.Context, minutes string) error {
	return changeTo(ctx, integer(minutes))
}

func changeWithoutDuration(ctx context.Context) error { return changeTo(ctx, nil) }

func changeTo(ctx context.Context, duration any) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, nil)
	if err != nil {
		return err
	}
	steps.SetProperty(&call, tokenDuration, duration)
	return w.Do(ctx, call)
}

func durationShown(ctx context.Context) error {
	w := steps.From(ctx)
	return assertDuration(ctx, steps.SentProperty(w.Sent, tokenDuration), "the response has the AccessTokenDuration that was sent")
}

func durationIs(ctx context.Context, minutes string) error {
	return assertDuration(ctx, integer(minutes), "the response has an AccessTokenDuration of "+minutes)
}

// assertDuration looks at the response to the write, because no read shows a duration (A-BI-72).
func assertDuration(ctx context.Context, want any, phrase string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	w.AssertProperty(w.Response, want, tokenDuration, phrase)
	return nil
}

// rotate rotates a key. What the read before returned is the first of the changes.
func rotate(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	before, err := w.Need(ctx, w.CallOn("getApiKey", t.ID))
	if err != nil {
		return err
	}
	w.Changes = []*exchange.Exchange{before}
	return w.Do(ctx, w.CallOn("rotateApiKey", t.ID))
}

// keyIsNew compares keys, which are secrets: a check says no more than whether they are the same.
func keyIsNew(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	before, ok := w.Changes[0].Read().Text()
	fresh, also := w.Response.Read().Text()
	if !ok || !also || fresh == "" {
		return trial.Blocked("a response has no reliable key")
	}
	phrase := "the key is a new one, which getApiKey returns"
	if fresh == before {
		w.Assert(w.Response, false, phrase, "another key than before", "the same one")
		return nil
	}
	e, err := w.Await(ctx, w.CallOn("getApiKey", t.ID), func(e *exchange.Exchange) bool { return isText(e, fresh) })
	if err != nil {
		return err
	}
	if _, reliable := e.Read().Text(); !reliable || !trial.Succeeded(e) {
		return trial.Blocked("getApiKey returned %d without a reliable key", e.Status)
	}
	w.Assert(e, isText(e, fresh), phrase, "the key that rotateApiKey returned", map[bool]string{true: "the same one", false: "another one"}[isText(e, fresh)])
	return nil
}

func isText(e *exchange.Exchange, want string) bool {
	text, _ := e.Read().Text()
	return text == want
}
