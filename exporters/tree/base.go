package tree

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
	"io"
	"runtime"
	"sync"

	"github.com/klauspost/compress/flate"
	"golang.org/x/sync/errgroup"
)

const basePath = own + "/base.zip"

// base holds every text as hexodus wrote it, before anybody edited it: where a merge starts. It is a zip of files
// by their paths, so that everybody can look at what was there. Assets are not in it: nobody merges pictures.
//
// It is read when it is needed. Without one, or with one that cannot be read, an edit that meets a change is a conflict.
type base struct {
	folder *folder

	once  sync.Once
	files map[string]*zip.File
}

func (b *base) read() map[string]*zip.File {
	b.once.Do(func() {
		data, err := b.folder.read(basePath)
		if err != nil {
			return
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		b.files = make(map[string]*zip.File, len(z.File))
		for _, f := range z.File {
			b.files[f.Name] = f
		}
	})
	return b.files
}

// text is a file as it was written, if that is known to the byte.
func (b *base) text(e entry) ([]byte, bool) {
	f := b.read()[e.Output]
	if f == nil {
		return nil, false
	}
	r, err := f.Open()
	if err != nil {
		return nil, false
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	sum := sha256.Sum256(text)
	return text, err == nil && hex.EncodeToString(sum[:]) == e.SHA256
}

// newBase packs the texts of the tree; those that are as they were keep their packing. It is nil if all are.
func (p *Plan) newBase(sums map[string]string) ([]byte, error) {
	old := p.base.read()
	var texts []*File
	for i := range p.tree {
		if f := &p.tree[i]; f.inMemory() && !isBinary(f.Data) {
			texts = append(texts, f)
		}
	}
	packed := make([][]byte, len(texts)) // nil: as it was
	same := len(texts) == len(old)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range texts {
		if old[f.Path] != nil && p.known[f.Path].SHA256 == sums[f.Path] {
			continue
		}
		same = false
		group.Go(func() error {
			var err error
			packed[i], err = pack(f.Data)
			return err
		})
	}
	if err := group.Wait(); err != nil || same {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i, f := range texts {
		if packed[i] == nil {
			if err := z.Copy(old[f.Path]); err != nil {
				return nil, err
			}
			continue
		}
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: f.Path, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(f.Data),
			CompressedSize64: uint64(len(packed[i])), UncompressedSize64: uint64(len(f.Data)),
		})
		if err == nil {
			_, err = w.Write(packed[i])
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is a good one; the library's own takes twice the time
	return w
}}

// pack is never nil without an error.
func pack(data []byte) ([]byte, error) {
	out := bytes.NewBuffer(make([]byte, 0, len(data)/2+64))
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}
