// Package jekyll writes a blog as a Jekyll site.
//
// First a setting in _config.yml, then the smallest edit of the author's text, and only then HTML. What kramdown cannot say
// is an include; its template is written along with the site, and only if it is used. With kramdown, the site needs no
// plugin that GitHub Pages does not have.
package jekyll

import (
	"context"
	"sync"

	"github.com/yuin/goldmark"

	"hexodus/exporters/export"
	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// site is the export of one blog.
type site struct {
	*ir.Site
	opt  export.Options
	log  *finding.Log
	tree *tree.Tree

	names      map[*ir.Document]string // path of each document
	posts      map[string]string       // by the path that leads to it, the name of each post that post_url finds
	hidden     map[*ir.Document]bool   // another document is at their URL
	links      map[*ir.Document]link   // permalink of each document
	redirects  map[*ir.Document][]string
	outputs    map[string]string // what is at each file of the finished site
	separator  string            // the excerpt marker that most documents have
	left       []string          // names that Jekyll leaves out unless it is told to include them
	files      pages.Names       // of the pages that only list
	lists      []list
	reader     func() goldmark.Markdown // of CommonMark, as the self-check does
	redirected bool                     // a list has another address

	mu       sync.Mutex // over left
	includes pages.Used
}

// Export plans a Jekyll site.
//
// Every document, asset and data file of the site is accounted for in the log's ledger.
func Export(ctx context.Context, in *ir.Site, opt export.Options, log *finding.Log) (*tree.Tree, error) {
	s := &site{Site: in, opt: opt, log: log, tree: tree.New(), outputs: map[string]string{}}
	s.hidden = pages.Overshadowed(in.Docs, in.Config.Drafts)
	s.reader = sync.OnceValue(s.commonMarkReader)
	s.layOut()
	s.address()
	s.separator = commonMarker(in.Docs)

	if err := pages.Each(ctx, in.Docs, opt, s.document); err != nil {
		return nil, err
	}
	s.home()
	s.termPages()
	s.archives()
	s.writeLists()
	s.assets()
	s.data()
	s.feed()
	s.templates()
	s.gemfile()
	s.config()
	return s.tree, nil
}

// add plans a file. A file that cannot be planned is a finding; what stands there already stays.
func (s *site) add(f tree.File) bool { return pages.Add(s.tree, f, s.log) }

// use notes that a page needs the template of an include.
func (s *site) use(include string) { s.includes.Note(include) }
