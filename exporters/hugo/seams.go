package hugo

import (
	"bytes"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// seams guards what only the pieces of a body together make live: a brace of the text before a tag that is shown as
// text, {{% x %}. Each piece by itself is inert.
func (s *spelling) seams() {
	out := s.out.Bytes()
	var at []int // lone braces that open
	next := 0    // the stand that is behind the offset
	for i := 0; i+2 < len(out); i++ {
		n := bytes.Index(out[i:], []byte("{{"))
		if n < 0 || i+n+2 >= len(out) {
			break
		}
		i += n
		for next < len(s.stands) && s.stands[next].end <= i {
			next++
		}
		if next < len(s.stands) && s.stands[next].start <= i && !s.stands[next].cut(i, out) {
			i = max(i, s.stands[next].end-3)
			continue
		}
		if out[i+2] == '<' || out[i+2] == '%' {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return
	}
	const brace = `{{% lit "{" %}}`
	s.use("lit")
	old := bytes.Clone(out)
	stands, from := s.stands, s.from
	s.stands, s.from = nil, nil
	s.out.Reset()
	done := 0
	flush := func(to int) { // with everything that is tied to it
		shift := s.out.Len() - done
		for len(from) > 0 && (from[0].out < to || to == len(old)) {
			s.from = append(s.from, anchor{from[0].out + shift, from[0].src})
			from = from[1:]
		}
		for len(stands) > 0 && stands[0].start < to {
			st := stands[0]
			st.start, st.end = st.start+shift, st.end+shift
			s.stands = append(s.stands, st)
			stands = stands[1:]
		}
		s.out.Write(old[done:to])
		done = to
	}
	for _, i := range at {
		flush(i)
		s.early(brace, "{")
		done++
		src := s.doc.Content.Start
		if n := len(s.from); n > 0 {
			src = s.from[n-1].src
		}
		s.say(ir.Span{Start: src, End: src}, finding.Finding{Rule: guarded, Effect: finding.Exact})
	}
	flush(len(old))
}

// cut ends a stand before the braces that it ends in: what opens there does so with what follows it.
func (st *stand) cut(at int, out []byte) bool {
	tail := string(out[at:st.end])
	if len(tail) > 2 || !st.early || strings.Trim(tail, "{") != "" || !strings.HasSuffix(st.text, tail) {
		return false
	}
	st.end, st.text = at, strings.TrimSuffix(st.text, tail)
	return true
}
