package yaml

import (
	"time"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// maxMerged bounds what << may bring in, as js-yaml does.
const maxMerged = 10000

// entries are a mapping in the making.
type entries struct {
	*Node
	index map[string]int // of Pairs, once there are many
}

// find is the place of a name among the pairs, -1 if it is not there.
func (m *entries) find(name string) int {
	if m.index != nil {
		if i, ok := m.index[name]; ok {
			return i
		}
		return -1
	}
	for i := range m.Pairs {
		if m.Pairs[i].Name == name {
			return i
		}
	}
	return -1
}

func (m *entries) put(pair Pair) {
	m.Pairs = append(m.Pairs, pair)
	if m.index != nil {
		m.index[pair.Name] = len(m.Pairs) - 1
	} else if len(m.Pairs) > 16 {
		m.index = make(map[string]int, 64)
		for i := range m.Pairs {
			m.index[m.Pairs[i].Name] = i
		}
	}
}

// close makes the pairs the mapping's value.
func (m *entries) close() {
	value := make(ir.Map, len(m.Pairs))
	for i, pair := range m.Pairs {
		value[i].Key = pair.Name
		if pair.Value != nil {
			value[i].Value = pair.Value.Value
		}
	}
	m.Value, m.open = value, false
}

// add enters a pair whose key stands at a position.
func (p *parser) add(m *entries, at int, key, value *Node) {
	if key != nil && key.merge {
		p.mergeInto(m, at, key, value)
		return
	}
	name := p.keyName(at, key)
	i := m.find(name)
	switch {
	case i < 0:
		m.put(Pair{Name: name, Key: key, Value: value})
	case m.Pairs[i].Merged || p.JSON:
		m.Pairs[i] = Pair{Name: name, Key: key, Value: value}
	default:
		e := p.errorAt(at, "the key %s a second time", name)
		if key != nil {
			e.At = key.At
		}
		panic(e)
	}
}

// keyName is the key as a property's name.
func (p *parser) keyName(at int, key *Node) string {
	if key == nil {
		return "null"
	}
	if list, ok := key.Value.([]any); ok {
		for _, v := range list {
			if _, nested := v.([]any); nested {
				p.fail(at, "a list of lists as a key")
			}
		}
	}
	return js.String(key.Value, time.UTC)
}

// mergeInto adds what the key << brings and the mapping does not have.
func (p *parser) mergeInto(m *entries, at int, key, value *Node) {
	var sources []any
	if value != nil {
		if list, ok := value.Value.([]any); ok {
			sources = list
		} else {
			sources = []any{value.Value}
		}
	} else {
		sources = []any{nil}
	}
	if len(sources) > 100 {
		p.fail(at, "<< with more than 100 mappings")
	}
	for _, source := range sources {
		pairs, ok := source.(ir.Map)
		if list, isList := source.([]any); isList { // an array is an object with numbers for keys
			ok = true
			for i, v := range list {
				pairs = append(pairs, ir.Entry{Key: js.String(int64(i), nil), Value: v})
			}
		}
		if _, isTime := source.(time.Time); !ok && !isTime {
			p.fail(at, "<< without a mapping")
		}
		if p.merged += len(pairs) + 1; p.merged > maxMerged {
			p.fail(at, "<< with too many keys")
		}
		for _, e := range pairs {
			if m.find(e.Key) < 0 {
				m.put(Pair{Name: e.Key, Key: key, Value: &Node{Value: e.Value}, Merged: true})
			}
		}
	}
}
