package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// checkSource makes sure that a folder can be a blog. With config, its configuration is said to be elsewhere.
func checkSource(src string, config bool) error {
	info, err := os.Stat(src)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usage("%s: there is no such folder; give the folder of the blog", src)
	case err != nil:
		return usage("%s: %w", src, reason(err))
	case !info.IsDir():
		return usage("%s: is a file; give the folder of the blog, the one that holds _config.yml", src)
	}
	dir, err := os.Open(src)
	if err != nil {
		return usage("%s: %w", src, reason(err))
	}
	defer dir.Close()
	if _, err := dir.Readdirnames(1); errors.Is(err, io.EOF) {
		return usage("%s: is empty; give the folder of the blog, the one that holds _config.yml", src)
	} else if err != nil {
		return usage("%s: %w", src, reason(err))
	}
	if config || isBlog(src) {
		return nil
	}
	if parent := filepath.Join(src, ".."); isBlog(parent) {
		return usage("%s: is a part of a blog; give the folder above it: %s", src, parent)
	}
	return usage("%s: is no Hexo blog, it holds no _config.yml; give the folder of the blog, or name its configuration with --config", src)
}

// isBlog knows a blog by its configuration; one without has all settings at their defaults, and is known by its
// posts or by what it is built with.
func isBlog(dir string) bool {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		if name := f.Name(); !f.IsDir() && strings.TrimSuffix(name, filepath.Ext(name)) == "_config" {
			return true
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "source", "_posts")); err == nil && info.IsDir() {
		return true
	}
	text, err := os.ReadFile(filepath.Join(dir, "package.json"))
	return err == nil && bytes.Contains(text, []byte(`"hexo"`))
}

// checkApart makes sure that neither folder is the other or inside it, by whatever name they are called.
func checkApart(src, out string) error {
	realSrc, err := filepath.EvalSymlinks(src)
	if err == nil {
		realSrc, err = filepath.Abs(realSrc)
	}
	if err != nil {
		return usage("%s: %w", src, reason(err))
	}
	realOut, err := resolve(out)
	if err != nil {
		return usage("--out %s: %w", out, reason(err))
	}
	const hint = "; give a folder beside it with --out"
	switch {
	case same(realSrc, realOut):
		return usage("--out %s is the blog itself%s", out, hint)
	case inside(realOut, realSrc):
		return usage("--out %s is inside the blog%s", out, hint)
	case inside(realSrc, realOut):
		return usage("the blog is inside --out %s%s", out, hint)
	}
	return nil
}

// resolve is where a path leads, through all links; the end of it need not exist.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for up := path; ; up = filepath.Dir(up) {
		real, err := filepath.EvalSymlinks(up)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || up == filepath.Dir(up) {
			return path, nil // whoever writes there says what is wrong with it
		}
		if target, err := os.Readlink(up); err == nil { // a link that leads nowhere yet
			if !filepath.IsAbs(target) {
				target = filepath.Join(filepath.Dir(up), target)
			}
			return filepath.Join(target, rest), nil
		}
		rest = filepath.Join(filepath.Base(up), rest)
	}
}

// inside reports whether a path is below a folder.
func inside(path, dir string) bool {
	for up := filepath.Dir(path); ; up = filepath.Dir(up) {
		if same(up, dir) {
			return true
		}
		if up == filepath.Dir(up) {
			return false
		}
	}
}

// same reports whether two paths are one file; some disks do not tell upper from lower case.
func same(a, b string) bool {
	if a == b {
		return true
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// reason is an error without the path, which is told otherwise.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
