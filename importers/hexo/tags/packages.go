package tags

import (
	"strings"

	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

var (
	bootstrap, details, math, mermaid, spoiler, fontawesome = family{}, family{}, family{}, family{}, family{}, family{}
	emoji, bilibili, pdf, owl, oembed, maps, github, social = family{}, family{}, family{}, family{}, family{}, family{}, family{}, family{}
)

// hexo-tag-bootstrap: alert.js, badge.js, label.js, textcolor.js, jumbo.js, container.js, row.js, col.js.
var (
	_ = bootstrap.tag(boxed("alert"), "alert")
	_ = bootstrap.tag(boxed("callout"), "callout")
	_ = bootstrap.tag(boxed("text"), "textcolor")
	_ = bootstrap.tag(boxed("jumbotron"), "jumbo", "jumbotron")
	_ = bootstrap.tag(grouped("container"), "container")
	_ = bootstrap.tag(grouped("row"), "row")
	_ = bootstrap.tag(grouped("col"), "col")
	_ = bootstrap.tag(grouped("cards"), "carddeck", "cardgroup")
	_ = bootstrap.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		return component.Label{Text: c.arg(0), Class: or(c.arg(1), "default"), Plain: true}, nil
	}}, "label")
	_ = bootstrap.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		m := component.Label{Text: c.arg(0), Class: "secondary", Plain: true}
		if len(c.Args) > 1 {
			m.Class, m.Text = c.arg(0), c.arg(1)
		}
		return m, nil
	}}, "badge", "pill")
)

func boxed(class string) Tag {
	return Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Callout{Class: join(class, strings.Join(c.Args, " "))}, nil
	}}
}

func grouped(class string) Tag {
	return Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Group{Class: join(class, strings.Join(c.Args, " "))}, nil
	}}
}

// hexo-tag-details: index.js: a title, and mode:open or mode:close.
var _ = details.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	var m component.Fold
	var words []string
	for _, a := range c.Args {
		if a == "mode:open" || a == "mode:close" {
			m.Open = a == "mode:open"
		} else {
			words = append(words, a)
		}
	}
	m.Title = text(strings.Join(words, " "))
	return m, nil
}}, "details")

// hexo-math: lib/katex.js and lib/mathjax.js.
var _ = math.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Math{TeX: strings.TrimSpace(c.Body), Display: strings.Contains(c.arg(0), `"displayMode":true`) || strings.Contains(c.arg(0), `"display":true`)}, c.scripted("a formula")
}}, "katex", "mathjax")

// hexo-tag-mermaid: index.js.
var _ = mermaid.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return diagram(c, "mermaid", strings.TrimSpace(c.Body))
}}, "mermaid")

// hexo-spoiler: style:, color: and p: come before the text. hexo-sliding-spoiler: a title.
var (
	_ = spoiler.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		var words []string
		for _, a := range c.Args {
			if !strings.HasPrefix(a, "style:") && !strings.HasPrefix(a, "color:") && !strings.HasPrefix(a, "p:") {
				words = append(words, a)
			}
		}
		return component.Spoiler{Text: strings.Join(words, " ")}, nil
	}}, "spoiler")
	_ = spoiler.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Fold{Title: strings.Join(c.Args, " "), Form: component.FoldScript}, c.unscripted("a folded text")
	}}, "sliding_spoiler")
)

// hexo-tag-fontawesome: fontawesome.js. hexo-fontawesome: index.js.
var (
	_ = fontawesome.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		class := "fa"
		for _, a := range c.Args {
			class += " fa-" + a
		}
		return component.Icon{Class: class}, nil
	}}, "fa")
	_ = fontawesome.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		return component.Icon{Class: or(c.arg(1), "fas") + " fa-" + c.arg(0)}, nil
	}}, "fa_inline")
	_ = fontawesome.tag(Tag{Make: func(Call) (ir.Meaning, error) { return component.Nothing{}, nil }}, "fa_css")
)

// hexo-filter-github-emojis: index.js.
var _ = emoji.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Plain{Text: ":" + c.arg(0) + ":"}, c.fetched("a picture of the emoji")
}}, "github_emoji")

// hexo-tag-bilibili: index.js.
var _ = bilibili.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a video")
	}
	return component.Frame{Src: "https://player.bilibili.com/player.html?aid=" + strings.TrimPrefix(c.arg(0), "av") + "&page=" + or(c.arg(1), "1"), Height: "450"}, c.unscripted("a player")
}}, "bilibili")

// hexo-pdf: reader.ejs.
var _ = pdf.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	switch src := c.arg(0); {
	case src == "":
		return component.Nothing{}, c.missing("a file")
	case strings.Contains(src, "drive.google.com") || strings.Contains(src, "www.slideshare.net"):
		return component.Frame{Src: urls.Encode(src), Height: "550"}, nil
	default:
		return component.Document{Src: src, Height: "550px", Embed: true}, nil
	}
}}, "pdf")

// hexo-tag-owl: lib/tag.
var _ = owl.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	id := c.arg(1)
	src := map[string]string{
		"youtube": "//www.youtube.com/embed/" + id, "vimeo": "//player.vimeo.com/video/" + id, "ted": "https://embed.ted.com/talks/" + id,
		"niconico": "http://ext.nicovideo.jp/thumb/" + id, "bilibili": "https://player.bilibili.com/player.html?aid=" + strings.TrimPrefix(id, "av"),
	}[c.arg(0)]
	if src == "" || id == "" {
		return component.Nothing{}, c.missing("a video")
	}
	return component.Frame{Src: src, Width: "560", Height: "315"}, nil
}}, "owl")

// hexo-oembed: index.js: a URL. What it showed came from its server.
var _ = oembed.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a URL")
	}
	return component.LinkCard{URL: urls.Encode(c.arg(0))}, c.fetched("what the server says about the page")
}}, "oembed")

// hexo-tag-googlemaps: latitude, longitude, zoom, width, height.
var _ = maps.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if len(c.Args) < 2 {
		return component.Nothing{}, c.missing("a place")
	}
	return component.Frame{
		Src:   "https://maps.google.com/maps?q=" + c.arg(0) + "," + c.arg(1) + "&z=" + or(c.arg(2), "14") + "&output=embed",
		Width: c.arg(3), Height: strings.TrimSuffix(c.arg(4), "px"),
	}, c.unscripted("a map")
}}, "googlemaps")

// hexo-tag-github-code: index.js: the address of a file, and lines of it.
var _ = github.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a URL")
	}
	return component.LinkCard{URL: urls.Encode(c.arg(0))}, c.fetched("the file's lines")
}}, "ghcode")

// hexo-tag-twitter and hexo-tag-instagram: the address of a message, or its number.
var (
	_ = social.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		return c.message("https://twitter.com/" + or(c.arg(1), "i") + "/status/")
	}}, "twitter")
	_ = social.tag(Tag{Make: func(c Call) (ir.Meaning, error) { return c.message("https://www.instagram.com/p/") }}, "instagram")
)

func (c Call) message(base string) (ir.Meaning, error) {
	if c.arg(0) == "" {
		return component.Nothing{}, c.missing("a message")
	}
	address := c.arg(0)
	if !strings.Contains(address, "://") {
		address = base + address
	}
	return component.LinkCard{URL: urls.Encode(address)}, c.fetched("the message")
}
