package markdown

import "strings"

// PandocOptions are the arguments that a blog has pandoc called with.
type PandocOptions struct {
	Math       string          // "mathjax", "katex", …; "" sets formulas in plain HTML
	Extensions map[string]bool // of its Markdown, where they are not as they are from the beginning
	Unknown    []string        // arguments that may change pages in ways not reproduced
}

// pandocOff are the extensions that pandoc's Markdown knows and has off.
var pandocOff = words(`abbreviations angle_brackets_escapable ascii_identifiers autolink_bare_uris compact_definition_lists east_asian_line_breaks emoji
	four_space_rule gfm_auto_identifiers gutenberg hard_line_breaks ignore_line_breaks lists_without_preceding_blankline
	literate_haskell markdown_attribute mmd_header_identifiers mmd_link_attributes mmd_title_block old_dashes rebase_relative_paths
	short_subsuperscripts spaced_reference_links tex_math_double_backslash tex_math_single_backslash`)

// pandocRead are the extensions that are read as pandoc reads them, on or off.
var pandocRead = words(`smart implicit_figures raw_html raw_tex header_attributes auto_identifiers gfm_auto_identifiers space_in_atx_header
	blank_before_header blank_before_blockquote hard_line_breaks lists_without_preceding_blankline fancy_lists startnum task_lists
	footnotes inline_notes definition_lists table_captions pipe_tables simple_tables line_blocks fenced_divs bracketed_spans
	link_attributes inline_code_attributes implicit_header_references intraword_underscores strikeout superscript subscript
	tex_math_dollars yaml_metadata_block citations`)

// pandocOn reports whether an extension is on.
func (d *Dialect) pandocOn(extension string) bool {
	if on, ok := d.Pandoc.Extensions[extension]; ok {
		return on
	}
	return !pandocOff[extension]
}

// newPandoc reads the arguments of the renderer's configuration.
//
// Hexo: hexo-renderer-pandoc lib/parseArgs.js
func newPandoc(section any) Dialect {
	o := options{section}
	args := o.list("args")
	if s, ok := o.get("args").(string); ok {
		args = strings.Fields(s)
	}
	d := Dialect{Engine: Pandoc, GFM: true, HeaderIDs: true, HTML: true, XHTML: true}
	d.Pandoc.Extensions = map[string]bool{}
	for i := 0; i < len(args); i++ {
		name, value, valued := strings.Cut(args[i], "=")
		if len(name) > 2 && name[0] == '-' && name[1] != '-' {
			name, value, valued = name[:2], name[2:], true
		}
		if !valued && pandocValued[name] && i+1 < len(args) {
			i++
			value = args[i]
		}
		switch name {
		case "--mathjax", "--katex", "--mathml", "--webtex", "--gladtex":
			d.Pandoc.Math = name[2:]
		case "-f", "-r", "--from", "--read":
			d.reads(value)
		case "--wrap", "--columns", "--no-highlight", "--highlight-style", "-M", "--metadata", "-t", "-w", "--to", "--write", "--quiet",
			"--verbose", "--eol", "-V", "--variable", "--tab-stop", "--data-dir", "--dpi":
			if (name == "-t" || name == "-w" || name == "--to" || name == "--write") && value != "html" && value != "html5" {
				d.Pandoc.Unknown = append(d.Pandoc.Unknown, args[i])
			}
		default:
			d.Pandoc.Unknown = append(d.Pandoc.Unknown, args[i])
		}
	}
	d.Typographer, d.Breaks = d.pandocOn("smart"), d.pandocOn("hard_line_breaks")
	return d
}

// pandocValued are the arguments whose value may be the next one.
var pandocValued = words(`-f -r --from --read -t -w --to --write -M --metadata -V --variable --wrap --columns --highlight-style --filter -F
	--lua-filter -L --template --eol --tab-stop --data-dir --dpi --bibliography --csl --shift-heading-level-by --id-prefix`)

// reads sets the format that is read: "markdown+emoji-smart".
func (d *Dialect) reads(format string) {
	n := strings.IndexAny(format, "+-")
	if n < 0 {
		n = len(format)
	}
	if format[:n] != "markdown" {
		d.Pandoc.Unknown = append(d.Pandoc.Unknown, format)
	}
	for n < len(format) {
		end := n + 1
		for end < len(format) && format[end] != '+' && format[end] != '-' {
			end++
		}
		name, on := format[n+1:end], format[n] == '+'
		if pandocRead[name] {
			d.Pandoc.Extensions[name] = on
		} else if on == pandocOff[name] {
			d.Pandoc.Unknown = append(d.Pandoc.Unknown, format[n:end])
		}
		n = end
	}
}
