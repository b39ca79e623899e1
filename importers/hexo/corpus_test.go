package hexo

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

// rendered is what real Hexo made of one post or page of a real blog.
type rendered struct {
	Kind, Source, Path, Title, Layout, Error string
	Date                                     time.Time
	Published                                *bool
	Undated                                  bool
	Tags, Categories                         []struct{ Name, Path string }
}

// Real blogs are not part of the repository; the test compares with what real Hexo made of them where they are at hand.
func TestRealBlogsAsHexo(t *testing.T) {
	const shared = "../../../shared"
	references, _ := filepath.Glob(shared + "/reference/*.jsonl.gz")
	if len(references) == 0 {
		t.Skip("no real blogs beside the repository")
	}
	if testing.Short() {
		t.Skip("real blogs take a while")
	}
	total, same := 0, 0
	for _, ref := range references {
		name := strings.TrimSuffix(filepath.Base(ref), ".jsonl.gz")
		var log finding.Log
		b, err := read(t.Context(), os.DirFS(filepath.Join(shared, "corpus", name)), Options{}, &log)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		docs := map[string]*ir.Document{}
		for _, d := range b.site.Docs {
			docs[strings.TrimPrefix(d.Source.Path, b.site.SourceDir+"/")] = d
		}
		for _, r := range readReference(t, ref) {
			if r.Undated || r.Error != "" {
				continue
			}
			d := docs[r.Source]
			if d == nil {
				if r.Layout != "false" || r.Kind == "post" { // style sheets and the like are assets
					t.Errorf("%s: %s: not there", name, r.Source)
				}
				continue
			}
			total++
			if diff := differs(b, d, r); diff != "" {
				t.Errorf("%s: %s: %s", name, r.Source, diff)
				continue
			}
			same++
		}
		if err := b.clear(&log); err != "" {
			t.Errorf("%s: %s", name, err)
		}
	}
	t.Logf("%d of %d documents are the same", same, total)
}

// differs says in what a document is not as Hexo made it, "" if it is.
func differs(b *blog, d *ir.Document, r rendered) string {
	path, err := url.PathUnescape(r.Path) // an encoded permalink is put where its URL leads
	if err != nil {
		path = r.Path
	}
	if got, want := routes.Of(d.URL), routes.Of(collapse(path)); got != want {
		return "at " + got + ", want " + want
	}
	if d.Title != r.Title {
		return "title " + d.Title + ", want " + r.Title
	}
	if d.Kind.String() != r.Kind {
		return "kind " + d.Kind.String()
	}
	if !d.Date.IsZero() && d.Date.UnixMilli() != r.Date.UnixMilli() {
		return "date " + d.Date.String() + ", want " + r.Date.String()
	}
	if d.Kind != ir.Post {
		return ""
	}
	if r.Published != nil && d.Draft == *r.Published {
		return "published is not the same"
	}
	if !b.shown(d) {
		return ""
	}
	var got, want []string
	for _, name := range d.Tags {
		got = append(got, "tag "+name+" "+b.namer.tag(name))
	}
	for _, c := range d.Categories {
		got = append(got, "category "+c[len(c)-1]+" "+routes.Of(folderURL(b.namer.categoryDir, b.namer.category(c))))
	}
	for _, x := range r.Tags {
		want = append(want, "tag "+x.Name+" "+strings.Trim(strings.TrimPrefix(x.Path, strings.Trim(b.namer.tagDir, "/")), "/"))
	}
	for _, x := range r.Categories {
		want = append(want, "category "+x.Name+" "+routes.Of(x.Path))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		return strings.Join(got, ", ") + "; want " + strings.Join(want, ", ")
	}
	return ""
}

// clear is what is left in the books once an exporter has done its part.
func (b *blog) clear(log *finding.Log) string {
	l := &log.Ledger
	assets := slices.Clone(b.site.Assets)
	for _, d := range b.site.Docs {
		l.Settle(finding.File, d.Source.Path, 1, finding.Carried, nil)
		l.Settle(finding.Field, d.Source.Path, len(d.Meta.Fields), finding.Carried, nil)
		assets = append(assets, d.Assets...)
	}
	for _, a := range assets {
		l.Settle(finding.AssetFile, a.Path, 1, finding.Carried, nil)
	}
	for _, f := range b.site.Data {
		l.Settle(finding.File, f.Path, 1, finding.Carried, nil)
	}
	for _, line := range l.Lines() {
		switch line.Item {
		case finding.File, finding.Field, finding.ConfigKey, finding.AssetFile:
			if line.In != line.Carried+line.Changed+line.Dropped+line.Skipped {
				return string(line.Item) + "s do not balance: " + l.Balance().Error()
			}
		}
	}
	return ""
}

func readReference(t *testing.T, name string) []rendered {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<26)
	var list []rendered
	for lines.Scan() {
		var r rendered
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list = append(list, r)
	}
	return list
}
