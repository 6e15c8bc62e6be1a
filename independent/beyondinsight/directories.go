package beyondinsight

import (
	"net/http"
	"strings"
)

// A binding is what a request says about the directory of a group: which it is, and as whom to bind.
type binding struct {
	kind     string
	place    string // the domain, the host or the tenant
	user     string // empty to use what is stored
	password string
	instance string
}

// A directory is a stored credential.
type directory struct {
	kind, place, user, password string
	instance                    string
}

// bind checks that the caller may use or store the credential of a group, and stores a new one.
func (s *service) bind(c *call, b *binding) error {
	if b == nil {
		return nil
	}
	held := c.caller.levels[credentialManagement]
	known, existing := false, false
	for _, one := range s.store.directories {
		if one.kind == b.kind && strings.EqualFold(one.place, b.place) {
			known = true
			existing = existing || strings.EqualFold(one.user, b.user)
		}
	}
	switch {
	case b.user == "":
		if !known {
			return refuse(http.StatusBadRequest, "There is no credential for the directory.")
		}
		return nil
	case existing:
		if held < read && !(s.bug("stored-credential-free-to-use") && b.kind == directoryGroup) {
			return refuse(http.StatusForbidden, "You may not use this credential.")
		}
		return nil
	}
	enough := readWrite
	if s.bug("credential-stored-by-reader") && b.kind == ldapGroup {
		enough = read
	}
	if held < enough {
		return refuse(http.StatusForbidden, "You may not store a credential.")
	}
	made := directory{b.kind, b.place, b.user, b.password, b.instance}
	if made.instance == "" {
		made.instance = "AzurePublic"
	}
	s.store.directories = append(s.store.directories, made)
	return nil
}
