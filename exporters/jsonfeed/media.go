package jsonfeed

import (
	"path"
	"slices"
	"strings"
)

// attach adds a medium to an item's attachments, once.
func (e *entry) attach(it *item, values map[string]string) {
	url, kind := values["src"], values["type"]
	if kind, _, _ = strings.Cut(kind, ";"); kind == "" {
		kind = mediaTypes[strings.ToLower(path.Ext(strings.SplitN(url, "?", 2)[0]))]
	}
	known := strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "video/")
	if !known || !strings.HasPrefix(url, "http") || slices.ContainsFunc(it.Attachments, func(a attachment) bool { return a.URL == url }) {
		return
	}
	it.Attachments = append(it.Attachments, attachment{URL: url, MIMEType: kind, Title: values["title"], SizeInBytes: e.size(url)})
}

// size is the number of bytes of a file of the blog, 0 if it is none.
func (e *entry) size(url string) int64 {
	for _, a := range e.doc.Assets {
		if e.absolute(a.URL) == url {
			return a.Size
		}
	}
	return e.sizes[url]
}

// mediaTypes are the media that browsers play, by extension.
var mediaTypes = map[string]string{
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".oga": "audio/ogg", ".ogg": "audio/ogg", ".opus": "audio/ogg",
	".wav": "audio/wav", ".flac": "audio/flac", ".weba": "audio/webm",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mov": "video/quicktime",
}
