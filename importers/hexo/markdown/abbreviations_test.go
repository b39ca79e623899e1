package markdown

import "testing"

func TestAbbreviationsAreExplainedWhereverTheyStand(t *testing.T) {
	d := Dialect{Engine: MarkdownIt, GFM: true, HTML: true, Plugins: []string{"abbr"}}
	const a = `<abbr title="b c">A</abbr>`
	for text, want := range map[string]string{
		"A AA (A) **A** `A`\n\n*[A]: b c\n":       "<p>" + a + " AA (" + a + ") <strong>" + a + "</strong> <code>A</code></p>\n",
		"*[A]: b c\nA-B A":                        "<p>" + a + "-B " + a + "</p>\n",
		"x\n*[A]: b c\n*[A]: other\ny A":          "<p>x</p>\n<p>y " + a + "</p>\n",
		"> A\n>\n> *[A]: b c\n\n[A](/A)":          "<blockquote>\n<p>" + a + "</p>\n</blockquote>\n<p><a href=\"/A\">" + a + "</a></p>\n",
		"*[A]:\nA":                                "<p>*[A]:\nA</p>\n",
		"A B\n\n*[A]: b c\n*[A B]: d":             "<p><abbr title=\"d\">A B</abbr></p>\n",
		"A_ A中 A<br>\n\n*[A]: b c":                "<p>" + a + "_ A中 " + a + "<br></p>\n",
		"A:\n\n*[A]: b c\n\n```\nA\n```\n":        "<p>" + a + ":</p>\n<pre><code>A\n</code></pre>\n",
		"![A](/a.png \"A\") <A> A\n\n*[A]: b c\n": "<p><img src=\"/a.png\" alt=\"A\" title=\"A\"> <A> " + a + "</p>\n",
	} {
		if got := string(d.Parse([]byte(text)).HTML()); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}
