package beyondinsight

import (
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// The guards of the delivery of subscriptions.
const (
	deliveriesAll     rule.Site = "listDeliveries/guard/admin-all"   // an administrator sees all of them
	deliveriesOwn     rule.Site = "listDeliveries/guard/own"         // anybody else sees his own
	deliveriesOwnOnly rule.Site = "listDeliveries/guard/own-only"    // and no others
	deliveryOwnOnly   rule.Site = "downloadDelivery/guard/own-only"  // nor downloads them
	deliveryRequested rule.Site = "downloadDelivery/guard/requested" // the one with the id
)

var deliveryGuards = []rule.Site{deliveriesAll, deliveriesOwn, deliveriesOwnOnly, deliveryOwnOnly, deliveryRequested}

// delivery is the file that a subscription has made.
type delivery struct {
	api.Delivery
	by string // the principal who created it
}

// ListDeliveries lists the ids of the deliveries that the caller has access to.
func (s *server) ListDeliveries(w http.ResponseWriter, r *http.Request) {
	all := []int32{}
	for _, d := range s.deliveries {
		own := d.by == stub.Caller(r.Context()).Name
		switch {
		case isAdministrator(r) && (own || s.enforces(deliveriesAll)),
			!isAdministrator(r) && own && s.enforces(deliveriesOwn),
			!isAdministrator(r) && !own && !s.enforces(deliveriesOwnOnly):
			all = append(all, d.ReportDeliveryID)
		}
	}
	respond(w, http.StatusOK, all)
}

// DownloadDelivery returns a delivery, in a list (A-BI-44).
func (s *server) DownloadDelivery(w http.ResponseWriter, r *http.Request, params api.DownloadDeliveryParams) {
	i := slices.IndexFunc(s.deliveries, func(d delivery) bool { return key(d.ReportDeliveryID) == params.ID })
	if i < 0 {
		notFound(w, "delivery")
		return
	}
	found := s.deliveries[i]
	if !isAdministrator(r) && found.by != stub.Caller(r.Context()).Name && s.enforces(deliveryOwnOnly) {
		refuse(w, http.StatusForbidden, "", "the delivery is somebody else's")
		return
	}
	if !s.enforces(deliveryRequested) {
		found = s.deliveries[len(s.deliveries)-1]
	}
	respond(w, http.StatusOK, api.OneDelivery{found.Delivery})
}
