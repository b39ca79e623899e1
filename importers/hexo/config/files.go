package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"hexodus/ir"
)

// find reads a file, or else one of the same name with another extension that Hexo can read. Without any it gives nil.
func find(fsys fs.FS, name string) (*ir.Source, error) {
	src, err := read(fsys, name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return src, err
	}
	dir, base := path.Split(strings.TrimSuffix(name, path.Ext(name)))
	list, err := fs.ReadDir(fsys, path.Clean("./"+dir))
	if err != nil {
		return nil, nil
	}
	for _, e := range list {
		ext := path.Ext(e.Name())
		if e.IsDir() || strings.TrimSuffix(e.Name(), ext) != base {
			continue
		}
		if ext != ".yml" && ext != ".yaml" && ext != ".json" {
			return nil, nil // Hexo takes the first and makes nothing of it
		}
		return read(fsys, dir+e.Name())
	}
	return nil, nil
}

func exists(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && !info.IsDir()
}

var errText = errors.New("the file is not UTF-8")

// read is a file as ir.Source wants it.
func read(fsys fs.FS, name string) (*ir.Source, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s: %w", name, errText)
	}
	crlf := bytes.Count(data, []byte("\r\n"))
	src := &ir.Source{Path: name, CRLF: crlf > 0 && crlf == bytes.Count(data, []byte("\n"))}
	src.Data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return src, nil
}
