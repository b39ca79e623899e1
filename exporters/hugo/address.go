package hugo

import (
	"fmt"
	"path"
	"strings"

	"hexodus/ir"
)

// nearest is the address that Hugo has for a URL, as front matter spells it, and why it is another, if it is.
//
// Hugo takes : for a token unless it is escaped, and then un-escapes + as well; % must be followed by two hexadecimal digits.
func nearest(url string) (near, why string) {
	near = url
	last := near[strings.LastIndexByte(near, '/')+1:]
	switch {
	case strings.ContainsAny(near, "?#"):
		why = "has a ? or #"
	case strings.Contains(near, "%"):
		near = strings.ReplaceAll(near, "%", "-")
		why = "has a %"
	case last != "" && !strings.Contains(last, "."):
		near += "/"
		why = "has neither an extension nor a final slash"
	case strings.Contains(near, "//") || strings.Contains(near, "/../") || strings.Contains(near, "/./"):
		why = "is cleaned up"
	}
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, near)
	if clean != near {
		near, why = clean, "has control characters"
	}
	if strings.Contains(near, ":") {
		if strings.Contains(near, "+") {
			near, why = strings.ReplaceAll(near, ":", "-"), "has both a : and a +"
		} else {
			near = strings.ReplaceAll(near, ":", `\:`)
		}
	}
	return near, why
}

// makeWay gives an address of its own to each document whose nearest one is taken: by a page that has always been there,
// or by one that comes before it.
func makeWay(docs []*ir.Document, hidden map[*ir.Document]bool) map[*ir.Document]string {
	moved := map[*ir.Document]string{}
	taken := map[string]bool{}
	for _, doc := range docs {
		if near, why := nearest(doc.URL); why == "" {
			taken[place(near)] = true
		}
	}
	for _, doc := range docs {
		near, why := nearest(doc.URL)
		if why == "" || hidden[doc] {
			continue
		}
		url := near
		for n := 2; taken[place(url)]; n++ {
			slash := ""
			if strings.HasSuffix(near, "/") {
				slash = "/"
			}
			ext := path.Ext(near)
			if slash != "" {
				ext = ""
			}
			stem := strings.TrimSuffix(strings.TrimSuffix(near, "/"), ext)
			url = fmt.Sprintf("%s-%d%s%s", stem, n, ext, slash)
		}
		taken[place(url)] = true
		if url != near {
			moved[doc] = url
		}
	}
	return moved
}

// place is the folder that answers at an address.
func place(url string) string {
	return strings.TrimSuffix(path.Clean(strings.TrimSuffix(url, "index.html")), "/")
}
