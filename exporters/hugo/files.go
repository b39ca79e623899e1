package hugo

import (
	"path"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// assets plans the files that are published as they are: Hugo copies static/ byte by byte.
func (s *site) assets() {
	for _, a := range s.Assets {
		s.asset(a)
	}
	for _, doc := range s.Docs {
		for _, a := range doc.Assets {
			s.asset(a)
		}
	}
}

func (s *site) asset(a ir.Asset) {
	pages.AddAsset(s.tree, s.Site, a, "static"+path.Clean("/"+a.URL), s.log)
}

// data plans the data files: both generators read YAML, JSON and the like from a folder of their own.
func (s *site) data() {
	for _, d := range s.Data {
		outcome, rule := finding.Carried, (*finding.Rule)(nil)
		name := d.ID + path.Ext(d.Path)
		if !dataFormats[strings.ToLower(path.Ext(d.Path))] {
			outcome, rule = finding.Changed, dataFormat
			name = path.Join("other", name)
			s.log.Add(finding.Finding{Rule: dataFormat, Path: d.Path, Effect: finding.Degraded, Detail: "assets/data/" + name})
			name = "../assets/data/" + name
		}
		if !s.add(tree.File{Path: path.Join("data", name), Asset: d.Path, FS: s.FS, Source: d.Path}) {
			outcome, rule = finding.Lost, pages.Unplaced
		}
		s.log.Ledger.Settle(finding.File, d.Path, 1, outcome, rule)
	}
}

var dataFormats = map[string]bool{".yml": true, ".yaml": true, ".json": true, ".toml": true, ".csv": true, ".xml": true}

var dataFormat = finding.Define(finding.Rule{
	ID:       "data/format",
	Severity: finding.Warning,
	Title:    "a data file in a format that Hugo does not read as data",
	Doc:      "Hugo's data folder takes YAML, JSON, TOML, CSV and XML. The file is kept among the assets, where a template can read it as text.",
	Hint:     "in a template: (resources.Get \"data/…\").Content",
})
