package main

import (
	"fmt"
	"strings"

	"hexodus/importers"
)

// mappingHelp says what a mapping file holds.
func mappingHelp() string {
	var b strings.Builder
	b.WriteString(`A mapping file, hexodus.toml in the blog's folder or the file that --map names, says what tags are. It counts before
everything that hexodus knows, so that a known tag can be given another meaning, too.

   [tags.aside]                              # {% aside tone:loud Read this %} … {% endaside %}
   component = "callout"                     # one of the components below
   params = { class = "${@tone:quiet}", title = "${args}" }

   [tags.gauge]                              # {% gauge 7 of ten %}
   html = '<meter value="${1}">${2...}</meter>'
   hugo = '{{< gauge value="${1}" >}}'       # templates: for hugo, jekyll, commonmark

   [tags.recipe]                             # {% recipe Bread, quick %} … {% endrecipe %}
   split = ","                               # between arguments, instead of blanks
   html = '<section><h4>${1}</h4>${body}</section>'

   [tags.ad]
   drop = true

A tag is one of component, html and drop. Templates go with component or html: these are what the blog showed, for the
self-check and for formats without a template. A template is written as it stands; the new site needs what it uses.

   ${1} ${2}    an argument             ${2...}  the second and all after it      ${args}  all
   ${@name}     the value of name:… or name=…, which the others do not count      ${body}  what the tag encloses
   ${1:text}    text, where there is no such argument                             $${      the characters ${ themselves
   ${1|raw}     as HTML; without it < & " are text      ${1|markdown}  as Markdown      ${1|url}  with the blog's root

body = "markdown", which is usual, has ${body} read as Markdown; "text" and "raw" put it in as text and as HTML, and "none"
leaves it out. Comments "# silence RULE: reason" keep findings out of reports.

Components, with the parameter that each needs before the others; those with + enclose Markdown:

`)
	for _, c := range importers.MappingComponents() {
		name := c.Name
		if c.Body {
			name += "+"
		}
		var params []string
		if c.Required != "" {
			params = append(params, c.Required)
		}
		for _, p := range c.Params {
			if p != c.Required {
				params = append(params, p)
			}
		}
		b.WriteString(strings.TrimRight(fmt.Sprintf("   %-11s %s", name, strings.Join(params, " ")), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
