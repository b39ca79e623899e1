package kramdown

import (
	"slices"
	"strings"
)

// Edit puts Text in the place of the bytes from Start to End.
type Edit struct {
	Start, End int
	Text       string
}

// Quiet finds edits of source that let kramdown read it as CommonMark does: a backslash before a mark that is text, one
// less where kramdown would show it, a character for an entity that kramdown does not know, quotes around the value of
// an HTML attribute, two backticks for one.
//
// differs tells how far the HTML of an edited source is from what is wanted, 0 for not at all. So source may hold
// Markdown that is meant as such. free tells which bytes may be edited; nil allows all. The edits make the difference
// 0, and none can be left out; they are in order and do not overlap. ok is false if no such edits were found.
func Quiet(source []byte, opt Options, free func(at int) bool, differs func(html []byte) int) (edits []Edit, ok bool) {
	q := quieting{source: source, opt: opt, differs: differs, tries: min(mostRenderings, mostRendered/(len(source)+1))}
	for _, e := range escapes(string(source), opt) {
		if free == nil || free(e.Start) {
			q.escapes = append(q.escapes, e)
		}
	}
	if !q.search() {
		return nil, false
	}
	return q.edits(), true
}

// Quiet renders a text so often, and so many bytes, but for a few times more.
const (
	mostRenderings = 400
	mostRendered   = 4 << 20
)

// search makes edits until nothing differs, and takes back those that are not needed for that.
func (q *quieting) search() bool {
	q.made = make([]bool, len(q.escapes))
	q.left = q.difference()
	if q.left == 0 {
		return true
	}
	// What only kramdown knows is no Markdown that was meant.
	for i, e := range q.escapes {
		q.made[i] = strings.IndexByte(kramdownOnly, e.mark) >= 0
	}
	if left := q.difference(); left <= q.left {
		q.left = left
	} else {
		clear(q.made)
	}
	base, left := slices.Clone(q.made), q.left
	if q.add(q.groups()); q.left > 0 {
		grouped, groupedLeft := slices.Clone(q.made), q.left
		q.made, q.left = base, left
		if q.add(q.singles()); q.left > 0 {
			q.made, q.left = grouped, groupedLeft
			q.add(q.singles())
		}
	}
	if q.left > 0 {
		return false
	}
	for _, which := range slices.Backward(slices.Concat(q.singles(), q.groups())) {
		if q.made[which[0]] && q.tries > 0 && q.toggle(which) > 0 {
			q.flip(which)
		}
	}
	return true
}

// quieting is the search for edits.
type quieting struct {
	source  []byte
	opt     Options
	differs func(html []byte) int
	escapes []escaping
	made    []bool // which of the escapes are made
	left    int    // the difference that is left with them
	tries   int    // how many more renderings there may be
}

// edits are those that are made, but for what reaches into one before it.
func (q *quieting) edits() []Edit {
	var edits []Edit
	done := 0
	for i, e := range q.escapes {
		if q.made[i] && e.Start >= done {
			edits = append(edits, e.Edit)
			done = e.End
		}
	}
	return edits
}

// difference is what differs with the edits that are made.
func (q *quieting) difference() int {
	q.tries--
	out := make([]byte, 0, len(q.source)+2*len(q.escapes))
	done := 0
	for _, e := range q.edits() {
		out = append(out, q.source[done:e.Start]...)
		out = append(out, e.Text...)
		done = e.End
	}
	return q.differs(HTML(append(out, q.source[done:]...), q.opt))
}

// flip makes edits, or takes them back if they are made; toggle is the difference then, too.
func (q *quieting) flip(which []int) {
	for _, i := range which {
		q.made[i] = !q.made[i]
	}
}

func (q *quieting) toggle(which []int) int {
	q.flip(which)
	return q.difference()
}

// add makes that of the sets of edits that helps most, then that of the others, and so on while one helps.
func (q *quieting) add(sets [][]int) {
	for q.left > 0 && q.tries > 0 {
		least, best := q.left, -1
		for n, which := range sets {
			if q.made[which[0]] || q.tries <= 0 {
				continue
			}
			if left := q.toggle(which); left < least {
				least, best = left, n
			}
			q.flip(which)
			if least == 0 {
				break
			}
		}
		if best < 0 {
			return
		}
		q.flip(sets[best])
		q.left = least
	}
}

// groups are the edits by their marks, singles each by itself.
func (q *quieting) groups() [][]int {
	var groups [][]int
	at := map[byte]int{}
	for i, e := range q.escapes {
		n, ok := at[e.mark]
		if !ok {
			n = len(groups)
			at[e.mark] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], i)
	}
	return groups
}

func (q *quieting) singles() [][]int {
	all := make([][]int, len(q.escapes))
	for i := range all {
		all[i] = []int{i}
	}
	return all
}
