package tags

import (
	"net/url"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// plus is the package hexo-butterfly-tag-plugins-plus. The themes Volantis up to version 5 and AnZhiYu have the same tags;
// Volantis separates arguments by "::", too.
var plus = family{}

// plus: lib/scripts/inline-labels.js.
var _ = func() bool {
	for _, name := range []string{"u", "del", "kbd"} {
		plus.tag(styledTag(name, ""), name)
	}
	for _, name := range []string{"emp", "wavy", "psw", "blur"} {
		plus.tag(styledTag("span", name), name)
	}
	return true
}()

func styledTag(as, class string) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		return component.Styled{As: as, Class: class, Text: strings.Join(c.Args, " ")}, nil
	}}
}

// plus: lib/scripts/span.js: class, text.
func dressed(as string) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		if len(a) < 2 {
			return component.Styled{As: as, Text: a.at(0)}, c.missing("a text")
		}
		return component.Styled{As: as, Class: a.at(0), Text: a.at(1)}, nil
	}}
}

var (
	_ = plus.tag(dressed("p"), "p")
	_ = plus.tag(dressed("span"), "span")
)

// plus: lib/scripts/checkbox.js: class, text.
func ticked(radio bool) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		m := component.Checkbox{Radio: radio}
		text := a.at(0)
		if len(a) > 1 {
			m.Class, text = a.at(0), a.at(1)
			m.Checked = strings.Contains(m.Class, "checked")
		}
		if text == "" {
			return component.Nothing{}, c.missing("a text")
		}
		m.Text = oneLine(c.Markup(text))
		return m, nil
	}}
}

func oneLine(html string) string { return strings.ReplaceAll(html, "\n", "") }

var (
	_ = plus.tag(ticked(false), "checkbox")
	_ = plus.tag(ticked(true), "radio")
)

// plus: lib/scripts/folding.js: class, title.
var _ = plus.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.colons()
	if len(a) > 1 {
		return component.Fold{Class: strings.TrimSpace(strings.ReplaceAll(" "+a.at(0)+" ", " open ", " ")), Title: a.at(1), Open: hasWord(a.at(0), "open")}, nil
	}
	return component.Fold{Title: a.at(0)}, nil
}}, "folding")

// Volantis: scripts/tags/btn.js: class, text, URL, icon. With three, the last may be an icon.
var plusButton = Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.colons()
	if len(a) < 3 || len(a) == 3 && strings.Contains(a.at(2), " fa-") {
		a = append(fields{""}, a...)
	}
	return component.Button{Class: a.at(0), Text: a.at(1), Title: a.at(1), Href: a.at(2), NoLink: a.at(2) == "", Icon: a.at(3)}, nil
}}

// plus: lib/scripts/btns.js.
var (
	_ = plus.tag(Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Group{Class: join("btns", strings.Join(c.Args, " "))}, nil
	}}, "btns")
	_ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		m := component.Button{Text: a.at(0), Title: a.at(0), Href: a.at(1), NoLink: a.at(1) == ""}
		switch picture := a.at(2); {
		case strings.Contains(picture, " fa-"):
			m.Icon = picture
		case picture != "":
			m.Image = picture
		default:
			return m, c.fetched("the theme's own picture")
		}
		return m, nil
	}}, "cell")
)

// Volantis: scripts/tags/note.js: class, text; and with a body: class, title.
var (
	plusNote = Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		class, text := "", a.at(0)
		if len(a) > 1 {
			class, text = a.at(0), a.at(1)
		}
		if text == "" {
			return component.Nothing{}, c.missing("a text")
		}
		return component.Callout{Class: class, Text: oneLine(c.Markup(text))}, nil
	}}
	plusNoteBlock = Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		return component.Callout{Class: a.at(0), Title: a.at(1), Loud: a.at(1) != ""}, nil
	}}
)

// plus: lib/scripts/tip.js.
var _ = plus.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Callout{Class: join("tip", strings.Join(c.Args, " "))}, nil
}}, "tip")

// plus: lib/scripts/timeline.js.
var (
	_ = plus.tag(Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Timeline{Title: strings.Join(c.Args, ",")}, nil
	}}, "timeline")
	_ = plus.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Moment{Time: c.Markup(c.colons().at(0))}, nil
	}}, "timenode")
)

// plus: lib/scripts/image.js: URL, then alt=, width=, height= and bg=.
func pictureTag(split func(Call) fields, alt string) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := split(c)
		o := options(a)
		m := component.Figure{Src: a.at(0), Caption: o["alt"], Alt: or(o["alt"], alt), Width: o["width"], Height: o["height"], Back: o["bg"]}
		if m.Src == "" {
			return component.Nothing{}, c.missing("a picture")
		}
		return m, nil
	}}
}

// options are fields "key=value".
func options(a fields) map[string]string {
	list := map[string]string{}
	for _, f := range a[1:] {
		if key, value, ok := strings.Cut(f, "="); ok {
			list[strings.TrimSpace(key)] = value
		}
	}
	return list
}

func inlinePicture(split func(Call) fields) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := split(c)
		m := component.Figure{Src: a.at(0), Height: or(options(a)["height"], "1.5em"), Class: "inline", Inline: true}
		if m.Src == "" {
			return component.Nothing{}, c.missing("a picture")
		}
		return m, nil
	}}
}

func commaBlank(c Call) fields { return c.split(", ") }

var (
	_ = plus.tag(pictureTag(commaBlank, ""), "image")
	_ = plus.tag(inlinePicture(commaBlank), "inlineimage")
)

// plus: lib/scripts/media.js.
var (
	_ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) { return c.media(c.arg(0), false) }}, "video")
	_ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) { return c.media(c.arg(0), true) }}, "audio")
	_ = plus.tag(Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		m := component.Grid{Class: join("videos", a.at(0)), Columns: number(a.at(1))}
		return m, nil
	}}, "videos")
)

func (c Call) media(src string, audio bool) (ir.Meaning, error) {
	if src == "" {
		return component.Nothing{}, c.missing("a file")
	}
	if audio {
		return component.Media{Src: src, Audio: true, Type: "audio/mp3", Lost: "Your browser does not support the audio tag."}, nil
	}
	return component.Media{Src: src, Type: "video/mp4", Lost: "Your browser does not support the video tag."}, nil
}

// plus: lib/scripts/link.js: text, URL, picture. With other arguments it is Hexo's own.
func cardLink(own Tag) Tag {
	return Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		if len(a) < 2 {
			return own.Make(c)
		}
		title, href := unquoted(a.at(0)), unquoted(a.at(1))
		m := component.Card{Href: href, Title: title, Text: href, Image: unquoted(a.at(2))}
		if m.Image == "" {
			return m, c.fetched("the theme's own picture")
		}
		return m, nil
	}}
}

var (
	_ = plus.tag(cardLink(linkTag), "link")
	_ = plus.tag(groupTag("link-group"), "linkgroup")
	_ = plus.tag(groupTag("ghcard-group"), "ghcardgroup")
	_ = plus.tag(groupTag("site-card-group"), "sitegroup")
)

// groupTag holds other tags under a title.
func groupTag(class string) Tag {
	return Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Group{Class: class, Title: strings.Join(c.Args, ",")}, nil
	}}
}

// plus: lib/scripts/site.js: title, then url=, screenshot=, avatar= and description=.
var _ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(", ")
	o := options(a)
	return component.Card{Href: o["url"], Title: a.at(0), Image: o["screenshot"], Avatar: o["avatar"], Text: o["description"], Class: "site"}, nil
}}, "site")

// plus: lib/scripts/ghcard.js: a user or a repository, then parameters of the picture.
var _ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.colons()
	return c.github(a.at(0), a[1:])
}}, "ghcard")

// github is the card of a user or of a repository, which a service draws.
func (c Call) github(path string, params []string) (ir.Meaning, error) {
	if path == "" {
		return component.Nothing{}, c.missing("a repository")
	}
	picture := "https://github-readme-stats.vercel.app/api/"
	if user, repo, ok := strings.Cut(path, "/"); ok {
		picture += "pin/?username=" + user + "&repo=" + repo
	} else {
		picture += "?username=" + path
	}
	owner := false
	for _, p := range params {
		picture += "&" + p
		owner = owner || strings.HasPrefix(p, "show_owner=")
	}
	if !owner {
		picture += "&show_owner=true"
	}
	return component.Card{Href: "https://github.com/" + path, Image: picture, Class: "github"}, nil
}

// plus: lib/scripts/progress.js: width, colour, text.
var _ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := fields(strings.Split(strings.Join(c.Args, ","), ","))
	if len(a) < 3 {
		return component.Nothing{}, c.missing("a text")
	}
	return component.Progress{Percent: a.at(0), Color: a.at(1), Text: oneLine(c.Markup(a.at(2)))}, nil
}}, "progress")

// plus: lib/scripts/poem.js: title, author.
var _ = plus.tag(Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	return component.Poem{Title: a.at(0), Author: a.at(1)}, nil
}}, "poem")

// plus: lib/scripts/ghbdage.js: right, left, logo||colour, link, title||parameters.
var _ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split("||")
	part := func(i int) fields { return Call{Args: []string{a.at(i)}}.split(",") }
	label, look := part(0), part(1)
	src := "https://img.shields.io/badge/" + url.PathEscape(label.at(1)) + "-" + url.PathEscape(label.at(0)) + "-orange?logo=" + label.at(2) +
		"&color=" + or(look.at(0), "orange") + "&link=" + look.at(1) + "&" + a.at(2)
	return component.Document{Src: src, Type: "image/svg+xml", Title: look.at(2), Inline: true}, nil
}}, "bdage")

// plus: lib/scripts/notation.js and bubble.js: a word, and what is shown when a reader points at it.
var (
	_ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.split(",")
		return component.Styled{As: "span", Class: "nota", Text: a.at(0), Note: unquoted(a.at(1))}, nil
	}}, "nota")
	_ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.split(",")
		return component.Styled{As: "span", Class: "bubble", Text: a.at(0) + `<span class="bubble-note">` + a.at(1) + "</span>"}, nil
	}}, "bubble")
)

// plus: lib/scripts/iconfont.js: a sign that a script of the theme brings.
var _ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Icon{Class: c.split(",").at(0)}, c.scripted("an icon")
}}, "icon")

// plus: lib/scripts/carousel.js: an anchor, a title.
var _ = plus.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Gallery{Class: "carousel", Pictures: pictures(c.Blog.Markdown(c.Body), false)}, c.unscripted("pictures")
}}, "carousel")

// plus: lib/scripts/issues.js.
var _ = plus.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Nothing{}, c.fetched(c.arg(0))
}}, "issues")
