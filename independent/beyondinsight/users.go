package beyondinsight

import (
	"net/http"
	"net/mail"
	"slices"
	"time"
)

type user struct {
	id                       int
	name, first, last, email string
	active                   bool
	signedIn                 time.Time // zero if never
}

func (u *user) number() int   { return u.id }
func (u *user) title() string { return u.name }

// viewUser shows a user as an answer to a change does.
func (s *service) viewUser(u *user) map[string]any {
	view := map[string]any{"UserID": u.id, "UserName": u.name, "IsQuarantined": false, "IsActive": u.active}
	s.put(view, "DomainName", "")
	s.put(view, "DistinguishedName", "")
	s.put(view, "FirstName", u.first)
	s.put(view, "LastName", u.last)
	s.put(view, "EmailAddress", u.email)
	return view
}

// viewSignedIn shows a user with the last sign-in.
func (s *service) viewSignedIn(u *user) map[string]any {
	view := s.viewUser(u)
	if !u.signedIn.IsZero() {
		view["LastLoginDate"] = s.stamp(u.signedIn)
		view["LastLoginAuthenticationType"] = "BeyondInsight"
	}
	return view
}

func (s *service) getUsers(c *call) (answer, error) {
	if name := c.query["username"]; name != "" {
		found, there := named(s, s.store.users, name, func(*user) bool { return true })
		if !there {
			return answer{}, refuse(http.StatusNotFound, "The user was not found.")
		}
		return ok([]any{s.viewSignedIn(found)})
	}
	return ok(views(arrange(s, s.store.users, func(u *user) bool {
		return u.active || c.query["includeinactive"] == "true"
	}), s.viewSignedIn))
}

func (s *service) userOf(c *call) (*user, error) {
	if found := s.store.users[id(c.args[0])]; found != nil {
		return found, nil
	}
	return nil, refuse(http.StatusNotFound, "The user was not found.")
}

func (s *service) getUser(c *call) (answer, error) {
	found, err := s.userOf(c)
	if err != nil {
		return answer{}, err
	}
	return ok([]any{s.viewSignedIn(found)})
}

func (s *service) getGroupUsers(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	return ok(views(arrange(s, s.store.users, func(u *user) bool { return slices.Contains(g.users, u.id) }), s.viewSignedIn))
}

func (s *service) createGroupUser(c *call) (answer, error) {
	g, err := s.groupByID(c)
	if err != nil {
		return answer{}, err
	}
	if g.kind != localGroup {
		return answer{}, refuse(http.StatusBadRequest, "The group is not of the type BeyondInsight.")
	}
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	made := &user{
		name: b.text("UserName", 64), first: b.text("FirstName", 64), last: b.text("LastName", 64),
		email: b.text("EmailAddress", 255), active: true,
	}
	b.text("Password", 0)
	b.need("UserName", "FirstName", "EmailAddress", "Password")
	if got, err := mail.ParseAddress(made.email); err != nil || got.Address != made.email {
		b.fail("EmailAddress must be an address.")
	}
	if err := b.err(); err != nil {
		return answer{}, err
	}
	if _, taken := named(s, s.store.users, made.name, func(*user) bool { return true }); taken {
		return answer{}, refuse(http.StatusConflict, "A user has this name.")
	}
	made.id = s.store.next(ofUser)
	s.store.users[made.id] = made
	g.users = append(g.users, made.id)
	return created([]any{s.viewUser(made)})
}
