package tags

import (
	"html"
	"regexp"
	"strings"

	"hexodus/ir/component"
)

var (
	pictureOrLink = regexp.MustCompile(`(?s)<a\b[^>]*>.*?</a>|<img\b[^>]*>`)
	pictureOnly   = regexp.MustCompile(`(?s)<img\b[^>]*>`)
	attribute     = regexp.MustCompile(`([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	markdownImage = regexp.MustCompile(`!\[(.*?)\]\(([^\s)]*)\s*(?:["'](.*?)["']?)?\s*\)`)
)

// pictures are the pictures in some HTML, with the links around them if they count.
func pictures(text string, linked bool) []component.Picture {
	pattern := pictureOnly
	if linked {
		pattern = pictureOrLink
	}
	var list []component.Picture
	for _, m := range pattern.FindAllString(text, -1) {
		var p component.Picture
		if strings.HasPrefix(m, "<a") {
			p.Href = attributes(m[:strings.IndexByte(m, '>')])["href"]
			if m = pictureOnly.FindString(m); m == "" {
				continue
			}
		}
		a := attributes(m)
		p.Src, p.Alt, p.Title = a["src"], a["alt"], a["title"]
		list = append(list, p)
	}
	return list
}

func attributes(tag string) map[string]string {
	list := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
		list[m[1]] = html.UnescapeString(m[2] + m[3])
	}
	return list
}

// markdownPictures are the pictures in Markdown that nobody rendered.
func markdownPictures(text string) []component.Picture {
	var list []component.Picture
	for _, m := range markdownImage.FindAllStringSubmatch(text, -1) {
		list = append(list, component.Picture{Src: m[2], Alt: m[1], Title: m[3]})
	}
	return list
}
