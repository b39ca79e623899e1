package hexo

import (
	"errors"
	"hash/maphash"
	"io/fs"
	"sync"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var errChanged = errors.New("changed while the blog was read")

// seed is the same for all texts of a run.
var seed = maphash.MakeSeed()

// letGo drops a text whose file can be read again.
func letGo(fsys fs.FS, src *ir.Source) {
	sum := maphash.Bytes(seed, src.Data)
	src.Read = func() ([]byte, error) {
		again, err := readSource(fsys, src.Path, &finding.Log{})
		if err != nil {
			return nil, err
		}
		if maphash.Bytes(seed, again.Data) != sum {
			return nil, errChanged
		}
		return again.Data, nil
	}
	src.Data = nil
}

// readLater gives a document the means to read its body when somebody asks for it. What is found is told once.
func (b *blog) readLater(bodies *bodies, doc *ir.Document, log *finding.Log) {
	assignRoles(doc)
	if doc.Source.Read == nil { // a fault of ours over its front matter kept it
		bodies.readCarefully(doc, log)
		return
	}
	var told sync.Once
	doc.Load = func() (err error) {
		if doc.Source.Data, err = doc.Source.Read(); err != nil {
			return err
		}
		to := &finding.Log{}
		told.Do(func() { to = log })
		bodies.readCarefully(doc, to)
		return nil
	}
}
