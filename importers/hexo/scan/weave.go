package scan

import "bytes"

// weaver reads the body as the template language does after Markdown, and makes tiles of it: it pairs
// tags with their end tags, within what was taken out of the text as one and across it.
type weaver struct {
	body   []byte
	src    []byte // body without what the template language never sees
	str    string // src
	fences []fence
	out    []Tile

	at      int // all before is in out
	fence   int // next fence
	region  int // the placeholder that is being read, from 1; 0: text
	open    map[string][]int
	stack   []opened
	lastEnd int // the last "%}"
	raws    map[string]map[int]int
}

type opened struct {
	tile  int // in out
	name  string
	depth int // levels of blocks behind it
}

const (
	deepest = 100  // levels of blocks; tags further in stay single tags
	longest = 1024 // bytes of a tag that was not taken out of the text, and of a variable in a tag
)

func (w *weaver) run(src []byte, regions []region, tags bool) {
	w.src = src
	if tags {
		w.hide(regions)
		w.str = string(w.src)
		w.lastEnd = bytes.LastIndex(w.src, []byte("%}"))
		w.open = map[string][]int{}
	}
	for i, r := range regions {
		if r.end <= w.at {
			continue
		}
		start := max(r.start, w.at)
		w.region = 0
		switch r.kind {
		case Text:
			if tags {
				w.bare(start, r.end)
			}
			w.text(r.end)
		case Tag, Block, Variable, Raw:
			w.region = i + 1
			if r.kind == Variable && start == r.start && w.src[start] == '{' {
				w.variable(start, r.end)
			} else {
				w.live(start, r.end)
			}
			w.text(r.end)
		case Fence:
			w.fenceTo(r.end)
		default:
			w.add(Tile{Kind: r.kind, Start: start, End: r.end, Seen: r.seen})
		}
	}
	w.region = 0
	w.judge(regions)
}

// hide blanks what the template language does not see: inline code, comments, and the braces of
// <code> elements that have no raw block in them.
//
// Hexo: lib/extend/tag.ts, rCodeTag.
func (w *weaver) hide(regions []region) {
	copied := false
	own := func() {
		if !copied {
			w.src, copied = bytes.Clone(w.src), true
		}
	}
	for _, r := range regions {
		if r.kind == InlineCode || r.kind == HTMLComment || r.kind == TemplateComment {
			own()
			fill(w.src[r.start:r.end])
		}
	}
	for at := 0; ; {
		i := bytes.Index(w.src[at:], []byte("<code"))
		if i < 0 {
			return
		}
		at += i + len("<code")
		n := bytes.IndexAny(w.src[at:], "<>")
		if n < 0 {
			return
		}
		if w.src[at+n] == '<' {
			at += n
			continue
		}
		end := bytes.Index(w.src[at+n+1:], []byte("</code>"))
		if end < 0 {
			return
		}
		inner := w.src[at+n+1 : at+n+1+end]
		at += n + 1 + end
		if rawTag("raw").index(inner) < 0 && bytes.ContainsAny(inner, "{}") {
			from, to := at-end, at
			own()
			fillBraces(w.src[from:to])
		}
	}
}

func (w *weaver) add(t Tile) {
	if t.Start == t.End {
		return
	}
	w.at = t.End
	if n := len(w.out); t.Kind == Text && n > 0 {
		if last := &w.out[n-1]; last.Kind == Text && last.End == t.Start && last.region == t.region {
			last.End = t.End
			return
		}
	}
	w.out = append(w.out, t)
}

// text books all up to end as text, but for the fences in it.
func (w *weaver) text(end int) {
	for w.at < end {
		for w.fence < len(w.fences) && w.fences[w.fence].start < w.at {
			w.fence++
		}
		if w.fence == len(w.fences) || w.fences[w.fence].start >= end {
			w.add(Tile{Kind: Text, Start: w.at, End: end, region: w.region, Hidden: w.region > 0})
			return
		}
		f := w.fences[w.fence]
		if f.start > w.at {
			w.add(Tile{Kind: Text, Start: w.at, End: f.start, region: w.region, Hidden: w.region > 0})
		}
		w.fenceTo(f.end)
	}
}

func (w *weaver) fenceTo(end int) {
	for w.fence < len(w.fences) && w.fences[w.fence].end < end {
		w.fence++
	}
	if w.fence == len(w.fences) {
		return
	}
	f := w.fences[w.fence]
	w.fence++
	t := Tile{Kind: Fence, Start: f.start, End: f.end, Fence: f.info, region: w.region, Hidden: w.region > 0}
	if f.info.HighlightOff && bytes.ContainsAny(f.info.Code, "{}") {
		t.Damage = EscapedBraces
	}
	w.add(t)
}

// bare looks for tags that were left in the text: Markdown was read in them, but they were run.
func (w *weaver) bare(i, end int) {
	for i < end && i < w.lastEnd {
		n := bytes.Index(w.src[i:end], []byte("{%"))
		if n < 0 {
			return
		}
		i += n
		close := bytes.Index(w.src[i+2:min(i+longest, len(w.src))], []byte("%}"))
		if close < 0 || bytes.Contains(w.src[i+2:i+2+close], []byte("{%")) || bytes.Contains(w.src[i+2:i+2+close], []byte("\n\n")) {
			i += 2
			continue
		}
		node, damage := w.tag(i, i+2+close+2)
		if node == nil || node.End == 0 {
			i += 2
			continue
		}
		if damage == "" {
			damage = Unprotected
			if oddQuotes(w.src[node.Start:node.End]) {
				damage = OddQuote
			}
		}
		w.text(i)
		w.tile(node, damage)
		i = w.at
	}
}

// oddQuotes reports whether a quote is open at the end of a tag, as Hexo counts.
func oddQuotes(tag []byte) bool {
	var quote byte
	for _, c := range tag {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// live reads what was taken out of the text as one.
func (w *weaver) live(i, end int) {
	for i < end {
		n := bytes.IndexByte(w.src[i:end], '{')
		if n < 0 || i+n+1 >= end {
			return
		}
		i += n
		switch w.src[i+1] {
		case '%':
			node, damage := w.tag(i, end)
			if node == nil || node.End == 0 {
				if node = w.meant(i, end); node == nil {
					return
				}
			}
			w.text(i)
			w.tile(node, damage)
			i = w.at
		case '{':
			close := variableEnd(w.src[i:min(end, i+longest)])
			if close == 0 {
				i += 2
				continue
			}
			w.text(i)
			w.variable(i, i+close)
			i = w.at
		case '#':
			n := bytes.Index(w.src[i+2:end], []byte("#}"))
			if n < 0 {
				return
			}
			w.text(i)
			w.add(Tile{Kind: TemplateComment, Start: i, End: i + 2 + n + 2, region: w.region, Hidden: true})
			i = w.at
		default:
			i++
		}
	}
}
