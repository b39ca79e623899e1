package hexo

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// faulty is a file system that panics over one file: when it is read, or when its time is asked for.
type faulty struct {
	fstest.MapFS
	read, time string
}

func (f faulty) ReadFile(name string) ([]byte, error) {
	if name == f.read {
		panic("a fault")
	}
	return f.MapFS.ReadFile(name)
}

func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := f.MapFS.ReadDir(name)
	for i, e := range list {
		if name+"/"+e.Name() == f.time {
			list[i] = faultyEntry{e}
		}
	}
	return list, err
}

type faultyEntry struct{ fs.DirEntry }

func (e faultyEntry) Info() (fs.FileInfo, error) {
	info, err := e.DirEntry.Info()
	return faultyInfo{info}, err
}

type faultyInfo struct{ fs.FileInfo }

func (faultyInfo) ModTime() time.Time { panic("a fault") }

func TestAFaultOfOursStaysInItsDocument(t *testing.T) {
	const undated = "---\ntitle: A\n---\nwords {{ title }}\n"
	files := []string{
		"source/_posts/a.md", undated, "source/_posts/b.md", dated + "others", "source/_posts/c.md", dated + "c\n{% include_code x.py %}\n",
		"source/downloads/code/x.py", "let x", "source/x.css", "---\na: b\n---\n",
	}
	for name, c := range map[string]struct {
		fsys  faulty
		path  string // of the document at fault
		words string // that are left of it
		draft bool
	}{
		"reading the file":         {faulty{read: "source/_posts/a.md"}, "source/_posts/a.md", "", false},
		"reading its front matter": {faulty{time: "source/_posts/a.md"}, "source/_posts/a.md", undated, true},
		"reading its body":         {faulty{read: "source/downloads/code/x.py"}, "source/_posts/c.md", "c\n{% include_code x.py %}\n", false},
		"reading another text":     {faulty{read: "source/x.css"}, "source/x.css", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			c.fsys.MapFS = site(files...)
			b, log := readSite(t, c.fsys, Options{})
			found := 0
			for _, f := range log.Findings() {
				if f.Rule == finding.Panicked {
					found++
					if f.File() != c.path || !strings.HasPrefix(f.Detail, "a fault, in importers/hexo.") {
						t.Errorf("%s: %s", f.File(), f.Detail)
					}
				}
			}
			if found != 1 {
				t.Errorf("%d findings: %q", found, told(log))
			}
			var d *ir.Document
			docs := 0
			for _, doc := range b.site.Docs {
				if docs++; doc.Source.Path == c.path {
					d = doc
				}
			}
			if other := docAt(b, "source/_posts/b.md"); other == nil || len(other.Body) == 0 || other.Draft {
				t.Errorf("the others suffer: %+v", other)
			}
			if c.words == "" {
				if want := map[bool]int{true: 2, false: 3}[strings.HasSuffix(c.path, ".md")]; docs != want {
					t.Errorf("%d documents, want %d", docs, want)
				}
				return
			}
			if d == nil || d.Draft != c.draft {
				t.Fatalf("got %+v", d)
			}
			var words []byte
			for _, n := range d.Body {
				words = append(words, d.Source.Bytes(n.Span())...)
			}
			if string(words) != c.words {
				t.Errorf("left are %q, want %q", words, c.words)
			}
		})
	}
}
