// Package check holds a page, as its target will show it, against what the blog showed, and tells every difference.
package check

import (
	"fmt"
	"slices"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/reading"
)

var (
	differs = finding.Define(finding.Rule{
		ID:       "render/differs",
		Severity: finding.Warning,
		Title:    "a block is not shown as the blog showed it",
		Doc: "Every page is rendered here as the new site will render it, with its own Markdown engine and settings, and held against what the blog showed. " +
			"This block reads differently: its Markdown means one thing to the blog's engine and another to the new one.",
		Hint: "rewrite the block so that there is no doubt, in the blog or in the exported page",
	})
	failed = finding.Define(finding.Rule{
		ID:       "render/failed",
		Severity: finding.Error,
		Title:    "the page could not be checked",
		Doc:      "Rendering the page for the self-check failed. The page is written; look at it.",
		Hint:     "report this with the page's text",
	})
)

// mostDifferences is how many differences of one page are told; more have a common cause.
const mostDifferences = 12

// Engine is how a target shows a page.
type Engine struct {
	Name   string // of the target: "Hugo"
	Render func(*body.Writer) ([]byte, error)
	// Notes is set where the target makes the list of footnotes itself: Render leaves it out, and so does the comparison.
	Notes bool
	// Path is where what Render gives lies, for its links, if it is not the page's URL.
	Path string
	// Gap is set where a blank line has to follow an HTML block.
	Gap bool
	// Keep is set where no block may become HTML.
	Keep bool
	// Typographer is set where the target makes typographic characters of plain ones.
	Typographer bool
	// Shown is told the page as it will be shown, when it is mended; nil if nobody asks.
	Shown func(doc *ir.Document, html []byte)
	// Respell are edits that write the ith of the page's blocks in Markdown of which the target may make what the blog made of
	// it; nil if the target has none to offer. They are tried before HTML.
	Respell func(w *body.Writer, blocks []ir.Block, i int) []body.Edit
}

// Page mends what will read differently from what the blog showed, and tells what it mended and what it could not. A
// document without a known rendering reads as it may.
func (e *Engine) Page(w *body.Writer) {
	doc := w.Doc
	if doc.Format != ir.FormatMarkdown || doc.Render == nil {
		return
	}
	got, err := e.Render(w)
	if err != nil {
		w.Log.Add(finding.Finding{Rule: failed, Source: doc.Source, Effect: finding.Manual, Detail: err.Error()})
		return
	}
	blocks := doc.Render()
	if n := len(blocks); e.Notes && n > 0 && blocks[n-1].At.Len() == 0 {
		blocks = blocks[:n-1]
	}
	p := newPage(e, w, blocks, got)
	p.respell()
	if !e.Keep {
		p.mend()
	}
	p.tell()
	if e.Shown != nil {
		e.Shown(doc, p.shown)
	}
}

// page is one page as it was and as it will be.
type page struct {
	*Engine
	w         *body.Writer
	blocks    []ir.Block // as the blog showed it
	html      []byte     // of the blocks
	base      reading.Base
	there     reading.Base // of what the target shows
	want, got []string     // what a reader gets
	shown     []byte       // as the target shows it
	places    *places
	mended    map[int]bool // blocks that are HTML now
	respelled map[int]bool // blocks that are other Markdown now
}

func newPage(e *Engine, w *body.Writer, blocks []ir.Block, shown []byte) *page {
	p := &page{
		Engine: e, w: w, blocks: blocks, shown: shown, mended: map[int]bool{}, respelled: map[int]bool{},
		base: reading.Base{Origin: w.Site.Config.URL, Root: w.Site.Config.Root, Path: w.Doc.URL},
	}
	for _, b := range blocks {
		p.html = append(p.html, b.HTML...)
	}
	p.there = p.base
	if e.Path != "" {
		p.there.Path = e.Path
	}
	p.want, p.got = reading.Tokens(p.html, p.base), reading.Tokens(shown, p.there)
	p.places = newPlaces(w.Doc, p.base, blocks, p.html)
	return p
}

// tell tells what became HTML, and what still reads differently.
func (p *page) tell() {
	if p.Typographer {
		p.dressing()
	}
	for i := range p.mended {
		p.w.Say(p.blocks[i].At, finding.Finding{Rule: asHTML, Effect: finding.Equivalent, Detail: nameOf(p.blocks[i].HTML)})
	}
	for i := range p.respelled {
		p.w.Say(p.blocks[i].At, finding.Finding{Rule: body.Respelled, Effect: finding.Equivalent, Detail: nameOf(p.blocks[i].HTML)})
	}
	if slices.Equal(p.want, p.got) {
		return
	}
	changes := reading.Diff(p.want, p.got)
	for i, c := range changes {
		if i == mostDifferences {
			p.w.Say(p.w.Doc.Content, finding.Finding{Rule: differs, Effect: finding.Degraded, Detail: fmt.Sprintf("and %d more places in this page", len(changes)-i)})
			break
		}
		before, after := p.want[c.A[0]:c.A[1]], p.got[c.B[0]:c.B[1]]
		p.w.Say(p.places.of(c.A[0]), finding.Finding{
			Rule: differs, Effect: finding.Degraded, Detail: p.difference(before, after),
			Before: body.Clip(strings.Join(before, " ¦ ")), After: body.Clip(strings.Join(after, " ¦ ")),
		})
	}
}

// difference says in a few words what changed.
func (e *Engine) difference(before, after []string) string {
	switch {
	case len(before) == 0:
		return e.Name + " shows more: " + body.Clip(strings.Join(after, " ¦ "))
	case len(after) == 0:
		return e.Name + " does not show: " + body.Clip(strings.Join(before, " ¦ "))
	}
	return body.Clip(before[0]) + " is " + body.Clip(after[0])
}
