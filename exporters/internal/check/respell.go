package check

import (
	"slices"

	"hexodus/exporters/internal/body"
)

// fewGroups is up to how many places of a page are respelled one by one.
const fewGroups = 12

// respell writes blocks that read differently in other Markdown, as long as the page reads better for it.
func (p *page) respell() {
	if p.Respell == nil {
		return
	}
	for range 2 * fewGroups {
		groups := p.faulty()
		if len(groups) == 0 {
			return
		}
		if len(groups) > fewGroups && p.attempt(slices.Concat(groups...)) {
			continue
		}
		respelled := false
		for i := 0; i < min(len(groups), fewGroups) && !respelled; i++ {
			g := groups[i]
			respelled = p.attempt(g[:1]) || len(g) > 1 && p.attempt(g) || p.attempt([]int{g[len(g)-1] + 1}) // an element that was left open ends there
		}
		if !respelled {
			return
		}
	}
}

// attempt respells blocks, and keeps that if the page reads better.
func (p *page) attempt(blocks []int) bool {
	var edits []body.Edit
	var changed []int
	for _, i := range blocks {
		if p.respelled[i] || i >= len(p.blocks) {
			continue
		}
		if e := p.Respell(p.w, p.blocks, i); len(e) > 0 {
			edits = append(edits, e...)
			changed = append(changed, i)
		}
	}
	if edits = apart(edits); len(edits) == 0 {
		return false
	}
	if !p.keep(edits, better) {
		return false
	}
	for _, i := range changed {
		p.respelled[i] = true
	}
	return true
}

// apart are edits in order, without those that reach into one before them.
func apart(edits []body.Edit) []body.Edit {
	slices.SortStableFunc(edits, func(a, b body.Edit) int { return a.Start - b.Start })
	var out []body.Edit
	for _, e := range edits {
		if n := len(out); n > 0 && (e.Start < out[n-1].End || e.Start == out[n-1].Start && e.End == out[n-1].End) {
			continue
		}
		out = append(out, e)
	}
	return out
}
