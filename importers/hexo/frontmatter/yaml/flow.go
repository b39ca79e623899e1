package yaml

import "bytes"

// properties are the tag and the anchor before a node.
type properties struct {
	tag, anchor      string
	tagged, anchored bool
	start            cursor // where they start
	end              int
}

func (p properties) any() bool { return p.end > 0 }

// property reads a tag or an anchor.
func (p *parser) property(props *properties) bool {
	c, before := p.in[p.pos], p.cursor()
	switch {
	case c == '!':
		if props.tagged {
			p.fail(p.pos, "a second tag")
		}
		props.tag, props.tagged = p.tag(), true
	case c == '&':
		if props.anchored {
			p.fail(p.pos, "a second anchor")
		}
		props.anchor, props.anchored = p.name("anchor"), true
	default:
		return false
	}
	if !props.any() {
		props.start = before
	}
	props.end = p.pos
	return true
}

// name reads what follows & or *.
func (p *parser) name(what string) string {
	at := p.pos
	for p.pos++; !blank(p.in[p.pos]) && !indicator(p.in[p.pos]) && p.in[p.pos] != 0; {
		p.pos++
	}
	if p.pos == at+1 {
		p.fail(at, "an %s without a name", what)
	}
	return string(p.in[at+1 : p.pos])
}

// tag reads a tag and gives its full name.
func (p *parser) tag() string {
	at := p.pos
	for !blank(p.in[p.pos]) && p.in[p.pos] != 0 {
		p.pos++
	}
	text := p.in[at:p.pos]
	if bytes.HasPrefix(text, []byte("!<")) {
		n := bytes.IndexByte(p.in[at:p.end], '>')
		if n < 0 {
			p.fail(at, "a tag without its closing >")
		}
		p.pos = at + n + 1
		return string(p.in[at+2 : at+n])
	}
	if bytes.ContainsAny(text, ",[]{}") {
		p.fail(at, "a tag with a bracket or a comma")
	}
	handle := text[:bytes.LastIndexByte(text, '!')+1]
	if len(handle) > 2 && bytes.Count(handle, []byte("!")) > 2 {
		p.fail(at, "a tag with several exclamation marks")
	}
	suffix := string(text[len(handle):])
	prefix, ok := p.handles[string(handle)]
	switch {
	case ok:
		return prefix + suffix
	case string(handle) == "!":
		return "!" + suffix
	case string(handle) == "!!":
		return core + suffix
	}
	p.fail(at, "an unknown tag %s", text)
	return ""
}

// bind gives a node its anchor.
func (p *parser) bind(n *Node, props properties) {
	if !props.anchored {
		return
	}
	if p.anchors == nil {
		p.anchors = map[string]*Node{}
	}
	p.anchors[props.anchor] = n
}

// finish gives a node its place, with its properties.
func (p *parser) finish(n *Node, props properties) {
	p.bind(n, props)
	if props.any() {
		n.start = props.start.pos
		n.Plain = false
	}
	n.At = p.span(n.start, n.end)
}

// alias reads *name.
func (p *parser) alias(props properties) *Node {
	at := p.pos
	name := p.name("alias")
	target := p.anchors[name]
	if target == nil {
		p.fail(at, "*%s, but nothing is called &%s", name, name)
	}
	if target.open {
		p.fail(at, "*%s within what is called &%s", name, name)
	}
	n := *target
	n.start, n.end, n.Plain, n.merge = at, p.pos, false, false
	n.At = p.span(n.start, n.end)
	p.skip(true)
	if props.any() {
		p.fail(at, "an alias with a tag or an anchor")
	}
	return &n
}

// brackets reads [a, b] and {a: b}.
func (p *parser) brackets(indent int, props properties) *Node {
	closing := byte(']')
	m := entries{Node: p.new(Node{Kind: List, Flow: true, open: true, start: p.pos})}
	switch p.in[p.pos] {
	case '[':
	case '{':
		closing = '}'
		m.Kind = Mapping
	default:
		return nil
	}
	p.bind(m.Node, props)
	list := []any{}
	p.pos++
	for comma := true; ; {
		p.skip(true)
		c := p.in[p.pos]
		if c == closing {
			break
		}
		switch {
		case c == 0:
			p.fail(m.start, "a bracket that is not closed")
		case !comma:
			p.fail(p.pos, "no comma between two entries in brackets")
		case c == ',':
			p.fail(p.pos, "a comma without an entry before it")
		}
		explicit := c == '?' && blank(p.in[p.pos+1])
		if explicit {
			p.pos++
			p.skip(true)
		}
		line, at := p.line, p.pos
		key := p.node(indent, flowIn, false, true)
		p.skip(true)
		var value *Node
		pair := explicit
		if (explicit || p.line == line) && p.in[p.pos] == ':' {
			pair = true
			p.pos++
			p.skip(true)
			value = p.node(indent, flowIn, false, true)
		}
		switch {
		case m.Kind == Mapping:
			p.add(&m, at, key, value)
		case pair:
			one := entries{Node: p.new(Node{Kind: Mapping, Flow: true})}
			p.add(&one, at, key, value)
			one.close()
			list = append(list, one.Value)
		case key == nil:
			list = append(list, nil)
		default:
			list = append(list, key.Value)
		}
		p.skip(true)
		if comma = p.in[p.pos] == ','; comma {
			p.pos++
		}
	}
	p.pos++
	m.end = p.pos
	if m.Kind == List {
		m.Value, m.open = list, false
	} else {
		m.close()
	}
	p.finish(m.Node, props)
	p.resolve(m.Node, props)
	return m.Node
}
