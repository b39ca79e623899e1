package check

import (
	"strings"
	"testing"
)

func TestDistanceIsWhatHasToBeTakenOutAndPutIn(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a b c", "a b c", 0}, {"a b c", "a c", 1}, {"a c", "a b c", 1}, {"a b c", "a x c", 2}, {"a b", "c d e", 5}, {"a b c a b b a", "c b a b a c", 5}, {"", "a", 1},
		{"td x /td td y /td tr z", "td x /td td y /td td /td tr z", 2},
	} {
		if got := distance(strings.Fields(c.a), strings.Fields(c.b)); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	many := strings.Fields(strings.Repeat("x ", 3000))
	if got := distance(many, nil); got != 3000 {
		t.Errorf("%d", got)
	}
}
