// Package export is what the formats we write have in common.
package export

import (
	"time"

	"hexodus/ir"
)

// Options are what a user can ask of any format.
type Options struct {
	Starter    bool   // write a small theme, so that the site can be looked at at once
	SelfCheck  bool   // render each page as the target will, and hold it against what the blog showed
	Typography string // "keep": quotes and dashes as the author typed them; "exact": as the blog showed them
	Jobs       int    // documents at a time; 0: as many as there are processors
	Progress   func(done, total int)
	// Shown is told what the self-check saw of each Markdown page: its HTML as the target will show it, without a list of
	// footnotes that the target makes. It is called from several goroutines; nil if nobody asks.
	Shown      func(doc *ir.Document, html []byte)
	CommonMark CommonMark
	Jekyll     Jekyll
	Feed       Feed
}

// CommonMark is what a user can ask of plain CommonMark files.
type CommonMark struct {
	FrontMatter string // "keep", "yaml", "toml", "json" or "none"; "" is keep
	NoHTML      bool   // what only HTML can say is left out, and told
	GFM         bool   // tables, strikethrough, task lists and footnotes may be GitHub's
}

// Jekyll is what a user can ask of a Jekyll site.
type Jekyll struct {
	Markdown string // "kramdown" or "commonmark", the engine that reads its pages; "" is kramdown
}

// Feed is what a user can ask of a feed.
type Feed struct {
	Name       string    // of the file; "": feed.json
	Limit      int       // items at most; 0: all
	PageSize   int       // items on a page; 0: all on one
	Since      time.Time // only posts of this time and later; zero: all
	SinceHere  bool      // the digits of Since are meant in the blog's own zone
	Text       bool      // the text without markup, too
	Categories bool      // categories are among the tags
}
