package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// volantis is the theme Volantis, up to version 5 and since. Its newer tags are Stellar's, with a capital where the name was taken.
var volantis = family{}

var (
	_ = volantis.tag(plusNote, "note")
	_ = volantis.tag(plusNoteBlock, "noteblock", "blocknote")
	_ = volantis.tag(plusButton, "btn")
	_ = volantis.tag(pictureTag(Call.colons, "image"), "image")
	_ = volantis.tag(inlinePicture(Call.colons), "inlineimage")
	_ = volantis.tag(tabs(component.TabsItems, faIcon, paneID), "tabs", "subtabs", "subsubtabs")
)

// Volantis: scripts/tags/gallery.js, postFancybox: class, columns, group. Each picture leads to itself.
var _ = volantis.tag(Tag{Block: true, Make: func(c Call) (ir.Meaning, error) {
	return component.Gallery{Class: c.colons().at(0), Pictures: pictures(c.Blog.Markdown(c.Body), false), Linked: true, Captions: true}, nil
}}, "gallery", "fancybox")

// Volantis: scripts/tags/table.js.
var _ = volantis.tag(Tag{Block: true, Markdown: true, Make: func(Call) (ir.Meaning, error) {
	return component.Group{Class: "table"}, nil
}}, "table")

// Volantis: scripts/tags/dropmenu.js.
var (
	_ = volantis.tag(Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		if len(a) == 1 {
			return component.Menu{Title: a.at(0)}, nil
		}
		return component.Menu{Before: a.at(0), Title: a.at(1), After: a.at(2)}, nil
	}}, "menu")
	_ = volantis.tag(Tag{Block: true, Holds: true, Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		return component.Menu{Title: a.at(0), Icon: a.at(1), Inner: true}, nil
	}}, "submenu")
	_ = volantis.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
		a := c.colons()
		if a.at(1) == "" {
			if a.at(0) != "hr" {
				return component.Nothing{}, c.missing("a URL")
			}
			return component.Entry{}, nil
		}
		return component.Entry{Text: a.at(0), Href: a.at(1), Icon: a.at(2)}, nil
	}}, "menuitem")
)

// Volantis 5: scripts/tags/frame.js: a device, then img=, video=, part= and alt=.
var _ = volantis.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(" | ")
	if len(a) == 1 {
		a = c.split("::")
	}
	o := options(a)
	return c.device(o["img"], o["video"], o["alt"])
}}, "frame")

func (c Call) device(picture, film, alt string) (ir.Meaning, error) {
	switch {
	case film != "":
		return component.Media{Src: film, Type: "video/mp4", Poster: picture}, nil
	case picture != "":
		return component.Figure{Src: picture, Alt: alt, Caption: alt, Class: "device"}, nil
	}
	return component.Nothing{}, c.missing("a picture or a film")
}

// Volantis: scripts/tags/contributors.js and md.js: what a script of the page fetches.
var _ = volantis.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Nothing{}, c.fetched(strings.Join(c.Args, " "))
}}, "contributors", "md", "pandown")

// Volantis 6: scripts/tags.
var _ = func() bool {
	for name, t := range map[string]Tag{
		"Note": stellarNote, "Folding": stellarFolding, "Checkbox": stellarCheckbox, "Radio": stellarRadio, "Gallery": stellarGallery,
		"Link": stellarLink, "xlink": stellarLink, "Image": stellarImage, "Timeline": stellarTimeline, "Video": stellarVideo, "Audio": stellarAudio, "Frame": stellarFrame,
		"box": stellarBox, "grid": stellarGrid, "button": stellarButton, "mark": stellarMark, "hashtag": stellarHashtag, "quot": stellarQuot, "copy": stellarCopy,
		"icon": stellarIcon, "folders": stellarFolders, "swiper": stellarSwiper, "poetry": stellarPoem, "reel": stellarPoem, "paper": stellarPaper, "emoji": stellarEmoji,
		"navbar": stellarNavbar, "banner": stellarBanner, "friends": stellarFetched, "sites": stellarFetched, "albums": stellarFetched, "posters": stellarFetched,
	} {
		volantis.tag(t, name)
	}
	return volantis.tag(stellarTabs(component.TabsItems), "Tabs", "subTabs", "subsubTabs")
}()
