package scan

import (
	"bytes"
	"strings"
)

// tag reads the opening tag at i; nil if it does not end before limit.
func (w *weaver) tag(i, limit int) (*Node, Damage) {
	node := &Node{Start: i}
	at := i + 2
	if at < limit && w.src[at] == '-' {
		node.TrimBefore = true
		at++
	}
	name, rest := Name(w.str[at:limit])
	node.Name = name
	at = limit - len(rest)
	l := lexer{src: rest, whole: true}
	if !l.run() {
		if l.damage == "" {
			return nil, ""
		}
		return node, l.damage
	}
	node.TrimAfter = l.trim
	node.End = at + l.at
	w.fill(node, at, at+l.ended, l.args)
	if l.damage != "" {
		node.Args = Meant(node.ArgsRaw)
	}
	return node, l.damage
}

// meant reads the tag at i as its author meant it, where the template language reads on beyond it.
func (w *weaver) meant(i, end int) *Node {
	n := bytes.Index(w.src[min(i+2, end):end], []byte("%}")) + 2
	if n < 2 {
		return nil
	}
	if whole := end - i - 2; n < whole && w.src[i+whole] == '%' && !bytes.Contains(w.src[i+2:i+min(whole, longest)], []byte("{%")) {
		n = whole // the end is in a string
	}
	inner := string(w.src[i+2 : i+n])
	node := &Node{Start: i, End: i + n + 2}
	node.TrimBefore = strings.HasPrefix(inner, "-")
	inner = strings.TrimPrefix(inner, "-")
	node.TrimAfter = strings.HasSuffix(inner, "-")
	inner = strings.TrimSuffix(inner, "-")
	name, rest := Name(inner)
	stop := i + n
	if node.TrimAfter {
		stop--
	}
	node.Name = name
	w.fill(node, stop-len(rest), stop, nil)
	node.Args = Meant(node.ArgsRaw)
	return node
}

func (w *weaver) fill(node *Node, from, to int, args []string) {
	node.ArgsRaw = string(w.body[from:to])
	node.Args = args
	node.InnerStart, node.InnerEnd = node.End, node.End
}

// variable books "{{ … }}".
func (w *weaver) variable(i, end int) {
	inner := w.str[i+2 : end-2]
	node := &Node{Start: i, End: end, InnerStart: end, InnerEnd: end}
	node.TrimBefore = strings.HasPrefix(inner, "-")
	node.TrimAfter = strings.HasSuffix(inner, "-")
	inner = strings.TrimSuffix(strings.TrimPrefix(inner, "-"), "-")
	node.ArgsRaw = strings.TrimSpace(inner)
	w.add(Tile{Kind: Variable, Start: i, End: end, Node: node, region: w.region, Hidden: true})
}

// variableEnd is the length of the variable that b starts with: up to two braces outside quotes; 0 if it has no end.
func variableEnd(b []byte) int {
	var quote byte
	for i := 2; i+1 < len(b); i++ {
		switch c := b[i]; {
		case quote != 0 && c == '\\':
			i++
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '}' && b[i+1] == '}':
			return i + 2
		}
	}
	if n := bytes.Index(b[min(2, len(b)):], []byte("}}")); n >= 0 {
		return n + 4
	}
	return 0
}
