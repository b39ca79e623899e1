package scan

import (
	"bytes"
	"slices"
	"sort"
)

// endings finds "end" with a name behind it, anywhere in a body.
//
// A few names are searched for one by one; when there are many, the places of "end" are sorted by what
// follows, so that a body full of different tags is not read once for each of them.
type endings struct {
	src    []byte
	places map[string][]int
	sorted []int // places of "end", by the bytes that follow

	opens, closes []int // places of "{%" and "%}"
}

const (
	fewNames  = 64
	keyLength = 48
)

// of are the places of "end" and the name, in order.
func (e *endings) of(name []byte) []int {
	if list, ok := e.places[string(name)]; ok {
		return list
	}
	if e.places == nil {
		e.places = map[string][]int{}
	}
	var list []int
	if len(e.places) < fewNames {
		list = every(e.src, string(append([]byte("end"), name...)))
	} else {
		list = e.lookup(name)
	}
	e.places[string(name)] = list
	return list
}

func (e *endings) lookup(name []byte) (list []int) {
	if e.sorted == nil {
		e.sorted = every(e.src, "end")
		slices.SortFunc(e.sorted, func(a, b int) int { return bytes.Compare(e.after(a), e.after(b)) })
	}
	key := name[:min(len(name), keyLength)]
	at := sort.Search(len(e.sorted), func(k int) bool { return bytes.Compare(e.after(e.sorted[k]), key) >= 0 })
	for ; at < len(e.sorted) && bytes.HasPrefix(e.after(e.sorted[at]), key); at++ {
		if p := e.sorted[at]; bytes.HasPrefix(e.src[p+3:], name) {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return list
}

func (e *endings) after(p int) []byte { return e.src[p+3 : min(p+3+keyLength, len(e.src))] }

// closer is the end of the first tag, from i, that has "end" and the name anywhere in it; -1 if there is none.
func (e *endings) closer(name []byte, i int) int {
	if e.opens == nil {
		e.opens, e.closes = every(e.src, "{%"), every(e.src, "%}")
	}
	places := e.of(name)
	for _, p := range places[sort.SearchInts(places, i):] {
		end := p + len("end") + len(name)
		from := i
		if k := sort.SearchInts(e.closes, end) - 1; k >= 0 {
			from = max(from, e.closes[k]-1)
		}
		k := sort.SearchInts(e.opens, from)
		if k == len(e.opens) || e.opens[k]+2 > p {
			continue
		}
		c := sort.SearchInts(e.closes, e.opens[k]+2)
		if c == len(e.closes) {
			break
		}
		return e.closes[c] + 2
	}
	return -1
}

// every is all places of what in b, in order.
func every(b []byte, what string) []int {
	list := []int{}
	for i := 0; ; {
		n := bytes.Index(b[i:], []byte(what))
		if n < 0 {
			return list
		}
		list = append(list, i+n)
		i += n + 1
	}
}
