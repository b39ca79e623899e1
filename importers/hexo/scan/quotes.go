package scan

import "bytes"

// quotes finds the end of a tag or a variable outside quotes, where a quote is closed by the next of
// its kind. It keeps what failed searches have seen: a search that gets to the same quote fails too.
type quotes struct {
	opened   []uint64 // a bit for each byte: an earlier search opened a quote here
	from, at int      // no quote and no end are in from … at
}

// end is the first place of what in src, from i, outside quotes; -1 if there is none. No place after last can be one.
func (q *quotes) end(src []byte, i, last int, what string) int {
	for i <= last {
		if q.from <= i && i < q.at {
			i = q.at
		}
		from := i
		for i < len(src) && src[i] != '"' && src[i] != '\'' && !(src[i] == what[0] && (len(what) == 1 || i+1 < len(src) && src[i+1] == what[1])) {
			i++
		}
		if i-from > 64 {
			q.from, q.at = from, i
		}
		if i >= len(src) {
			return -1
		}
		if src[i] == what[0] {
			return i
		}
		if q.opened == nil {
			q.opened = make([]uint64, len(src)/64+1)
		}
		if q.opened[i/64]&(1<<(i%64)) != 0 {
			return -1
		}
		q.opened[i/64] |= 1 << (i % 64)
		n := bytes.IndexByte(src[i+1:], src[i])
		if n < 0 {
			return -1
		}
		i += n + 2
	}
	return -1
}
