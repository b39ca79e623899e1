package hugo

import (
	"bytes"
	"html"
	"regexp"

	"hexodus/exporters/tree"
)

// headingHook is the name of the hook that prints a heading with a link to itself, where the blog's engine did so: the
// author's headings stay as they are.
const headingHook = "layouts/_markup/render-heading.html"

// hookHeadings plans the hook.
func (s *site) hookHeadings() {
	class := s.Markdown.HeadingLinks
	if class == "" {
		return
	}
	hook, err := headingFiles.ReadFile("headings/render-heading.html")
	if err != nil {
		panic(err) // the file is part of the program
	}
	hook = bytes.ReplaceAll(bytes.TrimRight(hook, "\n"), []byte("HEADING-LINK"), []byte(html.EscapeString(class)))
	s.add(tree.File{Path: headingHook, Data: hook})
}

var headingStart = regexp.MustCompile(`<h[1-6] id="([^"]*)"[^>]*>`)

// headingLinks is a page with what the hook adds.
func (s *site) headingLinks(page []byte) []byte {
	if s.Markdown.HeadingLinks == "" {
		return page
	}
	return headingStart.ReplaceAll(page, []byte(`$0<a class="`+html.EscapeString(s.Markdown.HeadingLinks)+`" href="#$1"></a> `))
}
