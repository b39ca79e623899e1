package scripts

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/dlclark/regexp2/v2"

	"hexodus/importers/hexo/urls"
	"hexodus/ir"
)

// blog is one with a folder of scripts, the name before the text.
func blog(files ...string) Blog {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return Blog{
		FS: fsys, SourceDir: "source", ThemeDir: "themes/mine", Version: "8.1.2",
		Config:      ir.Map{{Key: "title", Value: "Weather"}, {Key: "url", Value: "https://sky.example"}},
		ThemeConfig: ir.Map{{Key: "colour", Value: "blue"}},
		URLs:        urls.Site{URL: "https://sky.example/log", Root: "/log/", TrailingIndex: true, TrailingHTML: true},
		Now:         time.Date(2020, 2, 3, 4, 5, 6, 0, time.UTC),
		Date:        func(t time.Time, layout string) (string, bool) { return t.Format("2006"), layout == "YYYY" },
		Documents: func() []Document {
			return []Document{
				{"post", ir.Map{{Key: "title", Value: "Rain"}, {Key: "path", Value: "rain/"}, {Key: "slug", Value: "rain"}}},
				{"page", ir.Map{{Key: "title", Value: "About"}, {Key: "path", Value: "about/"}}},
			}
		},
	}
}

func markdown(text string) string { return "<p>" + text + "</p>\n" }

var post = Document{"post", ir.Map{{Key: "title", Value: "Wind"}, {Key: "date", Value: time.Date(2019, 1, 2, 0, 0, 0, 0, time.UTC)}}}

func TestTagsShowWhatTheirCodeMakes(t *testing.T) {
	for name, c := range map[string]struct{ code, want string }{
		"arguments and body":      {`tag('x', (args, body) => args.join('+') + '|' + body, { ends: true })`, "a+b|text"},
		"true for an end":         {`tag('x', (args, body) => body, true)`, "text"},
		"nothing":                 {`tag('x', () => {})`, ""},
		"a number":                {`tag('x', () => 42)`, "42"},
		"the post":                {`tag('x', function () { return this.title + this.date.format('YYYY') + this.date.toISOString(); })`, "Wind20192019-01-02T00:00:00.000Z"},
		"the settings":            {`tag('x', () => hexo.config.title + hexo.theme.config.colour)`, "Weatherblue"},
		"Markdown":                {`tag('x', (a, body) => hexo.render.renderSync({ text: body, engine: 'markdown' }), true)`, "<p>text</p>\n"},
		"Markdown by promise":     {`tag('x', async (a, body) => (await hexo.render.render({ text: body, engine: 'md' })).trim(), { ends: true, async: true })`, "<p>text</p>"},
		"Markdown by callback":    {`tag('x', (a, body, done) => { hexo.render.render({ text: body, engine: 'md' }, done); }, { ends: true, async: true })`, "<p>text</p>\n"},
		"a timer":                 {`tag('x', () => new Promise((ok) => { setTimeout(() => ok('late'), 1e6); setTimeout(() => ok('soon'), 10); }), { async: true })`, "soon"},
		"a promise nobody awaits": {`tag('x', () => Promise.resolve(1))`, "[object Promise]"},
		"hexo-util":               {`const { htmlTag, escapeHTML, stripHTML, slugize, truncate, url_for } = require('hexo-util'); tag('x', () => [htmlTag('a', { href: '/ü', title: 'a"b', download: null }, '<b>'), escapeHTML('<&>'), stripHTML('<b>c</b>'), slugize('Ein Tag'), truncate('12345678', { length: 6 }), url_for.call(hexo, 'a.css')].join(' '))`, `<a href="/%C3%BC" title="a&quot;b">&lt;b&gt;</a> &lt;&amp;&gt; c Ein-Tag 123... /log/a.css`},
		"path":                    {`const path = require('node:path'); tag('x', () => [path.join('a', '../b', 'c.md'), path.extname('x.tar.gz'), path.basename('/p/q.md', '.md'), path.dirname('/p/q'), path.relative('/blog/a/b', '/blog/c'), path.resolve('x')].join(' '))`, "b/c.md .gz q /p ../../c /blog/x"},
		"url":                     {`const url = require('url'); tag('x', () => url.parse('https://a.example:8/b?c=d#e', true).query.c + new URL('/z', 'https://a.example').href + url.resolve('/one/two', 'three') + url.parse('/p?q').pathname)`, "dhttps://a.example/z/one/three/p"},
		"querystring":             {`const q = require('querystring'); tag('x', () => q.stringify({ a: 'b c', d: [1, 2] }) + q.parse('e=f&e=g').e[1])`, "a=b%20c&d=1&d=2g"},
		"util":                    {`const util = require('util'); tag('x', () => util.format('%s is %d', 'it', 3))`, "it is 3"},
		"crypto":                  {`tag('x', () => require('crypto').createHash('md5').update('a').digest('hex'))`, "0cc175b9c0f1b6a831c399e269772661"},
		"Buffer":                  {`tag('x', () => Buffer.from('ü').toString('base64') + Buffer.from('w7w=', 'base64') + Buffer.from('ü').length)`, "w7w=ü2"},
		"a file":                  {`const fs = require('fs'), path = require('path'); tag('x', () => fs.readFileSync(path.join(hexo.source_dir, '_data/a.txt'), 'utf8') + fs.existsSync(__dirname + '/b.js') + fs.readdirSync(hexo.base_dir + 'source/_data'))`, "datafalsea.txt,harbour.yml"},
		"a module":                {`const m = require('./lib/m'); tag('x', () => m.twice(2) + require('../source/j.json').k + require('left').name)`, "4vleft"},
		"another post":            {`tag('x', () => hexo.locals.get('posts').findOne({ slug: 'rain' }).title + hexo.model('Page').length + hexo.locals.get('posts').map((p) => p.path).join())`, "Rain1rain/"},
		"YAML":                    {`const { load } = require('js-yaml'); tag('x', () => load('a: [1, b]').a[1] + hexo.render.renderSync({ text: '- c', engine: 'yaml' })[0] + hexo.locals.get('data').harbour.ships[0])`, "bcAda"},
		"a helper":                {`hexo.extend.helper.register('loud', (s) => s.toUpperCase()); tag('x', () => hexo.extend.helper.get('loud')('a') + hexo.extend.helper.get('url_for')('b'))`, "A/log/b"},
		"the time":                {`tag('x', () => new Date().toISOString() + Date.now())`, "2020-02-03T04:05:06.000Z1580702706000"},
		"JSON":                    {`tag('x', () => JSON.stringify({ a: [1, 'b', null, undefined], d: new Date(0), u: undefined, o: { p: true } }) + JSON.stringify([{ a: 1 }], null, 2) + JSON.stringify('"'))`, "{\"a\":[1,\"b\",null,null],\"d\":\"1970-01-01T00:00:00.000Z\",\"o\":{\"p\":true}}[\n  {\n    \"a\": 1\n  }\n]\"\\\"\""},
		"new syntax":              {`class A { #p = 1; get p() { return this.#p ?? 2; } } tag('x', () => new A()?.p + [...'ab'].at(-1) + ({ ...{ a: 1 } }).a + 1_000 + /(?<=a)b/.test('ab'))`, "1b11000true"},
		"a list in a list":        {`tag('x', () => String([1, [2, [3]], null]) + [1, 2].join('-') + Array.from({ length: 2 }, (_, i) => i) + 'ab'.repeat(2) + 'a'.padStart(3, '-'))`, "1,2,3,1-20,1abab--a"},
		"top-level await":         {`const v = await Promise.resolve('v'); tag('x', () => v)`, "v"},
		"the text of numbers":     {`let n = 0; tag('x', () => ++n)`, "1"},
	} {
		code := "const tag = (...a) => hexo.extend.tag.register(...a);" + c.code
		e := Load(blog("scripts/a.js", code, "scripts/lib/m.js", "exports.twice = (n) => 2 * n;", "source/_data/a.txt", "data", "source/_data/harbour.yml", "ships: [Ada]\n", "source/j.json", `{"k":"v"}`,
			"node_modules/left/package.json", `{"main":"lib"}`, "node_modules/left/lib/index.js", "module.exports = { name: 'left' };"))
		for _, n := range e.Notes() {
			t.Errorf("%s: %+v", name, n)
		}
		for range 2 { // each document has the engine to itself
			if got, err := e.Document(post, markdown).Call("x", []string{"a", "b"}, "text"); got != c.want || err != nil {
				t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
			}
		}
	}
}

func TestTagsStandWhereTheyAreRegistered(t *testing.T) {
	e := Load(blog("scripts/a.js", "\nhexo.extend.tag.register('one', f, true);\nfunction f() {}", "themes/mine/scripts/t.js", "require('../lib/more')(hexo); hexo.extend.tag.register('one', () => 1);",
		"themes/mine/lib/more.js", "module.exports = (hexo) => {\n  hexo.extend.tag.register('two', async () => 2, { async: true });\n};"))
	for name, want := range map[string]Tag{"one": {"one", "scripts/a.js", 2, true, false}, "two": {"two", "themes/mine/lib/more.js", 2, false, true}} {
		if got, ok := e.Tag(name); got != want || !ok {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if _, ok := e.Tag("three"); ok || len(e.Notes()) > 0 {
		t.Error(e.Notes())
	}
}

func TestWhatDoesNotWorkIsSaid(t *testing.T) {
	for code, want := range map[string]string{
		"\nconst a = require('axios');":                                "scripts/a.js:2: it needs require('axios')",
		"import fs from 'fs';":                                         "scripts/a.js:1: it is an ES module, which Hexo does not run as a script either",
		"let a = ;":                                                    "scripts/a.js:1: JavaScript that the engine does not read: Unexpected token ;",
		"\n\nhexo.database.model('x');":                                "scripts/a.js:3: TypeError: Cannot read property 'model' of undefined or null (it needs hexo.database)",
		"require('fs').writeFileSync('a', 'b');":                       "scripts/a.js:1: it needs fs.writeFileSync, which changes the disk",
		"require('child_process').execSync('ls');":                     "scripts/a.js:1: it needs require('child_process')",
		"fetch('https://a.example');":                                  "scripts/a.js:1: ReferenceError: fetch is not defined",
		"require('fs').readFileSync('../../etc/passwd', 'utf8');":      "scripts/a.js:1: ENOENT: no such file in the blog's folder: ../../etc/passwd",
		"require('/etc/passwd');":                                      "scripts/a.js:1: it needs require('/etc/passwd')",
		"require('../../../../x');":                                    "scripts/a.js:1: it needs require('../../../../x')",
		"throw new Error('no');":                                       "scripts/a.js:1: no",
		"throw { toString() { throw 1 } };":                            "scripts/a.js:0: it failed",
		"\nawait hexo.render.render({ text: '', engine: 'pug' });":     "scripts/a.js:2: it needs the renderer of pug",
		"await new Promise(() => {});":                                 "scripts/a.js:0: it waits for something that never comes",
		"hexo.extend.filter.register('before_post_render', (d) => d);": "scripts/a.js:1: filter before_post_render",
		"hexo.extend.generator.register('x', () => []);":               "scripts/a.js:1: generator x",
		"hexo.extend.tag.register('', () => 1)":                        "scripts/a.js:1: TypeError: name is required",
	} {
		e := Load(blog("scripts/a.js", code))
		var got []string
		for _, n := range e.Notes() {
			got = append(got, fmt.Sprintf("%s:%d: %s", n.File, n.Line, strings.TrimSpace(n.Kind+" "+n.What)))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s:\n%s\nwant\n%s", code, strings.Join(got, "\n"), want)
		}
	}
}

func TestCodeCannotTakeMoreThanItsShare(t *testing.T) {
	few := usual
	few.call, few.grace, few.memory = 400*time.Millisecond, 10*time.Second, 200<<20
	patience := regexp2.DefaultMatchTimeout
	regexp2.DefaultMatchTimeout = time.Second
	defer func() { regexp2.DefaultMatchTimeout = patience }()
	for name, code := range map[string]string{
		"a loop":                      `for (;;) {}`,
		"a promise's loop":            `const again = () => Promise.resolve().then(again); return again()`,
		"a timer's loop":              `const again = () => setTimeout(again); again(); return new Promise(() => {})`,
		"deep calls":                  `const f = () => f() + 1; return f()`,
		"deep calls of built-in":      `const f = () => [1].map(f); return f()`,
		"a getter":                    `const o = { get a() { return o.a; } }; return o.a`,
		"a throwing getter":           `return { get toString() { throw new Error('x'); } }`,
		"a proxy":                     `let p = {}; p = new Proxy(p, { get: (o, k) => p[k] }); return p.a`,
		"proxies in proxies":          `let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.a.b`,
		"bound functions":             `let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null); for (;;) f()`,
		"a long text":                 `return 'x'.repeat(1e9)`,
		"a doubled text":              `let s = 'xxxxxxxx'; for (;;) s += s`,
		"a padded text":               `return 'x'.padEnd(1e10)`,
		"a replaced text":             `const s = 'x'.repeat(1e6); return s.replaceAll('x', s)`,
		"a joined text":               `const a = []; a.length = 4e9; return a.join('xxxx')`,
		"a text joined of long ones":  `return Array(1e5).fill('x'.repeat(1e6)).join('')`,
		"a full list":                 `return new Array(4e9).fill(1)`,
		"a list that lies":            `return Array.prototype.fill.call({ length: 2 ** 40 }, 1)`,
		"a list that lies to another": `return Array.from({ length: 2 ** 40 })`,
		"a long list":                 `const a = []; for (;;) a.push({})`,
		"many names":                  `const o = {}; for (let i = 0; ; i++) o['k' + i] = i`,
		"a list in itself":            `const a = []; a.push(a); a.push(a); for (;;) String(a)`,
		"lists in lists":              `let a = []; for (let i = 0; i < 1e6; i++) a = [a]; return String(a)`,
		"lists in JSON":               `let a = []; for (let i = 0; i < 1e6; i++) a = [a]; return JSON.stringify(a)`,
		"laughs":                      `let a = 'ha'; for (let i = 0; i < 40; i++) a = [a, a]; return JSON.stringify(a)`,
		"joined laughs":               `let a = 'ha'; for (let i = 0; i < 40; i++) a = [a, a]; return String(a)`,
		"flat lists in lists":         `let a = []; for (let i = 0; i < 1e6; i++) a = [a]; return a.flat(Infinity).length ? 1 : x`,
		"deep JSON":                   `return JSON.parse('['.repeat(1e6))`,
		"deep code":                   `return eval('('.repeat(1e6))`,
		"deep unary code":             `return eval('!'.repeat(3e6) + '1')`,
		"a deep function":             `return Function('return ' + '['.repeat(1e6))`,
		"a deep pattern":              `return new RegExp('('.repeat(1e6)).test('a') || x`,
		"a slow pattern":              `return /^(?=(a+)+$)(a+)+$/.test('a'.repeat(40) + 'b') || x`,
		"bytes":                       `return new Uint8Array(4e9)`,
		"a long loop in one":          `return Array(1e7).fill(0).map(() => 'x'.repeat(1e6))`,
	} {
		t.Run(name, func(t *testing.T) {
			e := load(blog("scripts/a.js", "hexo.extend.tag.register('x', async () => {"+code+"}, { async: true });\nhexo.extend.tag.register('y', () => 'y');"), few)
			if len(e.Notes()) > 0 {
				t.Fatal(e.Notes())
			}
			got, err := e.Document(post, markdown).Call("x", nil, "")
			if err == nil {
				t.Errorf("it shows %.40q", got)
			}
			if got, err := e.Document(post, markdown).Call("y", nil, ""); got != "y" {
				t.Error("the next document does without:", got, err)
			}
		})
	}
}
