package hexo

import (
	"hash/crc32"
	"strconv"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var abbrlinkComputed = finding.Define(finding.Rule{
	ID: "permalink/abbrlink-computed", Severity: finding.Warning,
	Title: "short link computed from the title",
	Doc: "hexo-abbrlink writes a number into each post when the blog is built. This post has none yet, so it is computed from " +
		"the title as the plug-in does; of two posts with one decimal number the later one gets the next.",
	Hint: "build the blog once, so that the plug-in writes its number, or compare with the old site",
})

// abbreviate computes the short links that hexo-abbrlink would give to the posts that have none.
func (b *blog) abbreviate(entries []*entry, log *finding.Log) map[*entry]string {
	if !b.cfg.HasPackage("hexo-abbrlink") {
		return nil
	}
	base, sum := 10, crc16
	if b.text(b.cfg.Get("abbrlink", "rep")) == "hex" {
		base = 16
	}
	if b.text(b.cfg.Get("abbrlink", "alg")) == "crc32" {
		sum = func(s string) uint32 { return crc32.ChecksumIEEE([]byte(s)) }
	}
	taken := map[uint32]bool{} // the plug-in does not see that two hexadecimal numbers are the same
	var without []*entry
	for _, e := range entries {
		if e.doc.Kind != ir.Post || e.doc.Layout != "" {
			continue
		}
		v := e.field("abbrlink")
		if !js.Truthy(v) {
			without = append(without, e)
		} else if n, err := strconv.ParseUint(b.text(v), base, 32); err == nil {
			taken[uint32(n)] = base == 10
		}
	}
	links := map[*entry]string{}
	for _, e := range without {
		n, effect := sum(e.doc.Title), finding.Equivalent
		for ; taken[n]; n++ {
			effect = finding.Manual // another order of the posts gives another number
		}
		taken[n] = base == 10
		links[e] = strconv.FormatUint(uint64(n), base)
		b.logOf(e, log).Add(finding.Finding{Rule: abbrlinkComputed, Path: e.doc.Source.Path, Effect: effect, Detail: links[e]})
	}
	return links
}

// crc16 is CRC-16/ARC.
func crc16(s string) uint32 {
	var crc uint32
	for i := range len(s) {
		crc ^= uint32(s[i])
		for range 8 {
			if crc&1 != 0 {
				crc = crc>>1 ^ 0xa001
			} else {
				crc >>= 1
			}
		}
	}
	return crc
}
