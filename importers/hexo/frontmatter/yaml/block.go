package yaml

import (
	"cmp"
	"maps"
)

// context is where a node stands: in brackets, as a key, in a list or as a value.
type context uint8

const (
	flowIn context = iota
	flowOut
	blockIn
	blockOut
)

const maxDepth = 100 // js-yaml's own limit

// cursor is the part of the parser that can be set back.
type cursor struct{ pos, line, bol, indent, tab int }

func (p *parser) cursor() cursor { return cursor{p.pos, p.line, p.bol, p.indent, p.tab} }

func (p *parser) back(c cursor) {
	p.pos, p.line, p.bol, p.indent, p.tab = c.pos, c.line, c.bol, c.indent, c.tab
}

// node reads a node within a parent that is indented so far; nil if there is none.
// With seek it may stand on a later line; with compact a collection may start on this line.
// Hexo: js-yaml/lib/loader.js, composeNode
func (p *parser) node(parent int, in context, seek, compact bool) *Node {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.pos, "more than %d levels", maxDepth)
	}
	defer func() { p.depth-- }()
	block := in == blockIn || in == blockOut
	collections, fresh, deeper := block, false, 1
	if seek && p.skip(true) > 0 {
		fresh = true
		deeper = cmp.Compare(p.indent, parent)
	}
	var props properties
	for props.any() || deeper == 1 {
		c := p.in[p.pos]
		if fresh && (c == '!' && props.tagged || c == '&' && props.anchored) || !p.property(&props) {
			break
		}
		if p.skip(true) > 0 {
			fresh, collections = true, block
			deeper = cmp.Compare(p.indent, parent)
		} else {
			collections = false
		}
	}
	collections = collections && (fresh || compact)

	var n *Node
	switch {
	case deeper == 1:
		n = p.content(parent, in, collections, &props)
	case deeper == 0 && in == blockOut && collections: // a list may be as little indented as its key
		n = p.list(p.column(), props)
	}
	if n == nil && props.any() {
		n = p.new(Node{start: props.start.pos, end: props.end})
		p.finish(n, props)
		p.resolveEmpty(n, props)
	}
	return n
}

// content reads what follows the properties.
func (p *parser) content(parent int, in context, collections bool, props *properties) *Node {
	block := in == blockIn || in == blockOut
	flow := parent
	if block {
		flow++
	}
	if collections {
		column := p.column()
		if n := p.list(column, *props); n != nil {
			return n
		}
		if n, found := p.mapping(column, flow, *props); found {
			return n
		} else if n != nil { // it might have been a key
			p.finish(n, *props)
			if props.tagged {
				p.resolve(n, *props)
			}
			return n
		}
		if p.tab < 0 && p.in[p.pos] != 0 { // js-yaml forgets them when it looks for a key
			props.tagged, props.anchored = false, false
		}
	}
	if n := p.brackets(flow, *props); n != nil {
		return n
	}
	c := p.in[p.pos]
	if props.any() && block && !collections && c != '|' && c != '>' {
		if n := p.keyed(flow, *props); n != nil {
			*props = properties{}
			return n
		}
	}
	var n *Node
	switch {
	case block && (c == '|' || c == '>'):
		n = p.literal(flow)
	case c == '\'':
		n = p.single()
	case c == '"':
		n = p.double()
	case c == '*':
		return p.alias(*props)
	default:
		n = p.plain(flow, in == flowIn)
	}
	if n != nil {
		p.finish(n, *props)
		p.resolve(n, *props)
	}
	return n
}

// keyed reads properties once more, as those of the first key of a mapping on this line: "- &x b: c".
func (p *parser) keyed(flow int, props properties) *Node {
	here, anchors := p.cursor(), maps.Clone(p.anchors)
	p.back(props.start)
	if n, found := p.mapping(p.column(), flow, properties{}); found {
		return n
	}
	p.back(here)
	p.anchors = anchors
	return nil
}

// list reads a block list whose dashes are in a column; nil if there is none.
func (p *parser) list(column int, props properties) *Node {
	if p.tab >= 0 || p.in[p.pos] != '-' || !blank(p.in[p.pos+1]) {
		return nil
	}
	n := p.new(Node{Kind: List, open: true, start: p.pos})
	p.bind(n, props)
	values := []any{}
	for p.in[p.pos] == '-' && blank(p.in[p.pos+1]) {
		p.noTab()
		p.pos++
		n.end = p.pos
		if p.skip(true) > 0 && p.indent <= column {
			values = append(values, nil)
			continue
		}
		line := p.line
		var v any
		if item := p.node(column, blockIn, false, true); item != nil {
			v, n.end = item.Value, max(n.end, item.end)
		}
		values = append(values, v)
		p.skip(true)
		if (p.line == line || p.indent > column) && p.in[p.pos] != 0 {
			p.fail(p.pos, "an entry of a list that is indented in another way than the first")
		}
		if p.indent < column {
			break
		}
		p.noTab()
	}
	n.Value, n.open = values, false
	p.finish(n, props)
	p.resolve(n, props)
	return n
}

// noTab fails if a tab is among the white space before a further entry.
func (p *parser) noTab() {
	if p.tab >= 0 && p.in[p.pos] != 0 {
		p.fail(p.tab, "a tab in the indentation")
	}
}

// mapping reads a block mapping whose keys are in a column. Without a colon it is no mapping; then n is what might have been a key.
func (p *parser) mapping(column, flow int, props properties) (n *Node, found bool) {
	if p.tab >= 0 {
		return nil, false
	}
	m := entries{Node: p.new(Node{Kind: Mapping, open: true, start: p.pos})}
	p.bind(m.Node, props)
	var key *Node
	explicit, at := false, p.pos
	for p.in[p.pos] != 0 {
		if !explicit {
			p.noTab()
		}
		line, compact := p.line, true
		if c := p.in[p.pos]; (c == '?' || c == ':') && blank(p.in[p.pos+1]) {
			switch {
			case c == '?' && explicit:
				p.add(&m, at, key, nil)
				key = nil
			case c == ':' && !explicit:
				p.fail(p.pos, "a value without a key")
			}
			if explicit = c == '?'; explicit {
				found = true
			}
			p.pos++
		} else {
			start := p.pos
			k := p.node(flow, flowOut, false, true)
			if k == nil {
				break
			}
			if p.line != line {
				if found && p.in[p.pos] == ':' {
					p.fail(start, "a key of several lines")
				} else if found {
					p.fail(start, "a line of a mapping without a colon")
				}
				return k, false
			}
			for white(p.in[p.pos]) {
				p.pos++
			}
			if p.in[p.pos] != ':' {
				if found {
					p.fail(start, "a line of a mapping without a colon")
				}
				return k, false
			}
			p.pos++
			if !blank(p.in[p.pos]) {
				p.fail(p.pos, "no white space after the colon")
			}
			if explicit {
				p.add(&m, at, key, nil)
			}
			found, explicit, compact, key, at = true, false, false, k, start
		}
		m.end = p.pos
		if p.line == line || p.indent > column {
			if explicit {
				at = p.pos
			}
			v := p.node(column, blockOut, true, compact)
			if v != nil {
				m.end = max(m.end, v.end)
			}
			if !explicit {
				p.add(&m, at, key, v)
				key = nil
			} else if v != nil {
				k := *v
				k.merge = false // << merges only as a plain key
				key = &k
			}
			p.skip(true)
		}
		if (p.line == line || p.indent > column) && p.in[p.pos] != 0 {
			p.fail(p.pos, "text that is neither a value nor a key of the mapping")
		}
		if p.indent < column {
			break
		}
	}
	if explicit {
		p.add(&m, at, key, nil)
	}
	if !found {
		return nil, false
	}
	m.close()
	p.finish(m.Node, props)
	p.resolve(m.Node, props)
	return m.Node, true
}
