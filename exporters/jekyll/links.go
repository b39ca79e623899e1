package jekyll

import (
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Link is the URL: Jekyll answers at those of the blog.
func (s *spelling) Link(url string) string { return url }

// PostLink names the post by its file, so that the link still leads there when the post's address changes.
// Jekyll: lib/jekyll/tags/post_url.rb
func (s *spelling) PostLink(href string) string {
	path, fragment, _ := strings.Cut(href, "#")
	path, err := url.PathUnescape(path)
	name := s.posts[path]
	if err != nil || name == "" || !norm.NFKC.IsNormalString(path) { // Jekyll prints the normal form, which leads elsewhere
		return ""
	}
	if fragment != "" {
		fragment = "#" + fragment
	}
	return "{% post_url " + name + " %}" + fragment
}
