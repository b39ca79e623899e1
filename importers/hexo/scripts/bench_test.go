package scripts

import "testing"

// A document with tags of the blog's own costs an engine of its own, and the calls.
func BenchmarkDocument(b *testing.B) {
	e := Load(blog("scripts/a.js", "hexo.extend.tag.register('x', (args, body) => `<div>${args.join()}${body}</div>`, true);"))
	b.ReportAllocs()
	for b.Loop() {
		s := e.Document(post, markdown)
		for range 10 {
			if _, err := s.Call("x", []string{"a", "b"}, "text"); err != nil {
				b.Fatal(err)
			}
		}
	}
}
