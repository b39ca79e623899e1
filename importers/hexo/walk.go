package hexo

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"hexodus/importers/hexo/glob"
	"hexodus/ir/finding"
)

var (
	symlinkOutside = finding.Define(finding.Rule{
		ID: "file/symlink-outside", Severity: finding.Error,
		Title: "symbolic link leads out of the blog",
		Doc:   "Only files inside the blog's folder are read. The blog's own generator followed this link.",
		Hint:  "copy what it points to into the blog",
	})
	symlinkLoop = finding.Define(finding.Rule{
		ID: "file/symlink-loop", Severity: finding.Warning,
		Title: "symbolic link leads to a folder around it, or to nothing",
		Doc:   "Following it would never end, or end nowhere, so it is left out.",
		Hint:  "remove the link",
	})
	unreadable = finding.Define(finding.Rule{
		ID: "file/unreadable", Severity: finding.Error,
		Title: "file cannot be read",
		Doc:   "The file or folder is there, but reading it failed; everything else goes on.",
		Hint:  "check its permissions and migrate again",
	})
	ignored = finding.Define(finding.Rule{
		ID: "file/ignored", Severity: finding.Info,
		Title: "file was never published",
		Doc:   "Hidden and temporary files, and those that the configuration excludes, are no part of the site.",
	})
)

// file is a regular file of the blog.
type file struct {
	path string // from the blog's folder
	rel  string // from the content folder
	info fs.FileInfo
}

// walker lists the files of a folder, those behind symbolic links included as long as they are in the blog.
type walker struct {
	fsys   fs.FS
	log    *finding.Log
	ignore []string
	files  []file
	root   string   // the content folder
	inside []string // the real folders around the current one
}

// walk lists the files below root, sorted by path.
func walk(ctx context.Context, fsys fs.FS, root string, ignore []string, log *finding.Log) ([]file, error) {
	w := walker{fsys: fsys, log: log, ignore: ignore, root: root}
	real, err := realPath(fsys, root)
	if err != nil {
		return nil, err
	}
	if err := w.folder(ctx, root, real); err != nil {
		return nil, err
	}
	slices.SortFunc(w.files, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	return w.files, nil
}

func (w *walker) folder(ctx context.Context, name, real string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	w.inside = append(w.inside, real)
	defer func() { w.inside = w.inside[:len(w.inside)-1] }()
	entries, err := fs.ReadDir(w.fsys, name)
	if err != nil {
		w.lost(name, unreadable, reason(err))
	}
	for _, e := range entries {
		if err := w.entry(ctx, path.Join(name, e.Name()), path.Join(real, e.Name()), e); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) entry(ctx context.Context, name, real string, e fs.DirEntry) error {
	// Hexo: lib/box/index.ts matches absolute paths; the blog's own place does not matter here.
	if glob.Any(w.ignore, "/"+name) {
		if !e.IsDir() {
			w.log.Ledger.Enter(finding.File, name, 1)
			w.log.Ledger.Settle(finding.File, name, 1, finding.Skipped, ignored)
		}
		return nil
	}
	info, err := e.Info()
	if err == nil && e.Type()&fs.ModeSymlink != 0 {
		switch real, err = realPath(w.fsys, name); {
		case errors.Is(err, errOutside):
			w.lost(name, symlinkOutside, "")
			return nil
		case err == nil:
			info, err = fs.Stat(w.fsys, real)
		}
		if err != nil {
			w.lost(name, symlinkLoop, "leads to nothing")
			return nil
		}
		if info.IsDir() && slices.ContainsFunc(w.inside, func(dir string) bool { return within(dir, real) }) {
			w.lost(name, symlinkLoop, "leads to "+real)
			return nil
		}
	}
	switch {
	case err != nil:
		w.lost(name, unreadable, reason(err))
	case info.IsDir():
		return w.folder(ctx, name, real)
	case info.Mode().IsRegular():
		w.files = append(w.files, file{path: name, rel: strings.TrimPrefix(name, w.root+"/"), info: info})
	default:
		w.lost(name, unreadable, "not a regular file")
	}
	return nil
}

func (w *walker) lost(name string, rule *finding.Rule, detail string) {
	w.log.Add(finding.Finding{Rule: rule, Path: name, Effect: finding.Dropped, Detail: detail})
	w.log.Ledger.Enter(finding.File, name, 1)
	w.log.Ledger.Settle(finding.File, name, 1, finding.Lost, rule)
}

// reason is an error without the path, which differs from machine to machine.
func reason(err error) string {
	if p := new(fs.PathError); errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// within reports whether dir is inner or a folder in it.
func within(dir, inner string) bool {
	return inner == "." || dir == inner || strings.HasPrefix(dir, inner+"/")
}

var (
	errOutside = errors.New("leads out of the blog")
	errLoop    = errors.New("too many symbolic links")
)

// realPath is a path without symbolic links.
func realPath(fsys fs.FS, name string) (string, error) {
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return name, nil
	}
	real, rest, hops := "", strings.Split(name, "/"), 0
	for len(rest) > 0 {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if real == "" {
				return "", errOutside
			}
			if real = path.Dir(real); real == "." {
				real = ""
			}
			continue
		}
		next := path.Join(real, part)
		info, err := links.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			real = next
			continue
		}
		if hops++; hops > 40 {
			return "", errLoop
		}
		target, err := links.ReadLink(next)
		if err != nil {
			return "", err
		}
		if target = strings.ReplaceAll(target, `\`, "/"); path.IsAbs(target) || strings.Contains(target, ":/") {
			return "", errOutside
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return cmp.Or(real, "."), nil
}
