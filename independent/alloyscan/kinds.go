package alloyscan

// kind is a type of segments.
type kind struct {
	cloud        bool // it may lack an Audit Service
	addresses    bool // it needs addresses
	authenticate bool // it needs credentials
}

// kinds are the types, by their names. The document names those of line 15, and the clouds of 16.
var kinds = map[string]kind{
	"address-list":     {addresses: true},
	"ip-range":         {addresses: true},
	"active-directory": {authenticate: true},
	"aws":              {cloud: true, authenticate: true},
	"azure":            {cloud: true, authenticate: true},
	"google":           {cloud: true, authenticate: true},
}

// needsCredentials says whether segments of a type need credentials.
func (s *service) needsCredentials(kind string) bool {
	if s.variant("every-type-authenticates") {
		return true
	}
	return kinds[kind].authenticate && !s.bug("credentials-optional")
}

// needsService says whether segments of a type need an Audit Service.
func (s *service) needsService(kind string) bool {
	if s.bug("clouds-need-a-service") {
		return true
	}
	return !kinds[kind].cloud && !s.bug("service-optional")
}

// needsAddresses says whether segments of a type need addresses.
func (s *service) needsAddresses(kind string) bool {
	if kind == "ip-range" && s.bug("ranges-without-addresses") {
		return false
	}
	return kinds[kind].addresses
}

// stock is what segments refer to: names by id, of each site or of all.
type stock struct {
	services    map[string]thing
	tags        map[string]thing
	schedules   map[string]thing
	credentials map[string]thing
}

// thing is something that segments refer to.
type thing struct {
	name string
	kind string // the type of segments that it is for, if it is for one
	site string // the site that it belongs to
}

// usable says whether a site has this thing.
func (s *service) usable(things map[string]thing, id, site string) bool {
	found, ok := things[id]
	if !ok {
		return false
	}
	return found.site == site || !s.variant("each-site-has-its-services")
}
