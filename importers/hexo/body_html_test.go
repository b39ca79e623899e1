package hexo

import "testing"

func TestPlaceholdersAreFoundHoweverTheyAreSpelled(t *testing.T) {
	for _, c := range []struct {
		html, found string
		number      int
	}{
		{"a <!--swig\uFFFC0--> b", "<!--swig\uFFFC0-->", 0},
		{"a <!-- b --> <!--code\uFFFC12--> c", "<!--code\uFFFC12-->", 12},
		{"a &lt;!--comment\uFFFC3--&gt; b", "&lt;!--comment\uFFFC3--&gt;", 3},
		{`<a href="!--swig%EF%BF%BC4--">`, "!--swig%EF%BF%BC4--", 4},
		{"<!--swig\uFFFC--> <!--swig\uFFFC5-- <!--other\uFFFC6-->", "<!--swig\uFFFC5--", 5},
		{"<!--swig\uFFFC99999999999999999999-->", "", 0},
		{"<!--swig-->", "", 0},
	} {
		found := ""
		start, end, number := placeholder([]byte(c.html), 0)
		if start >= 0 {
			found = c.html[start:end]
		}
		if found != c.found || number != c.number {
			t.Errorf("%q: %q, %d; want %q, %d", c.html, found, number, c.found, c.number)
		}
	}
}
