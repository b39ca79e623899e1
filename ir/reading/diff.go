package reading

// Change is a stretch where two token lists differ: A of the first was replaced by B of the second, as index ranges.
type Change struct{ A, B [2]int }

// near is how far a change may reach before landmarks are looked for.
const near = 60

// Diff lists the stretches where two token lists differ, in order; none if they are equal.
func Diff(a, b []string) []Change {
	var list []Change
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i++
			j++
			continue
		}
		k, l := meet(a[i:], b[j:])
		list = append(list, Change{[2]int{i, i + k}, [2]int{j, j + l}})
		i += k
		j += l
	}
	return list
}

// meet is how many tokens to skip in each list until they agree again.
func meet(a, b []string) (k, l int) {
	for s := 1; s <= near; s++ {
		for k := 0; k <= s; k++ {
			switch l := s - k; {
			case k < len(a) && l < len(b) && a[k] == b[l]:
				return k, l
			case k == len(a) && l == len(b):
				return k, l
			}
		}
	}
	return landmark(a, b)
}

// landmark skips to the nearest token that stands once in each list, or to their ends.
func landmark(a, b []string) (k, l int) {
	type seen struct{ inA, inB, at int }
	count := make(map[string]seen, len(a)+len(b))
	for _, t := range a {
		s := count[t]
		s.inA++
		count[t] = s
	}
	for j, t := range b {
		s := count[t]
		s.inB++
		s.at = j
		count[t] = s
	}
	k, l = len(a), len(b)
	for i, t := range a {
		if i >= k+l {
			break
		}
		if s := count[t]; s.inA == 1 && s.inB == 1 && i+s.at < k+l {
			k, l = i, s.at
		}
	}
	return k, l
}
