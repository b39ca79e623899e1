package hexo

import (
	"bytes"
	"regexp"
	"slices"

	"hexodus/importers/hexo/config"
	"hexodus/importers/hexo/markdown"
	"hexodus/ir"
	"hexodus/ir/component"
)

// emojiPackages show an emoji for its name. Plugins: hexo-filter-github-emojis and hexo-filter-emoji, index.js
var emojiPackages = []string{"hexo-filter-github-emojis", "hexo-filter-emoji"}

// emojiName is how they find one.
var emojiName = regexp.MustCompile(`:([\w+-]+):`)

// showsEmoji reports whether a package of the blog shows an emoji for its name.
func showsEmoji(cfg *config.Config) bool { return slices.ContainsFunc(emojiPackages, cfg.HasPackage) }

// emojis are the places in the text where an emoji was shown, by the Markdown engine or by a package.
func (r *reader) emojis(u *unit) []mark {
	if u.tree == nil {
		return nil
	}
	var marks []mark
	show := func(start, end int, emoji string) {
		at := ir.At{Start: u.source(start), End: u.sourceEnd(end)}
		marks = append(marks, mark{at.Start, at.End, []ir.Node{&ir.Component{
			At: at, Place: u.place(start, r), Name: "emoji", Means: component.Plain{Text: emoji}, Inner: ir.Span{Start: at.End, End: at.End},
		}}})
	}
	for _, e := range u.tree.Emojis() {
		if u.pieceIn(e.Start, e.End) < 0 {
			show(e.Start, e.End, e.Text)
		}
	}
	if !r.emoji {
		return marks
	}
	for at := 0; ; {
		m := emojiName.FindSubmatchIndex(u.text[at:])
		if m == nil {
			return marks
		}
		start, end := at+m[0], at+m[1]
		e := markdown.Emoji(string(u.text[at+m[2] : at+m[3]]))
		if place := u.tree.PlaceOf(start); e == "" || place.Code || place.Attr || u.pieceIn(start, end) >= 0 {
			at = start + 1
			continue
		}
		show(start, end, e)
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
			if e := markdown.Emoji(string(bytes.Trim(m, ":"))); e != "" {
				return []byte(e)
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
