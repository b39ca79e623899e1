package mapping

import (
	"maps"
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// paramKind is what a parameter of a component holds.
type paramKind uint8

const (
	text   paramKind = iota
	markup           // inline HTML: values in it are escaped
	flag             // true or false
	number
)

// shape is a component that a tag can be given.
type shape struct {
	params map[string]paramKind
	needs  string // the parameter without which it is nothing, "" for none
	body   bool   // it can enclose Markdown
	make   func(values) ir.Meaning
}

// values are the parameters of one use.
type values map[string]string

func (v values) on(name string) bool {
	s := strings.ToLower(strings.TrimSpace(v[name]))
	return s != "" && s != "false" && s != "0" && s != "no"
}

// whole is a whole number, 0 if it is none.
func (v values) whole(name string) int {
	n := 0
	for _, c := range strings.TrimSpace(v[name]) {
		if c < '0' || c > '9' || n > 1<<20 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// shapes are the components of one piece, with their parameters as package component names them.
var shapes = map[string]shape{
	"button": {
		params: map[string]paramKind{"href": text, "nolink": flag, "text": markup, "title": text, "icon": text, "image": text, "class": text, "newtab": flag}, needs: "text",
		make: func(v values) ir.Meaning {
			return component.Button{Href: v["href"], NoLink: v.on("nolink"), Text: v["text"], Title: v["title"], Icon: v["icon"], Image: v["image"], Class: v["class"], NewTab: v.on("newtab")}
		},
	},
	"callout": {
		params: map[string]paramKind{"class": text, "icon": text, "title": markup, "loud": flag, "text": markup}, body: true,
		make: func(v values) ir.Meaning {
			return component.Callout{Class: v["class"], Icon: v["icon"], Title: v["title"], Loud: v.on("loud"), Text: v["text"]}
		},
	},
	"card": {
		params: map[string]paramKind{"href": text, "title": markup, "text": markup, "before": markup, "image": text, "alt": text, "avatar": text, "class": text, "newtab": flag}, needs: "href",
		make: func(v values) ir.Meaning {
			return component.Card{Href: v["href"], Title: v["title"], Text: v["text"], Before: v["before"], Image: v["image"], Alt: v["alt"], Avatar: v["avatar"], Class: v["class"], NewTab: v.on("newtab")}
		},
	},
	"centered": {body: true, make: func(values) ir.Meaning { return component.Centered{} }},
	"checkbox": {
		params: map[string]paramKind{"text": markup, "class": text, "checked": flag, "disabled": flag, "radio": flag, "inline": flag}, needs: "text",
		make: func(v values) ir.Meaning {
			return component.Checkbox{Text: v["text"], Class: v["class"], Checked: v.on("checked"), Disabled: v.on("disabled"), Radio: v.on("radio"), Inline: v.on("inline")}
		},
	},
	"diagram": {
		params: map[string]paramKind{"language": text, "code": text}, needs: "code",
		make: func(v values) ir.Meaning { return component.Diagram{Language: v["language"], Code: v["code"]} },
	},
	"document": {
		params: map[string]paramKind{"src": text, "type": text, "height": text, "title": text}, needs: "src",
		make: func(v values) ir.Meaning {
			return component.Document{Src: v["src"], Type: v["type"], Height: v["height"], Title: v["title"]}
		},
	},
	"figure": {
		params: map[string]paramKind{"src": text, "alt": text, "caption": markup, "width": text, "height": text, "back": text, "class": text, "href": text, "inline": flag}, needs: "src",
		make: func(v values) ir.Meaning {
			return component.Figure{Src: v["src"], Alt: v["alt"], Caption: v["caption"], Width: v["width"], Height: v["height"], Back: v["back"], Class: v["class"], Href: v["href"], Inline: v.on("inline")}
		},
	},
	"fold": {
		params: map[string]paramKind{"title": markup, "class": text, "open": flag, "color": text, "back": text}, needs: "title", body: true,
		make: func(v values) ir.Meaning {
			return component.Fold{Title: v["title"], Class: v["class"], Open: v.on("open"), Color: v["color"], Back: v["back"]}
		},
	},
	"frame": {
		params: map[string]paramKind{"src": text, "width": text, "height": text}, needs: "src",
		make: func(v values) ir.Meaning {
			return component.Frame{Src: v["src"], Width: v["width"], Height: v["height"]}
		},
	},
	"gist": {
		params: map[string]paramKind{"id": text, "file": text}, needs: "id",
		make: func(v values) ir.Meaning { return component.Gist{ID: v["id"], File: v["file"]} },
	},
	"group": {
		params: map[string]paramKind{"class": text, "title": markup}, body: true,
		make: func(v values) ir.Meaning { return component.Group{Class: v["class"], Title: v["title"]} },
	},
	"icon": {
		params: map[string]paramKind{"class": text, "text": markup}, needs: "class",
		make: func(v values) ir.Meaning { return component.Icon{Class: v["class"], Text: v["text"]} },
	},
	"image": {
		params: map[string]paramKind{"src": text, "class": text, "width": text, "height": text, "title": text, "alt": text}, needs: "src",
		make: func(v values) ir.Meaning {
			return component.Image{Src: v["src"], Class: v["class"], Width: v["width"], Height: v["height"], Title: v["title"], Alt: v["alt"]}
		},
	},
	"label": {
		params: map[string]paramKind{"text": markup, "class": text, "plain": flag}, needs: "text",
		make: func(v values) ir.Meaning {
			return component.Label{Text: v["text"], Class: v["class"], Plain: v.on("plain")}
		},
	},
	"link": {
		params: map[string]paramKind{"href": text, "text": text, "title": text, "external": flag}, needs: "href",
		make: func(v values) ir.Meaning {
			m := component.Link{Href: v["href"], Text: v["text"], Title: v["title"], External: v.on("external")}
			if m.Text == "" {
				m.Text = m.Href
			}
			if m.Form = component.LinkBare; m.External {
				m.Form = component.LinkFull
			} else if m.Title != "" {
				m.Form = component.LinkTitle
			}
			return m
		},
	},
	"link-card": {
		params: map[string]paramKind{"url": text, "target": text, "rel": text}, needs: "url",
		make: func(v values) ir.Meaning {
			return component.LinkCard{URL: v["url"], Target: v["target"], Rel: v["rel"]}
		},
	},
	"listing": {
		params: map[string]paramKind{"code": text, "lang": text, "title": text, "url": text, "link": text, "first": number, "nonumbers": flag}, needs: "code",
		make: func(v values) ir.Meaning {
			return component.Listing{Code: v["code"], Lang: v["lang"], Title: v["title"], URL: v["url"], LinkText: v["link"], FirstLine: v.whole("first"), NoLineNumbers: v.on("nonumbers")}
		},
	},
	"math": {
		params: map[string]paramKind{"tex": text, "display": flag}, needs: "tex",
		make: func(v values) ir.Meaning { return component.Math{TeX: v["tex"], Display: v.on("display")} },
	},
	"media": {
		params: map[string]paramKind{"src": text, "audio": flag, "poster": text, "type": text}, needs: "src",
		make: func(v values) ir.Meaning {
			return component.Media{Src: v["src"], Audio: v.on("audio"), Poster: v["poster"], Type: v["type"]}
		},
	},
	"progress": {
		params: map[string]paramKind{"percent": text, "color": text, "text": markup}, needs: "percent",
		make: func(v values) ir.Meaning {
			return component.Progress{Percent: v["percent"], Color: v["color"], Text: v["text"]}
		},
	},
	"pullquote": {
		params: map[string]paramKind{"class": text}, body: true,
		make: func(v values) ir.Meaning { return component.PullQuote{Class: v["class"]} },
	},
	"quote": {
		params: map[string]paramKind{"author": markup, "source": markup, "url": text}, body: true,
		make: func(v values) ir.Meaning {
			return component.Quote{Author: v["author"], Source: v["source"], URL: v["url"]}
		},
	},
	"spoiler": {
		params: map[string]paramKind{"text": markup, "title": markup, "class": text, "color": text, "back": text}, needs: "text",
		make: func(v values) ir.Meaning {
			return component.Spoiler{Text: v["text"], Title: v["title"], Class: v["class"], Color: v["color"], Back: v["back"]}
		},
	},
	"text": {
		params: map[string]paramKind{"text": text}, needs: "text",
		make: func(v values) ir.Meaning { return component.Plain{Text: v["text"]} },
	},
	"video": {
		params: map[string]paramKind{"provider": text, "id": text, "list": flag}, needs: "id",
		make: func(v values) ir.Meaning {
			return component.Video{Provider: v["provider"], ID: v["id"], List: v.on("list")}
		},
	},
}

// Component is a component that a mapping can name, and its parameters.
type Component struct {
	Name     string
	Params   []string
	Required string // one of Params, "" for none
	Body     bool   // it can enclose Markdown
}

// Components are all of them, by name.
func Components() []Component {
	var list []Component
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		s := shapes[name]
		list = append(list, Component{name, slices.Sorted(maps.Keys(s.params)), s.needs, s.body})
	}
	return list
}
