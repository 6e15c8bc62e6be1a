package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func applicationUsers() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`its client secret was recycled`, recycled),

		steps.When(`it gets the access policy offered as (\S+)`, setPolicy),

		steps.Then(`the response is an application user`, isApplicationUser),
		steps.Then(`the response shows (a|no) client secret`, secretShown),
		steps.Then(`the user is listed as an application user`, listedAsApplication),
		steps.Then(`the user is listed without its client secret`, listedWithoutSecret),
		steps.Then(`the client secret is another one than before`, otherSecret),
		steps.Then(`the user has that access policy`, hasPolicy),
	}
}

// recycled gives the last user a new client secret.
func recycled(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	e, err := w.Need(ctx, w.CallOn("recycleClientSecret", t.ID))
	w.Changes = append(w.Changes, e)
	return err
}

func otherSecret(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	first, known := w.Changes[0].Read().Text()
	second, ok := w.Response.Read().Text()
	if !known || !ok {
		w.NothingToCheck(w.Response, "the client secret is another one than before", "two texts", "no reliable text")
		return nil
	}
	w.Assert(w.Response, second != "" && first != second, "the client secret is another one than before", "another text", map[bool]string{true: "the same", false: "another"}[first == second])
	return nil
}

func setPolicy(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	return w.On(ctx, t.Update, t, map[string]any{"UserName": steps.SentProperty(t.Call, "UserName"), "AccessPolicyID": integer(id)})
}

func hasPolicy(ctx context.Context) error {
	w := steps.From(ctx)
	e, err := w.ReadAgain(ctx)
	if err == nil {
		w.AssertProperty(e, steps.SentProperty(w.Sent, "AccessPolicyID"), "AccessPolicyID", "the user has that access policy")
	}
	return err
}

// isApplicationUser checks that the body is an object, not a list with one.
func isApplicationUser(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	body := w.Response.Read()
	items, list := body.Items()
	if list && len(items) == 1 && w.Sent.Path["id"] != "" && !isThing(items[0], w.Sent.Path["id"]) {
		return trial.Blocked("%s returned another user", w.Response.Operation)
	}
	if _, ok := body.Any(); !list && !ok {
		return trial.Blocked("%s returned no reliable body", w.Response.Operation)
	}
	w.Assert(w.Response, !list, "the response is an application user", "an object", map[bool]string{true: "a list", false: "no list"}[list])
	return nil
}

// isThing reports whether a user has an id.
func isThing(user exchange.Value, id string) bool {
	shown, _ := user.Property("UserID").Any()
	return fmt.Sprint(shown) == id
}

func secretShown(ctx context.Context, want string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	if _, ok := w.Shown(w.Response).Property("ClientSecret").Any(); want == "a" && !ok {
		return trial.Blocked("%s shows no reliable ClientSecret", w.Response.Operation) // the contract requires it
	}
	assertSecret(w, w.Shown(w.Response), want == "a", "the response shows "+want+" client secret")
	return nil
}

// assertSecret checks whether a user is shown with a client secret. One that is absent is not shown.
func assertSecret(w *steps.World, user exchange.Value, want bool, phrase string) {
	secret, _ := user.Property("ClientSecret").Any()
	shown := secret != nil && secret != ""
	words := map[bool]string{true: "a secret", false: "none"}
	w.Assert(w.Response, shown == want, phrase, words[want], words[shown])
}

// listedApplication returns the item that shows the last user.
func listedApplication(ctx context.Context) (exchange.Value, error) {
	t, err := steps.From(ctx).Thing()
	if err != nil {
		return exchange.Value{}, err
	}
	item, _, err := listedThing(ctx, "user", t)
	if err == nil && item == nil {
		err = trial.Blocked("the list does not have the user")
	}
	if err != nil {
		return exchange.Value{}, err
	}
	return *item, nil
}

func listedAsApplication(ctx context.Context) error {
	w := steps.From(ctx)
	item, err := listedApplication(ctx)
	if err != nil {
		return err
	}
	missing := item.Property("ClientID").Absent() && item.Property("AccessPolicyID").Absent()
	w.Assert(w.Response, !missing, "the user is listed as an application user", "ClientID and AccessPolicyID", strings.Join(item.Names(), ", "))
	return nil
}

func listedWithoutSecret(ctx context.Context) error {
	item, err := listedApplication(ctx)
	if err != nil {
		return err
	}
	assertSecret(steps.From(ctx), item, false, "the user is listed without its client secret")
	return nil
}
