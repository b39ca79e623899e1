package jekyll

import (
	"bytes"
	"encoding/json"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"hexodus/exporters/internal/matter"
	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	wrapped = finding.Define(finding.Rule{
		ID:       "jekyll/file-wrapped",
		Severity: finding.Info,
		Title:    "a file that begins like front matter",
		Doc:      "Jekyll takes every file whose first line is three hyphens for a page. This one has a front matter of Jekyll's before its own text, which says to leave that as it is; the site shows the file byte for byte.",
		Hint:     "nothing to do",
	})
	leftOut = finding.Define(finding.Rule{
		ID:       "jekyll/file-left-out",
		Severity: finding.Error,
		Title:    "a file that Jekyll does not publish",
		Doc:      "Jekyll has no way to publish a file of this name, or one that begins like front matter and is no text. The file is not in the new site.",
		Hint:     "rename the file, and mend what links to it",
	})
	dataUnread = finding.Define(finding.Rule{
		ID:       "jekyll/data-format",
		Severity: finding.Warning,
		Title:    "a data file that Jekyll does not read",
		Doc:      "Jekyll's data folder takes YAML, JSON, CSV and TSV, and a file that is not well-formed stops the build. The file is kept in _data/other, with another ending, where nothing reads it.",
		Hint:     "write it anew as YAML if a layout is to use it",
	})
	dataTabs = finding.Define(finding.Rule{
		ID:       "jekyll/data-respelled",
		Severity: finding.Info,
		Title:    "a data file is indented with spaces",
		Doc:      "Jekyll reads JSON as if it were YAML, which knows no tabs. The file says the same with spaces.",
		Hint:     "nothing to do",
	})
)

// unwrapped plans a document without a layout: what the blog answered is a file.
func (s *site) unwrapped(doc *ir.Document) {
	pages.AddUnwrapped(s.tree, doc, "", s.log)
	s.mu.Lock()
	s.include(doc.URL)
	s.mu.Unlock()
}

// assets plans the files that are published as they are. A page that has the address of a file is shown before it, as in the
// blog.
func (s *site) assets() {
	for _, a := range s.Assets {
		s.asset(a)
	}
	for _, doc := range s.Docs {
		if doc.Draft && !s.Config.Drafts {
			continue
		}
		for _, a := range doc.Assets {
			s.asset(a)
		}
	}
}

// assetPath is where a file is on the site.
func assetPath(a ir.Asset) string { return strings.TrimPrefix(path.Clean("/"+a.URL), "/") }

// sourceName is what a file of the site is called in its sources: Jekyll decodes %XX when it copies a file, and stops the build
// if that makes no text. Jekyll: lib/jekyll/static_file.rb
func sourceName(name string) string {
	var b strings.Builder
	for i := range len(name) {
		b.WriteByte(name[i])
		if name[i] == '%' && i+2 < len(name) && hex(name[i+1]) && hex(name[i+2]) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func (s *site) asset(a ir.Asset) {
	name := assetPath(a)
	lost := func(rule *finding.Rule, detail string) {
		s.log.Add(finding.Finding{Rule: rule, Path: a.Path, Effect: finding.Dropped, Detail: detail})
		s.log.Ledger.Settle(finding.AssetFile, a.Path, 1, finding.Lost, rule)
	}
	if other := s.outputs[name]; other != "" && other != a.Path {
		lost(pages.Unplaced, name+": "+other+" is there")
		return
	}
	switch front, text := s.beginsLikeFrontMatter(a); {
	case strings.HasSuffix(name, ".") || strings.Contains(name, "./") || strings.HasPrefix(name, ".hexodus"):
		lost(leftOut, name)
	case front && text == nil:
		lost(leftOut, name)
	case front:
		s.wrap(a, name, text)
	default:
		s.include(sourceName(name))
		pages.AddAsset(s.tree, s.Site, a, sourceName(name), s.log)
	}
}

// include notes the parts of a path that Jekyll passes over by itself.
// Jekyll: lib/jekyll/entry_filter.rb
func (s *site) include(name string) {
	name = strings.Trim(name, "/")
	for part := range strings.SplitSeq(name, "/") {
		if part != "" && (strings.IndexByte("._#", part[0]) >= 0 || part[len(part)-1] == '~') && part != ".htaccess" && !slices.Contains(s.left, part) {
			s.left = append(s.left, part)
		}
	}
	if top, _, _ := strings.Cut(name, "/"); excluded(name) && !slices.Contains(s.left, top) {
		s.left = append(s.left, top)
	}
}

// beginsLikeFrontMatter reports whether Jekyll would take a file for a page, and gives its text, nil if it is no text.
// Jekyll: lib/jekyll/utils.rb, has_yaml_header?
func (s *site) beginsLikeFrontMatter(a ir.Asset) (bool, []byte) {
	f, err := s.FS.Open(a.Path)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(f, head)
	line, _, ok := bytes.Cut(head[:n], []byte("\n"))
	if rest, dashes := bytes.CutPrefix(line, []byte("---")); !ok || !dashes || len(bytes.TrimSpace(rest)) > 0 {
		return false, nil
	}
	rest, err := io.ReadAll(f)
	text := append(head[:n], rest...)
	if err != nil || !utf8.Valid(text) {
		return true, nil
	}
	return true, text
}

// wrap plans a file that Jekyll would take for a page as a page that is nothing but this text.
func (s *site) wrap(a ir.Asset, name string, text []byte) {
	url, _ := permalink("/" + name)
	front := "---\nlayout: none\nrender_with_liquid: false\npermalink: " + matter.Flow(url) + "\n---\n"
	// with an ending of its own, so that nothing converts it
	outcome, rule := finding.Changed, wrapped
	if !s.add(tree.File{Path: path.Join(path.Dir(name), safeName(path.Base(name))) + ".txt", Data: append([]byte(front), text...), Source: a.Path, URL: a.URL}) {
		outcome, rule = finding.Lost, pages.Unplaced
	}
	s.log.Ledger.Settle(finding.AssetFile, a.Path, 1, outcome, rule)
	s.log.Add(finding.Finding{Rule: wrapped, Path: a.Path, Effect: finding.Exact, Detail: name})
}

// data plans the data files.
func (s *site) data() {
	for _, d := range s.Data {
		outcome, rule := finding.Carried, (*finding.Rule)(nil)
		file := tree.File{Path: "_data/" + d.ID + path.Ext(d.Path), Asset: d.Path, FS: s.FS, Source: d.Path}
		switch text, ok := s.readsAsData(d); {
		case !ok:
			outcome, rule = finding.Changed, dataUnread
			file.Path = "_data/other/" + d.ID + path.Ext(d.Path) + ".txt"
			s.log.Add(finding.Finding{Rule: dataUnread, Path: d.Path, Effect: finding.Degraded, Detail: file.Path})
		case text != nil:
			outcome, rule = finding.Changed, dataTabs
			file.Asset, file.FS, file.Data = "", nil, text
			s.log.Add(finding.Finding{Rule: dataTabs, Path: d.Path, Effect: finding.Exact})
		}
		if !s.add(file) {
			outcome, rule = finding.Lost, pages.Unplaced
		}
		s.log.Ledger.Settle(finding.File, d.Path, 1, outcome, rule)
	}
}

// readsAsData reports whether Jekyll reads a data file, and how it must be spelled for that, nil for as it is.
// Jekyll: lib/jekyll/readers/data_reader.rb
func (s *site) readsAsData(d ir.DataFile) (respelled []byte, ok bool) {
	switch path.Ext(d.Path) {
	case ".csv", ".tsv":
		return nil, true
	case ".yml", ".yaml", ".json":
	default:
		return nil, false
	}
	f, err := s.FS.Open(d.Path)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return nil, false
	}
	var value any
	if path.Ext(d.Path) == ".json" && bytes.Contains(text, []byte("\t")) && json.Valid(text) {
		var b bytes.Buffer
		_ = json.Indent(&b, bytes.TrimSpace(text), "", "  ") // it is valid
		return append(b.Bytes(), '\n'), true
	}
	return nil, yaml.Unmarshal(text, &value) == nil
}
