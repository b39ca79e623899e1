package hexo

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hexodus/importers/hexo/scan"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// printed is what the recorded tag blk printed: its arguments and its body, as JSON.
var printed = regexp.MustCompile(`(?s)^<div data-args='(\[[^']*\])'>(".*")</div>$`)

// What a block tag is given is its body after the template language: expressions run, shields gone, indentation cut.
func TestBodiesAreWhatHexoGaveToTheTag(t *testing.T) {
	n := 0
	for _, v := range vectors(t, "tag-args") {
		var want struct{ Content, Error *string }
		v.decode(t, &want)
		b, log := v.read(t)
		if want.Error != nil {
			told := slices.ContainsFunc(log.Findings(), func(f finding.Finding) bool { return f.Rule.Severity > finding.Info })
			if d := docAt(b, v.Input.File); !told && !strings.Contains(v.Input.Content, "boom") && unknownTags(d.Body) == 0 {
				t.Errorf("%s: nothing is told, although Hexo stopped: %s", v.ID, *want.Error)
			}
			continue
		}
		d := docAt(b, v.Input.File)
		m := printed.FindStringSubmatch(strings.TrimSpace(*want.Content))
		if m == nil || strings.Contains(m[2], "ARGS") || strings.Contains(m[2], "<div") || strings.Contains(m[2], "<blockquote") {
			continue // not that tag, or a tag in its body that only the recording's scripts know
		}
		var args []string
		var body string
		if json.Unmarshal([]byte(m[1]), &args) != nil || json.Unmarshal([]byte(m[2]), &body) != nil {
			t.Fatalf("%s: %s", v.ID, m[0])
		}
		r := newBodies(b.cfg, b.site, nil).reader(d, nil)
		tiles := scan.Scan(d.Source.Bytes(d.Content), r.scan())
		shift(tiles, d.Content.Start)
		r.run(tiles)
		i := slices.IndexFunc(tiles, func(t scan.Tile) bool { return t.Kind == scan.Block })
		if i < 0 {
			t.Errorf("%s: no block", v.ID)
			continue
		}
		if got := r.bodyText(tiles[i].Node); got != body || !slices.Equal(tiles[i].Node.Args, args) {
			t.Errorf("%s: %q\n got %q %q\nwant %q %q", v.ID, v.Input.Content, tiles[i].Node.Args, got, args, body)
		}
		n++
	}
	if n < 8 {
		t.Errorf("only %d bodies were compared", n)
	}
}

func unknownTags(nodes []ir.Node) (n int) {
	for _, node := range nodes {
		if _, ok := node.(*ir.Unknown); ok {
			n++
		}
	}
	return n
}
