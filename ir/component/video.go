package component

import "hexodus/ir"

// Video is a video that another site plays.
type Video struct {
	Provider string // "youtube" or "vimeo"
	ID       string
	List     bool // ID is that of a playlist
}

func (Video) Kind() string { return "video" }

func (m Video) Params() []ir.Param {
	var p params
	p.add("provider", m.Provider)
	p.add("id", m.ID)
	p.flag("list", m.List)
	return p
}

// URL is the address of the player.
func (m Video) URL() string {
	switch {
	case m.Provider == "vimeo":
		return "https://player.vimeo.com/video/" + m.ID
	case m.List:
		return "https://www.youtube.com/embed/videoseries?list=" + m.ID
	}
	return "https://www.youtube.com/embed/" + m.ID
}

func (m Video) HTML() (string, string) {
	t := open("iframe").url("src", m.URL()).attr("frameborder", "0").attr("loading", "lazy").bare("allowfullscreen")
	return `<div class="video-container">` + t.end() + "</iframe></div>", ""
}
