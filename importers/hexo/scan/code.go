package scan

import "bytes"

// code reads inline code: from a run of backticks to one that is as long, or longer. A blank line or
// the end of the body comes first, or it is no code; then reading goes on behind the backticks.
// A raw block in it is taken out, even then.
func (s *shield) code(i int) int {
	n := 0
	for i+n < len(s.src) && s.src[i+n] == '`' {
		n++
	}
	start, p := i, i+n
	for {
		limit := s.blankLine(p)
		if s.tags {
			if r, end := s.raw(p, limit); end > 0 {
				if t := s.para.closing(s.src, p, min(r, limit), n); t < 0 {
					s.flush(start)
					s.text = start
					s.codeTo(start, r)
					s.emit(Raw, r, end)
					start, p = end, end
					continue
				}
			}
		}
		if t := s.para.closing(s.src, p, limit, n); t >= 0 {
			s.flush(start)
			s.text = start
			s.codeTo(start, t)
			return t
		}
		return min(start+n, len(s.src))
	}
}

// codeTo books inline code, but for the fences in it.
func (s *shield) codeTo(start, end int) {
	for s.fence < len(s.fences) && s.fences[s.fence].start < end {
		f := s.fences[s.fence]
		s.fence++
		if f.start < start {
			continue
		}
		if f.start > start {
			s.emit(InlineCode, start, f.start)
		}
		s.emit(Fence, f.start, f.end)
		start = f.end
	}
	if start < end {
		s.emit(InlineCode, start, end)
	}
}

// raw is the raw block that opens first in the code from p to limit; end is 0 if there is none.
func (s *shield) raw(p, limit int) (start, end int) {
	start = s.rawOpen.find(s.src, p, rawTag("raw"))
	if start >= limit {
		return 0, 0
	}
	end = s.rawEnd.find(s.src, start, rawTag("endraw"))
	if end == len(s.src) {
		return 0, 0
	}
	return start, end + rawTag("endraw").length(s.src[end:])
}

// rawTag is a tag that has nothing but its name, and nothing but spaces around it.
type rawTag string

// length is that of the tag that b starts with, 0 if it starts with another thing.
func (t rawTag) length(b []byte) int {
	i := 2
	for i < len(b) && b[i] == ' ' {
		i++
	}
	if !bytes.HasPrefix(b, []byte("{%")) || !bytes.HasPrefix(b[min(i, len(b)):], []byte(t)) {
		return 0
	}
	for i += len(t); i < len(b) && b[i] == ' '; i++ {
	}
	if !bytes.HasPrefix(b[i:], []byte("%}")) {
		return 0
	}
	return i + 2
}

func (t rawTag) index(b []byte) int {
	for i := 0; ; {
		n := bytes.Index(b[i:], []byte("{%"))
		if n < 0 {
			return -1
		}
		i += n
		if t.length(b[i:]) > 0 {
			return i
		}
		i += 2
	}
}

// blankLine is the end of the paragraph that i is in.
func (s *shield) blankLine(i int) int {
	if s.gap.set && s.gap.from <= i && i <= s.gap.at {
		return s.gap.at
	}
	s.gap = cursor{from: i, at: len(s.src), set: true}
	for j := i; ; {
		n := bytes.IndexByte(s.src[j:], '\n')
		if n < 0 {
			break
		}
		j += n + 1
		k := j
		if k < len(s.src) && s.src[k] == '\r' {
			k++
		}
		if k < len(s.src) && s.src[k] == '\n' {
			s.gap.at = j - 1
			break
		}
	}
	return s.gap.at
}

// paragraph is the runs of backticks in a stretch without a blank line.
type paragraph struct {
	from, limit int
	runs        []run
	next        int
}

type run struct {
	end, length int
	longest     int // of this and all later ones
}

// closing is the end of the first run of n backticks or more that begins in from … limit; -1 if there is none.
func (p *paragraph) closing(src []byte, from, limit, n int) int {
	if p.runs == nil || from < p.from || limit > p.limit {
		p.read(src, from, limit)
	}
	for p.next > 0 && p.runs[p.next-1].end > from {
		p.next--
	}
	for p.next < len(p.runs) && p.runs[p.next].end <= from {
		p.next++
	}
	for i := p.next; i < len(p.runs) && p.runs[i].longest >= n; i++ {
		r := p.runs[i]
		start := max(r.end-r.length, from)
		if start >= limit {
			break
		}
		if r.end-start >= n {
			return r.end
		}
	}
	return -1
}

func (p *paragraph) read(src []byte, from, limit int) {
	*p = paragraph{from: from, limit: limit, runs: p.runs[:0]}
	for i := from; i < limit; {
		n := bytes.IndexByte(src[i:limit], '`')
		if n < 0 {
			break
		}
		i += n
		start := i
		for i < len(src) && src[i] == '`' {
			i++
		}
		p.runs = append(p.runs, run{end: i, length: i - start})
	}
	longest := 0
	for i := len(p.runs) - 1; i >= 0; i-- {
		longest = max(longest, p.runs[i].length)
		p.runs[i].longest = longest
	}
	if p.runs == nil {
		p.runs = []run{}
	}
}
