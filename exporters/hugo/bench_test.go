package hugo_test

import (
	"testing"

	"hexodus/exporters/export"
	"hexodus/exporters/hugo"
	"hexodus/fixtures"
	"hexodus/importers/hexo"
	"hexodus/ir/finding"
)

func BenchmarkExportHugo(b *testing.B) {
	blog := fixtures.Blog(300)
	size, err := fixtures.Size(blog)
	if err != nil {
		b.Fatal(err)
	}
	site, err := hexo.Import(b.Context(), blog, hexo.Options{}, &finding.Log{})
	if err != nil {
		b.Fatal(err)
	}
	for _, check := range []bool{false, true} {
		b.Run(map[bool]string{false: "plain", true: "checked"}[check], func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := hugo.Export(b.Context(), site, export.Options{SelfCheck: check}, &finding.Log{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
