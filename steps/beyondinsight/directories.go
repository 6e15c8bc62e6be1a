package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// A directory is where a type of group or user comes from: the property that names it, the one that names
// whom it is bound with, and the offers of a directory that has a credential.
type directory struct {
	property, user        string
	boundOffer, boundUser string
	withUser              []string // properties that go with the user
}

// directories by noun and type.
var directories = map[string]map[string]directory{
	"user group": {
		"EntraId":         {"TenantId", "ClientId", "directory-tenant", "directory-tenant-client", nil},
		"ActiveDirectory": {"domainName", "bindUser", "directory-domain", "directory-domain-user", []string{"bindPassword", "forestName"}},
		"LdapDirectory":   {"hostName", "bindUser", "directory-host", "directory-host-user", []string{"bindPassword", "port"}},
	},
	"user": {
		"EntraId":         {"TenantId", "ClientId", "directory-tenant", "directory-tenant-client", nil},
		"ActiveDirectory": {"DomainName", "BindUser", "directory-domain", "directory-domain-user", []string{"BindPassword", "ForestName"}},
		"LdapDirectory":   {"HostName", "BindUser", "directory-host", "directory-host-user", []string{"BindPassword", "Port"}},
	},
}

// boundCall returns a call that creates a thing in a directory that has a credential.
func boundCall(ctx context.Context, noun, of string, form resource.Form) (trial.Call, directory, error) {
	call, err := typedCall(ctx, noun, of, form)
	d, known := directories[noun][of]
	switch {
	case err != nil:
		return call, d, err
	case !known:
		return call, d, fmt.Errorf("a %s of the type %s is in no directory", noun, of)
	}
	name, err := steps.From(ctx).Offered(ctx, d.boundOffer)
	steps.SetProperty(&call, d.property, name)
	return call, d, err
}

func createFallingBack(ctx context.Context, noun, of string) error {
	call, d, err := boundCall(ctx, noun, of, resource.Full)
	if err != nil {
		return err
	}
	for _, property := range append([]string{d.user}, d.withUser...) {
		steps.SetProperty(&call, property, nil)
	}
	return steps.From(ctx).Do(ctx, call)
}

// existingCall returns a call that uses the credential of a directory, by a caller.
func existingCall(ctx context.Context, noun, of, credential string) (trial.Call, error) {
	w := steps.From(ctx)
	call, d, err := boundCall(ctx, noun, of, resource.Minimal)
	if err != nil {
		return call, err
	}
	user, err := w.Offered(ctx, d.boundUser)
	if err != nil {
		return call, err
	}
	steps.SetProperty(&call, d.user, user)
	call.As, err = w.Offered(ctx, credential)
	return call, err
}

func existsWithExisting(ctx context.Context, noun, of, credential string) error {
	call, err := existingCall(ctx, noun, of, credential)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func createWithExisting(ctx context.Context, noun, of, credential string) error {
	call, err := existingCall(ctx, noun, of, credential)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func createWithNew(ctx context.Context, noun, of, credential string) error {
	w := steps.From(ctx)
	call, err := typedCall(ctx, noun, of, resource.Minimal)
	if err != nil {
		return err
	}
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	steps.SetProperty(&call, directories[noun][of].user, strings.Fields(w.Name(r))[0]) // what an accepted call has used is no new credential
	if call.As, err = w.Offered(ctx, credential); err != nil {
		return err
	}
	return w.Do(ctx, call)
}
