package tags

import (
	"encoding/json"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// aplayer is the package hexo-tag-aplayer.
var aplayer = family{}

// hexo-tag-aplayer: lib/tag/player.js: title, author, file, picture, and options.
func track(c Call) component.Track {
	t := component.Track{Title: c.arg(0), Author: c.arg(1), Src: c.file(c.arg(2))}
	for i := 3; i < len(c.Args); i++ {
		switch a := c.Args[i]; {
		case a == "narrow", a == "autoplay", strings.HasPrefix(a, "width:"), strings.HasPrefix(a, "lrc:"):
		case t.Cover == "":
			t.Cover = c.file(a)
		}
	}
	return t
}

// file is a file as a link: one of the post's own, or the address of another.
func (c Call) file(name string) string {
	if path, ok := c.Blog.Asset(name); ok {
		return c.Blog.URLFor(path)
	}
	return name
}

var (
	_ = aplayer.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		if len(c.Args) < 3 {
			return component.Nothing{}, c.missing("a title, an author and a file")
		}
		return component.Player{Tracks: []component.Track{track(c)}}, c.unscripted("a player")
	}}, "aplayer")
	_ = aplayer.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
		if len(c.Args) < 3 {
			return component.Nothing{}, c.missing("a title, an author and a file")
		}
		t := track(c)
		t.Lyrics = strings.TrimSpace(c.Body)
		return component.Player{Tracks: []component.Track{t}}, c.unscripted("a player")
	}}, "aplayerlrc")
	_ = aplayer.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
		var list struct {
			Music []struct{ Title, Author, URL, Pic string }
		}
		if json.Unmarshal([]byte(c.Body), &list) != nil || len(list.Music) == 0 {
			return component.Nothing{}, c.missing("a list in JSON")
		}
		var m component.Player
		for _, t := range list.Music {
			if _, ok := c.Blog.Asset(t.URL); !ok && !strings.Contains(t.URL, "/") {
				return component.Nothing{}, c.problem(missingAsset, t.URL) // hexo-tag-aplayer: lib/util.js throws
			}
			m.Tracks = append(m.Tracks, component.Track{Title: t.Title, Author: t.Author, Src: c.file(t.URL), Cover: c.file(t.Pic)})
		}
		return m, c.unscripted("a player")
	}}, "aplayerlist")
	// hexo-tag-aplayer: lib/tag/playerMeting.js: id, server, type. The songs came from another server.
	_ = aplayer.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		return component.Nothing{}, c.fetched(strings.Join(c.Args, " "))
	}}, "meting")
)

// dplayer is the package hexo-tag-dplayer.
var dplayer = family{}

// hexo-tag-dplayer: index.js: key=value.
var _ = dplayer.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	o := options(append(fields{""}, c.Args...))
	if o["url"] == "" {
		return component.Nothing{}, c.missing("a film: url=")
	}
	return component.Media{Src: c.file(o["url"]), Poster: c.file(o["pic"])}, c.unscripted("a player")
}}, "dplayer")
