package jsonfeed

import (
	"strings"

	"golang.org/x/text/language"
)

// header is what a page of the feed says about the blog.
func (p *Page) header() header {
	f, c := p.feed, &p.feed.Config
	h := header{
		Version: "https://jsonfeed.org/version/1.1", Title: line(c.Title), HomePageURL: encode(f.home), FeedURL: p.URL, NextURL: p.next,
		Description: line(c.Description), Icon: f.picture(c.Icon), Favicon: f.picture(c.Favicon), Language: f.language(),
	}
	if h.Description == "" {
		h.Description = line(c.Subtitle)
	}
	if name := line(c.Author); name != "" {
		h.Authors = []author{{Name: name, URL: encode(f.home), Avatar: f.picture(c.Avatar)}}
	}
	for _, url := range c.Hubs {
		if hasScheme(url) {
			h.Hubs = append(h.Hubs, hub{"WebSub", encode(url)})
		}
	}
	return h
}

// language is the site's language.
func (f *feed) language() string {
	if len(f.Config.Language) == 0 {
		return ""
	}
	return languageTag(f.Config.Language[0])
}

// languageTag is a language as RFC 5646 spells it, "" for what is none: "zh-CN" of "zh_cn".
func languageTag(name string) string {
	if strings.EqualFold(name, "default") { // themes have such a file
		return ""
	}
	tag, err := language.Parse(name)
	if err != nil {
		return ""
	}
	// Only the spelling is wanted: the package also knows that zh-TW is written in Hant.
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' })
	_, _, region := tag.Raw()
	for i, part := range parts {
		switch {
		case i == 0:
			parts[i] = strings.ToLower(part)
		case strings.EqualFold(part, region.String()):
			parts[i] = region.String()
		case len(part) == 4:
			parts[i] = strings.ToUpper(part[:1]) + strings.ToLower(part[1:])
		}
	}
	return strings.Join(parts, "-")
}

// picture is the absolute URL of a picture that the blog names by a path or a URL, "" for none.
func (f *feed) picture(name string) string {
	name = strings.TrimSpace(name)
	if name == "" || strings.HasPrefix(name, "data:") {
		return ""
	}
	if root := f.Config.Root; root != "/" && strings.HasPrefix(name, root) {
		name = strings.TrimPrefix(name, root)
	}
	if !hasScheme(name) && !strings.HasPrefix(name, "//") {
		name = strings.TrimLeft(name, "/") // themes put the site's root before it
	}
	url := newAddress(f.home).resolve(name)
	if !strings.HasPrefix(url, "http:") && !strings.HasPrefix(url, "https:") {
		return ""
	}
	return encode(url)
}

// line is a text of one line without control characters.
func line(s string) string {
	return strings.Join(strings.Fields(string(withoutControls([]byte(s)))), " ")
}
