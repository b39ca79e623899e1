package defined

import (
	"testing"
	"testing/fstest"

	"hexodus/fixtures"

	"github.com/google/go-cmp/cmp"
)

func TestTagsAreFoundWhereTheyAreRegistered(t *testing.T) {
	fsys := fstest.MapFS{
		"scripts/a.js": {Data: []byte(`// hexo.extend.tag.register('commented', f)
const re = /'"/g, x = a / b; /* tag.register("no") */
hexo.extend.tag.register('one', function (args) { return "tag.register('no', f)"; });
hexo.extend.tag.register("two", (args, body) => {
  return ` + "`<p>${body.map(x => `${x}`)} tag.register('no', f)</p>`" + `;
}, { ends: true });
`)},
		"scripts/deep/b.js":                         {Data: []byte("const { tag } = hexo.extend;\n  tag.register(`三`, f, {async: true, ends: true});\ntag.register('four', f, true);tag.register('five', f, {ends: false});tag.register(name, f)")},
		"scripts/readme.md":                         {Data: []byte("tag.register('no', f)")},
		"themes/next/scripts/tags/note.js":          {Data: []byte("'use strict';\nhexo.extend.tag.register('note', postNote, {ends: true});\nhexo.extend.tag.register('one', f, true)")},
		"themes/next/include/x.js":                  {Data: []byte("module.exports = hexo => { hexo.extend.tag.register('elink', require('./elink')(hexo)); }")},
		"themes/next/source/js/x.js":                {Data: []byte("tag.register('no', f)")},
		"themes/next/node_modules/hexo-x/index.js":  {Data: []byte("tag.register('no', f)")},
		"themes/other/scripts/x.js":                 {Data: []byte("tag.register('no', f)")},
		"themes/next/scripts/broken.js":             {Data: []byte("tag.register('broken")},
		"themes/next/scripts/filters/unrelated.js":  {Data: []byte("hexo.extend.filter.register('after_render', f)")},
		"themes/next/scripts/helpers/register-x.js": {Data: []byte("hexo.extend.helper.register('h', f)")},
	}
	got, err := Find(fsys, "themes/next")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Definition{
		"one":   {"one", "scripts/a.js", 3, 26, false, false},
		"two":   {"two", "scripts/a.js", 4, 26, true, false},
		"三":     {"三", "scripts/deep/b.js", 2, 16, true, true},
		"four":  {"four", "scripts/deep/b.js", 3, 14, true, false},
		"five":  {"five", "scripts/deep/b.js", 3, 44, false, false},
		"note":  {"note", "themes/next/scripts/tags/note.js", 2, 26, true, false},
		"elink": {"elink", "themes/next/include/x.js", 1, 53, false, false},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTagsOfTheRecordedBlogs(t *testing.T) {
	for name, text := range fixtures.Shared(t, "test-tags") {
		list := scan([]byte(text))
		ends := map[string]bool{}
		for _, d := range list {
			ends[d.Name] = d.Ends
		}
		if len(list) < 3 || !ends["blk"] || ends["args"] || ends["inl"] {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

func TestABlogWithoutScriptsDefinesNothing(t *testing.T) {
	if got, err := Find(fstest.MapFS{}, "../x"); err != nil || len(got) != 0 {
		t.Error(got, err)
	}
}

func FuzzScan(f *testing.F) {
	f.Add([]byte("tag.register('a', f, {ends: true,});"))
	f.Add([]byte("tag.register(`a${b}`, /[/]/, \"\\\n"))
	f.Add([]byte("`${`${{}}`}`}tag.register('x', function(){}, true)"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, d := range scan(src) {
			if d.Name == "" || d.Line < 1 || d.Column < 1 {
				t.Fatalf("%+v", d)
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	src := []byte("hexo.extend.tag.register('note', (args, body) => { return `<div>${body}</div>`; }, {ends: true}); // note\n")
	for len(src) < 1<<16 {
		src = append(src, src...)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		scan(src)
	}
}
