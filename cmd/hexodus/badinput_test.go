package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"hexodus/importers"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// dated begins a post, which goes on in line 5.
const dated = "---\ntitle: T\ndate: 2020-01-02 03:04:05\n---\n"

// badInputs are what people have in their blogs, and what must come of it: the findings that say so, with their lines,
// the exit code, and the words of the author in the page.
var badInputs = []struct {
	name  string
	files map[string]string
	exit  int
	told  []string // rule file:line, or rule file for one about a whole file
	pages map[string]string
}{
	{"front matter that is no YAML", post("---\ntitle: a\ndate: b: c\n---\nwords\n"), exitUnreadable,
		[]string{"front-matter/invalid a.md:3"}, page("title: a\n")},
	{"front matter without an end", post("---\ntitle: Open\ndate: 2020-01-02\n\nwords\n"), exitDone,
		[]string{"front-matter/unclosed a.md:1", "date/from-file-time a.md"}, page("title: Open\ndate: 2020-01-02\n\nwords\n")},
	{"front matter with a control character", post("---\ntitle: a\x01b\ndate: 2020-01-02\n---\nwords\n"), exitUnreadable,
		[]string{"front-matter/invalid a.md:2", "source/control-characters a.md:2"}, page("words")},
	{"a key twice", post("---\ntitle: a\ntitle: b\n---\nwords\n"), exitUnreadable,
		[]string{"front-matter/invalid a.md:3"}, page("title: b")},
	{"a list for front matter", post("---\n- a\n- b\n---\nwords\n"), exitUnreadable,
		[]string{"front-matter/invalid a.md:2"}, page("- b\n---\nwords")},
	{"nothing at all", post(""), exitDone, []string{"date/from-file-time a.md"}, page("")},
	{"bytes that are no UTF-8", post(dated + "fine\na\xffb words\n"), exitDone,
		[]string{"source/invalid-utf8 a.md:6"}, page("fine\na\ufffdb words\n")},
	{"a title that is no UTF-8", post("---\ntitle: \"a\xffb\"\ndate: 2020-01-02\n---\nwords\n"), exitDone,
		[]string{"source/invalid-utf8 a.md:2"}, page("title: \"a\ufffdb\"")},
	{"control characters", post(dated + "words\x1b[0m and\x7f\n"), exitDone,
		[]string{"source/control-characters a.md:5"}, page("words\x1b[0m and\x7f\n")},
	{"a byte order mark", post("\ufeff" + dated + "words\n"), exitDone, nil, page("---\nwords\n")},
	{"CRLF stays CRLF", post(strings.ReplaceAll(dated+"words\n{% youtube %}\nmore\n", "\n", "\r\n")), exitDone,
		[]string{"tag/missing-argument a.md:6"}, page("\r\n---\r\nwords\r\n")},
	{"tabs in front matter", post("---\ntitle: T\ndate: 2020-01-02\ntags:\n\t- one\n\t- two\n---\nwords\n"), exitDone,
		nil, page(`tags: ["one", "two"]`)},
	{"a tag that is not closed", post(dated + "before\n\n{% blockquote %}\nwords\n"), exitFindings,
		[]string{"tag/unpaired a.md:7"}, page("words\n")},
	{"an end without a beginning", post(dated + "words\n{% endblockquote %}\n"), exitFindings,
		[]string{"tag/unpaired a.md:6"}, page("words\n")},
	{"tags that cross", post(dated + "{% blockquote %}\na {% pullquote %}\nwords\n{% endblockquote %}\nb\n{% endpullquote %}\n"), exitFindings,
		[]string{"tag/unpaired a.md:6", "tag/unpaired a.md:10"}, page("words")},
	{"delimiters that do not end", post(dated + "words {% youtube x\n\nmore {{ a\n\nand {# b\n"), exitDone,
		nil, page("words {% youtube x\n\nmore {{ a\n\nand {# b\n")},
	{"delimiters around nothing", post(dated + "words {% %} and {{ }} more\n"), exitFindings,
		[]string{"tag/unknown a.md:5", "template/unknown a.md:5"}, page("words {% %} and {{ }} more\n")},
	{"tags without arguments", post(dated + "words\n\n{% youtube %}\n{% gist %}\n{% img %}\n{% asset_img %}\n{% include_code %}\n"), exitDone,
		[]string{"tag/missing-argument a.md:7", "tag/missing-argument a.md:8", "tag/no-url a.md:9", "tag/missing-argument a.md:10", "tag/missing-argument a.md:11"},
		page("words\n")},
	{"tags that nobody defines", post(dated + "{% wibble a \"b\" %}\nwords {% wobble %}inner{% endwobble %}\n"), exitFindings,
		[]string{"tag/unknown a.md:5", "tag/unknown a.md:6", "tag/unknown a.md:6"}, page("inner{% endwobble %}\n")},
	{"a link to a post that is not there", post(dated + "words\n{% post_link nowhere Read it %}\n"), exitFindings,
		[]string{"tag/unknown-post a.md:6"}, page("words\n")},
	{"a file that is missing and one in another case", with(post(dated+"words\n\n{% asset_img gone.png %}\n{% asset_img PIC.PNG %}\n"),
		"_config.yml", "post_asset_folder: true\n", "source/_posts/a/pic.png", "pixels"), exitDone,
		[]string{"tag/missing-asset a.md:7", "tag/asset-case a.md:8"}, page("pic.png")},
	{"two posts with one address", with(post("---\ndate: 2020-01-02\npermalink: x/\n---\nwords\n"),
		"source/_posts/b.md", "---\ndate: 2020-01-03\npermalink: x/\n---\nothers\n"), exitFindings,
		[]string{"url/clash a.md", "url/clash b.md"},
		map[string]string{"posts/a.md": "words", "posts/b.md": "others"}},
	{"a post named index", with(nil, "source/_posts/index.md", dated+"words\n", "source/_posts/sub/index.md", dated+"others\n", "source/_posts/a.md", dated+"third\n"), exitDone,
		[]string{"hugo/file-renamed index.md:1", "hugo/file-renamed sub/index.md:1"},
		map[string]string{"posts/index-page.md": "words", "posts/sub.md": "others", "posts/a.md": "third"}},
	{"a tag named ..", post("---\ntitle: T\ndate: 2020-01-02\ntags: ['..', ok]\n---\nwords\n"), exitDone,
		[]string{"taxonomy/renamed "}, map[string]string{"posts/a.md": "words", "tags/-2e2e/_index.md": `title: ".."`}},
	{"a date beyond all calendars", post("---\ntitle: T\ndate: 12345-06-07\n---\nwords\n"), exitDone,
		[]string{"date/out-of-range a.md:3"}, page("params:\n  date: 12345-06-07\n")},
	{"a lone percent sign", with(nil, "source/_posts/50% off.md", dated+"words\n"), exitFindings,
		[]string{"permalink/malformed 50% off.md"}, map[string]string{"posts/50% off.md": "words"}},
}

func post(text string) map[string]string { return map[string]string{"source/_posts/a.md": text} }

func page(text string) map[string]string { return map[string]string{"posts/a.md": text} }

// with is a blog with more files, given as path and content in turns.
func with(files map[string]string, more ...string) map[string]string {
	all := map[string]string{}
	for name, text := range files {
		all[name] = text
	}
	for i := 0; i+1 < len(more); i += 2 {
		all[more[i]] = more[i+1]
	}
	return all
}

// lay writes a blog, and gives its folder and a place for what becomes of it.
func lay(t *testing.T, files map[string]string) (src, out string) {
	t.Helper()
	dir := t.TempDir()
	src, out = filepath.Join(dir, "blog"), filepath.Join(dir, "site")
	if files["_config.yml"] == "" {
		files = with(files, "_config.yml", "title: T\n")
	}
	for name, text := range files {
		name = filepath.Join(src, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return src, out
}

// migrated runs a migration, and gives its exit code, its findings as "rule file:line", and its complaint.
func migrated(t *testing.T, src, out string) (code int, told []string, complaint string) {
	t.Helper()
	to := filepath.Join(filepath.Dir(out), "report.json")
	var stderr strings.Builder
	code = run(context.Background(), []string{"hexodus", "migrate", src, "--to", "hugo", "--out", out, "--report", to, "--report-format", "json", "--fail-on", "error", "-q"}, io.Discard, &stderr)
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Findings []struct {
			Rule, Source string
			Line, Count  int
		}
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		at := f.Rule + " " + strings.TrimPrefix(f.Source, "_posts/")
		if f.Line > 0 {
			at += fmt.Sprint(":", f.Line)
		}
		told = append(told, slices.Repeat([]string{at}, f.Count)...)
	}
	return code, told, stderr.String()
}

func TestBadInputIsToldAndNothingIsLost(t *testing.T) {
	for _, bad := range badInputs {
		t.Run(bad.name, func(t *testing.T) {
			src, out := lay(t, bad.files)
			code, told, complaint := migrated(t, src, out)
			if code != bad.exit || complaint != "" {
				t.Errorf("exit code %d, want %d; complaint %q", code, bad.exit, complaint)
			}
			for _, want := range bad.told {
				i := slices.Index(told, want)
				if i < 0 {
					t.Errorf("nothing says %s: %q", want, told)
					continue
				}
				told = slices.Delete(told, i, i+1)
			}
			for _, fault := range told {
				if strings.HasPrefix(fault, "internal/") || strings.HasPrefix(fault, "front-matter/differs") {
					t.Error(fault)
				}
			}
			for name, words := range bad.pages {
				data, err := os.ReadFile(filepath.Join(out, "content", filepath.FromSlash(name)))
				if err != nil || !strings.Contains(string(data), words) {
					t.Errorf("%s has no %q: %q %v", name, words, data, err)
				}
			}
		})
	}
}

func TestAFolderThatCannotBeWrittenIsToldInOneLine(t *testing.T) {
	src, out := lay(t, post(dated+"words\n"))
	if os.Geteuid() == 0 { // whom no permission stops
		if out = "/proc/hexodus"; runtime.GOOS != "linux" {
			t.Skip("root can write to every folder here; run `go test ./cmd/hexodus` as another user")
		}
	} else if err := errors.Join(os.Mkdir(out, 0o555), os.Chmod(out, 0o555)); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	code := run(context.Background(), []string{"hexodus", "migrate", src, "--to", "hugo", "--out", out}, &stdout, &stderr)
	if code != exitUsage || !strings.Contains(stderr.String(), "nothing was written") || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
}

// panicking is a blog whose disk is at fault in a way that no program can expect.
type panicking struct {
	fs.FS
	name string
}

func (p panicking) ReadFile(name string) ([]byte, error) {
	if name == p.name {
		panic("a fault")
	}
	return fs.ReadFile(p.FS, name)
}

func TestAFaultOfOursCostsOneDocumentAndIsExit70(t *testing.T) {
	src, out := lay(t, with(post(dated+"words\n{% include_code x.py %}\n"), "source/_posts/b.md", dated+"others\n", "source/downloads/code/x.py", "let x\n"))
	real := importers.All[0].Import
	defer func() { importers.All[0].Import = real }()
	importers.All[0].Import = func(ctx context.Context, blog fs.FS, opt importers.Options, log *finding.Log) (*ir.Site, error) {
		return real(ctx, panicking{blog, "source/downloads/code/x.py"}, opt, log)
	}
	code, told, complaint := migrated(t, src, out)
	if code != exitInternal || !strings.HasPrefix(complaint, "hexodus: internal error") || strings.Count(complaint, "\n") != 1 {
		t.Errorf("exit code %d, complaint %q", code, complaint)
	}
	if !slices.Contains(told, "internal/panic a.md:1") {
		t.Errorf("told %q", told)
	}
	for name, words := range map[string]string{"a.md": "words\n{% include_code x.py %}\n", "b.md": "others\n"} {
		data, err := os.ReadFile(filepath.Join(out, "content/posts", name))
		if err != nil || !strings.HasSuffix(string(data), words) {
			t.Errorf("%s: %q %v", name, data, err)
		}
	}
}
