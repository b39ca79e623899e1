package rawhtml

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"hexodus/ir/reading"
)

var htmlSeeds = []string{
	"<p>a</p>", "<div>\n\n<p>x</p>\n \n</div>", "<pre><code>a\n\n\n  b\n</code></pre>", "a\n\nb *c* _d_ [e] `f` \\ !", "<img src=\"a\nb\">",
	"<ul>\n<li>a\n\n<pre>x\n\ny</pre></li>\n</ul>", "<script>\n\nlet a = 1;\n</script>", "<a href='/x'>*</a>", "<!-- a\n\nb -->", "<textarea>\n\n</textarea>",
}

var blankLine = regexp.MustCompile(`\n[ \t]*\n`)

// Law: a block has no blank line, a line has no line feed, and a reader gets the same of both.
func FuzzHTMLStaysInItsBlock(f *testing.F) {
	for _, s := range htmlSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\r\x00\f") {
			t.Skip("an HTML parser changes these by itself, so that there is nothing to compare; no command runs it")
		}
		block, line := WithoutBlankLines(text), OneLine(text)
		if blankLine.MatchString(block) || strings.Contains(line, "\n") {
			t.Fatalf("%q became %q and %q", text, block, line)
		}
		if strings.ContainsAny(text, "<&") { // what is in a script or a comment is not for readers, and may lose its lines
			return
		}
		want := reading.Tokens([]byte(text), reading.Base{})
		for _, got := range []string{block, line} {
			if !slices.Equal(reading.Tokens([]byte(got), reading.Base{}), want) {
				t.Fatalf("%q reads otherwise as %q", text, got)
			}
		}
	})
}

func TestHTMLReadsTheSameOnFewerLines(t *testing.T) {
	for _, text := range htmlSeeds {
		if strings.Contains(text, "<script") || strings.Contains(text, "<textarea") {
			continue
		}
		want := reading.Tokens([]byte(text), reading.Base{})
		for _, got := range []string{WithoutBlankLines(text), OneLine(text)} {
			if !slices.Equal(reading.Tokens([]byte(got), reading.Base{}), want) {
				t.Errorf("%q reads otherwise as %q", text, got)
			}
		}
	}
}
