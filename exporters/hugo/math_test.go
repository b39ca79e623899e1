package hugo

import "testing"

func TestFormulasWithLinesThatEndAParagraphAreNoMarkdown(t *testing.T) {
	for tex, want := range map[string]bool{
		"\na &\\ge b\\\\\n>& c\n": true, "a\n+ b": true, "a\n=\n": true, "a\n=& b": false, "a\n-b": false, "> a": false, "a\n1. b": true, "a\n  # b": true, "x\n< y": false, "x\n<y": true,
	} {
		if got := interrupts.MatchString(tex); got != want {
			t.Errorf("%q: %v", tex, got)
		}
	}
}
