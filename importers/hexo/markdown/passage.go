package markdown

// passage is a text put together from lines, or parts of lines, of the source.
type passage struct {
	buf   []byte
	parts []part // where its bytes come from; one for a text that is a stretch of the source
}

// part says that the bytes from buf on are those of the source from src on.
type part struct{ buf, src int }

// at is the offset in the source of a byte of the passage.
func (p *passage) at(i int) int {
	lo, hi := 0, len(p.parts)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; p.parts[mid].buf <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	return p.parts[lo].src + i - p.parts[lo].buf
}

// end is the offset in the source after the byte before i.
func (p *passage) end(i int) int {
	if i == 0 {
		return p.at(0)
	}
	return p.at(i-1) + 1
}

// slice is a stretch of the passage.
func (p *passage) slice(start, end int) passage {
	s := passage{buf: p.buf[start:end:end], parts: []part{{0, p.at(start)}}}
	for _, q := range p.parts {
		if q.buf > start && q.buf < end {
			s.parts = append(s.parts, part{q.buf - start, q.src})
		}
	}
	return s
}

// without is the passage without the bytes for which drop is true.
func (p *passage) without(drop func(i int) bool) passage {
	var s passage
	open := false
	for i := range p.buf {
		if drop(i) {
			open = false
			continue
		}
		if src := p.at(i); !open || src != s.at(len(s.buf)-1)+1 {
			s.parts = append(s.parts, part{len(s.buf), src})
			open = true
		}
		s.buf = append(s.buf, p.buf[i])
	}
	if len(s.parts) == 0 {
		s.parts = []part{{0, p.at(0)}}
	}
	return s
}

// join puts lines together, with line feeds between them.
func (m *marked) join(lines []line) passage {
	whole := true
	for i, l := range lines {
		if i > 0 && (l.start != lines[i-1].end+1 || m.src[lines[i-1].end] != '\n') {
			whole = false
			break
		}
	}
	first, last := lines[0], lines[len(lines)-1]
	if whole {
		return passage{m.src[first.start:last.end:last.end], []part{{0, first.start}}}
	}
	var p passage
	for i, l := range lines {
		p.parts = append(p.parts, part{len(p.buf), l.start})
		p.buf = append(p.buf, m.src[l.start:l.end]...)
		if i+1 < len(lines) {
			p.buf = append(p.buf, '\n')
		}
	}
	return p
}
