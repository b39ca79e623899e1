package jekyll

import (
	"maps"
	"path"
	"slices"
	"strings"

	"hexodus/exporters/internal/matter"
	"hexodus/exporters/redirects"
	"hexodus/exporters/tree"
)

// list is a page that holds nothing but the front matter of a list.
type list struct {
	file, front string
	permalink   string
}

// list notes a page that is a list. Its file is named after its address.
func (s *site) list(name, front, permalink string) {
	var parts []string
	for part := range strings.SplitSeq(strings.TrimSuffix(name, ".html"), "/") {
		parts = append(parts, safeName(part))
	}
	s.lists = append(s.lists, list{s.files.Take(path.Join(parts...) + ".html"), front, permalink})
}

// writeLists plans the lists. Each leads to itself from what the blog had cut it into, and from what nothing else answers at.
func (s *site) writeLists() {
	ours := map[string]bool{}
	for _, l := range s.lists {
		ours[unescape(l.permalink)] = true
	}
	for _, doc := range s.Docs {
		for _, from := range s.redirects[doc] {
			s.tree.Answer(tree.Answer{URL: unescape(from), To: unescape(s.links[doc].permalink)})
		}
	}
	ways := redirects.Ways(s.Site, func(url string) bool {
		at, _ := permalink(url)
		return s.outputs[output(at)] != ""
	})
	leads := map[string][]any{}
	for _, url := range slices.Sorted(maps.Keys(ways)) {
		from, why := permalink(url)
		to := ways[url]
		can := ours[to] && why == "" && s.claim(from, to)
		if can {
			leads[to] = append(leads[to], from)
			s.redirected = true
		}
		s.tree.Answer(tree.Answer{URL: url, To: to, Wanted: !can})
	}
	for _, l := range s.lists {
		front := l.front
		if from := leads[unescape(l.permalink)]; len(from) > 0 {
			front += "redirect_from: " + matter.Flow(from) + "\n"
		}
		s.add(tree.File{Path: l.file, Data: []byte("---\n" + front + "permalink: " + matter.Flow(l.permalink) + "\n---\n"), URL: unescape(l.permalink)})
	}
}
