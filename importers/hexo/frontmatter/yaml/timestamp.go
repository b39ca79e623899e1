package yaml

import (
	"strconv"
	"strings"
	"time"
)

// timestamp reads 2019-01-20 and 2019-1-20 5:09:37.5 +8; digits without a zone are UTC.
func timestamp(s string) (any, bool) {
	r := digits{s: s, ok: true}
	year := r.number(4, 4)
	r.char("-")
	month := r.number(1, 2)
	r.char("-")
	day := r.number(1, 2)
	if r.ok && r.s == "" && len(s) == len("2019-01-20") {
		return date(year, month, day, 0, 0, 0, 0), true
	}
	if rest := strings.TrimLeft(r.s, " \t"); rest != r.s {
		r.s = rest
	} else {
		r.char("Tt")
	}
	hour := r.number(1, 2)
	r.char(":")
	minute := r.number(2, 2)
	r.char(":")
	second := r.number(2, 2)
	milli := 0
	if r.ok && strings.HasPrefix(r.s, ".") {
		n := 1
		for ; n < len(r.s) && '0' <= r.s[n] && r.s[n] <= '9'; n++ {
		}
		milli, _ = strconv.Atoi((r.s[1:n] + "000")[:3])
		r.s = r.s[n:]
	}
	offset := 0
	if zone := strings.TrimLeft(r.s, " \t"); zone != "" {
		r.s = zone
		if c := r.char("Z+-"); c != 'Z' {
			offset = r.number(1, 2) * 60
			if r.s != "" {
				r.char(":")
				offset += r.number(2, 2)
			}
			if c == '-' {
				offset = -offset
			}
		}
	} else {
		r.s = zone
	}
	if !r.ok || r.s != "" {
		return nil, false
	}
	return date(year, month, day, hour, minute, second, milli).Add(-time.Duration(offset) * time.Minute), true
}

// date is Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
func date(year, month, day, hour, minute, second, milli int) time.Time {
	if year < 100 {
		year += 1900
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, milli*1e6, time.UTC)
}

// digits reads numbers of a fixed width.
type digits struct {
	s  string
	ok bool
}

func (r *digits) number(low, high int) (n int) {
	i := 0
	for i < high && i < len(r.s) && '0' <= r.s[i] && r.s[i] <= '9' {
		n = n*10 + int(r.s[i]-'0')
		i++
	}
	r.ok = r.ok && i >= low
	r.s = r.s[i:]
	return n
}

// char takes one of the given characters.
func (r *digits) char(set string) byte {
	if !r.ok || r.s == "" || strings.IndexByte(set, r.s[0]) < 0 {
		r.ok = false
		return 0
	}
	c := r.s[0]
	r.s = r.s[1:]
	return c
}
