package hexo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestLinksAreFollowedInsideTheBlogOnly(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	write("outside/secret.md", dated)
	write("blog/_config.yml", "title: T\n")
	write("blog/shared/in.md", dated)
	write("blog/source/_posts/a.md", dated)
	link("../shared", "blog/source/docs")
	link("..", "blog/source/loop")
	link("gone.md", "blog/source/gone.md")
	link("self", "blog/source/self")
	link("../../outside", "blog/source/out")
	link(filepath.Join(dir, "outside"), "blog/source/far")
	b, log := readSite(t, os.DirFS(filepath.Join(dir, "blog")), Options{})
	var paths []string
	for _, d := range b.site.Docs {
		paths = append(paths, d.Source.Path+" "+d.URL)
	}
	if diff := cmp.Diff([]string{"source/_posts/a.md /2020/01/02/a/", "source/docs/in.md /docs/in.html"}, paths); diff != "" {
		t.Error(diff)
	}
	wantTold(t, log,
		"source/far file/symlink-outside",
		"source/gone.md file/symlink-loop: leads to nothing",
		"source/loop file/symlink-loop: leads to .",
		"source/out file/symlink-outside",
		"source/self file/symlink-loop: leads to nothing")
}

func TestUnreadableFilesAreToldAndTheRestGoesOn(t *testing.T) {
	fsys := broken{site("source/_posts/a.md", dated, "source/_posts/b.md", dated), "source/_posts/a.md"}
	b, log := readSite(t, fsys, Options{})
	if len(b.site.Docs) != 1 {
		t.Errorf("got %d documents", len(b.site.Docs))
	}
	wantTold(t, log, "source/_posts/a.md file/unreadable: permission denied")
}

// broken is a file system with a file that nobody may read.
type broken struct {
	fstest.MapFS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b broken) ReadFile(name string) ([]byte, error) {
	if _, err := b.Open(name); err != nil {
		return nil, err
	}
	return b.MapFS.ReadFile(name)
}
