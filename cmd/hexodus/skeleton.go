package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"hexodus/importers"
)

// saveSkeleton writes the skeleton of a mapping file to a new file, or to w where no file is named.
func saveSkeleton(w io.Writer, name string, found []importers.Tag, mapped bool) error {
	if name == "" || name == "-" {
		return skeleton(w, found, mapped)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("-o %s: is there already; print it, and put in what is missing", name)
	}
	if err != nil {
		return usage("-o %s: %w", name, reason(err))
	}
	err = skeleton(f, found, mapped)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// skeleton writes a mapping file for the tags that nobody knows. All of it is comments, so that it says nothing until somebody
// takes the signs away before the lines that fit.
func skeleton(w io.Writer, found []importers.Tag, mapped bool) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, "# What the tags of this blog are that hexodus does not know. Save this as hexodus.toml in the blog's folder,\n"+
		"# take the # away before the lines that fit, and change them. Help and examples: hexodus tags --help\n")
	if mapped {
		fmt.Fprint(out, "# Tags that the blog's mapping file knows already are not here.\n")
	}
	n := 0
	for _, t := range found {
		if t.By != "" || t.Assumed {
			continue
		}
		n++
		section(out, t)
	}
	if n == 0 {
		fmt.Fprint(out, "\n# There is none: every tag is known.\n")
	}
	return out.Flush()
}

func section(w io.Writer, t importers.Tag) {
	use := t.Uses[0]
	line, column := use.Source.Position(use.At.Start)
	text, _, _ := strings.Cut(string(use.Source.Bytes(use.At)), "\n")
	fmt.Fprintf(w, "\n# %s: used %s, first in %s:%d:%d", t.Name, count(len(t.Uses), "time"), use.Source.Path, line, column)
	if t.At != "" {
		fmt.Fprintf(w, ", defined in %s", t.At)
	}
	fmt.Fprintf(w, "\n#   %s\n", text)
	for _, s := range t.Shapes {
		if s.Text != "" {
			fmt.Fprintf(w, "#   %s: %s\n", count(s.Count, "time"), s.Text)
		}
	}
	most := 0
	for _, s := range t.Shapes {
		if s.Text != "" {
			most = max(most, 1+strings.Count(s.Text, " "))
		}
	}
	value, body := "", ""
	if most > 0 {
		value = "${args}"
	}
	if t.Encloses {
		body = "${body}"
	}
	fmt.Fprintf(w, "# [tags.%s]\n", t.Name)
	if t.Encloses {
		fmt.Fprintf(w, "# component = \"callout\"               # or fold, quote, group, …\n# params = { title = \"%s\" }\n", value)
		fmt.Fprintf(w, "# html = '<div class=\"%s\">%s%s</div>'  # or this\n", t.Name, value, body)
		fmt.Fprintf(w, "# hugo = '''{{%% %s \"%s\" %%}}\n# %s\n# {{%% /%s %%}}'''  # and this, for a shortcode of your own\n", t.Name, value, body, t.Name)
	} else {
		fmt.Fprintf(w, "# component = \"label\"                 # or link, image, figure, video, button, …\n# params = { text = \"%s\" }\n", value)
		fmt.Fprintf(w, "# html = '<span class=\"%s\">%s</span>'  # or this\n", t.Name, value)
		fmt.Fprintf(w, "# hugo = '{{< %s \"%s\" >}}'  # and this, for a shortcode of your own\n", t.Name, value)
	}
	fmt.Fprint(w, "# drop = true                          # or leave it out\n")
}
