package check

import (
	"slices"

	"hexodus/exporters/internal/body"
)

// fewGroups is how many places of a page are respelled one by one if all at once did not help everywhere.
const fewGroups = 12

// respell writes blocks that read differently in other Markdown, as long as the page reads better for it.
func (p *page) respell() {
	if p.Respell == nil {
		return
	}
	groups := p.faulty()
	if len(groups) == 0 || p.attempt(slices.Concat(groups...)) && len(p.faulty()) == 0 {
		return
	}
	groups = p.faulty()
	for i := range min(len(groups), fewGroups) {
		p.attempt(groups[i])
	}
}

// attempt respells blocks, and keeps that if the page reads better.
func (p *page) attempt(blocks []int) bool {
	var edits []body.Edit
	var changed []int
	for _, i := range blocks {
		if p.respelled[i] {
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
	if !p.keep(edits, func(before, now int) bool { return now < before }) {
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
