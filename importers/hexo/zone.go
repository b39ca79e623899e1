package hexo

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"time"

	"hexodus/importers/hexo/dates"
	"hexodus/ir/finding"
)

var zoneChangesURL = finding.Define(finding.Rule{
	ID: "date/zone-changes-url", Severity: finding.Warning,
	Title: "the old URL depends on the machine that built the blog",
	Doc: "A permalink shows the date in the time zone of the machine, not in the blog's own. For this post that is another " +
		"day: one URL if the blog was built at its author's, another if it was built elsewhere, say by a workflow in UTC.",
	Hint: "look at the old site, and name the zone with --timezone",
})

// zoneMatters tells of a post whose URL is another in the other zone that the blog may have been built in.
func (b *blog) zoneMatters(e *entry, order ranks, abbr string, log *finding.Log) {
	if b.otherZone == nil {
		return
	}
	var quiet finding.Log
	here := b.postPath(e, order, abbr, &quiet)
	there := b.postPathIn(e, order, abbr, b.otherZone, &quiet)
	if here != there {
		log.Add(finding.Finding{Rule: zoneChangesURL, Source: e.doc.Source, At: keyAt(e.doc, "date"), Effect: finding.Manual,
			Detail: b.otherZone.String() + ": " + there, Before: there, After: here})
	}
}

// findOtherZone is the zone that the blog may have been built in instead, nil if there is no sign of one: that of
// its workflows, or its own where the caller names another.
func (b *blog) findOtherZone() *time.Location {
	if b.zones.Config == nil {
		return nil
	}
	other := b.zones.Config
	if b.zones.Machine.String() == b.zones.Config.String() {
		if other = workflowZone(b.fsys); other == nil {
			return nil
		}
	}
	if other.String() == b.zones.Machine.String() {
		return nil
	}
	return other
}

var zoneInWorkflow = regexp.MustCompile(`(?m)(?:\bTZ|timezoneLinux|timezone)["']?\s*[:=]\s*["']?([A-Za-z]+/[A-Za-z_/+\-0-9]+|UTC)`)

// workflowZone is the zone in which the blog's workflows build it, nil if none does.
func workflowZone(fsys fs.FS) *time.Location {
	const dir = ".github/workflows"
	files, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	for _, f := range files {
		if ext := path.Ext(f.Name()); ext != ".yml" && ext != ".yaml" {
			continue
		}
		text, err := fs.ReadFile(fsys, path.Join(dir, f.Name()))
		if err != nil || !strings.Contains(string(text), "hexo") {
			continue
		}
		if m := zoneInWorkflow.FindSubmatch(text); m != nil {
			if loc, err := dates.Load(string(m[1])); err == nil {
				return loc
			}
		}
		return time.UTC
	}
	return nil
}
