package jsonfeed

import (
	"slices"
	"strings"
	"time"

	"hexodus/ir"
	"hexodus/ir/finding"
	"hexodus/ir/routes"
)

var (
	pageLeft = finding.Define(finding.Rule{
		ID:       "feed/page",
		Severity: finding.Info,
		Title:    "a page is not in the feed",
		Doc:      "A feed holds posts. Pages that stand alone, such as about or links, have no place in it, as they had none in the blog's own feed.",
		Hint:     "to take pages along, write another format beside the feed",
	})
	draftLeft = finding.Define(finding.Rule{
		ID:       "feed/draft",
		Severity: finding.Info,
		Title:    "a draft is not in the feed",
		Doc:      "What is in a feed is published, at once and for good: readers keep copies. Drafts, and posts with published: false, are never in it.",
		Hint:     "publish the post in the blog when it is ready",
	})
	futureLeft = finding.Define(finding.Rule{
		ID:       "feed/future",
		Severity: finding.Info,
		Title:    "a post of a later day is not in the feed",
		Doc:      "The blog does not show posts before their date, and neither does the feed.",
		Hint:     "write the feed again when the day has come",
	})
	hiddenLeft = finding.Define(finding.Rule{
		ID:       "feed/hidden",
		Severity: finding.Info,
		Title:    "a hidden post is not in the feed",
		Doc:      "The blog shows this post to those who have its address, and in no list. A feed is a list.",
		Hint:     "nothing to do",
	})
	secretLeft = finding.Define(finding.Rule{
		ID:       "feed/encrypted",
		Severity: finding.Warning,
		Title:    "an encrypted post is not in the feed",
		Doc:      "The blog asks for a password before it shows this post. In a feed its text would stand in the clear, so it is left out, title and all.",
		Hint:     "remove the password in the blog if the text may be public",
	})
	shadowLeft = finding.Define(finding.Rule{
		ID:       "feed/same-address",
		Severity: finding.Warning,
		Title:    "another post has this post's address",
		Doc:      "The blog could show only one of two posts at one address, and an item of a feed is known by it. The feed holds the one that the blog showed, the older.",
		Hint:     "give one of the posts another permalink",
	})
	notAskedFor = finding.Define(finding.Rule{
		ID:       "feed/not-asked-for",
		Severity: finding.Info,
		Title:    "posts beyond those that were asked for",
		Doc:      "With --limit or --since a feed holds the newest posts only.",
		Hint:     "nothing to do",
	})
	filesLeft = finding.Define(finding.Rule{
		ID:       "feed/files",
		Severity: finding.Info,
		Title:    "pictures and other files are not in the feed",
		Doc:      "A feed is text. Its posts show the pictures of the blog's own site, by their full address, and need that site to be there.",
		Hint:     "keep the blog online, or move its files and keep their addresses",
	})
)

// choose are the posts of the feed, newest first. Those that are not in it are told.
func (f *feed) choose() []*ir.Document {
	var posts []*ir.Document
	now := time.Now()
	for _, d := range f.Docs {
		switch {
		case d.Kind != ir.Post:
			f.leave(d, pageLeft, finding.Lost)
		case d.Draft:
			f.leave(d, draftLeft, finding.Skipped)
		case d.Secret:
			f.leave(d, secretLeft, finding.Skipped)
		case d.Hidden:
			f.leave(d, hiddenLeft, finding.Skipped)
		case !routes.Shown(d, f.Config, now):
			f.leave(d, futureLeft, finding.Skipped)
		default:
			posts = append(posts, d)
		}
	}
	slices.SortFunc(posts, func(a, b *ir.Document) int {
		if n := b.Date.Compare(a.Date); n != 0 {
			return n
		}
		return strings.Compare(a.Source.Path, b.Source.Path)
	})
	posts = f.withoutShadows(posts)
	n := len(posts)
	if since := f.since(); !since.IsZero() {
		if i := slices.IndexFunc(posts, func(d *ir.Document) bool { return d.Date.Before(since) }); i >= 0 {
			n = i
		}
	}
	if limit := f.opt.Feed.Limit; limit > 0 {
		n = min(n, limit)
	}
	if rest := posts[n:]; len(rest) > 0 {
		for _, d := range rest {
			f.book(d, finding.Skipped, notAskedFor)
		}
		f.log.Add(finding.Finding{Rule: notAskedFor, Path: f.SourceDir, Effect: finding.Exact, Count: len(rest)})
	}
	f.total = n
	return posts[:n]
}

// since is the time of the oldest post that was asked for, zero for any.
func (f *feed) since() time.Time {
	t := f.opt.Feed.Since
	if t.IsZero() || !f.opt.Feed.SinceHere {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, f.Config.Location)
}

// withoutShadows leaves out posts whose address an older one has.
func (f *feed) withoutShadows(posts []*ir.Document) []*ir.Document {
	last := make(map[string]*ir.Document, len(posts))
	for _, d := range posts {
		last[routes.Of(d.URL)] = d
	}
	return slices.DeleteFunc(posts, func(d *ir.Document) bool {
		if last[routes.Of(d.URL)] == d {
			return false
		}
		f.leave(d, shadowLeft, finding.Skipped)
		return true
	})
}

// leave tells of a document that is not in the feed.
func (f *feed) leave(d *ir.Document, rule *finding.Rule, outcome finding.Outcome) {
	f.book(d, outcome, rule)
	effect := finding.Dropped
	if d.Draft {
		effect = finding.Equivalent // the blog did not show it either
	}
	f.log.Add(finding.Finding{Rule: rule, Path: d.Source.Path, Effect: effect})
}

// book accounts for a document that is not in the feed, and its fields.
func (f *feed) book(d *ir.Document, outcome finding.Outcome, rule *finding.Rule) {
	path := d.Source.Path
	f.log.Ledger.Settle(finding.File, path, 1, outcome, rule)
	f.log.Ledger.Settle(finding.Field, path, len(d.Meta.Fields), outcome, rule)
	for _, a := range d.Assets {
		f.log.Ledger.Settle(finding.AssetFile, a.Path, 1, outcome, rule)
	}
}

// leaveBehind tells of the files that are no posts.
func (f *feed) leaveBehind() {
	n := len(f.Assets) + len(f.Data)
	for _, a := range f.Assets {
		f.log.Ledger.Settle(finding.AssetFile, a.Path, 1, finding.Lost, filesLeft)
	}
	for _, d := range f.Data {
		f.log.Ledger.Settle(finding.File, d.Path, 1, finding.Lost, filesLeft)
	}
	for _, d := range f.Docs {
		n += len(d.Assets)
	}
	if n > 0 {
		f.log.Add(finding.Finding{Rule: filesLeft, Path: f.SourceDir, Effect: finding.Dropped, Count: n})
	}
}
