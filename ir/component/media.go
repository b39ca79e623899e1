package component

import "hexodus/ir"

// Media is a film or a piece of music that the browser itself plays.
type Media struct {
	Src    string
	Audio  bool   // else it is a film
	Poster string // a picture to show before it runs
	Type   string // "video/mp4"; "" is left to the browser
	Lost   string // what is said where it cannot be played
}

func (Media) Kind() string { return "media" }

func (m Media) Params() []ir.Param {
	var p params
	p.add("src", m.Src)
	p.flag("audio", m.Audio)
	p.add("poster", m.Poster)
	p.add("type", m.Type)
	p.add("lost", m.Lost)
	return p
}

func (m Media) HTML() (string, string) {
	name := "video"
	if m.Audio {
		name = "audio"
	}
	t := open(name)
	if m.Type == "" {
		t.url("src", m.Src)
	}
	t.bare("controls").attr("preload", "metadata").given("poster", m.Poster)
	html := t.end()
	if m.Type != "" {
		html += open("source").url("src", m.Src).attr("type", m.Type).end()
	}
	return html + escapeText(m.Lost) + "</" + name + ">", ""
}
