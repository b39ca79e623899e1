package markdown

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	emojidata "github.com/yuin/goldmark-emoji/definition"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// github is the emoji that GitHub knows, by name.
var github = sync.OnceValue(func() emojidata.Emojis { return emojidata.Github() })

// Emoji is the emoji of a name, "" if there is none.
func Emoji(name string) string {
	if e, ok := github().Get(name); ok && e.IsUnicode() {
		return string(e.Unicode)
	}
	return ""
}

// smileys are what stands for an emoji beside its name, by name.
//
// markdown-it-emoji: lib/data/shortcuts.js
var smileys = map[string]string{
	"angry": ">:( >:-(", "blush": `:") :-")`, "broken_heart": `</3 <\3`, "confused": ":/ :-/", "cry": ":'( :'-( :,( :,-(",
	"frowning": ":( :-(", "heart": "<3", "imp": "]:( ]:-(", "innocent": "o:) O:) o:-) O:-) 0:) 0:-)",
	"joy": ":') :'-) :,) :,-) :'D :'-D :,D :,-D", "kissing": ":* :-*", "laughing": "x-) X-)", "neutral_face": ":| :-|",
	"open_mouth": ":o :-o :O :-O", "rage": ":@ :-@", "smile": ":D :-D", "smiley": ":) :-)", "smiling_imp": "]:) ]:-)",
	"sob": ":,'( :,'-( ;( ;-(", "stuck_out_tongue": ":P :-P", "sunglasses": "8-) B-)", "sweat": ",:( ,:-(",
	"sweat_smile": ",:) ,:-)", "unamused": ":s :-S :z :-Z :$ :-$", "wink": ";) ;-)",
}

type smiley struct{ text, emoji string }

// smileysByByte are the smileys that begin with a byte, the longest first.
var smileysByByte = sync.OnceValue(func() map[byte][]smiley {
	table := map[byte][]smiley{}
	for name, list := range smileys {
		for s := range strings.FieldsSeq(list) {
			table[s[0]] = append(table[s[0]], smiley{s, Emoji(name)})
		}
	}
	for _, list := range table {
		slices.SortFunc(list, func(a, b smiley) int {
			return cmp.Or(len(b.text)-len(a.text), cmp.Compare(a.text, b.text))
		})
	}
	return table
})

// emojis are the names and smileys in a text that markdown-it-emoji shows as emoji. A smiley has no letter,
// digit or symbol beside it.
//
// markdown-it-emoji: lib/replace.js
func emojis(s string) []Replacement {
	var list []Replacement
	table := smileysByByte()
	for i := 0; i < len(s); {
		n, emoji := 0, ""
		if s[i] == ':' {
			if end := strings.IndexByte(s[i+1:], ':'); end > 0 {
				if emoji = Emoji(s[i+1 : i+1+end]); emoji != "" {
					n = end + 2
				}
			}
		}
		if n == 0 {
			for _, x := range table[s[i]] {
				if strings.HasPrefix(s[i:], x.text) {
					n = len(x.text)
					if parts(s[:i], utf8.DecodeLastRuneInString) && parts(s[i+n:], utf8.DecodeRuneInString) {
						emoji = x.emoji
					}
					break
				}
			}
		}
		if emoji != "" {
			list = append(list, Replacement{Start: i, End: i + n, Text: emoji})
		}
		i += max(n, 1)
	}
	return list
}

// parts reports whether a text is empty, or ends (by the rune that is taken of it) in what sets a smiley apart.
func parts(s string, take func(string) (rune, int)) bool {
	r, _ := take(s)
	return s == "" || r <= 0xffff && unicode.In(r, unicode.Z, unicode.P, unicode.Cc)
}

// showEmoji is a block's text with its emoji; the text of automatic links is left alone.
func showEmoji(list []token) []token {
	var out []token
	isText := func(k token) bool { return (k.kind == 't' || k.kind == 'x') && !k.fixed }
	for i := 0; i < len(list); {
		if !isText(list[i]) {
			out = append(out, list[i])
			i++
			continue
		}
		joined := token{kind: 't', level: list[i].level}
		from := i
		for ; i < len(list) && isText(list[i]); i++ {
			joined.text += list[i].text
		}
		found := emojis(joined.text)
		if len(found) == 0 {
			out = append(out, list[from:i]...)
			continue
		}
		joined.text = replaced(joined.text, found)
		out = append(out, joined)
	}
	return out
}

func replaced(s string, list []Replacement) string {
	var b strings.Builder
	at := 0
	for _, r := range list {
		b.WriteString(s[at:r.Start])
		b.WriteString(r.Text)
		at = r.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// Emojis are the names and smileys for which the engine shows an emoji, in order.
func (t *Tree) Emojis() []Replacement {
	if !t.dialect.ShowsEmoji() {
		return nil
	}
	var list []Replacement
	_ = ast.Walk(t.Root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell, *east.DefinitionTerm:
			if entering {
				for _, s := range joinedSegments(n) {
					for _, r := range emojis(string(s.Value(t.Source))) {
						list = append(list, Replacement{s.Start + r.Start, s.Start + r.End, r.Text})
					}
				}
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return list
}

// joinedSegments are the stretches of running text in a block, those that meet as one.
func joinedSegments(block ast.Node) []text.Segment {
	var list []text.Segment
	for _, s := range segments(block) {
		if n := len(list); n > 0 && list[n-1].Stop == s.Start {
			list[n-1].Stop = s.Stop
			continue
		}
		list = append(list, s)
	}
	return list
}

// ShowsEmoji reports whether the engine itself shows an emoji for its name and for a smiley.
func (d *Dialect) ShowsEmoji() bool { return d.markdownIt() && d.has("emoji") }
