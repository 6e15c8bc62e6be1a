package beyondinsight

import (
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of databases.
const (
	databasesOfAsset      rule.Site = "listAssetDatabases/guard/of-asset"     // only those of the asset
	databaseRequested     rule.Site = "getDatabase/guard/requested"           // the one with the id
	databaseStored        rule.Site = "createDatabase/guard/stored"           // the created database is listed, in its asset
	databaseDefault       rule.Site = "createDatabase/guard/default-instance" // only on platforms that have one
	databaseChanged       rule.Site = "updateDatabase/guard/changed"          // the new values are stored
	databaseChangeDefault rule.Site = "updateDatabase/guard/default-instance" // as above
	databaseRemoved       rule.Site = "deleteDatabase/guard/removes"          // it is gone afterwards
	databaseKeepsOthers   rule.Site = "deleteDatabase/guard/keeps-others"     // and the others are not
)

var databaseGuards = []rule.Site{
	databasesOfAsset, databaseRequested, databaseStored, databaseDefault, databaseChanged, databaseChangeDefault, databaseRemoved, databaseKeepsOthers,
}

// Ids of platforms (A-BI-75). The first two have a default instance.
const (
	platformSQLServer int32 = 11
	platformMySQL     int32 = 10
	platformOracle    int32 = 8
)

// ListDatabases lists all databases.
func (s *server) ListDatabases(w http.ResponseWriter, _ *http.Request) {
	respond(w, http.StatusCreated, s.databases.Where(func(api.Database) bool { return true }))
}

// ListAssetDatabases lists the databases of an asset.
func (s *server) ListAssetDatabases(w http.ResponseWriter, _ *http.Request, asset string) {
	of, ok := s.asset(w, asset)
	if !ok {
		return
	}
	respond(w, http.StatusCreated, s.databases.Where(func(d api.Database) bool { return d.AssetID == of.AssetID || !s.enforces(databasesOfAsset) }))
}

// GetDatabase returns a database, without its template (A-BI-26).
func (s *server) GetDatabase(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.database(w, id)
	if !ok {
		return
	}
	if !s.enforces(databaseRequested) {
		found.DatabaseID = firstID
	}
	found.Template = nil
	respond(w, http.StatusCreated, found)
}

// CreateDatabase creates a database of an asset.
func (s *server) CreateDatabase(w http.ResponseWriter, r *http.Request, asset string) {
	of, ok := s.asset(w, asset)
	if !ok {
		return
	}
	body := read[api.DatabaseCreate](r)
	made := api.Database{
		AssetID: of.AssetID, DatabaseID: s.next(), PlatformID: body.PlatformID, InstanceName: body.InstanceName,
		IsDefaultInstance: body.IsDefaultInstance != nil && *body.IsDefaultInstance, Port: body.Port, Version: body.Version, Template: body.Template,
	}
	if s.enforces(databaseDefault) && !hasDefault(made) {
		refuse(w, http.StatusBadRequest, "", "the platform has no default instance")
		return
	}
	if s.enforces(databaseStored) {
		s.databases.Put(key(made.DatabaseID), made)
	}
	respond(w, http.StatusOK, made)
}

// UpdateDatabase changes a database.
func (s *server) UpdateDatabase(w http.ResponseWriter, r *http.Request, id string) {
	found, ok := s.database(w, id)
	if !ok {
		return
	}
	changed, body := found, read[api.DatabaseUpdate](r)
	changed.PlatformID = body.PlatformID
	changed.InstanceName = orElse(body.InstanceName, changed.InstanceName)
	changed.Version, changed.Template = orElse(body.Version, changed.Version), orElse(body.Template, changed.Template)
	changed.IsDefaultInstance, changed.Port = *orElse(body.IsDefaultInstance, &changed.IsDefaultInstance), *orElse(body.Port, &changed.Port)
	if s.enforces(databaseChangeDefault) && !hasDefault(changed) {
		refuse(w, http.StatusBadRequest, "", "the platform has no default instance")
		return
	}
	if s.enforces(databaseChanged) {
		found = changed
	}
	s.databases.Put(id, found)
	respond(w, http.StatusOK, found)
}

// DeleteDatabase removes a database.
func (s *server) DeleteDatabase(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.database(w, id)
	if !ok {
		return
	}
	if !s.enforces(databaseKeepsOthers) {
		s.forgetDatabases(found.AssetID, found.DatabaseID)
	}
	if s.enforces(databaseRemoved) {
		s.databases.Remove(id)
	}
	w.WriteHeader(http.StatusOK)
}

// database returns a database, or refuses.
func (s *server) database(w http.ResponseWriter, id string) (api.Database, bool) {
	found, ok := s.databases.Get(id)
	if !ok {
		notFound(w, "database")
	}
	return found, ok
}

// forgetDatabases removes the databases of an asset, except those with some ids.
func (s *server) forgetDatabases(asset int32, except ...int32) {
	for _, d := range s.databases.Where(func(d api.Database) bool { return d.AssetID == asset && !slices.Contains(except, d.DatabaseID) }) {
		s.databases.Remove(key(d.DatabaseID))
	}
}

// hasDefault reports whether a database that is the default instance is on a platform that has one.
func hasDefault(d api.Database) bool {
	return !d.IsDefaultInstance || d.PlatformID == platformSQLServer || d.PlatformID == platformMySQL
}
