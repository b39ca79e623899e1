package check

// mostApart is up to which distance two lists are held against each other; beyond it they have nothing in common.
const mostApart = 2000

// distance is the number of tokens that have to be taken out and put in to make b of a.
// Myers, An O(ND) difference algorithm and its variations.
func distance(a, b []string) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	most := min(len(a)+len(b), mostApart)
	reached := make([]int, 2*most+3) // on each diagonal, how far into a
	for d := 0; d <= most; d++ {
		for k := -d; k <= d; k += 2 {
			at := most + 1 + k
			x := reached[at-1] + 1
			if k == -d || k != d && reached[at-1] < reached[at+1] {
				x = reached[at+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			if reached[at] = x; x >= len(a) && x-k >= len(b) {
				return d
			}
		}
	}
	return len(a) + len(b)
}
