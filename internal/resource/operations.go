package resource

import "strings"

// Operations are operationIds; empty if the vendor has no such operation.
type Operations struct {
	Create string `yaml:"create"`
	Get    string `yaml:"get"`
	List   string `yaml:"list"`
	Update string `yaml:"update"`
	Delete string `yaml:"delete"`

	// CreateIn creates a thing inside another one, whose id is in its path, with a body of its own: a row of calls.
	CreateIn string `yaml:"create-in"`

	// DeleteByName deletes by the name of the thing, and Delete by its id.
	DeleteByName string `yaml:"delete-by-name"`
}

// Creates reports whether an operation, or the form of one, creates a thing.
func (o Operations) Creates(operation string) bool {
	return o.Create != "" && plain(operation) == o.Create || o.CreateIn != "" && operation == o.CreateIn
}

// Deletes reports whether an operation, or the form of one, deletes one thing.
func (o Operations) Deletes(operation string) bool {
	return o.Delete != "" && (plain(operation) == o.Delete || operation == o.DeleteByName)
}

// ByName reports whether an operation takes names where the usual one takes ids.
func (o Operations) ByName(operation string) bool {
	return plain(operation) != operation || o.DeleteByName != "" && operation == o.DeleteByName
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
