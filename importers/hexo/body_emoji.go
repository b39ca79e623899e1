package hexo

import (
	"bytes"
	"regexp"
	"slices"
	"sync"

	"github.com/yuin/goldmark-emoji/definition"

	"hexodus/importers/hexo/config"
	"hexodus/ir"
	"hexodus/ir/component"
)

// emojiPackages show an emoji for its name. Plugins: hexo-filter-github-emojis and hexo-filter-emoji, index.js
var emojiPackages = []string{"hexo-filter-github-emojis", "hexo-filter-emoji"}

// emojiName is how they find one.
var emojiName = regexp.MustCompile(`:([\w+-]+):`)

// github is the emoji that GitHub knows, by name.
var github = sync.OnceValue(func() definition.Emojis { return definition.Github() })

// showsEmoji reports whether the blog shows an emoji for its name, by a package or by a plugin of its Markdown engine.
func (b *bodies) showsEmoji(cfg *config.Config) bool {
	return slices.ContainsFunc(emojiPackages, cfg.HasPackage) || slices.Contains(b.dialect.Plugins, "emoji")
}

// emojiOf is the emoji of a name, nil if there is none.
func emojiOf(name []byte) []byte {
	if e, ok := github().Get(string(name)); ok && e.IsUnicode() {
		return []byte(string(e.Unicode))
	}
	return nil
}

// emojis are the places in the text where an emoji was shown.
func (r *reader) emojis(u *unit) []mark {
	if !r.emoji || u.tree == nil {
		return nil
	}
	var marks []mark
	for at := 0; ; {
		m := emojiName.FindSubmatchIndex(u.text[at:])
		if m == nil {
			return marks
		}
		start, end := at+m[0], at+m[1]
		e := emojiOf(u.text[at+m[2] : at+m[3]])
		if place := u.tree.PlaceOf(start); e == nil || place.Code || place.Attr || u.pieceIn(start, end) >= 0 {
			at = start + 1
			continue
		}
		from, to := u.source(start), u.sourceEnd(end)
		place := u.place(start, r)
		marks = append(marks, mark{from, to, []ir.Node{&ir.Component{
			At: ir.At{Start: from, End: to}, Place: place, Name: "emoji", Means: component.Plain{Text: string(e)}, Inner: ir.Span{Start: to, End: to},
		}}})
		at = end
	}
}

var hiddenFromEmoji = regexp.MustCompile(`(?is)<(?:pre|code|script|style)\b.*?</(?:pre|code|script|style)>|<[^>]*>`)

// withEmoji is HTML with emoji in place of their names.
func withEmoji(html []byte) []byte {
	if !emojiName.Match(html) {
		return html
	}
	var out []byte
	at := 0
	put := func(text []byte) {
		out = append(out, emojiName.ReplaceAllFunc(text, func(m []byte) []byte {
			if e := emojiOf(bytes.Trim(m, ":")); e != nil {
				return e
			}
			return m
		})...)
	}
	for _, m := range hiddenFromEmoji.FindAllIndex(html, -1) {
		put(html[at:m[0]])
		out = append(out, html[m[0]:m[1]]...)
		at = m[1]
	}
	put(html[at:])
	return out
}
