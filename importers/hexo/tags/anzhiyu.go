package tags

import (
	"regexp"

	"hexodus/ir"
	"hexodus/ir/component"
)

// anzhiyu is what the theme AnZhiYu has beside Butterfly's tags and those of plus.
var anzhiyu = family{}

// AnZhiYu: scripts/tag/link.js: title, site, URL, picture; "true" for the picture says that the link stays on the site.
var _ = anzhiyu.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	a := c.split(",")
	if len(a) < 3 {
		return linkTag.Make(c)
	}
	m := component.Card{Href: c.Blog.URLFor(unquoted(a.at(2))), Before: "引用站外地址", Title: a.at(0), Text: a.at(1), NewTab: true}
	if a.at(3) == "true" {
		m.Before = "站内地址"
	}
	return m, nil
}}, "link")

var bilibiliID = regexp.MustCompile(`(?:.*video/)?([^/?]+)/?.*`)

// AnZhiYu: scripts/tag/bilibili.js. A script fetched what the card showed.
var _ = anzhiyu.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	m := bilibiliID.FindStringSubmatch(c.arg(0))
	if m == nil {
		return component.Nothing{}, c.missing("a video")
	}
	page := "https://www.bilibili.com/video/" + m[1] + "/"
	return component.LinkCard{URL: page}, c.fetched("the video's title and picture")
}}, "bilibili")

// AnZhiYu: scripts/tag/Introduction-card.js: link, picture, tip, title, logo, title and subtitle of the link.
var _ = anzhiyu.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Card{
		Href: c.Blog.URLFor(c.arg(0)), Image: c.Blog.URLFor(c.arg(1)), Alt: "introduction", Before: or(c.arg(2), "最爱"), Title: or(c.arg(3), "最爱"), Text: c.arg(5), Class: "introduction",
	}, c.unscripted("the whole card is a link")
}}, "intCard")

// AnZhiYu: scripts/tag/dogeplayer.js.
var _ = anzhiyu.tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	return component.Nothing{}, c.fetched("a player")
}}, "dogeplayer")
