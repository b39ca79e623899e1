package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// stellar is the theme Stellar: arguments by name, "key:value".
var stellar = family{}

// Stellar: scripts/tags/lib/note.js: title and text in the arguments; with one argument, it is the text.
var stellarNote = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("color", "title", "content")
	title, text := a["title"], a["content"]
	if text == "" {
		title, text = "", title
	}
	if text == "" {
		return component.Nothing{}, c.missing("a text")
	}
	return component.Callout{Class: a["color"], Title: title, Text: oneLine(c.Markup(text))}, nil
}}

// Stellar: scripts/tags/lib/box.js.
var stellarBox = Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.named("color child", "title")
	m := component.Callout{Class: a["color"]}
	if a["title"] != "" {
		m.Title, m.Loud = c.Markup(a["title"]), true
	}
	return m, nil
}}

// Stellar: scripts/tags/lib/folding.js.
var stellarFolding = Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.named("color child open", "title")
	return component.Fold{Title: c.Markup(a["title"]), Class: a["color"], Open: a["open"] == "true"}, nil
}}

// Stellar: scripts/tags/lib/folders.js.
var stellarFolders = Tag{Block: true, Markdown: true,
	Make: func(c Call) (ir.Meaning, error) {
		return component.Group{Class: join("folders", c.named("color")["color"])}, nil
	},
	Parts: func(c Call) []Part {
		var parts []Part
		for _, s := range c.sections("folder") {
			parts = append(parts, Part{s.start, s.end, s.innerStart, s.innerEnd, component.Fold{Title: c.Markup(s.title)}})
		}
		return parts
	},
}

// Stellar: scripts/tags/lib/tabs.js. The theme numbers the tabs of the whole blog; here they are numbered by their place.
func stellarTabs(form component.TabsForm) Tag {
	t := paned(func(c Call) (m component.Tabs, list []section) {
		a := c.named("active align")
		name := "tab_" + decimal(c.Place)
		m = component.Tabs{ID: name, Class: a["align"], Form: form, Active: active(a["active"])}
		list = c.sections("tab")
		for i, s := range list {
			m.Titles, m.Icons, m.Panes = append(m.Titles, or(s.title, name+" "+decimal(i+1))), append(m.Icons, ""), append(m.Panes, paneID(name, i+1))
		}
		return m, list
	})
	read := t.Make
	t.Make = func(c Call) (ir.Meaning, error) {
		m, err := read(c)
		if err == nil && form == component.TabsLinks {
			err = c.problem(renumbered, "")
		}
		return m, err
	}
	return t
}

// Stellar: scripts/tags/lib/grid.js.
var stellarGrid = Tag{Block: true, Markdown: true,
	Make: func(c Call) (ir.Meaning, error) {
		a := c.named("bg w c gap br")
		m := component.Grid{Class: a["bg"], Width: a["w"], Gap: a["gap"]}
		if m.Width == "" {
			m.Columns = number(a["c"])
		}
		return m, nil
	},
	Parts: func(c Call) []Part {
		var parts []Part
		for _, s := range c.sections("cell") {
			parts = append(parts, Part{s.start, s.end, s.innerStart, s.innerEnd, component.Cell{}})
		}
		return parts
	},
}

// Stellar: scripts/tags/lib/timeline.js.
var stellarTimeline = Tag{Block: true, Markdown: true,
	Make: func(c Call) (ir.Meaning, error) {
		for _, a := range c.Args {
			if strings.HasPrefix(a, "api:") {
				return component.Timeline{}, c.fetched(a)
			}
		}
		return component.Timeline{}, nil
	},
	Parts: func(c Call) []Part {
		var parts []Part
		for _, s := range c.sections("node") {
			time := strings.NewReplacer("<p>", "", "</p>", "", "\n", "").Replace(c.Blog.Markdown(s.title))
			parts = append(parts, Part{s.start, s.end, s.innerStart, s.innerEnd, component.Moment{Time: time}})
		}
		return parts
	},
}

// Stellar: scripts/tags/lib/link.js.
var stellarLink = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("icon desc", "url", "title")
	if a["url"] == "" {
		return component.Nothing{}, c.missing("a URL")
	}
	shown := `<span class="card-url">` + text(c.Blog.FullURLFor(a["url"])) + "</span>"
	title := `<span class="card-name">` + text(or(a["title"], a["url"])) + "</span>"
	m := component.Card{Href: a["url"], NewTab: strings.Contains(a["url"], "://")}
	if d := a["desc"]; d != "" && d != "false" {
		m.Before, m.Title = shown, title+`<span class="card-about">`+text(d)+"</span>"
	} else {
		m.Title = title + shown
	}
	return m, nil
}}

// Stellar: scripts/tags/lib/image.js.
var stellarImage = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("width height bg download padding fancybox ratio", "src", "alt")
	if a["src"] == "" {
		return component.Nothing{}, c.missing("a picture")
	}
	m := component.Figure{Src: a["src"], Alt: a["alt"], Caption: text(a["alt"]), Width: a["width"], Height: a["height"], Back: a["bg"], Download: a["download"]}
	if m.Download == "true" {
		m.Download = m.Src
	}
	if f := a["fancybox"]; f != "true" && f != "false" {
		m.Href = f
	}
	return m, nil
}}

// Stellar: scripts/tags/lib/button.js.
var stellarButton = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("color icon size", "text", "url")
	label, href := a["text"], a["url"]
	if i := strings.LastIndexByte(href, ' '); i >= 0 {
		label, href = label+" "+href[:i], href[i+1:]
	}
	if label == "" || href == "" {
		return component.Nothing{}, c.missing("a text and a URL")
	}
	m := component.Button{Href: href, Text: label, Title: label, Class: join(a["color"], a["size"])}
	if strings.Contains(a["icon"], "/") {
		m.Image = a["icon"]
	}
	return m, nil
}}

// Stellar: scripts/tags/lib/mark.js and hashtag.js.
var (
	stellarMark = Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.named("color", "text")
		return component.Label{Text: a["text"], Class: a["color"]}, nil
	}}
	stellarHashtag = Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.named("color", "text", "href")
		return component.Button{Text: a["text"], Href: a["href"], NoLink: a["href"] == "", Class: join("hashtag", a["color"])}, nil
	}}
)

// Stellar: scripts/tags/inline-labels.js.
func raised(as string) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.named("color", "text")
		return component.Styled{As: as, Class: a["color"], Text: a["text"]}, nil
	}}
}

// Stellar: scripts/tags/lib/quot.js.
var stellarQuot = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("el icon prefix suffix", "text")
	m := component.Styled{As: or(a["el"], "p"), Class: "quot", Text: a["text"]}
	if strings.HasPrefix(m.As, "h") {
		m.ID = a["text"]
	}
	if !hasWord("p h1 h2 h3 h4 h5 h6 div span", m.As) {
		m.As = "p"
	}
	return m, nil
}}

// Stellar: scripts/tags/lib/copy.js. A script copied from a field.
var stellarCopy = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("git prefix", "text")
	code := a["text"]
	if code == "" {
		return component.Nothing{}, c.missing("a text")
	}
	switch path := strings.TrimPrefix(code, "/"); a["git"] {
	case "":
	case "ssh":
		code = "git@github.com:" + path + ".git"
	case "gh":
		code = "gh repo clone " + path
	default:
		code = "https://github.com/" + path + ".git"
	}
	return component.Styled{As: "code", Class: "copy", Text: text(code)}, c.unscripted("text to copy")
}}

// Stellar: scripts/tags/lib/checkbox.js.
func stellarTick(radio bool) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.named("color checked symbol", "text")
		return component.Checkbox{Text: "<span>" + a["text"] + "</span>", Class: join(a["color"], a["symbol"]), Checked: a["checked"] == "true", Radio: radio}, nil
	}}
}

var stellarCheckbox, stellarRadio = stellarTick(false), stellarTick(true)

// Stellar: scripts/tags/lib/emoji.js: a URL, or a name of the theme's own list.
var stellarEmoji = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("url height", "source", "name")
	if a["url"] == "" {
		return component.Nothing{}, c.fetched(strings.Join(c.Args, " "))
	}
	return component.Figure{Src: a["url"], Alt: a["name"], Height: a["height"], Class: "inline", Inline: true}, nil
}}

// Stellar: scripts/tags/lib/icon.js: the address of a picture, or a name of the theme's own list.
var stellarIcon = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("color style", "key", "text")
	if strings.HasPrefix(a["key"], "/") || strings.Contains(a["key"], "://") {
		return component.Figure{Src: a["key"], Class: "icon", Inline: true}, nil
	}
	return component.Icon{Class: a["key"], Text: a["text"]}, c.scripted("an icon")
}}

// Stellar: scripts/tags/lib/gallery.js and swiper.js.
var (
	stellarGallery = Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
		var list []component.Picture
		for line := range strings.SplitSeq(c.Body, "\n") {
			if found := markdownPictures(line); len(found) > 0 {
				list = append(list, component.Picture{Src: found[0].Src, Alt: found[0].Alt})
			}
		}
		return component.Gallery{Pictures: list, Captions: true}, nil
	}}
	stellarSwiper = Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Gallery{Class: "swiper", Pictures: pictures(c.Blog.Markdown(c.Body), false)}, nil
	}}
)

// Stellar: scripts/tags/lib/ghcard.js.
var stellarCard = Tag{Make: func(c Call) (ir.Meaning, error) {
	const keys = "show_owner theme title_color text_color icon_color bg_color hide_border cache_seconds locale"
	a := c.named(keys, "repo")
	var params []string
	for key := range strings.FieldsSeq(keys) {
		if a[key] != "" {
			params = append(params, key+"="+a[key])
		}
	}
	return c.github(a["repo"], params)
}}

// Stellar: scripts/tags/lib/audio.js and video.js.
var (
	stellarAudio = Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.named("type netease autoplay", "src")
		if a["netease"] != "" {
			return component.Frame{Src: "//music.163.com/outchain/player?type=" + or(a["type"], "2") + "&id=" + a["netease"] + "&auto=" + oneIf(a["autoplay"]) + "&height=32", Height: "52"}, nil
		}
		return c.media(a["src"], true)
	}}
	stellarVideo = Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.named("type bilibili youtube ratio width autoplay", "src")
		switch {
		case a["bilibili"] != "":
			return component.Frame{Src: "https://player.bilibili.com/player.html?bvid=" + a["bilibili"] + "&autoplay=" + or(a["autoplay"], "false"), Height: "450"}, nil
		case a["youtube"] != "":
			auto := "0"
			if oneIf(a["autoplay"]) == "1" {
				auto = "1&mute=1"
			}
			return component.Frame{Src: "https://www.youtube.com/embed/" + a["youtube"] + "?rel=0&disablekb=1&playsinline=1&autoplay=" + auto, Height: "450"}, nil
		}
		return c.media(a["src"], false)
	}}
)

func oneIf(s string) string {
	if s == "true" || s == "1" {
		return "1"
	}
	return "0"
}

// Stellar: scripts/tags/lib/frame.js.
var stellarFrame = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.named("focus img video", "device", "alt")
	return c.device(a["img"], a["video"], a["alt"])
}}

// Stellar: scripts/tags/lib/poetry.js and read/reel.js.
var stellarPoem = Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.named("author date footer", "title")
	return component.Poem{Title: a["title"], Author: a["author"], Date: a["date"], Footer: a["footer"]}, nil
}}

// Stellar: scripts/tags/lib/read/paper.js: paragraphs, lines, and sections with a title.
var stellarPaper = Tag{Block: true, Markdown: true,
	Make: func(c Call) (ir.Meaning, error) {
		a := c.named("style title author date footer")
		end := a["footer"]
		if a["author"]+a["date"] != "" {
			end = "<div><span>" + a["author"] + "</span><span>" + a["date"] + "</span></div>" + end
		}
		return component.Poem{Title: a["title"], Footer: end, Class: join("paper", a["style"])}, nil
	},
	Parts: func(c Call) []Part {
		var parts []Part
		for _, s := range c.sections(paperParts) {
			kind, title, _ := strings.Cut(s.title, " ")
			m := component.Group{Class: kind}
			if kind == "section" {
				m.Title = title
			}
			parts = append(parts, Part{s.start, s.end, s.innerStart, s.innerEnd, m})
		}
		return parts
	},
}

// Stellar: scripts/tags/lib/navbar.js: Markdown links.
var stellarNavbar = Tag{Make: func(c Call) (ir.Meaning, error) {
	var b strings.Builder
	for _, a := range c.Args {
		label, href, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(a, "["), ")"), "](")
		switch {
		case strings.HasPrefix(a, "active:"):
			continue
		case !ok:
			label, href = a, "#"+a
		}
		b.WriteString(`<a href="` + text(href) + `">` + text(label) + "</a>")
	}
	return component.Styled{As: "div", Class: "navbar", Text: b.String()}, nil
}}

// Stellar: scripts/tags/lib/banner.js and about.js.
var stellarBanner = Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.named("bg avatar link", "title", "subtitle")
	card := component.Card{Title: a["title"], Text: a["subtitle"], Image: a["bg"], Avatar: a["avatar"], Href: a["link"], Apart: true}
	html, _ := card.HTML()
	return component.Group{Class: "banner", Title: html}, nil
}}

// Stellar: scripts/tags/lib/tip.js.
var stellarTip = Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	inner := strings.NewReplacer("<p>", "", "</p>", "", "\n", "").Replace(c.Blog.Markdown(c.Body))
	note := text(c.named("text")["text"])
	return component.Styled{As: "span", Class: "tip", Text: "<span>" + inner + `</span><span class="bubble-note">` + note + "</span>"}, nil
}}

// Stellar: what is made of the theme's own data, or of what another server has.
var stellarFetched = Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Nothing{}, c.fetched(strings.Join(c.Args, " "))
}}

var _ = func() bool {
	for name, t := range map[string]Tag{
		"note": stellarNote, "box": stellarBox, "folding": stellarFolding, "folders": stellarFolders, "tabs": stellarTabs(component.TabsLinks), "grid": stellarGrid,
		"timeline": stellarTimeline, "link": stellarLink, "image": stellarImage, "button": stellarButton, "mark": stellarMark, "hashtag": stellarHashtag,
		"quot": stellarQuot, "copy": stellarCopy, "checkbox": stellarCheckbox, "radio": stellarRadio, "emoji": stellarEmoji, "icon": stellarIcon,
		"gallery": stellarGallery, "swiper": stellarSwiper, "ghcard": stellarCard, "audio": stellarAudio, "video": stellarVideo, "frame": stellarFrame,
		"poetry": stellarPoem, "reel": stellarPoem, "paper": stellarPaper, "navbar": stellarNavbar, "banner": stellarBanner, "tip": stellarTip,
		"sup": raised("sup"), "sub": raised("sub"), "u": styledTag("u", ""), "del": styledTag("del", ""), "kbd": styledTag("kbd", ""),
		"emp": styledTag("span", "emp"), "wavy": styledTag("span", "wavy"), "psw": styledTag("span", "psw"), "blur": styledTag("span", "blur"),
		"friends": stellarFetched, "users": stellarFetched, "sites": stellarFetched, "albums": stellarFetched, "posters": stellarFetched, "toc": stellarFetched, "md": stellarFetched,
	} {
		stellar.tag(t, name)
	}
	stellar.tag(Tag{Block: true, Markdown: true, Make: func(Call) (ir.Meaning, error) { return component.Callout{Class: "quote"}, nil }}, "blockquote")
	stellar.tag(Tag{Block: true, Markdown: true, Make: func(Call) (ir.Meaning, error) { return component.Group{Class: "table"}, nil }}, "table")
	return stellar.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Poem{Class: "about"}, nil
	}}, "about")
}()
