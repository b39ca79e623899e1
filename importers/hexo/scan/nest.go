package scan

import (
	"bytes"
	"slices"
	"strings"
)

// tile books a tag; an end tag makes a block of it, of the nearest open tag of its name, and of all between.
func (w *weaver) tile(node *Node, damage Damage) {
	t := Tile{Kind: Tag, Start: node.Start, End: node.End, Node: node, Damage: damage, region: w.region, Hidden: w.region > 0}
	switch name, isEnd := strings.CutPrefix(node.Name, "end"); {
	case node.Name == "raw" || node.Name == "verbatim":
		if end := w.rawEnd(node); end > 0 {
			w.raw(t, end)
			return
		}
	case isEnd && w.close(name, t):
		return
	case isEnd && name != "":
		t.Damage = StrayEnd
	}
	w.add(t)
	w.open[node.Name] = append(w.open[node.Name], len(w.stack))
	w.stack = append(w.stack, opened{tile: len(w.out) - 1, name: node.Name})
}

func (w *weaver) close(name string, end Tile) bool {
	list := w.open[name]
	if len(list) == 0 {
		return false
	}
	at := list[len(list)-1]
	first := w.stack[at].tile
	inner := w.out[first+1:]
	depth := 1
	for _, o := range w.stack[at:] {
		depth = max(depth, o.depth+1)
		if l := w.open[o.name]; len(l) == 1 {
			delete(w.open, o.name)
		} else {
			w.open[o.name] = l[:len(l)-1]
		}
	}
	w.stack = w.stack[:at]
	if at > 0 {
		w.stack[at-1].depth = max(w.stack[at-1].depth, depth)
	}
	if depth > deepest {
		return false
	}

	t := &w.out[first]
	t.Kind = Block
	t.Node.InnerStart, t.Node.InnerEnd = t.Node.End, end.Start
	t.Node.Closed, t.Node.End = true, end.End
	t.Node.Body = slices.Clone(inner)
	t.End, w.at = end.End, end.End
	switch {
	case t.Damage != "":
	case end.Damage != "":
		t.Damage = end.Damage
	case t.region != end.region:
		t.Damage = SplitBlock
	}
	w.out = w.out[:first+1]
	return true
}

// judge marks what was taken out of the text together with things it has nothing to do with.
func (w *weaver) judge(regions []region) {
	for i := range w.out {
		t := &w.out[i]
		if t.region == 0 || t.Damage != "" {
			continue
		}
		if r := regions[t.region-1]; t.Start != r.start || t.End != r.end {
			switch {
			case t.End > r.end:
				t.Damage = SplitBlock
			case r.kind == Block:
				t.Damage = PrefixCollision
			default:
				t.Damage = OddQuote
			}
		}
	}
}

// raw books a raw block that goes to end.
func (w *weaver) raw(t Tile, end int) {
	outer := w.out
	inner := t.Node.End
	close := bytes.LastIndex(w.body[inner:end], []byte("{%")) + inner
	w.out, w.at = nil, inner
	w.text(close)
	t.Kind, t.End, t.Node.End = Raw, end, end
	t.Node.InnerStart, t.Node.InnerEnd = inner, close
	t.Node.Closed, t.Node.Body = true, w.out
	w.out = outer
	w.add(t)
}

// rawEnd is the end of the raw block that a tag opens, 0 if it has none. Raw blocks nest.
func (w *weaver) rawEnd(node *Node) int {
	ends, ok := w.raws[node.Name]
	if !ok {
		ends = pairs(w.src, node.Name)
		if w.raws == nil {
			w.raws = map[string]map[int]int{}
		}
		w.raws[node.Name] = ends
	}
	return ends[node.Start]
}

// pairs are the blocks of a name: where each opens, and where it ends.
func pairs(src []byte, name string) map[int]int {
	ends := map[int]int{}
	var stack []int
	for i := 0; ; {
		n := bytes.Index(src[i:], []byte("{%"))
		if n < 0 {
			return ends
		}
		i += n
		start := i
		i += 2
		rest := bytes.TrimLeft(bytes.TrimPrefix(src[i:], []byte("-")), " \t\r\n")
		word, closing := bytes.CutPrefix(rest, []byte("end"))
		word, found := bytes.CutPrefix(word, []byte(name))
		if !found {
			continue
		}
		tail := bytes.TrimPrefix(bytes.TrimLeft(word, " \t\r\n"), []byte("-"))
		if !bytes.HasPrefix(tail, []byte("%}")) {
			continue
		}
		end := len(src) - len(tail) + 2
		switch {
		case !closing:
			stack = append(stack, start)
		case len(stack) > 0:
			ends[stack[len(stack)-1]] = end
			stack = stack[:len(stack)-1]
		}
		i = end
	}
}
