package reports

import "github.com/assay-conformance/assay/internal/result"

// tally is how often each verdict was given, for each vendor.
type tally struct {
	Bars    []bar
	Rows    []tallyRow
	Stated  tallyRow // judged rules that our own contract states: no call tested them
	Outside tallyRow // places of the contract that are broken and that no rule claims
}

// bar is one vendor's rules, by verdict.
type bar struct {
	Vendor string
	Rules  int
	Parts  []part
}

// part is the rules with one verdict, and where they lie in the bar.
type part struct {
	Verdict  result.Verdict
	Rules    int
	X, Width float64 // per cent
}

// Section is where the page shows these rules.
func (p part) Section() string { return sections[p.Verdict] }

// Middle is where the number stands.
func (p part) Middle() float64 { return p.X + p.Width/2 }

// Wide says whether there is room for a number.
func (p part) Wide() bool { return p.Width >= 5 }

// lay gives every part its width. One rule of a thousand must still be seen and hit.
func (b *bar) lay() {
	const least = 1.5
	room := 100 - least*float64(len(b.Parts))
	x := 0.0
	for i := range b.Parts {
		p := &b.Parts[i]
		p.X, p.Width = x, least+room*float64(p.Rules)/float64(b.Rules)
		x += p.Width
	}
}

// tallyRow is one verdict; a verdict that no rule got has no row.
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
				t.Bars[i].Parts = append(t.Bars[i].Parts, part{Verdict: v, Rules: n})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for i := range t.Bars {
		t.Bars[i].lay()
	}
	t.Stated = tallyRow{Meaning: "judged by our own contract alone: no call to the target tested them", Section: sections[result.Pass], Counts: make([]int, len(t.Bars)), All: r.Footer.Stated}
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

// column is the place of a vendor; -1 for one without rules.
func (t tally) column(vendor string) int {
	for i, b := range t.Bars {
		if b.Vendor == vendor {
			return i
		}
	}
	return -1
}
