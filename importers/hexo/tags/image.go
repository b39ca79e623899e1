package tags

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/img.ts. All before the first URL are class names.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	m := c.image(c.Args)
	if m.Src == "" {
		return m, c.problem(noURL, strings.Join(c.Args, " "))
	}
	return m, nil
}}, "img", "image")

// looksLikeURL is Hexo's test, which is not tied to the start: a scheme, "www" or an "@" will do.
//
// Hexo: lib/plugins/tag/img.ts and link.ts, rUrl.
var looksLikeURL = regexp.MustCompile(`[A-Za-z]{3,9}:(?://)?(?:[-;:&=+$,\w]+@)?[A-Za-z0-9.-]+|(?:www.|[-;:&=+$,\w]+@)[A-Za-z0-9.-]+`)

const (
	inDouble = `"?([^"]+)?"?`
	inSingle = `'?([^']+)?'?`
)

var captions = map[[2]bool]*regexp.Regexp{
	{true, true}:   javaScript(inDouble + `\s*` + inDouble),
	{true, false}:  javaScript(inDouble + `\s*` + inSingle),
	{false, true}:  javaScript(inSingle + `\s*` + inDouble),
	{false, false}: javaScript(inSingle + `\s*` + inSingle),
}

func (c Call) image(args []string) component.Image {
	var m component.Image
	var classes []string
	for len(args) > 0 && m.Src == "" {
		if a := args[0]; strings.HasPrefix(a, "/") || looksLikeURL.MatchString(a) {
			m.Src = urls.Encode(c.Blog.URLFor(a))
		} else {
			classes = append(classes, a)
		}
		args = args[1:]
	}
	m.Class = strings.Join(classes, " ")
	if len(args) > 0 && isNumber(args[0]) {
		m.Width, args = args[0], args[1:]
		if len(args) > 0 && isNumber(args[0]) {
			m.Height, args = args[0], args[1:]
		}
	}
	text := strings.Join(args, " ")
	if t := captions[[2]bool{strings.HasPrefix(text, `"`), strings.HasSuffix(text, `"`)}].FindStringSubmatch(text); t != nil {
		m.Title, m.Alt = t[1], t[2]
	}
	return m
}

func isNumber(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// Hexo: lib/plugins/tag/asset_img.ts. The first argument that is one of the post's files is the image.
var _ = tag(Tag{Make: func(c Call) (ir.Meaning, error) {
	if len(c.Args) == 0 {
		return component.Nothing{}, c.missing("a file")
	}
	args := append([]string(nil), c.Args...)
	for i, a := range args {
		if p, ok := c.Blog.Asset(a); ok {
			args[i] = "/" + p
			return c.image(args), nil
		}
	}
	for i, a := range args {
		if p, ok := c.similar(a); ok {
			args[i] = "/" + p
			return c.image(args), c.solved(assetCase, a)
		}
	}
	return component.Nothing{}, c.asBefore(missingAsset, strings.Join(c.Args, " "))
}}, "asset_img", "asset_image")

// similar finds an asset whose name was written in another way than the file's.
func (c Call) similar(name string) (string, bool) {
	decoded, err := url.PathUnescape(name)
	if err != nil {
		decoded = name
	}
	clean := strings.TrimPrefix(path.Clean("/"+decoded), "/")
	stem, ext := strings.TrimSuffix(clean, path.Ext(clean)), path.Ext(clean)
	for _, try := range []string{decoded, clean, path.Base(clean), strings.ToLower(clean), stem + strings.ToLower(ext), stem + strings.ToUpper(ext)} {
		if p, ok := c.Blog.Asset(try); ok && ext != "" {
			return p, true
		}
	}
	return "", false
}
