package tags

import (
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
)

// assumed is what a name means where nobody at hand defines it: the theme may have been left out of the blog's folder. The
// best known family that has the name counts, but where names clash, the arguments tell.
var assumed = family{}

func init() {
	for _, f := range []family{
		next, butterfly, plus, anzhiyu, fluid, stellar, volantis, keep, redefine, details, bootstrap, aplayer, dplayer, math, spoiler, fontawesome,
		emoji, bilibili, owl, oembed, maps, github, social, yun, icarus,
	} {
		for name, t := range f {
			if _, ok := assumed[name]; !ok {
				assumed[name] = t
			}
		}
	}
	assumed["label"] = Tag{Make: func(c Call) (ir.Meaning, error) {
		if strings.Contains(strings.Join(c.Args, " "), "@") {
			return next["label"].Make(c)
		}
		return butterfly["label"].Make(c)
	}}
	for _, name := range []string{"btn", "button"} {
		assumed[name] = Tag{Make: func(c Call) (ir.Meaning, error) {
			a := c.colons()
			switch {
			case c.Body != "":
				return keep["btn"].Make(c)
			case isTarget(unquoted(a.at(0))):
				return next["btn"].Make(c)
			case len(a) > 1:
				return plusButton.Make(c)
			}
			return stellarButton.Make(c)
		}}
	}
	assumed["note"] = Tag{Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		if c.Closed {
			return next["note"].Make(c)
		}
		return plusNote.Make(c)
	}}
	assumed["callout"] = Tag{Block: true, Markdown: true, Make: func(c Call) (ir.Meaning, error) {
		return component.Callout{Class: strings.Join(c.Args, " ")}, nil
	}}
	assumed["alerts"] = assumed["callout"]
	assumed["ghCard"] = plus["ghcard"]
	assumed["link"] = cardLink(linkTag)
}

// isTarget reports whether an argument is where a link could lead.
func isTarget(s string) bool {
	return s == "" || s[0] == '/' || s[0] == '#' || s[0] == '.' || strings.Contains(s, "://") || strings.HasPrefix(s, "mailto:")
}
