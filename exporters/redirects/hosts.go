package redirects

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"hexodus/exporters/tree"
	"hexodus/ir"
	"hexodus/ir/finding"
)

// Host is a kind of host that reads redirects from a file.
type Host struct {
	Name string
	File string // "_redirects"
	// Published says that the file is to be among the files of the built site, and not beside the site's sources.
	Published bool
	Most      int  // redirects that the host takes, 0 for any number
	Folds     bool // the host does not tell upper from lower case
	text      func([]move) string
}

// move is a redirect with the site's root: "/blog/old/".
type move struct{ from, to string }

// Hosts are the hosts that we know, by name.
var Hosts = []Host{
	{Name: "apache", File: ".htaccess", Published: true, text: apache},
	{Name: "cloudflare", File: "_redirects", Published: true, Most: 2000, text: cloudflare},
	{Name: "netlify", File: "_redirects", Published: true, Folds: true, text: netlify},
	{Name: "nginx", File: "redirects.nginx.conf", text: nginx},
	{Name: "vercel", File: "vercel.json", Most: 2048, text: vercel},
}

// HostNames are the names of the hosts.
func HostNames() []string {
	names := make([]string, len(Hosts))
	for i, h := range Hosts {
		names[i] = h.Name
	}
	return names
}

var (
	ownFile = finding.Define(finding.Rule{
		ID:       "redirect/own-file",
		Severity: finding.Warning,
		Title:    "the blog has a file of redirects of its own",
		Doc:      "The blog publishes a file of the name in which the host reads redirects. It is kept as it is, and the redirects of the move are in another file beside it.",
		Hint:     "put the lines of the new file into the blog's own",
	})
	tooMany = finding.Define(finding.Rule{
		ID:       "redirect/too-many",
		Severity: finding.Warning,
		Title:    "more redirects than the host takes",
		Doc:      "The host reads only so many redirects, and leaves the rest of the file unread or refuses it.",
		Hint:     "take out what nobody looks for, such as the further pages of archives, or ask the host for more",
	})
)

// Write puts the redirects of a site into a tree, in the file of a host. Folder is where the site's target has the files
// that it publishes as they are: "static". The error says that there is no such host.
func Write(host string, site *ir.Site, out *tree.Tree, folder string, log *finding.Log) error {
	for _, h := range Hosts {
		if h.Name == host {
			h.write(site, out, folder, log)
			return nil
		}
	}
	return fmt.Errorf("no host %q: want one of %s", host, strings.Join(HostNames(), ", "))
}

func (h Host) write(site *ir.Site, out *tree.Tree, folder string, log *finding.Log) {
	moves := h.moves(site, out)
	if len(moves) == 0 {
		return
	}
	if h.Most > 0 && len(moves) > h.Most {
		log.Add(finding.Finding{Rule: tooMany, Effect: finding.Degraded, Detail: fmt.Sprintf("%d redirects, %s takes %d", len(moves), h.Name, h.Most)})
	}
	f := tree.File{Path: h.File, Data: []byte(h.text(moves))}
	if h.Published {
		f.Path = path.Join(folder, h.File)
	}
	err := out.Add(f)
	var clash *tree.Clash
	if errors.As(err, &clash) {
		f.Path = "redirects." + h.Name
		log.Add(finding.Finding{Rule: ownFile, Path: clash.Other.Source, Effect: finding.Manual, Detail: f.Path})
		_ = out.Add(f) // nobody else writes a file of that name
	}
}

// moves are the redirects that the host is to make, by their old address.
func (h Host) moves(site *ir.Site, out *tree.Tree) []move {
	root := "/" + strings.Trim(site.Config.Root, "/")
	if root != "/" {
		root += "/"
	}
	var list []move
	for _, row := range Table(site, out) {
		if row.Status == Kept || row.Status == Gone || h.Folds && strings.EqualFold(row.New, row.Old) {
			continue
		}
		to := strings.NewReplacer(" ", "%20", "$", "%24", `"`, "%22").Replace(row.New)
		if !elsewhere(to) {
			to = escaped(root + strings.TrimPrefix(row.New, "/"))
		}
		list = append(list, move{root + strings.TrimPrefix(row.Old, "/"), to})
	}
	return list
}

// escaped is a path as it stands in an address, without anything that a host might take for a mark of its own.
func escaped(p string) string {
	return marks.Replace((&url.URL{Path: p}).EscapedPath())
}

var marks = strings.NewReplacer("*", "%2A", ":", "%3A", "$", "%24", "(", "%28", ")", "%29", "'", "%27", ";", "%3B", "+", "%2B", "#", "%23")

const headline = "The addresses of the old blog, and where they lead now."

func netlify(moves []move) string { return underscore(moves, "301!") } // "!": although the site has a page there that sends readers on

func cloudflare(moves []move) string { return underscore(moves, "301") }

func underscore(moves []move, status string) string {
	var b strings.Builder
	b.WriteString("# " + headline + "\n")
	for _, m := range moves {
		fmt.Fprintf(&b, "%s %s %s\n", escaped(m.from), m.to, status)
	}
	return b.String()
}

// nginx writes locations, which are compared character by character with an address that is not percent-encoded any more.
func nginx(moves []move) string {
	var b strings.Builder
	b.WriteString("# " + headline + "\n# In the server's block: include redirects.nginx.conf;\n")
	for _, m := range moves {
		to := m.to
		if !strings.Contains(to, "?") {
			to += "$is_args$args"
		}
		fmt.Fprintf(&b, "location = %s { return 301 %s; }\n", quoted(m.from), quoted(to))
	}
	return b.String()
}

// apache writes rules of mod_alias; what they compare is not percent-encoded any more, and where they lead is encoded by
// it, but for those rules that are no patterns and also hold for what is below an address.
func apache(moves []move) string {
	var b strings.Builder
	b.WriteString("# " + headline + "\n")
	for _, m := range moves {
		to := m.to
		if strings.Contains(to, "%3F") || strings.Contains(to, "%23") { // would be taken for a query or a fragment
			fmt.Fprintf(&b, "Redirect 301 %s %s\n", quoted(m.from), quoted(to))
			continue
		}
		if plain, err := url.PathUnescape(to); err == nil && !elsewhere(to) {
			to = strings.ReplaceAll(plain, "$", `\$`)
		}
		fmt.Fprintf(&b, "RedirectMatch 301 %s %s\n", quoted("^"+regexp.QuoteMeta(m.from)+"$"), quoted(to))
	}
	return b.String()
}

// quoted is a text between quotation marks, as configuration files of servers have it.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
