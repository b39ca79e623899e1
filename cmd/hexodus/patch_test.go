package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"hexodus/exporters"
)

// Law: the printed diff, applied by git, makes of a folder what migrate makes of it, for a new site and for changes of
// one, edits and conflicts too.
func TestGitAppliesTheDiffOfAPlan(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skipf("%v; with git installed, run `go test ./cmd/hexodus`", err)
	}
	for _, format := range exporters.All {
		t.Run(format.Name, func(t *testing.T) {
			dir := t.TempDir()
			blog, site, patched := filepath.Join(dir, "blog"), filepath.Join(dir, "site"), filepath.Join(dir, "patched")
			if err := os.CopyFS(blog, os.DirFS("../../fixtures/blog")); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(patched, 0o755); err != nil {
				t.Fatal(err)
			}
			patchAndMigrate(t, blog, format.Name, site, patched)

			if err := os.Remove(filepath.Join(blog, "source/_posts/own-tag.md")); err != nil {
				t.Fatal(err)
			}
			config := must(os.ReadFile(filepath.Join(blog, "_config.yml")))
			write(t, filepath.Join(blog, "_config.yml"), bytes.Replace(config, []byte("\ntitle: "), []byte("\ntitle: Another "), 1))
			write(t, filepath.Join(blog, "source/images/logo.png"), []byte("\x00another"))
			pages := texts(t, site)
			for i, path := range pages {
				edit := append(must(os.ReadFile(filepath.Join(site, path))), "my own\n"...)
				if i%3 == 1 {
					edit = []byte("all my own\n")
				}
				write(t, filepath.Join(site, path), edit)
				write(t, filepath.Join(patched, path), edit)
			}
			for _, post := range must(filepath.Glob(filepath.Join(blog, "source/_posts/*.md"))) {
				text := must(os.ReadFile(post))
				write(t, post, bytes.Replace(text, []byte("\n---\n"), []byte("\nweather: rain\n---\nIt rained.\n\n"), 1))
			}
			told := patchAndMigrate(t, blog, format.Name, site, patched)
			if len(pages) > 0 && (!strings.Contains(told, "\nmerged ") || !strings.Contains(told, "\nconflict ")) {
				t.Errorf("nothing merged, or nothing in conflict:\n%s", told)
			}
		})
	}
}

// patchAndMigrate does a plan's diff in one folder and migrates into the other, and expects the same of both. It gives
// what migrate said.
func patchAndMigrate(t *testing.T, blog, format, site, patched string) string {
	t.Helper()
	args := []string{blog, "--to", format, "--out", site}
	var diff, stderr, stdout bytes.Buffer
	planned := run(t.Context(), slices.Concat([]string{"hexodus", "plan", "--diff"}, args), &diff, &stderr)
	var asJSON bytes.Buffer
	if again := run(t.Context(), slices.Concat([]string{"hexodus", "plan", "--json"}, args), &asJSON, &stderr); again != planned {
		t.Errorf("exit %d as JSON, %d as a diff: %s", again, planned, stderr.String())
	}
	if err := planSchema(t).Validate(must(jsonschema.UnmarshalJSON(&asJSON))); err != nil {
		t.Error(err)
	}
	cmd := exec.Command("git", "apply", "--whitespace=nowarn", "-")
	cmd.Dir, cmd.Stdin = patched, &diff
	cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(patched))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, stderr.String())
	}
	if done := run(t.Context(), slices.Concat([]string{"hexodus", "migrate"}, args), &stdout, &stderr); done != planned {
		t.Fatalf("exit %d after a plan with %d: %s", done, planned, stderr.String())
	}
	if d := cmp.Diff(files(t, site), files(t, patched)); d != "" {
		t.Error(d)
	}
	return stdout.String()
}

// planSchema is what a plan in JSON keeps to.
func planSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../fixtures/schemas/plan.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// files is every file below a folder by path, with its mode, but for hexodus's books.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == ".hexodus":
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		rel := must(filepath.Rel(dir, at))
		all[filepath.ToSlash(rel)] = must(e.Info()).Mode().String() + " " + string(must(os.ReadFile(at)))
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}

// texts are the pages of a site.
func texts(t *testing.T, site string) []string {
	var list []string
	for path := range files(t, site) {
		if strings.HasSuffix(path, ".md") {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
