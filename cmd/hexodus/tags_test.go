package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hexodus/exporters"
	"hexodus/importers"
	"hexodus/ir/finding"
)

func TestTagsConformToTheirSchema(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"hexodus", "tags", "../../fixtures/blog", "--json"}, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	schema := must(jsonschema.NewCompiler().Compile("../../fixtures/schemas/tags.schema.json"))
	if err := schema.Validate(must(jsonschema.UnmarshalJSON(bytes.NewReader(stdout.Bytes())))); err != nil {
		t.Error(err)
	}
	var told struct{ Tags []tagEntry }
	if err := json.Unmarshal(stdout.Bytes(), &told); err != nil {
		t.Fatal(err)
	}
	for _, tag := range told.Tags {
		for _, format := range exporters.Names() {
			n := 0
			for _, f := range tag.Becomes[format] {
				n += f.Count
			}
			if n != tag.Uses {
				t.Errorf("%s: %d of %d uses in %s", tag.Name, n, tag.Uses, format)
			}
		}
	}
}

// Whoever takes the signs away from the lines that fit has a mapping file that works.
func TestTheSkeletonIsAMappingFileWithoutItsSigns(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"hexodus", "tags", "../../fixtures/blog", "--mapping"}, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	formats := map[string]func(string) error{}
	for _, f := range exporters.All {
		if f.Template != nil {
			formats[f.Name] = f.Template
		}
	}
	if m, err := importers.ReadMapping("m", stdout.String(), formats); err != nil || len(m.Tags) != 0 {
		t.Errorf("%v", err)
	}
	_, text, _ := strings.Cut(stdout.String(), "# [tags.")
	text = strings.ReplaceAll("[tags."+text, "\n# ", "\n")
	for _, way := range [][]string{{"html", "drop"}, {"component", "params", "drop"}, {"component", "params", "html", "hugo"}} {
		var kept []string
		skip := false
		for line := range strings.Lines(text) {
			key, _, pair := strings.Cut(line, " = ")
			if pair {
				skip = false
				for _, w := range way {
					skip = skip || key == w
				}
			}
			if !skip {
				kept = append(kept, line)
			}
		}
		if m, err := importers.ReadMapping("m", strings.Join(kept, ""), formats); err != nil || len(m.Tags) == 0 {
			t.Errorf("%v:\n%s", err, strings.Join(kept, ""))
		}
	}
}

// The example in the help works as it stands.
func TestTheHelpShowsAMappingFileThatWorks(t *testing.T) {
	_, example, _ := strings.Cut(mappingHelp(), "   [tags.")
	example, _, _ = strings.Cut("[tags."+example, "\n\nA tag is one of")
	formats := map[string]func(string) error{"hugo": nil}
	m, err := importers.ReadMapping("m", example, formats)
	if err != nil || len(m.Tags) != 4 {
		t.Errorf("%v\n%s", err, example)
	}
}

func TestEachSpellingIsOfARule(t *testing.T) {
	for id := range spellings {
		if finding.Lookup(id) == nil {
			t.Errorf("nobody defines %s", id)
		}
	}
}

func TestASkeletonIsNeverWrittenOverAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "hexodus.toml")
	write(t, file, []byte("mine"))
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"hexodus", "tags", "../../fixtures/blog", "--mapping", "-o", file}, &stdout, &stderr); code != exitUsage {
		t.Errorf("exit %d", code)
	}
	if string(must(os.ReadFile(file))) != "mine" {
		t.Error("it was")
	}
}
