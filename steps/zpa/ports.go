package zpa

import (
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// portRangesAgree compares the two ways in which an application segment shows its ports (002:90-95,
// 002:117-126). One that it shows in one way only is left out.
func portRangesAgree(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	items, _ := w.Response.Read().Property("applications").Items()
	phrase, compared := "the port ranges of its application segments agree", 0
	for _, application := range items {
		for list, ranges := range map[string]string{"tcpPortRanges": "tcpPortRange", "udpPortRanges": "udpPortRange"} {
			listed, shown := texts(application.Property(list))
			ends, also := endsOf(application.Property(ranges))
			if !shown || !also {
				continue
			}
			compared++
			if !slices.Equal(listed, ends) {
				w.Assert(w.Response, false, phrase, fmt.Sprintf("%q as %s, as in %s", ends, list, ranges), fmt.Sprintf("%q", listed))
				return nil
			}
		}
	}
	if compared == 0 {
		return trial.Blocked("no application segment shows its ports in both ways")
	}
	w.Assert(w.Response, true, phrase, "the ends of each range in turn", fmt.Sprintf("%d lists", compared))
	return nil
}

// texts returns the texts of a list.
func texts(list exchange.Value) (all []string, ok bool) {
	items, ok := list.Items()
	for _, item := range items {
		text, reliable := item.Text()
		all, ok = append(all, text), ok && reliable
	}
	return all, ok
}

// endsOf returns the ends of ranges, in turn.
func endsOf(list exchange.Value) (all []string, ok bool) {
	items, ok := list.Items()
	for _, item := range items {
		from, first := item.Property("from").Text()
		to, last := item.Property("to").Text()
		all, ok = append(all, from, to), ok && first && last
	}
	return all, ok
}
