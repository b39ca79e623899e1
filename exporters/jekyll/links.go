package jekyll

import (
	"net/url"
)

// encoded is a path as it stands in a link.
func encoded(path string) string { return (&url.URL{Path: path}).EscapedPath() }
