package hexo

import (
	"bytes"
	"strings"

	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

var drawn = finding.Define(finding.Rule{
	ID:       "plugin/scripted",
	Severity: finding.Warning,
	Title:    "a listing was drawn as a diagram in the browser",
	Doc: "A plugin of the blog took this listing out of the text, and a script drew a diagram of it in the reader's browser. " +
		"The text that it is drawn from is carried over in the plugin's own element; the script is not.",
	Hint: "let the new theme load such a script, or put a picture in its place",
})

const mermaid = "mermaid"

// draws reports whether the plugin hexo-filter-mermaid-diagrams is at work on a document.
func (r *reader) draws() bool {
	return r.doc.Format == ir.FormatMarkdown && r.cfg.HasPackage("hexo-filter-mermaid-diagrams") && r.cfg.Get(mermaid, "enable") != false
}

// diagrams takes listings of diagrams for what the plugin makes of them, before the highlighter sees them.
// Plugin: hexo-filter-mermaid-diagrams, lib/render.js
func (r *reader) diagrams(tiles []scan.Tile) []scan.Tile {
	if !r.draws() {
		return tiles
	}
	for i := range tiles {
		t := &tiles[i]
		if t.Kind != scan.Fence || t.Hidden || t.Fence.Open != "```" {
			continue
		}
		if name, _, _ := strings.Cut(strings.TrimSpace(t.Fence.Info), " "); name == mermaid {
			t.Kind = diagram
		}
	}
	return tiles
}

// diagram is what a listing is drawn from: what stands behind the name is its first line, and it is HTML.
func (r *reader) diagram(t *scan.Tile) component.Diagram {
	_, first, _ := strings.Cut(strings.TrimSpace(t.Fence.Info), " ")
	code := bytes.TrimSpace(append([]byte(strings.TrimSpace(first)+"\n"), t.Fence.Code...))
	return component.Diagram{Language: mermaid, Code: string(code), Markup: true}
}

func (r *reader) diagramNode(t *scan.Tile, place ir.Place) ir.Node {
	at := ir.At{Start: t.Start, End: t.End}
	if r.log != nil {
		r.log.Add(finding.Finding{Rule: drawn, Source: r.doc.Source, At: at.Span(), Effect: finding.Degraded, Detail: mermaid})
	}
	return &ir.Component{At: at, Place: place, Name: "```" + mermaid, Means: r.diagram(t), Inner: ir.Span{Start: t.End, End: t.End}}
}
