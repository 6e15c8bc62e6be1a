package reports

import "github.com/assay-conformance/assay/internal/result"

// tally is the number of rules by verdict and vendor.
type tally struct {
	Bars    []bar
	Rows    []tallyRow
	Stated  tallyRow // rules judged only by the contract document
	Outside tallyRow // contract violations not covered by a rule
}

// bar is one vendor's rules, by verdict.
type bar struct {
	Vendor   string
	Rules    int
	Segments []segment
}

// segment is the rules with one verdict, and its position in the bar.
type segment struct {
	Verdict  result.Verdict
	Rules    int
	X, Width float64 // percent
}

// Section returns the id of the section with these rules.
func (p segment) Section() string { return sections[p.Verdict] }

// Middle returns the position of the number.
func (p segment) Middle() float64 { return p.X + p.Width/2 }

// Wide reports whether there is room for a number.
func (p segment) Wide() bool { return p.Width >= 5 }

// layOut gives every segment its width. One rule of a thousand must still be visible and clickable.
func (b *bar) layOut() {
	const least = 1.5
	room := 100 - least*float64(len(b.Segments))
	x := 0.0
	for i := range b.Segments {
		p := &b.Segments[i]
		p.X, p.Width = x, least+room*float64(p.Rules)/float64(b.Rules)
		x += p.Width
	}
}

// tallyRow is one verdict; a verdict without rules has no row.
type tallyRow struct {
	Verdict result.Verdict
	Meaning string
	Section string // id of the section that shows these rules
	Counts  []int  // in the order of the bars
	All     int
}

func newTally(r result.Result) tally {
	var t tally
	for _, g := range byVendor(r.Rules) {
		t.Bars = append(t.Bars, bar{Vendor: g.Name, Rules: len(g.Items)})
	}
	for _, v := range result.Verdicts {
		if r.Footer.Counts[v] == 0 {
			continue
		}
		row := tallyRow{Verdict: v, Meaning: meanings[v], Section: sections[v], Counts: make([]int, len(t.Bars)), All: r.Footer.Counts[v]}
		for _, rr := range withVerdict(r, v) {
			row.Counts[t.column(rr.Rule.Vendor)]++
		}
		for i, n := range row.Counts {
			if n > 0 {
				t.Bars[i].Segments = append(t.Bars[i].Segments, segment{Verdict: v, Rules: n})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for i := range t.Bars {
		t.Bars[i].layOut()
	}
	t.Stated = tallyRow{Meaning: "judged only by the contract document, not tested by calls to the target", Section: sections[result.Pass], Counts: make([]int, len(t.Bars)), All: r.Footer.Stated}
	for _, rr := range pick(r.Rules, stated) {
		t.Stated.Counts[t.column(rr.Rule.Vendor)]++
	}
	t.Outside = tallyRow{Counts: make([]int, len(t.Bars))}
	for _, p := range places(r) {
		if !p.Violated() {
			continue
		}
		t.Outside.All++
		if i := t.column(p.Vendor); i >= 0 {
			t.Outside.Counts[i]++
		}
	}
	return t
}

// column returns the index of a vendor; -1 for one without rules.
func (t tally) column(vendor string) int {
	for i, b := range t.Bars {
		if b.Vendor == vendor {
			return i
		}
	}
	return -1
}
