package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"hexodus/exporters"
	"hexodus/importers"
)

// mapFile is the mapping file of a run: the one that --map names, else hexodus.toml in the blog's folder, else none.
type mapFile struct {
	name string // as messages say it; "" for none
	text string
}

func readMapFile(c *cli.Context) (mapFile, error) {
	name, given := c.String("map"), c.IsSet("map")
	path := name
	if !given {
		name = importers.MappingName
		path = filepath.Join(c.Args().First(), name)
	}
	text, err := os.ReadFile(path)
	switch {
	case err != nil && !given && (errors.Is(err, fs.ErrNotExist) || c.NArg() == 0 || isNoFolder(c.Args().First())):
		return mapFile{}, nil
	case err != nil:
		return mapFile{}, usage("--map %s: %w", name, reason(err))
	case !utf8.Valid(text):
		return mapFile{}, usage("%s: is no TOML: it is not in UTF-8", name)
	}
	return mapFile{name, string(text)}, nil
}

func isNoFolder(path string) bool {
	info, err := os.Stat(path)
	return err != nil || !info.IsDir()
}

// mapping is what the file says of tags, nil without a file.
func (f mapFile) mapping() (*importers.Mapping, error) {
	if f.name == "" {
		return nil, nil
	}
	formats := map[string]func(string) error{}
	for _, format := range exporters.All {
		if format.Template != nil {
			formats[format.Name] = format.Template
		}
	}
	m, err := importers.ReadMapping(f.name, f.text, formats)
	if err != nil {
		return nil, usage("%w", err)
	}
	return m, nil
}
