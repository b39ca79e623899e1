package yaml

import (
	"math"
	"strconv"
	"strings"

	"hexodus/importers/hexo/frontmatter/js"
)

// integer reads 12, -0x1F, 0o17, 0b11; a leading zero says nothing, an underscore is no digit.
func integer(s string) (any, bool) {
	digits, sign := s, 1.0
	if s != "" && (s[0] == '-' || s[0] == '+') {
		digits = s[1:]
		if s[0] == '-' {
			sign = -1
		}
	}
	base := 10
	if len(digits) > 1 && digits[0] == '0' {
		switch digits[1] {
		case 'b':
			base = 2
		case 'o':
			base = 8
		case 'x':
			base = 16
		}
	}
	if base != 10 {
		digits = digits[2:]
	}
	if digits == "" {
		return nil, false
	}
	for i := range len(digits) {
		d := strings.IndexByte("0123456789abcdef", digits[i])
		if 'A' <= digits[i] && digits[i] <= 'F' {
			d = int(digits[i]-'A') + 10
		}
		if d < 0 || d >= base {
			return nil, false
		}
	}
	var f float64
	if n, err := strconv.ParseUint(digits, base, 53); err == nil {
		f = float64(n)
	} else if base == 10 {
		f, _ = strconv.ParseFloat(digits, 64)
	} else {
		for i := range len(digits) {
			d, _ := strconv.ParseUint(digits[i:i+1], base, 8)
			f = f*float64(base) + float64(d)
		}
	}
	if math.IsInf(f, 0) {
		return nil, false
	}
	return js.Value(sign * f), true
}

// float reads 3.10, 1e3, .5, -.inf and .nan; a number too large for a double is text.
func float(s string) (any, bool) {
	switch strings.TrimLeft(s[:min(1, len(s))], "+-") + s[min(1, len(s)):] {
	case ".inf", ".Inf", ".INF":
		if s[0] == '-' {
			return math.Inf(-1), true
		}
		return math.Inf(1), true
	case ".nan", ".NaN", ".NAN":
		return math.NaN(), s[0] == '.'
	}
	i, signed := 0, false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		i, signed = 1, true
	}
	whole := i
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	hasWhole := i > whole
	if i < len(s) && s[i] == '.' {
		i++
		fraction := i
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			i++
		}
		if !hasWhole && (signed || i == fraction) {
			return nil, false
		}
	} else if !hasWhole {
		return nil, false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		if i == len(s) {
			return nil, false
		}
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			i++
		}
	}
	if i < len(s) {
		return nil, false
	}
	f, _ := strconv.ParseFloat(s, 64)
	if math.IsInf(f, 0) {
		return nil, false
	}
	return js.Value(f), true
}
