package resource

import (
	"slices"
	"strings"
)

// Operations are operationIds; empty if the vendor has no such operation.
type Operations struct {
	Create string `yaml:"create"`
	Get    string `yaml:"get"`
	List   string `yaml:"list"`
	Update string `yaml:"update"`
	Delete string `yaml:"delete"`

	// CreateOtherwise creates a thing in another way than Create: its row under calls has the body.
	CreateOtherwise string `yaml:"create-otherwise"`

	// DeleteByName are those that delete by the name of the thing, and Delete by its id.
	DeleteByName OneOrMore `yaml:"delete-by-name"`
}

// OneOrMore is one operationId, or a list of several.
type OneOrMore []string

// UnmarshalYAML reads a text or a list of texts.
func (o *OneOrMore) UnmarshalYAML(decode func(any) error) error {
	var one string
	if err := decode(&one); err == nil {
		*o = OneOrMore{one}
		return nil
	}
	return decode((*[]string)(o))
}

// all returns the operations by key of the file.
func (o Operations) all() map[string][]string {
	return map[string][]string{
		"create": {o.Create}, "create-otherwise": {o.CreateOtherwise}, "get": {o.Get}, "list": {o.List}, "update": {o.Update},
		"delete": {o.Delete}, "delete-by-name": o.DeleteByName,
	}
}

// Creates reports whether an operation, or the form of one, creates a thing.
func (o Operations) Creates(operation string) bool {
	return o.CreatesByBody(operation) || o.CreateOtherwise != "" && operation == o.CreateOtherwise
}

// CreatesByBody reports whether an operation, or the form of one, creates a thing with the body under create.
func (o Operations) CreatesByBody(operation string) bool {
	return o.Create != "" && plain(operation) == o.Create
}

// Deletes reports whether an operation, or the form of one, deletes one thing.
func (o Operations) Deletes(operation string) bool {
	return o.Delete != "" && (plain(operation) == o.Delete || slices.Contains(o.DeleteByName, operation))
}

// ByName reports whether an operation takes names where the usual one takes ids.
func (o Operations) ByName(operation string) bool {
	return plain(operation) != operation || slices.Contains(o.DeleteByName, operation)
}

// Unseen reports whether nothing shows a thing: it can only be created, and the response is not about it.
func (r *Resource) Unseen() bool {
	return r.ID.Property == "" && r.Create != "" && r.Get == "" && r.List == "" && r.Update == "" && r.Delete == ""
}

// plain returns the operationId of an operation without its form.
func plain(operation string) string {
	id, _, _ := strings.Cut(operation, "/@")
	return id
}
