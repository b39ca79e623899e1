package component

import (
	"strconv"

	"hexodus/ir"
)

// Player is a player of music, with what it plays.
type Player struct {
	Tracks []Track
}

// Track is one piece of a Player's. Its fields are plain text.
type Track struct{ Title, Author, Src, Cover, Lyrics string }

func (Player) Kind() string { return "player" }

func (m Player) Params() []ir.Param {
	var p params
	for i, t := range m.Tracks {
		n := strconv.Itoa(i + 1)
		p.add("title"+n, t.Title)
		p.add("author"+n, t.Author)
		p.add("src"+n, t.Src)
		p.add("cover"+n, t.Cover)
		p.add("lyrics"+n, t.Lyrics)
	}
	return p
}

func (m Player) HTML() (string, string) {
	html := `<div class="player">`
	for _, t := range m.Tracks {
		html += `<figure class="track">`
		if t.Cover != "" {
			html += open("img").url("src", t.Cover).given("alt", t.Title).end()
		}
		html += "<figcaption>" + escapeText(t.Title)
		if t.Author != "" {
			html += " – " + escapeText(t.Author)
		}
		html += "</figcaption>" + open("audio").url("src", t.Src).bare("controls").attr("preload", "none").end() + "</audio>"
		if t.Lyrics != "" {
			html += `<pre class="lyrics">` + escapeText(t.Lyrics) + "</pre>"
		}
		html += "</figure>"
	}
	return html + "</div>", ""
}
