package merge

import (
	"strings"
	"testing"
)

func TestThree(t *testing.T) {
	const post = "---\ntitle: Beans\ndate: 2021-05-02\ntags: [a]\n---\none\n\ntwo\n\nthree\n"
	swap := func(old, new string) string { return strings.Replace(post, old, new, 1) }
	for name, c := range map[string]struct{ base, ours, theirs, want string }{
		"one of them": {post, post, swap("two", "2"), swap("two", "2")},
		"the other":   {post, swap("two", "2"), post, swap("two", "2")},
		"the same":    {post, swap("two", "2"), swap("two", "2"), swap("two", "2")},
		"apart": {post, swap("one", "1"), swap("three", "3"),
			"---\ntitle: Beans\ndate: 2021-05-02\ntags: [a]\n---\n1\n\ntwo\n\n3\n"},
		"one line":          {post, swap("one", "1"), swap("one", "I"), ""},
		"side by side":      {"a\nb\nc\n", "A\nb\nc\n", "a\nB\nc\n", ""},
		"both add":          {"a\n", "a\nb\n", "a\nc\n", ""},
		"into what is gone": {"a\nb\nc\nd\ne\n", "a\ne\n", "a\nb\nc\nnew\nd\ne\n", ""},
		"keys side by side": {post, swap("Beans", "Runner beans"), swap("2021-05-02", "2021-05-03"),
			"---\ntitle: Runner beans\ndate: 2021-05-03\ntags: [a]\n---\none\n\ntwo\n\nthree\n"},
		"one key": {post, swap("Beans", "Runner beans"), swap("Beans", "Broad beans"), ""},
		"both add a key": {post, swap("tags: [a]\n", "tags: [a]\nurl: /b/\n"), swap("tags: [a]\n", "tags: [a]\nweight: 1\n"),
			"---\ntitle: Beans\ndate: 2021-05-02\ntags: [a]\nurl: /b/\nweight: 1\n---\none\n\ntwo\n\nthree\n"},
		"a key and the body": {post, swap("[a]", "[a, b]"), swap("one", "1"),
			"---\ntitle: Beans\ndate: 2021-05-02\ntags: [a, b]\n---\n1\n\ntwo\n\nthree\n"},
		"taken away and changed":  {post, swap("tags: [a]\n", ""), swap("[a]", "[b]"), ""},
		"changed and taken away":  {post, swap("[a]", "[b]"), swap("tags: [a]\n", ""), ""},
		"taken away by us":        {post, swap("tags: [a]\n", ""), swap("one", "1"), "---\ntitle: Beans\ndate: 2021-05-02\n---\n1\n\ntwo\n\nthree\n"},
		"taken away by them":      {post, swap("one", "1"), swap("tags: [a]\n", ""), "---\ntitle: Beans\ndate: 2021-05-02\n---\n1\n\ntwo\n\nthree\n"},
		"lines of one key":        {"---\nt:\n- a\n- b\n- c\n---\n", "---\nt:\n- A\n- b\n- c\n---\n", "---\nt:\n- a\n- b\n- C\n---\n", "---\nt:\n- A\n- b\n- C\n---\n"},
		"comments":                {"---\n# top\n\n# of a\na: 1\nb: |\n  x\n\n  # no comment\n---\n", "---\n# top\n\n# of a\na: 2\nb: |\n  x\n\n  # no comment\n---\n", "---\n# top\n\n# of a\na: 1\nb: |\n  y\n\n  # no comment\n---\n", "---\n# top\n\n# of a\na: 2\nb: |\n  y\n\n  # no comment\n---\n"},
		"an alias without anchor": {"---\na: &x 1\nb: 2\n---\n", "---\na: 1\nb: 2\n---\n", "---\na: &x 1\nb: 2\nc: *x\n---\n", ""},
		"JSON": {"{\n  \"a\": 1,\n  \"b\": [2]\n}\nbody\n", "{\n  \"a\": 1,\n  \"b\": [3]\n}\nbody\n", "{\"a\": 0, \"b\": [2], \"c\": {}}\nbody\n",
			"{\n  \"a\": 0,\n  \"b\": [3],\n  \"c\": {}\n}\nbody\n"},
		"no front matter any more":     {post, swap("one", "1"), "one\n\ntwo\n\nthree\nfour\n", ""},
		"without a last line feed":     {"a\nb\nc", "a\nb\nc\n", "A\nb\nc", "A\nb\nc\n"},
		"front matter that is no YAML": {"---\na: [\n---\nx\n\ny\n", "---\na: [\n---\nX\n\ny\n", "---\na: [\n---\nx\n\nY\n", "---\na: [\n---\nX\n\nY\n"},
	} {
		got, ok := Three([]byte(c.base), []byte(c.ours), []byte(c.theirs))
		if ok != (c.want != "") || ok && string(got) != c.want {
			t.Errorf("%s: %v, got\n%s\nwant\n%s", name, ok, got, c.want)
		}
	}
}

// Laws: who changed nothing gets what the other made of it; what all have stays; no text makes it panic.
func FuzzThree(f *testing.F) {
	f.Add("---\na: 1\n# c\nb:\n- 2\n---\nbody\n", "---\na: 2\n---\nbody\n", "---\nb:\n- 3\n---\nbo\ndy")
	f.Add(`{"a": 1}`+"\nx", `{"b": 1}`, `{"a": 1, "b": 2}`)
	f.Add("a\nb\nc\n", "a\nc\n", "a\nb\nd\nc\n")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		_, _ = Three([]byte(base), []byte(ours), []byte(theirs))
		if got, ok := Three([]byte(base), []byte(base), []byte(theirs)); !ok || string(got) != theirs {
			t.Errorf("we changed nothing: %q", got)
		}
		if got, ok := Three([]byte(base), []byte(ours), []byte(ours)); !ok || string(got) != ours {
			t.Errorf("both made the same: %q", got)
		}
	})
}
