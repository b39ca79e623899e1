package commonmark

import (
	"net/url"
	"path"
	"strings"

	"hexodus/exporters/internal/pages"
	"hexodus/ir"
)

// readme is the name of each page's file: what a Git host shows of a folder.
const readme = "README.md"

// places are where everything is in the output, and how it is reached by the blog's URLs.
type places struct {
	config  ir.Config
	files   map[*ir.Document]string // of each document
	at      map[string]string       // what is at a URL path without its final slash: a folder, or a file
	aliases []stub
	front   bool // the front page is to be made
}

// stub is a file at another address of a document, which leads to it.
type stub struct {
	file, url string
	doc       *ir.Document
}

// published reports whether a document was to be seen at its URL.
func (p *places) published(doc *ir.Document, hidden map[*ir.Document]bool) bool {
	return (!doc.Draft || p.config.Drafts) && !doc.Secret && !hidden[doc]
}

// newPlaces finds a place for all that is published; front says that there is to be a front page.
func newPlaces(site *ir.Site, hidden map[*ir.Document]bool, front bool) places {
	p := places{config: site.Config, files: map[*ir.Document]string{}, at: map[string]string{}}
	var names pages.Names
	for _, a := range site.Assets {
		names.Take(p.asset(a))
	}
	for _, doc := range site.Docs {
		for _, a := range doc.Assets {
			names.Take(p.asset(a))
		}
	}
	for _, doc := range site.Docs {
		dir := folder(doc.URL)
		switch {
		case !p.published(doc, hidden):
			rel := strings.TrimPrefix(doc.Source.Path, site.SourceDir+"/")
			p.files[doc] = names.Take(path.Join("_unpublished", strings.TrimSuffix(safe(rel), path.Ext(rel))+".md"))
			continue
		case pages.Unwrapped(doc):
			dir = safe(doc.URL)
			p.files[doc] = dir
			if strings.HasSuffix(doc.URL, "/") {
				p.files[doc] = path.Join(dir, "index.html")
			}
			p.at[key(doc.URL)] = dir
			continue
		}
		file := names.Take(path.Join(dir, readme))
		p.files[doc] = file
		if to := path.Dir(file); path.Base(file) != readme {
			p.at[key(doc.URL)] = file
		} else if p.at[key(doc.URL)] = to; to == "." {
			p.at[key(doc.URL)] = ""
		}
	}
	if _, taken := p.at[""]; front && !taken {
		p.front, p.at[""] = true, ""
	}
	for _, doc := range site.Docs {
		if !p.published(doc, hidden) {
			continue
		}
		for _, alias := range doc.Aliases {
			if _, taken := p.at[key(alias)]; taken || folder(alias) == "" {
				continue
			}
			file := names.Take(path.Join(folder(alias), readme))
			p.at[key(alias)] = path.Dir(file)
			p.aliases = append(p.aliases, stub{file, alias, doc})
		}
	}
	return p
}

// asset notes a file that is published as it is, and names its place.
func (p *places) asset(a ir.Asset) string {
	file := p.assetFile(a)
	p.at[key(a.URL)] = file
	return file
}

func (p *places) assetFile(a ir.Asset) string { return safe(a.URL) }

// folder is the folder that a page's URL names.
func folder(url string) string {
	dir := safe(url)
	if rest, ok := strings.CutSuffix("/"+dir, "/index.html"); ok {
		return strings.TrimPrefix(rest, "/")
	}
	return dir
}

// key is a URL path by which its place is known.
func key(urlPath string) string {
	clean := path.Clean("/" + urlPath)
	return strings.TrimSuffix(strings.TrimSuffix(clean, "index.html"), "/")
}

// safe is a URL path as a path of files, without characters that some disks refuse.
func safe(urlPath string) string {
	parts := strings.Split(strings.Trim(path.Clean("/"+urlPath), "/"), "/")
	for i, part := range parts {
		if strings.ContainsAny(part, "\\:*?\"<>|\x7f") || strings.TrimRight(part, ". ") != part || len(part) > pages.MaxName ||
			strings.IndexFunc(part, func(r rune) bool { return r < ' ' }) >= 0 || strings.EqualFold(part, ".hexodus") {
			parts[i] = pages.SafeName(part)
		}
	}
	return path.Join(parts...)
}

// link is how a document links to a URL of the blog, and whether that leads out of the export to a page of the old blog.
//
// What is in the export is reached by a relative path. A page whose URL is no folder is one all the same in the export, one
// level below where its relative links were meant to start; from there a link goes up to the root and down again, so that
// it is right for who reads the files, and for who serves them at the blog's URLs.
func (p *places) link(doc *ir.Document, to string) (link string, out bool) {
	rest, own := p.own(to)
	if !own {
		return to, false
	}
	at := strings.IndexAny(rest, "?#")
	if at < 0 {
		at = len(rest)
	}
	target, tail := rest[:at], rest[at:]
	if target == "" {
		return to, false
	}
	decoded, err := url.PathUnescape(target)
	if err != nil {
		return to, false
	}
	base := doc.URL[:strings.LastIndexByte(doc.URL, '/')+1]
	absolute := strings.HasPrefix(decoded, "/")
	folder := path.Base(decoded) == "index.html" || strings.HasSuffix(decoded, "/") || strings.HasSuffix("/"+decoded, "/.") || strings.HasSuffix("/"+decoded, "/..")
	if !absolute {
		decoded = path.Join("/", base, decoded)
	}
	file := p.files[doc]
	dir := path.Dir(file)
	place, known := p.at[key(decoded)]
	inFolder := dir == "." && base == "/" || dir == strings.Trim(base, "/")
	switch {
	case !known && !absolute && inFolder && rest == to:
		return to, false
	case !known:
		if folder {
			decoded = strings.TrimSuffix(decoded, "/") + "/"
		}
		return p.config.URL + escape(decoded) + tail, true
	case !absolute && inFolder && rest == to && strings.Trim(decoded, "/") == place:
		return to, false // the author's way leads there
	}
	if folder && place != "" && path.Ext(place) != ".md" {
		place += "/"
	}
	return relative(dir, place, !inFolder) + tail, false
}

// way is the way from a folder of the output to a document.
func (p *places) way(dir string, doc *ir.Document) string {
	place := p.at[key(doc.URL)]
	if strings.HasSuffix(doc.URL, "/") && place != "" && path.Base(p.files[doc]) == readme {
		place += "/"
	}
	return relative(dir, place, false)
}

// own is a link without what it says about the blog's own place, and whether it stays within the blog.
func (p *places) own(to string) (rest string, ok bool) {
	c := &p.config
	if rest, ok := strings.CutPrefix(to, c.URL); ok && c.URL != "" && (rest == "" || strings.IndexByte("/?#", rest[0]) >= 0) {
		if rest == "" || rest[0] != '/' {
			rest = "/" + rest
		}
		return rest, true
	}
	if to == "" || to[0] == '#' || to[0] == '?' || strings.HasPrefix(to, "//") || scheme(to) {
		return to, false
	}
	if to[0] != '/' || c.Root == "" || c.Root == "/" {
		return to, true
	}
	if to+"/" == c.Root {
		return "/", true
	}
	rest, ok = strings.CutPrefix(to, strings.TrimSuffix(c.Root, "/")+"/")
	return "/" + rest, ok
}

// scheme reports whether a link begins with a scheme: "mailto:".
func scheme(to string) bool {
	name, _, ok := strings.Cut(to, ":")
	return ok && name != "" && !strings.ContainsAny(name, "/?#")
}

// relative is the path from a folder to a place in the output; by way of the root, if that is asked for.
func relative(dir, place string, byRoot bool) string {
	var from []string
	if dir != "." && dir != "" {
		from = strings.Split(dir, "/")
	}
	to := strings.Split(place, "/")
	if place == "" {
		to = nil
	}
	same := 0
	for !byRoot && same < len(from) && same < len(to) && from[same] == to[same] && (same < len(to)-1 || to[same] == "") {
		same++
	}
	link := strings.Repeat("../", len(from)-same) + escape(strings.Join(to[same:], "/"))
	if link == "" {
		return "./"
	}
	if first, _, _ := strings.Cut(link, "/"); strings.Contains(first, ":") {
		return "./" + link
	}
	return link
}

// escape percent-encodes what a path may not hold; letters of all scripts stay.
func escape(p string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(p) {
		if c := p[i]; c <= ' ' || c == 0x7F || strings.IndexByte("%\"<>()\\^`{|}?#[]", c) >= 0 {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
